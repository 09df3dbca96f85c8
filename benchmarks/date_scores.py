"""How well found expressions agree with marked ones, as TempEval-3 counts it.

After UzZaman et al., "SemEval-2013 Task 1: TempEval-3", section 5: an expression is found when the
spans overlap (relaxed) or are the same (strict), and an attribute counts when the expression is
found and the attribute is right. Each figure is an F1. Two things are ours: marks and blanks at
the edge of a span do not count, and "calendar" is the value F1 of expressions that name a
stretch of the calendar, where an answer may be finer than asked ("2025-05-17" for "2025-05").
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from analysis.dates.timex import days, unit_at
from benchmarks.timeml import Timex

FIGURES = ("value", "calendar", "type", "relaxed", "strict")

_EDGE = " \t\r\n\"'()[],.;:`“”‘’-"
_CALENDAR = re.compile(
    r"\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d)?)?)?)?|-W\d\d|-Q[1-4]|-H[12]|-(SP|SU|FA|WI))?|\d{2,3}"
)
_UNIT = re.compile(r"\d{4}-([WQ])\d+")

Span = tuple[int, int]


def count(text: str, gold: Sequence[Timex], found: Sequence[Timex]) -> Counter[str]:
    """What is right in one document, and of how many; the counts of documents add up."""
    counts = Counter(
        gold=len(gold),
        found=len(found),
        gold_calendar=sum(_on_calendar(timex) for timex in gold),
        found_calendar=sum(timex.value[:1].isdigit() for timex in found),
    )
    for one, other in pairs(text, gold, found):
        counts["relaxed"] += 1
        counts["strict"] += _core(text, one) == _core(text, other)
        counts["type"] += one.type == other.type
        counts["value"] += one.value == other.value
        if _on_calendar(one):
            counts["calendar"] += one.value in _coarser(other.value, one.value)
        elif other.value[:1].isdigit():  # another guideline's way to mark it: not counted
            counts["found_calendar"] -= 1
    return counts


def figures(counts: Iterable[Counter[str]]) -> dict[str, float]:
    """Each F1 in percent over all documents."""
    total = sum(counts, Counter())
    all_of = dict.fromkeys(FIGURES, total["gold"] + total["found"])
    all_of["calendar"] = total["gold_calendar"] + total["found_calendar"]
    return {name: 200 * total[name] / (all_of[name] or 1) for name in FIGURES}


def pairs(text: str, gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Expressions that overlap, one to one: the same spans first, then the larger overlap."""
    candidates = sorted(
        (-_overlap(_core(text, one), _core(text, other)), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
        if _overlap(_core(text, one), _core(text, other)) > 0
    )
    taken: dict[int, int] = {}
    for _, i, j in candidates:
        if i not in taken and j not in taken.values():
            taken[i] = j
    return [(gold[i], found[j]) for i, j in taken.items()]


def _overlap(one: Span, other: Span) -> float:
    """The characters that two spans share, of those of both; 1 for the same span."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0]))


def _core(text: str, timex: Timex) -> Span:
    """The span without marks and blanks at its edges."""
    words = text[timex.start : timex.end]
    start = timex.end - len(words.lstrip(_EDGE))
    return start, max(start + len(words.strip(_EDGE)), start + 1)


def _on_calendar(timex: Timex) -> bool:
    return bool(_CALENDAR.fullmatch(timex.value))


def _coarser(value: str, like: str) -> set[str]:
    """The value, and what it is at the grain of another: the year of a month, the week of a day."""
    values = {value, value[: len(like)]}
    span, unit = days(value), _UNIT.fullmatch(like)
    if unit and span and span[0] == span[1]:
        values.add(unit_at(span[0], unit[1]))
    return values
