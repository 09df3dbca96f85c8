"""What a file of one article says: its text, or what can be found on a page."""

import logging
import re
from collections.abc import Mapping
from datetime import date
from math import inf
from pathlib import Path
from typing import Any

from analysis.errors import InputError
from analysis.reading.decode import decode

Fields = dict[str, Any]
"""What is known of an article, by the columns of ``tables.ARTICLES``."""

PAGES = frozenset({".html", ".htm"})
ARTICLES = PAGES | {".txt"}
TABLES = frozenset({".csv", ".jsonl", ".parquet", ".xlsx"})
ACCEPTED = "an article ends in .htm, .html or .txt, a table in .csv, .jsonl, .parquet or .xlsx"

_BEGINNING = 4_000  # characters: an e-mail begins with that many when servers have signed it
_NEITHER = {  # how what is neither a text nor a page begins, and what it is
    r"%pdf-": "a PDF, not plain text; save its text as .txt",
    r"{\\rtf": "in Rich Text Format, not plain text; save it as .txt without formatting",
    # fields such as a person writes, From and Subject, up to one that only a program does
    r"(?:from \S+@.*\n)?(?:[a-z-]+:.*\n(?:[ \t].*\n)*)*?"
    r"(?:content-type|delivered-to|dkim-signature|message-id|mime-version|return-path):": (
        "an e-mail or a web archive (MHTML); save its text as .txt, or its page as .html"
    ),
}
_NO_PLAIN_TEXT = _NEITHER | {
    r"(?:<\?xml[^>]*>\s*|<!--[^>]*-->\s*)*<(?:!doctype html|html|head|body)[\s>]": (
        "a page, not plain text; name it .html"
    ),
    r"<(?:\?xml|rss|feed|svg)\s": "XML, not plain text; save its text as .txt",
    r"\[?\s*{\s*\"[^\"\n]*\"\s*:": (
        'JSON, not plain text; name it .jsonl if each line is an object like {"text": "..."}'
    ),
    r"(?=.*[,;\t])(?:\"?\w+\"?[,;\t])*\"?text\"?(?:[,;\t]\"?\w+\"?)*\r?\n": (
        "a table, not an article; name it .csv"
    ),
}

_CHARSET = re.compile(
    rb"<meta[^>]+charset=[\"']?(windows-\d+|iso-8859-(?!1\b)\d+)", flags=re.IGNORECASE
)
_CHARSET_WITHIN = 1024  # bytes: where the HTML standard has a page name its encoding
_LARGEST_ARTICLE = 100_000_000  # bytes: a page saved with its pictures has some ten million
_MOST_TAGS = 50_000  # of a page: more take minutes to look through; a long one has 10,000
_TAG = re.compile(rb"<[a-z][^<>]*", flags=re.IGNORECASE)
_MOST_WORDS = 10_000  # of a tag: the parser compares each attribute with all before it
_MOST_IN_A_PARAGRAPH = 5_000  # tags: a second; trafilatura takes two minutes for 20,000 links
_BLOCK = re.compile(
    rb"</?(?:article|blockquote|body|div|h\d|li|ol|p|script|section|style|t[dhr]|ul)\b",
    flags=re.IGNORECASE,
)
_NO_CHARACTER = re.compile(  # trafilatura finds nothing on a page that has one
    r"&#(?:0*(?:[1-8]|1[124-9]|2\d|3[01]|6553[45])|x0*(?:[1-8bcef]|1[\da-f]|fff[ef]))\b;?",
    flags=re.IGNORECASE,
)
_SILENT = logging.NullHandler()


def check_file(path: Path, name: str, largest: float = inf) -> None:
    """Raise InputError unless it is a regular file of at most so many bytes."""
    try:
        if not path.is_file():
            problem = "is not a file" if path.exists() else "does not exist"
        elif (size := path.stat().st_size) > largest:
            raise InputError(
                f"{name} is of {_megabytes(size)}; up to {_megabytes(largest)} are accepted."
            )
        else:
            return
    except OSError as error:
        problem = f"cannot be read ({error.strerror})"
    raise InputError(f"{name} {problem}; a readable file is needed.")


def _megabytes(size: float) -> str:
    return f"{size // 1_000_000:,.0f} MB"


def read_bytes(path: Path, name: str) -> bytes:
    """The bytes of a regular file; InputError says why there are none."""
    check_file(path, name, _LARGEST_ARTICLE)
    try:
        return path.read_bytes()
    except OSError as error:
        problem = f"cannot be read ({error.strerror})"
        raise InputError(f"{name} {problem}; a readable file is needed.") from error


def read_article(path: Path, name: str) -> Fields:
    """The text of a .txt file, or the main text, title, outlet and day of an HTML page."""
    suffix = path.suffix.lower()
    if suffix in TABLES:
        raise InputError(f"{name} is a table; an article, in .htm, .html or .txt, is needed here.")
    if suffix not in ARTICLES:
        raise InputError(f"{name} has another ending than is accepted: {ACCEPTED}.")
    data = read_bytes(path, name)
    return _read_page(data, name) if suffix in PAGES else _read_text(data, name)


def _read_text(data: bytes, name: str) -> Fields:
    text = decode(data, name)
    _refuse(_NO_PLAIN_TEXT, text, name)
    return {"text": text}


def _refuse(kinds: Mapping[str, str], text: str, name: str) -> None:
    """Raise InputError if a text begins as one of these kinds does."""
    start = text[:_BEGINNING].lstrip()
    for beginning, kind in kinds.items():
        if re.match(beginning, start, re.IGNORECASE):
            raise InputError(f"{name} is {kind}.")


def _read_page(data: bytes, name: str) -> Fields:
    if problem := _takes_too_long(data):
        raise InputError(f"{name} has {problem}; save it as .txt instead.")
    text = decode(data, name, single_byte=_named_encoding(data))
    _refuse(_NEITHER, text, name)
    page = _extract(text)
    if page is None or not page.text:
        raise InputError(f"{name} has no main text that can be found; save it as .txt instead.")
    found = {
        "text": page.text,
        "title": page.title,
        "source": page.sitename or page.hostname,
        "published": _stated_day(page.date, text),
    }
    return {name: value for name, value in found.items() if isinstance(value, str)}


def _extract(page: str) -> Any:
    """What trafilatura finds on a page; it has nothing to say of it on a terminal."""
    import trafilatura

    for library in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(library).addHandler(_SILENT)
    return trafilatura.bare_extraction(
        _NO_CHARACTER.sub("", page),
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )


def _stated_day(found: str | None, page: str) -> str | None:
    """The day that was found; None if the page states one that its month does not have.

    The first of the month is found for that.
    """
    stated = re.findall(rf"{found[:-3]}-\d\d", page) if found else []
    return found if found in stated or all(map(_is_day, stated)) else None


def _is_day(words: str) -> bool:
    try:
        return bool(date.fromisoformat(words))
    except ValueError:
        return False


def _takes_too_long(data: bytes) -> str | None:
    """What a page has that the parser or trafilatura would spend minutes on."""
    if data.count(b"<") > _MOST_TAGS:
        return f"more than {_MOST_TAGS:,} tags"
    if any(len(tag[0].split()) > _MOST_WORDS for tag in _TAG.finditer(data)):
        return f"a tag of over {_MOST_WORDS:,} words"
    if any(len(_TAG.findall(part)) > _MOST_IN_A_PARAGRAPH for part in _BLOCK.split(data)):
        return f"a paragraph of over {_MOST_IN_A_PARAGRAPH:,} tags"
    return None


def _named_encoding(data: bytes) -> str:
    """The single-byte encoding that a page names; ISO-8859-1 means Windows-1252 on the web."""
    named = _CHARSET.search(data[:_CHARSET_WITHIN])
    return named[1].decode("ascii") if named else "cp1252"
