"""What a file of one article says: its text, or what can be found on a page."""

import logging
import re
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

_PAGE = "a page, not plain text; name it .html"
_NO_PLAIN_TEXT = {
    "<!doctype html": _PAGE,
    "<html": _PAGE,
    "%pdf-": "a PDF, not plain text; save its text as .txt",
    "{\\rtf": "in Rich Text Format, not plain text; save it as .txt without formatting",
}
_BEGINNING = 100  # characters, blank ones among them

_CHARSET = re.compile(
    rb"<meta[^>]+charset=[\"']?(windows-\d+|iso-8859-(?!1\b)\d+)", flags=re.IGNORECASE
)
_CHARSET_WITHIN = 1024  # bytes: where the HTML standard has a page name its encoding
_LARGEST_ARTICLE = 100_000_000  # bytes: a page saved with its pictures has some ten million
_MOST_TAGS = 50_000  # of a page: more take minutes to look through; a long one has 10,000
_TAG = re.compile(rb"<[a-z][^<>]*", flags=re.IGNORECASE)
_MOST_WORDS = 10_000  # of a tag: the parser compares each attribute with all before it

# What they have to say of a page comes back as an InputError, not on a terminal.
for _library in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


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
    start = text[:_BEGINNING].lower().lstrip()
    for beginning, kind in _NO_PLAIN_TEXT.items():
        if start.startswith(beginning):
            raise InputError(f"{name} is {kind}.")
    return {"text": text}


def _read_page(data: bytes, name: str) -> Fields:
    import trafilatura
    from trafilatura.settings import Document

    if data.count(b"<") > _MOST_TAGS:
        raise InputError(f"{name} has more than {_MOST_TAGS:,} tags; save it as .txt instead.")
    if any(len(tag[0].split()) > _MOST_WORDS for tag in _TAG.finditer(data)):
        raise InputError(
            f"{name} has a tag of over {_MOST_WORDS:,} words; save it as .txt instead."
        )
    page = trafilatura.bare_extraction(
        decode(data, name, single_byte=_named_encoding(data)),
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if not isinstance(page, Document) or not page.text:
        raise InputError(f"{name} has no main text that can be found; save it as .txt instead.")
    return {
        "text": page.text,
        "title": page.title,
        "source": page.sitename or page.hostname,
        "published": page.date,
    }


def _named_encoding(data: bytes) -> str:
    """The single-byte encoding that a page names; ISO-8859-1 means Windows-1252 on the web."""
    named = _CHARSET.search(data[:_CHARSET_WITHIN])
    return named[1].decode("ascii") if named else "cp1252"
