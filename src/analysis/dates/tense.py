"""Whether a clause tells of what was or of what will be, from the words near an expression."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from analysis.dates.timex import Pick

_BESIDE = 10  # characters between a verb and the expression right after it
_FAR = 200  # characters looked at on either side


@dataclass(frozen=True, slots=True)
class Tense:
    """What decided, and for which side."""

    pick: Pick
    word: str
    sure: bool = False  # a verb right before the expression: "met in June"

    def __str__(self) -> str:
        return f"{self.pick} tense: '{self.word}'"


@cache
def _cues() -> re.Pattern[str]:
    path = files("analysis.dates") / "data" / "tense.toml"
    words = tomllib.loads(path.read_text(encoding="utf-8"))
    neither, future, past = ("|".join(words[name]) for name in ("neither", "future", "past"))
    return re.compile(
        rf"(?<![\w'’])(?:(?:{neither})|(?P<future>{future})|(?P<past>{past}))(?!\w)|(?P<clipped>['’]ll)"
    )


def tense(text: str, sentence: tuple[int, int], start: int, end: int) -> Tense | None:
    """The tense of the clause around ``[start, end)`` of a text; None without evidence.

    The nearest word before the expression decides, or else the first after it.
    """
    before = list(_cues().finditer(text, max(sentence[0], start - _FAR), start))
    after = _cues().finditer(text, end, min(sentence[1], end + _FAR))
    for match in (*reversed(before), *after):
        beside = 0 <= start - match.end() <= _BESIDE
        sure = beside and not match[0].endswith("ed")  # "scheduled" and "reached" may be either
        if match["future"] or match["clipped"]:
            return Tense("future", match[0], sure)
        if match["past"]:
            return Tense("past", match[0], sure)
    return None


def is_verb(word: str) -> bool:
    """Whether a word tells the tense."""
    match = _cues().search(word)
    return bool(match and match.lastgroup)
