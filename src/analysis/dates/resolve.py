"""From a mention to a value and an interval: against the day of publication or a date named before.

Nothing is invented: what has no day to count from keeps the TIMEX3 form that says so
("XXXX-WXX-1", "PAST_REF") and no interval.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import NamedTuple, cast

from analysis.dates.rules import Mention
from analysis.dates.tense import Tense
from analysis.dates.timex import (
    Days,
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

_OF_A_YEAR = {"monthday", "fullday"}
_UNKNOWN = {"Y": "XXXX", "Q": "XXXX-QX", "M": "XXXX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE"}
_UNITS = {"day": "D", "week": "W", "month": "M"}
_REFERENCES = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
_GRAINS = ("time", "day", "week", "month", "quarter", "season", "year")  # from fine to coarse
_FINE_ENOUGH = {"D": 2, "W": 3, "WE": 3, "M": 4, "Q": 5}  # how many of them a unit counts from
_BY_TENSE_ALONE = tuple(f"XXXX-{part}" for part in ("SP", "SU", "FA", "WI", "Q", "H"))
_LONGEST_ZONE = 4  # letters of an abbreviation
_MIDNIGHT = "T24:00"
_MUCH = 4  # times as far: then the nearer one is meant, whatever the tense
_NEAR = 400  # characters within which a date named is still spoken of


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value, and what it was counted from."""

    value: str
    anchor: str | None = None
    day: date | None = None  # the day counted to: "three years ago" to the day


class Named(NamedTuple):
    """A date that the article has named."""

    start: int
    words: str
    value: str

    @property
    def anchor(self) -> str:
        """What was counted from, in words."""
        return f"named before: '{self.words}' ({self.value})"


@dataclass(slots=True)
class Context:
    """What an article has said so far."""

    published: date | None
    named: dict[str, Named] = field(default_factory=dict)
    """The last date named of each grain."""
    met: dict[str, str] = field(default_factory=dict)
    """What a bare name ("XXXX-WXX-1") stood for when last met."""
    dated: dict[str, str] = field(default_factory=dict)
    """The days named with their year, by the day without it ("XXXX-09-11")."""

    def name(self, mention: Mention, words: str, value: str) -> None:
        """Take note of a date that later ones may be counted from.

        A look back from such a date ("a year earlier") is an aside: the story does not move there.
        """
        counted_back = mention.base != "publication" and mention.shift.startswith("-")
        aside = counted_back and not mention.of
        if days(value) and not aside:
            size = "quarter" if "-Q" in value else grain(value)
            self.named[size] = Named(mention.start, words, value)
            self.met[mention.value] = value.partition("T")[0]
            if mention.kind in _OF_A_YEAR and (mention.of or mention.value[:1].isdigit()):
                self.dated[f"XXXX{value[4:10]}"] = value[:10]

    def last(self, grains: Sequence[str] = _GRAINS) -> Named | None:
        """The date named last, of these grains."""
        return max((self.named[size] for size in grains if size in self.named), default=None)

    def base(self, mention: Mention) -> tuple[str, str] | None:
        """The value that a mention is counted from, and that in words."""
        if mention.base.startswith("named"):
            unit = mention.shift.rpartition(" ")[2] or "D"
            if named := self.last(_GRAINS[: _FINE_ENOUGH.get(unit)]):
                return named.value, named.anchor
            if mention.base == "named":
                return None
        last = self.last()
        if mention.base == "quarter" and last and "-Q" in last.value and _near(mention, last):
            return last.value, last.anchor
        if self.published:
            return self.published.isoformat(), f"publication day {self.published}"
        return None


def _near(mention: Mention, named: Named) -> bool:
    return mention.start - named.start < _NEAR


def looks_back(mention: Mention, *, definite: bool) -> bool:
    """Whether a value can hang on a date that was named before."""
    on_its_own = mention.base == "publication" and mention.pick != "same"
    return definite or not on_its_own


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
    if mention.shift:
        found = _shifted(mention, context, tense)
    elif mention.of:
        found = _within(mention, mention.of, context)
    elif mention.pick and "X" in mention.value:
        found = _picked(mention, context, tense, definite=definite)
    else:
        found = Resolved(mention.value)
    if mention.kind == "clock":
        return _on_its_day(mention, context, tense)
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

    What will be is not on a day before publication, nor what was at the midnight that ends it.
    """
    pick = tense.pick if tense else ""
    published = context.published.isoformat() if context.published else ""
    named = context.last()
    if named and grain(named.value) in _GRAINS[:2] and _near(mention, named):
        day = named.value.partition("T")[0]
        if not (pick == "future" and day < published):
            return Resolved(day + mention.value, named.anchor)
    if published and not (pick == "past" and mention.value == _MIDNIGHT):
        return Resolved(published + mention.value, f"publication day {published}")
    return Resolved("XXXX-XX-XX" + mention.value)


def _shifted(mention: Mention, context: Context, tense: Tense | None) -> Resolved:
    count, unit = mention.shift.split()
    sign = -1 if count.startswith("-") else int(count != "0")
    base = _beside(mention.of, context, tense) if mention.of else context.base(mention)
    if base is None or count.endswith("X") or unit.startswith("T"):
        is_named = mention.base == "named" or mention.kind == "nth"
        return Resolved(_UNKNOWN.get(unit, "XXXX-XX-XX") if is_named else _REFERENCES[sign])
    value, anchor = base
    span = cast(Days, days(value))
    if mention.kind == "nth":
        return Resolved(nth_weekday(span, int(unit[-1]), int(count)).isoformat(), anchor)
    is_later = mention.base == "named" and sign > 0
    start = span[0] + (span[1] - span[0]) // 2 if mention.kind == "counted" else span[0]
    day = moved(start, float(count), unit)
    if day is None:
        return Resolved(_REFERENCES[sign])
    if (
        is_later
        and context.published
        and tense
        and tense.pick == "past"
        and day > context.published
    ):
        return Resolved(_UNKNOWN.get(unit, "XXXX-XX-XX"))  # "the next day it was over": of another
    return Resolved(unit_at(day, _grain_counted_in(unit, mention, value)), anchor, day)


def _grain_counted_in(unit: str, mention: Mention, base: str) -> str:
    """A decade ago is told to the year; a year before a quarter is a quarter."""
    if unit == "Y" and "-Q" in base:
        return "Q"
    if mention.kind == "counted":
        return _UNITS[grain(base)]
    return "Y" if mention.kind == "ago" and unit in {"E", "C"} else unit


def _beside(told: Mention, context: Context, tense: Tense | None) -> tuple[str, str] | None:
    """Of "the day before last Tuesday" the Tuesday, and what that was counted from."""
    found = resolve(told, context, tense, definite=False)
    return (found.value, found.anchor or found.value) if days(found.value) else None


def _within(mention: Mention, told: Mention, context: Context) -> Resolved:
    """Of "May last year" the year first, then the month in it; so too "Tuesday last week"."""
    found = resolve(told, context, None, definite=False)
    span = days(found.value)
    if not span:
        return Resolved(mention.value)
    midyear = date(span[0].year, 7, 1)  # no winter begins or ends near it
    day = span[0] if grain(found.value) == "week" else midyear
    return Resolved(filled(mention.value, day, "this"), found.anchor)


def _picked(mention: Mention, context: Context, tense: Tense | None, *, definite: bool) -> Resolved:
    if mention.pick == "same" and (quarter := context.named.get("quarter")):
        return Resolved(quarter.value, quarter.anchor)
    known = context.met if definite else context.dated
    if mention.pick == "tense" and mention.value in known:
        return Resolved(known[mention.value], "named before in this article")
    base = context.base(mention)
    if base is None:
        return Resolved(mention.value)
    value, anchor = base
    day = days(value)[0]  # type: ignore[index]  # a base is a date
    if mention.pick in {"tense", "same"}:
        pick, why = _side(mention.value, day, tense)
        if mention.pick == "same" and pick == "past":
            pick = "last"  # a quarter that is over, if one reports on it
        return Resolved(filled(mention.value, day, pick), f"{anchor}; {why}")
    return Resolved(filled(mention.value, day, cast(Pick, mention.pick)), anchor)


def _side(value: str, day: date, tense: Tense | None) -> tuple[Pick, str]:
    """Whether a bare name lies behind or ahead, and what decided."""
    behind, ahead = (_distance(filled(value, day, pick), day) for pick in ("past", "future"))
    sure = tense is not None and tense.sure
    if behind > _MUCH * ahead and not (sure or value.startswith(_BY_TENSE_ALONE)):
        return "future", "the nearest of that name"
    if ahead > _MUCH * behind and not (sure and value.startswith("XXXX-W")):
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
