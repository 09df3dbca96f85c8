"""Runs of capitalised words: where they stand, and what of them is title, name, or neither."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from analysis.quotes.lexicon import cue_forms, data, words
from analysis.text.segment import abbreviations

UPPER = "".join(letter for letter in map(chr, range(0x250)) if letter.isupper())
_LETTER = r"[\w\u0300-\u036f-]"  # accents may stand behind their letters
_WORD = re.compile(r"[^\s,]+")
_NICKNAME = rf"[\"“‘'(][{UPPER}]\w+[\"”’')]"
_LONGEST_TITLE = 4  # words
_RUNS_KEPT = 10_000  # whose parts are remembered


class Parted(NamedTuple):
    """What of a run is a name; the fields are those of a ``Mention``, counted from the run."""

    start: int
    end: int
    before: tuple[str, ...]
    title: str
    tokens: tuple[str, ...]
    name_start: int


@cache
def run_pattern() -> re.Pattern[str]:
    """Words with capitals in a row, with their titles, particles, nicknames and suffixes."""
    dotted = abbreviations()["before_a_name"] | words("speakers", "names", "suffixes")
    abbreviated = "|".join(sorted(word.capitalize() for word in dotted))
    particles = "|".join(sorted(words("speakers", "names", "particles")))
    with_of = "|".join(
        re.sub(r"\b(?!of\b|the\b)\w", lambda letter: letter[0].upper(), title)
        for title in sorted(data("speakers")["titles"], key=len, reverse=True)
        if " of " in title
    )
    token = (
        rf"(?:(?:{with_of})\b|(?:{abbreviated})\.|(?:[{UPPER}]\.)+"
        rf"|[{UPPER}]{_LETTER}*(?:['’](?!s\b){_LETTER}+)*)"
    )
    between = rf"(?:[ \xa0]|, (?=[JS]r\b))(?:(?:{particles}) )*"
    return re.compile(rf"\b(?=[{UPPER}]){token}(?:(?:{between}{_NICKNAME})?{between}{token})*")


def _is_nickname(token: str) -> bool:
    return not token[0].isalnum()


def is_suffix(token: str) -> bool:
    """Whether a word is Jr., Sr., II and the like."""
    return token.rstrip(".").lower() in words("speakers", "names", "suffixes")


def key(word: str) -> str:
    """A word in small letters without its stop; an initial keeps that: no "a" opens "A. Lee"."""
    return word.lower() if len(word) == len("A.") else word.rstrip(".").lower()


@lru_cache(_RUNS_KEPT)
def parted(run: str, opens: bool, is_small: bool, dated: bool) -> Parted | None:
    """The name in the words of a run.

    Args:
        run: Words with capitals.
        opens: Whether they open a sentence.
        is_small: Whether the first of them stands elsewhere without a capital.
        dated: Whether the word before them goes before a month.
    """
    parts = list(_WORD.finditer(run))
    keys = [key(part[0]) for part in parts]
    lead = _lead(keys, opens, is_small, dated)
    last = _end(keys, lead)
    title, first = _last_title(keys, lead, last)
    place = " ".join(keys[first:last]) in words("speakers", "names", "places")
    openers = abbreviations()["sentence_openers"]  # behind another: "the U.S. While Lee"
    while (
        not (title or place)
        and first < last
        and (keys[first] in _never() or (first > lead and keys[first] in openers))
    ):
        first += 1
    if first >= last or _is_no_name(keys[lead:last], keys[first + 1 : last]):
        return None
    name_first = first - (title in words("speakers", "kept", "titles"))
    return Parted(
        start=parts[lead].start(),
        end=parts[last - 1].end(),
        before=tuple(keys[lead:first]),
        title=title,
        tokens=tuple(part[0] for part in parts[name_first:last] if not _is_nickname(part[0])),
        name_start=parts[name_first].start(),
    )


def _lead(keys: Sequence[str], opens: bool, is_small: bool, dated: bool) -> int:
    """How many words of a run come before what can name somebody: "But", "On Tuesday", "Said"."""
    openers = abbreviations()["sentence_openers"]
    lead = 0
    while lead < len(keys) and (
        keys[lead] in openers
        or keys[lead].endswith(("-year-old", "-based", "-born"))
        or _is_day(keys, lead, dated)
        or (lead == 0 and _opens_only_a_sentence(keys, opens, is_small))
    ):
        dated = keys[lead] in words("speakers", "names", "before_a_month")
        lead += 1
    return lead


def _opens_only_a_sentence(keys: Sequence[str], opens: bool, is_small: bool) -> bool:
    """Whether the first word has its capital for opening a sentence: "Said", or no title's."""
    titles = data("speakers")["titles"]
    titled = any(" ".join(keys[:size]) in titles for size in range(1, _LONGEST_TITLE + 1))
    verb, cue_class = cue_forms().get(keys[0], ("", ""))
    said = opens and cue_class == "neutral" and verb != keys[0]
    return said or (is_small and not titled)


def _is_day(keys: Sequence[str], place: int, dated: bool) -> bool:
    """Whether a word is a weekday or a month, and no first name such as April.

    ``dated``: the word before it goes before a month.
    """
    if keys[place] not in words("speakers", "names", "days"):
        return False
    can_be_name = keys[place] in words("speakers", "names", "days_and_names")
    return dated or not can_be_name or place + 1 == len(keys)


def _never() -> frozenset[str]:
    return words("speakers", "names", "never")


def _end(keys: Sequence[str], lead: int) -> int:
    """Where a name ends: after a suffix, and before a day or a party that follows it.

    Not before a chamber: the Obama White House is no "Obama White".
    """
    cut = (_never() | words("speakers", "names", "days")) - words(
        "speakers", "organisations", "words"
    )
    last = next((i + 1 for i in range(lead + 1, len(keys)) if is_suffix(keys[i])), len(keys))
    while last > lead and keys[last - 1] in cut:
        last -= 1
    return last


def _last_title(keys: Sequence[str], lead: int, last: int) -> tuple[str, int]:
    """The last title that a name follows, and where that begins; ("", ``lead``) if none does."""
    titles = _before_names()
    organisation = keys[last - 1] in words("speakers", "organisations", "words")
    for first in range(last - 1, lead, -1):
        for size in range(min(_LONGEST_TITLE, first - lead), 0, -1):
            title = " ".join(keys[first - size : first])
            if title in titles and not is_suffix(keys[first]) and not organisation:
                return title, first
    return "", lead


@cache
def _before_names() -> frozenset[str]:
    """Titles and the offices of people."""
    return words("speakers", "roles", "one").union(data("speakers")["titles"])


def _is_no_name(keys: Sequence[str], inside: Sequence[str]) -> bool:
    """Whether a run is only a title, or holds words that no name holds."""
    only_title = " ".join(keys) in data("speakers")["titles"]
    return only_title or not _never_inside().isdisjoint(inside)


@cache
def _never_inside() -> frozenset[str]:
    """Words that no name holds, though a line in capitals may."""
    pronouns = words("speakers", "pronouns", "he") | words("speakers", "pronouns", "they")
    return abbreviations()["sentence_openers"] | pronouns
