"""Curly marks that have become a bare "â", put right from where they stand.

The UTF-8 bytes of “ ” ‘ ’ – — all begin with 0xE2, which is "â" in Windows-1252; a program that
drops the other two bytes leaves only that. Which mark it was must then be told from its place: an
apostrophe inside a word, an opening mark before one, a closing mark after one. A real "â" stands
in the same places (pâté, âge), so a text is touched only where something in it cannot be a letter,
and only in paragraphs in English. What is still in doubt stays as it is.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import takewhile
from typing import Any

from analysis.reading.bare_marks import LOST, Mark, found, marks_in
from analysis.reading.pieces import Piece, unchanged
from analysis.text.segment import Span, abbreviations, paragraphs

_NO_LETTER = re.compile(rf"{LOST}(?=[A-ZÀ-ÖØ-Þ])|(?<=\w\w[.,!?;:]){LOST}(?!\w)")
_POSSESSIVE = re.compile(rf"([^\W\d_]{{3,24}}){LOST}s\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_WORD_BEFORE = re.compile(r"[\w'’-]*\Z")
_WORD_AFTER = re.compile(r"[\w'’-]*")
_DECADE = re.compile(r"\d\ds\b")

_STOPS = frozenset(".,!?;:…—–")
_LOOK_AHEAD = 40  # marks
_FEWEST_WORDS = 20  # a shorter paragraph is taken to be in the language of the whole text
_ENGLISH_SHARE = 0.05  # of frequent English words; 0.3 is usual

Answer = tuple[str, str]
"""The character that stood there, and why."""


def restore_marks(text: str) -> list[Piece]:
    """The pieces of the text, with each bare "â" that was a curly mark repaired."""
    if not _is_damaged(text):
        return [unchanged(text)]
    pieces = []
    position = 0
    for mark, (now, why) in _answers(text):
        pieces += [unchanged(text[position : mark.start]), Piece(mark.text, now, why)]
        position = mark.end
    return [*pieces, unchanged(text[position:])]


@cache
def _lists() -> dict[str, Any]:
    """The word lists of ``reading/data/marks.toml``."""
    path = files("analysis.reading") / "data" / "marks.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _is_damaged(text: str) -> bool:
    """Whether at least one "â" of the text cannot be a letter."""
    if "â" not in text:
        return False
    if _NO_LETTER.search(text):
        return True
    if any(map(_in_apostrophe_word, marks_in(text, (0, len(text))))):
        return True
    owners = {match[1] for match in _POSSESSIVE.finditer(text)}
    return not owners.isdisjoint(_WORD.findall(text))


def _answers(text: str) -> Iterator[tuple[Mark, Answer]]:
    text_in_english = _is_english(_words(text))
    for paragraph in paragraphs(text):
        words = _words(text[slice(*paragraph)])
        if _is_english(words) if len(words) >= _FEWEST_WORDS else text_in_english:
            yield from _answers_in(text, paragraph)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text.replace("â", " "))]


def _is_english(words: list[str]) -> bool:
    frequent = sum(word in _lists()["english_words"] for word in words)
    return frequent > 0 and frequent >= _ENGLISH_SHARE * len(words)


def _answers_in(text: str, paragraph: Span) -> Iterator[tuple[Mark, Answer]]:
    marks = list(marks_in(text, paragraph))
    opened: list[str] = []
    last, now = paragraph[0], ""
    for index, mark in enumerate(marks):
        if mark.text in '"“”':
            _follow(mark, opened)
            continue
        if now and (mark.start == last or _closes_outer(text, mark, last, now, opened)):
            mark = replace(mark, left=now)
        if answer := _answer(mark, marks[index + 1 : index + 1 + _LOOK_AHEAD], opened):
            last, now = mark.end, answer[0]
            yield mark, answer


def _closes_outer(text: str, mark: Mark, last: int, now: str, opened: list[str]) -> bool:
    """Whether a space parts the mark from the nested quotation that has just been closed."""
    apart = mark.start == last + 1 and text[last].isspace()
    return apart and now == "’" and bool(opened) and not mark.may_open


def _follow(mark: Mark, opened: list[str]) -> None:
    """Keep account of the double marks that were not lost."""
    if mark.text == "“" or (mark.text == '"' and mark.may_open):
        opened.append(mark.text)
    else:
        opened.clear()


def _answer(mark: Mark, later: list[Mark], opened: list[str]) -> Answer | None:
    if _is_letter(mark):
        return None
    return (
        _sequence(mark)
        or _apostrophe(mark)
        or _dash(mark)
        or _opening(mark, opened)
        or _closing(mark, later, opened)
    )


def _is_letter(mark: Mark) -> bool:
    """Whether its word is one that is written with "â"."""
    word = found(_WORD_BEFORE.search(mark.left)) + "â" + found(_WORD_AFTER.match(mark.right))
    return word.lower() in _lists()["real_words"] and not mark.after.isupper()


def _sequence(mark: Mark) -> Answer | None:
    character = _lists()["sequences"].get(mark.text)
    return (character, "two of its three bytes are left") if character else None


def _in_apostrophe_word(mark: Mark) -> bool:
    return f"{mark.stem}'{mark.ending}".lower() in _lists()["apostrophe_words"]


def _apostrophe(mark: Mark) -> Answer | None:
    """An apostrophe that is one whatever quotation is open."""
    if _in_apostrophe_word(mark) or (mark.before.isalnum() and mark.after.isupper()):
        return "’", "apostrophe inside a word"
    owner = len(mark.stem) > 1 or mark.stem.isupper() or mark.before == "." or mark.before.isdigit()
    if mark.ending in {"s", "ll"} and owner:
        return "’", "apostrophe before an ending"
    clipped = mark.ending in abbreviations()["clipped"] or _DECADE.match(mark.right)
    if mark.may_open and clipped:
        return "’", "apostrophe for what is left out"
    return None


def _dash(mark: Mark) -> Answer | None:
    if mark.before.isspace() and mark.after.isspace():
        return "—", "dash between spaces; it may have been –"
    if mark.before.isdigit() and mark.after.isdigit():
        return "–", "dash between numbers"
    return None


def _opening(mark: Mark, opened: list[str]) -> Answer | None:
    nested = bool(opened) and mark.before == opened[-1] == '"'
    after_stop = mark.before in _STOPS and not opened and mark.after.isalnum()
    if not (mark.may_open or nested or after_stop):
        return None
    if opened == ["“"] and mark.left.rstrip()[-1:] in {".", "!", "?"}:
        opened.clear()  # that one was never closed
    opened.append("‘" if opened and opened[-1] != "‘" else "“")
    return opened[-1], "opening mark before a word"


def _closing(mark: Mark, later: list[Mark], opened: list[str]) -> Answer | None:
    if not (mark.may_close or mark.before in _STOPS):
        return None
    if mark.before in {"s", "S"} and _closers(later) >= len(opened):
        return "’", "apostrophe of a plural possessive"
    if mark.before == "'" and opened and opened[-1] == "‘":
        opened.pop()
    if opened:
        return "’" if opened.pop() == "‘" else "”", "closing mark after a word or a stop"
    if mark.before in _STOPS:
        return "”", "closing mark after a stop"
    return None


def _closers(later: list[Mark]) -> int:
    """How many of the marks to come, up to the next opening one, can only be closing ones."""
    before_opening = takewhile(lambda mark: not mark.may_open, later)
    return sum(mark.may_close and mark.before not in {"s", "S"} for mark in before_opening)
