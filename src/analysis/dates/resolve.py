"""From a mention to a value and an interval: against the day of publication or a date named before.

Nothing is invented: what has no day to count from keeps the TIMEX3 form that says so
("XXXX-WXX-1", "PAST_REF") and no interval.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import cast

from analysis.dates.context import Base, Context
from analysis.dates.rules import Mention
from analysis.dates.tense import Tense
from analysis.dates.timex import (
    Pick,
    days,
    filled,
    grain,
    interval,
    moved,
    nth_weekday,
    third,
    unit_at,
)

_UNKNOWN = {"Y": "XXXX", "Q": "XXXX-QX", "M": "XXXX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE"}
_UNITS = {"day": "D", "week": "W", "month": "M"}
_REFERENCES = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
_BY_TENSE_ALONE = tuple(f"XXXX-{part}" for part in ("SP", "SU", "FA", "WI", "Q", "H"))
_NOON = "T12:00"
_LONGEST_ZONE = 4  # letters of an abbreviation
_MUCH = 4  # times as far: then the nearer one is meant, unless the tense is sure
_SOME = 2  # the same without a verb, and of weekdays ahead: nine in ten are behind


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value, and what it was counted from."""

    value: str
    anchor: str | None = None
    day: date | None = None  # the day counted to: "three years ago" to the day


def resolve(mention: Mention, context: Context, tense: Tense | None, *, definite: bool) -> Resolved:
    """The value of a mention. ``definite``: it is spoken of as known ("the Monday calls").

    A value tells of the time zone only that it is UTC (Z); the anchor names any other.
    """
    found = _resolve(mention, context, tense, definite=definite)
    if not mention.zone or found.value.endswith("Z"):
        return found
    zone = mention.zone.upper() if len(mention.zone) <= _LONGEST_ZONE else mention.zone
    return replace(found, anchor="; ".join(filter(None, (found.anchor, f"time zone: {zone}"))))


def _resolve(
    mention: Mention, context: Context, tense: Tense | None, *, definite: bool
) -> Resolved:
    if mention.kind == "clock":
        return _on_its_day(mention, context, tense)
    if mention.shift:
        found = _shifted(mention, context, tense)
    elif mention.of:
        found = _within(mention, mention.of, context)
    elif mention.pick and "X" in mention.value:
        found = _picked(mention, context, tense, definite=definite)
    else:
        found = Resolved(mention.value)
    if mention.unit and (span := days(found.value)):
        found = Resolved(_around(span[0], mention.unit), found.anchor)
    if mention.time and not found.value.endswith("_REF"):
        return Resolved(found.value + mention.time, found.anchor, found.day)
    return found


def _around(day: date, unit: str) -> str:
    """The week that a day lies in, or the quarter that its month is the last of."""
    middle = moved(day, -1, "M") if unit == "Q" else day
    return unit_at(middle or day, unit)


def _on_its_day(mention: Mention, context: Context, tense: Tense | None) -> Resolved:
    """A time of day without a day: on that named just before, or else that of publication.

    What will be is not on a day before publication, what was not on one after it. What was at ten,
    with no day named near and no zone, may have been on any.
    """
    pick = tense.pick if tense else ""
    published = context.publication
    named = context.spoken_of(mention)
    if named and grain(named.value) in {"time", "day"}:
        day = named.value.partition("T")[0]
        today = published.value if published else day
        if not (pick == "future" and day < today) and not (pick == "past" and day > today):
            return Resolved(day + mention.value, named.base.anchor)
    is_of_reports = bool(mention.zone) or mention.value == _NOON  # "by noon the index was down"
    if published and (pick != "past" or is_of_reports):
        return Resolved(published.value + mention.value, published.anchor)
    return Resolved("XXXX-XX-XX" + mention.value)


def _shifted(mention: Mention, context: Context, tense: Tense | None) -> Resolved:
    """The day, week, month ... so many units from the base; without a base only on which side."""
    count, unit = mention.shift.split()
    sign = -1 if count.startswith("-") else int(count != "0")
    base = _beside(mention.of, context, tense) if mention.of else context.base(mention)
    if base is None or count.endswith("X") or unit.startswith("T"):
        is_named = mention.base == "named" or mention.kind == "nth"
        return Resolved(_UNKNOWN.get(unit, "XXXX-XX-XX") if is_named else _REFERENCES[sign])
    first, last = base.span
    if mention.kind == "nth":
        day = nth_weekday((first, last), int(unit[-1]), int(count))
        return Resolved(day.isoformat(), base.anchor)
    start = first + (last - first) // 2 if mention.kind == "counted" else first
    moved_to = moved(start, float(count), unit)
    if moved_to is None:
        return Resolved(_REFERENCES[sign])
    if mention.base == "named" and sign > 0 and _is_yet_to_come(moved_to, context, tense):
        return Resolved(_UNKNOWN.get(unit, "XXXX-XX-XX"))  # "the next day it was over": of another
    value = unit_at(moved_to, _grain_counted_in(unit, mention, base.value))
    return Resolved(value, base.anchor, moved_to)


def _is_yet_to_come(day: date, context: Context, tense: Tense | None) -> bool:
    """Whether a day lies after publication though the verb tells of what was."""
    is_past = tense is not None and tense.pick == "past"
    return is_past and context.published is not None and day > context.published


def _grain_counted_in(unit: str, mention: Mention, base: str) -> str:
    """A decade ago is told to the year; a year before a quarter is a quarter."""
    if unit == "Y" and "-Q" in base:
        return "Q"
    if mention.kind == "counted":
        return _UNITS[grain(base)]
    return "Y" if mention.kind == "ago" and unit in {"E", "C"} else unit


def _beside(told: Mention, context: Context, tense: Tense | None) -> Base | None:
    """Of "the day before last Tuesday" the Tuesday, and what that was counted from."""
    found = resolve(told, context, tense, definite=False)
    return Base(found.value, found.anchor or found.value) if days(found.value) else None


def _within(mention: Mention, told: Mention, context: Context) -> Resolved:
    """Of "May last year" the year first, then the month in it; so too "Tuesday last week"."""
    found = resolve(told, context, None, definite=False)
    span = days(found.value)
    if not span:
        return Resolved(mention.value)
    midyear = date(span[0].year, 7, 1)  # no winter begins or ends near it
    day = span[0] if grain(found.value) == "week" else midyear
    value = filled(mention.value, day, "this")
    return Resolved(
        value.replace("XXXX", f"{day.year:04}"), found.anchor
    )  # 29 February 2023: no day


def _picked(mention: Mention, context: Context, tense: Tense | None, *, definite: bool) -> Resolved:
    if mention.pick == "same" and (quarter := context.named.get("quarter")):
        return Resolved(*quarter.base)
    is_vague = mention.kind == "month" and not (tense and tense.sure)  # one article, one November
    known = context.met if definite or is_vague else context.dated
    if mention.pick == "tense" and mention.value in known:
        return Resolved(known[mention.value], "named before in this article")
    base = context.base(mention)
    if base is None:
        return Resolved(mention.value)
    day = base.span[0]
    if mention.pick in {"tense", "same"}:
        pick, why = _side(mention.value, day, tense)
        if mention.pick == "same" and pick == "past":
            pick = "last"  # a quarter that is over, if one reports on it
        return Resolved(filled(mention.value, day, pick), f"{base.anchor}; {why}")
    return Resolved(filled(mention.value, day, cast(Pick, mention.pick)), base.anchor)


def _side(value: str, day: date, tense: Tense | None) -> tuple[Pick, str]:
    """Whether a bare name lies behind or ahead, and what decided."""
    behind, ahead = (_distance(filled(value, day, pick), day) for pick in ("past", "future"))
    sure = tense is not None and tense.sure
    is_weekday = value.startswith("XXXX-W")
    ahead_is_nearer = behind > (_MUCH if tense else _SOME) * ahead
    behind_is_nearer = ahead > (_SOME if is_weekday else _MUCH) * behind
    if ahead_is_nearer and not (sure or value.startswith(_BY_TENSE_ALONE)):
        return "future", "the nearest of that name"
    if behind_is_nearer and not (sure and is_weekday):
        return "past", "the nearest of that name"
    return (tense.pick, str(tense)) if tense else ("past", "no verb near it: taken as past")


def _distance(value: str, day: date) -> int:
    """Days between a day and the nearest end of a value; 0 within it."""
    span = days(value)
    return max((span[0] - day).days, (day - span[1]).days, 0) if span else 0


def bounds(
    mention: Mention, found: Resolved, published: date | None
) -> tuple[datetime | None, datetime | None]:
    """The interval that a mention can mean; None for an open or unknown end."""
    span = interval(found.value)
    if span is None or mention.type not in {"DATE", "TIME"}:
        return None, None
    if mention.side and published:
        return _on_one_side(span, mention.side, published)
    if mention.mod in {"START", "MID", "END"} and "T" not in found.value:
        return third(span, mention.mod)
    limit = datetime.combine(found.day, time()) if found.day else None
    if mention.mod in {"BEFORE", "ON_OR_BEFORE"}:
        return None, limit or span[1]
    if mention.mod in {"AFTER", "ON_OR_AFTER"}:
        return limit or span[0], None
    return span


def _on_one_side(
    span: tuple[datetime, datetime], side: str, published: date
) -> tuple[datetime, datetime]:
    """Of "this year" the part before or after the day of publication, which is in both."""
    day = datetime.combine(published, time())
    if not span[0] <= day <= span[1]:
        return span
    return (span[0], day) if side == "before" else (day, span[1])
