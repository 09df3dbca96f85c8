"""Expressions of more than one part: "Monday, at 10:00 a.m.", "late last week", "May last year"."""

import re
from dataclasses import dataclass, replace
from functools import cache

from analysis.dates.rules import Mention, atoms
from analysis.dates.words import data, expand, folded

_FURTHEST_APART = 12  # characters between two parts
_AHEAD = {  # "more than a year ago" is before that day, "more than a year later" after it
    "BEFORE": "AFTER",
    "AFTER": "BEFORE",
    "ON_OR_BEFORE": "ON_OR_AFTER",
    "ON_OR_AFTER": "ON_OR_BEFORE",
}
_NOT_ALONE = {"nothing", "mod", "quantity", "week of"}


def find_mentions(text: str) -> list[Mention]:
    """The temporal expressions of a text in reading order; none overlaps another."""
    small = folded(text)
    found: list[Mention] = []
    for atom in atoms(text, small):
        mention = atom
        while found and (joined := _joined(found[-1], mention, text, small)):
            found.pop()
            mention = joined
        found.append(mention)
    alone = [each for each in found if each.alone and each.kind not in _NOT_ALONE]
    return _with_years(alone, small)


def _with_years(found: list[Mention], small: str) -> list[Mention]:
    """Of "May 3 to 5, 2024" and "June and July 2023" also the first in the year named."""
    dated = found[-1:]
    for mention in reversed(found[:-1]):
        dated.append(_in_same_year(mention, dated[-1], small))
    return dated[::-1]


def _in_same_year(mention: Mention, following: Mention, small: str) -> Mention:
    """With the year of the one that follows; of "December to March 2023" the December before."""
    year = following.of
    shares = (
        {mention.kind, following.kind} <= {"month", "monthday"}
        and mention.value.startswith("XXXX")
        and not mention.of
    )
    if not (shares and year):
        return mention
    is_later = mention.value > following.value
    between = _between()["over_new_year" if is_later else "between"]
    if not between.fullmatch(small, mention.end, following.start):
        return mention
    if is_later and not year.value.isdigit():
        return mention
    if is_later:
        year = replace(year, value=f"{int(year.value) - 1:04}")
    return replace(mention, of=year, pick="")


@cache
def _between() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(expand(words)) for name, words in data()["one_year"].items()}


@dataclass(frozen=True)
class _Join:
    """One ``[[join]]``."""

    left: frozenset[str]
    between: re.Pattern[str]
    right: frozenset[str]
    how: str


@cache
def _joins() -> tuple[_Join, ...]:
    return tuple(
        _Join(
            left=frozenset(fields["left"]),
            between=re.compile(expand(fields["between"])),
            right=frozenset(fields["right"]),
            how=fields["how"],
        )
        for fields in data()["join"]
    )


def _joined(left: Mention, right: Mention, text: str, small: str) -> Mention | None:
    """Two neighbours as one expression, if a join allows it."""
    between = text[left.end : right.start].lstrip()
    new_sentence = text[left.end - 1] == "." and between[:1].isupper()  # "at 9 a.m. At noon"
    if new_sentence or right.start - left.end > _FURTHEST_APART:
        return None
    for join in _joins():
        if (
            left.kind in join.left
            and right.kind in join.right
            and join.between.fullmatch(small, left.end, right.start)
        ):
            return _HOW[join.how](left, right)
    return None


def _day_and_time(left: Mention, right: Mention) -> Mention:
    day, clock = (right, left) if left.kind in {"clock", "part"} else (left, right)
    of_day = day.time if clock.kind == "part" and day.time else clock.value
    return replace(day, start=left.start, end=right.end, type="TIME", time=of_day, zone=clock.zone)


def _within(left: Mention, right: Mention) -> Mention | None:
    if left.kind in {"beside", "nth"} and left.of:
        inner = _within(left.of, right)
        return replace(left, end=right.end, of=inner) if inner else None
    named, longer = (left, right) if "XXXX" in left.value else (right, left)
    if "XXXX" not in named.value or named.of:
        return None
    return replace(named, start=left.start, end=right.end, of=longer, pick="")


def _beside(left: Mention, right: Mention) -> Mention | None:
    if left.of:
        return None
    pick = left.pick if left.pick and right.pick == "tense" else right.pick
    return replace(left, end=right.end, of=replace(right, pick=pick), alone=True)


def _modified(left: Mention, right: Mention) -> Mention:
    start = right.start if right.kind == "length" else left.start
    return replace(right, start=start, mod=_modifier(left, right), side=left.side)


def _modifier(left: Mention, right: Mention) -> str | None:
    """What the words on the left make of a duration, a date, or a point counted from another."""
    if right.kind != "ago":
        return left.value
    is_ahead = right.shift and not right.shift.startswith("-")
    return _AHEAD.get(left.ago or "", left.ago) if is_ahead else left.ago


def _same_day_twice(left: Mention, right: Mention) -> Mention:
    return replace(right, start=left.start, time=right.time or left.time)


def _week_of(left: Mention, right: Mention) -> Mention:
    return replace(right, start=left.start, unit="W")


_HOW = {
    "time": _day_and_time,
    "within": _within,
    "beside": _beside,
    "mod": _modified,
    "same day": _same_day_twice,
    "week": _week_of,
}
