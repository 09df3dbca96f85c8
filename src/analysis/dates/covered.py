"""What a source dates, to ask whether it has a given date: by bisection, so in next to no time."""

import re
from bisect import bisect_left, bisect_right
from calendar import day_name, month_abbr
from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import Any

import pandas as pd

Row = Mapping[Any, Any]
Stretch = tuple[pd.Timestamp, pd.Timestamp]

_DAY = pd.Timedelta(days=1)
_OPEN = (pd.Timestamp("0001-01-01"), pd.Timestamp("9999-12-31"))
_WEEKDAY = re.compile(rf"(?:{'|'.join(day_name)})(?: (?:morning|afternoon|evening|night))?")
_MONTH = re.compile(
    rf"(?!.*(?:\d{{4}}|'\d\d|\b(?:last|next|this|past)\b)).*\b(?:{'|'.join(month_abbr[1:])}).*"
)
_DEICTIC = re.compile(
    r"today|yesterday|tomorrow|tonight|overnight|(?:last|this) (?:morning|afternoon|evening|night)",
    re.IGNORECASE,
)

_NAMES_DAY = re.compile(rf"day|\bnight|tonight|\d{{4}}|\b(?:{'|'.join(month_abbr[1:])})")


class Stretches:
    """Stretches of days, to ask what meets them or lies within another."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        ordered = sorted(stretches)
        ends = [end for _, end in ordered]
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate(ends, max))  # end of all that start no later
        self._nearest = list(accumulate(reversed(ends), min))[::-1]  # end of all no earlier

    def meet(self, start: pd.Timestamp, end: pd.Timestamp) -> bool:
        """Whether any lies in part between two days."""
        at = bisect_right(self._starts, end)
        return at > 0 and self._furthest[at - 1] >= start

    def lie_within(self, start: pd.Timestamp, end: pd.Timestamp) -> bool:
        """Whether any lies as a whole between two days."""
        at = bisect_left(self._starts, start)
        return at < len(self._starts) and self._nearest[at] <= end


class Coverage:
    """What a source dates. Reads earliest, latest, grain, text and value of events."""

    def __init__(self, events: pd.DataFrame) -> None:
        rows = events.to_dict("records")
        self._all = Stretches(map(whole_days, rows))
        self._clock_times = Stretches(whole_days(row) for row in rows if is_clock_time(row))
        self._weekdays = {row["earliest"].normalize() for row in rows if _is(_WEEKDAY, row)}
        self._deictic = {row["earliest"].normalize() for row in rows if _is(_DEICTIC, row)}
        self._months = {_year_and_rest(row) for row in rows if _is(_MONTH, row)}
        self._parts = self._months | {(year, rest[:3]) for year, rest in self._months}

    def has(self, row: Row) -> bool:
        """Whether any lies in part in the row's interval, and is a clock time where the row is.

        An open end (NaT) keeps nothing apart. What may be misread counts as had: a bare weekday or
        month that both name, a week or a year apart, and "today" a day apart.
        """
        start, end = whole_days(row)
        dates = self._clock_times if is_clock_time(row) else self._all
        return (
            dates.meet(start, end)
            or (_is(_DEICTIC, row) and self._all.meet(start - _DAY, end + _DAY))
            or (start == end and not self._deictic.isdisjoint((start - _DAY, end + _DAY)))
            or (_is(_WEEKDAY, row) and self._a_week_off(start))
            or (_is(_MONTH, row) and self._a_year_off(*_year_and_rest(row)))
        )

    def _a_week_off(self, day: pd.Timestamp) -> bool:
        return not self._weekdays.isdisjoint((day - 7 * _DAY, day + 7 * _DAY))

    def _a_year_off(self, year: int, rest: str) -> bool:
        """Whether a year apart there is the same month or day, or the one within the other."""
        return any(
            (other, rest) in self._parts or (other, rest[:3]) in self._months
            for other in (year - 1, year + 1)
        )


def whole_days(row: Row) -> Stretch:
    """The first and last day of an event; far off for an open end."""
    first, last = (
        far if pd.isna(end) else end.normalize()
        for end, far in zip((row["earliest"], row["latest"]), _OPEN, strict=True)
    )
    return first, last


def is_clock_time(row: Row) -> bool:
    """Whether an event is told to the minute."""
    return bool(row["grain"] == "time" and row["earliest"] == row["latest"])


def may_be_of_any_day(row: Row) -> bool:
    """Whether the words tell a clock time and no day ("at 2 a.m."), or somebody's "today"."""
    is_bare_time = is_clock_time(row) and not _NAMES_DAY.search(row["text"])
    return is_bare_time or (row["in_quote"] and _is(_DEICTIC, row))


def is_deictic(words: str) -> bool:
    """Whether words tell a day by the one on which they are said: "today", "last night"."""
    return bool(_DEICTIC.fullmatch(words))


def _is(words: re.Pattern[str], row: Row) -> bool:
    closed = not (pd.isna(row["earliest"]) or pd.isna(row["latest"]))
    return closed and bool(words.fullmatch(row["text"]))


def _year_and_rest(row: Row) -> tuple[int, str]:
    """Of "2013-06-28T14:00" the year and "-06-28"."""
    value = row["value"].partition("T")[0]
    return row["earliest"].year, value[4:]
