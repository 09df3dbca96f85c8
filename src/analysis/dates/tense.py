"""Whether a clause tells of what was or of what will be, from the words near an expression."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from analysis.dates.timex import Pick

_BESIDE = 10  # characters between a verb and the expression right after it
_FAR = 200  # characters looked at on either side
_NEW_CLAUSE = re.compile(
    r"(?:[,;] (?:and|but|so)|\b(?:that|because|while|although)) "
    r"(?:(?:at|on|in|by) )?(?:(?:the|an?|this|its|his|her|their) )?\Z"
)


@dataclass(frozen=True, slots=True)
class Tense:
    """What decided, and for which side."""

    pick: Pick
    word: str
    sure: bool = False  # "met in June", "will meet the board in Oslo on Friday"

    def __str__(self) -> str:
        return f"{self.pick} tense: '{self.word}'"


@cache
def _data() -> dict[str, Any]:
    path = files("analysis.dates") / "data" / "tense.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _cues() -> re.Pattern[str]:
    words = _data()
    neither, future, past = ("|".join(words[name]) for name in ("neither", "future", "past"))
    return re.compile(
        rf"(?<![\w'’])(?:(?:{neither})|(?P<future>{future})|(?P<past>{past}))(?!\w)|(?P<clipped>['’]ll)"
    )


def tense(text: str, sentence: tuple[int, int], start: int, end: int) -> Tense | None:
    """The tense of the clause around ``[start, end)`` of a text; None without evidence.

    The nearest word before the expression decides, or else the first after it; of one that begins
    a clause (", and at 7 p.m. he will speak", "that the May vote will") the first after it. Of the
    day of an election or the like no verb of the past tells unless it is sure.
    """
    first = max(sentence[0], start - _FAR)
    before = list(_cues().finditer(text, first, start))
    after = list(_cues().finditer(text, end, min(sentence[1], end + _FAR)))
    begins = _NEW_CLAUSE.search(text, max(first, start - _BESIDE * 3), start)
    order = (*after, *reversed(before)) if begins else (*reversed(before), *after)
    for match in order:
        if match["future"] or match["clipped"] or match["past"]:
            pick: Pick = "past" if match["past"] else "future"
            sure = _is_sure(match[0], text[match.end() : start])
            if pick == "past" and not sure and _is_on_calendar(text, start, end):
                return None
            return Tense(pick, match[0], sure)
    return None


def _is_on_calendar(text: str, start: int, end: int) -> bool:
    """Whether it is the day of an election ("the Nov. 8 state election", "a convention in May")."""
    nouns = _data()["calendar"]
    before = re.search(rf"\b(?:{nouns}) (?:in|on) \Z", text[max(0, start - _FAR) : start])
    after = re.match(rf"(?:['’]s)?(?: [\w.]+){{0,2}} (?:{nouns})\b", text[end : end + _FAR])
    return bool(before or after)


def _is_sure(verb: str, between: str) -> bool:
    """Whether a verb before an expression, with this between the two, leaves no doubt."""
    if re.match(_data()["sure"], verb):
        return bool(between) and not re.search(_data()["breaks"], between)
    if verb.lower() == "since":
        return bool(between)
    may_be_other_form = verb.endswith("ed") or verb in _data()["either"]
    return 0 < len(between) <= _BESIDE and not may_be_other_form


def is_verb(word: str) -> bool:
    """Whether a word tells the tense."""
    match = _cues().search(word)
    return bool(match and match.lastgroup)
