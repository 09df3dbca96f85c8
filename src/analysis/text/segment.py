"""Paragraphs and sentences, as offsets into the text as it is."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

Span = tuple[int, int]

_PARAGRAPH = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_END = re.compile(
    r"""(?<![.!?…])(?P<stop>[.!?…]+)(?P<closers>["'”’»)\]]*)"""
    r"""(?P<space>\s+)(?=["'“‘«(\[]*(?P<next>\w))"""
)
_LAST_WORD = re.compile(r"(?:\w|\.(?=\w)|(?<=\w)['’](?=\w))+\Z")
_OPENING = re.compile(r"[\w'’]+")
_LONGEST_WORD = 24  # characters looked at before a full stop: no abbreviation is longer
_LONGEST = 2_000  # characters of a sentence; what goes on without an end is no prose
_STRETCH = re.compile(rf"\S.{{0,{_LONGEST - 1}}}(?!\S)|\S{{1,{_LONGEST}}}", re.DOTALL)


@cache
def abbreviations() -> dict[str, frozenset[str]]:
    """The word lists of ``text/data/abbreviations.toml`` by name."""
    path = files("analysis.text") / "data" / "abbreviations.toml"
    lists: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in lists.items()}


def trim(text: str, span: Span) -> Span:
    """The span without white space at its edges."""
    start, end = span
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def paragraphs(text: str) -> list[Span]:
    """Each line that is not blank, without white space at its edges."""
    spans = (trim(text, match.span()) for match in _PARAGRAPH.finditer(text))
    return [(start, end) for start, end in spans if start < end]


def sentences(text: str) -> list[Span]:
    """All of `each_sentence`."""
    return list(each_sentence(text))


def each_sentence(text: str) -> Iterator[Span]:
    """Sentences in reading order. None crosses a paragraph; every word of the text is in one.

    A full stop after an abbreviation, an initial or an initialism ends a sentence only before a
    word that usually opens one (``text/data/abbreviations.toml``). One that has no end after 2,000
    characters is cut at a space, so that no text takes long to look through.
    """
    for paragraph in paragraphs(text):
        for start, end in _sentences_in(text, paragraph):
            if end - start <= _LONGEST:
                yield start, end
            else:
                yield from (trim(text, part.span()) for part in _STRETCH.finditer(text, start, end))


def _sentences_in(text: str, paragraph: Span) -> Iterator[Span]:
    start, end = paragraph
    for match in _END.finditer(text, start, end):
        if _ends_a_sentence(text, match, start):
            yield start, match.start("space")
            start = match.end()
    yield start, end


def _ends_a_sentence(text: str, match: re.Match[str], start: int) -> bool:
    following = match["next"]
    if not (following.isupper() or following.isdigit() or following.istitle()):
        return False
    if match["stop"] != "." or match["closers"]:
        return True
    stop = match.start()
    word = _LAST_WORD.search(text[max(start, stop - _LONGEST_WORD) : stop])
    return not word or not _is_abbreviation(word[0], text, match.end())


def _is_abbreviation(written: str, text: str, following: int) -> bool:
    lists = abbreviations()
    word = written.lower()
    if word in lists["before_a_name"]:
        return True
    if word in lists["before_a_number"] and not written.isupper():  # "p. 5", but "Ann P. Lee"
        return text[following : following + 1].isdigit()
    initials = all(len(letter) == 1 for letter in word.split(".")) and word.isascii()
    if not (initials and not word.isdigit()) and word not in lists["anywhere"]:
        return False
    opening = _OPENING.search(text, following, following + _LONGEST_WORD)
    return not (opening and opening[0].lower() in lists["sentence_openers"])
