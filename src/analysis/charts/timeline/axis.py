"""A time axis that shows a year and a weekend together: stretches, each with a scale of its own.

Where nothing is dated the axis is broken. What is dated by the day, by the month and by the year
lies in stretches of their own; a stretch of days within a month or a year cuts it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

import numpy as np
import pandas as pd

Interval = tuple[pd.Timestamp, pd.Timestamp]
"""From the first moment up to, not including, the last; the same moment twice for an instant."""

BREAK_WIDTH = 0.22
"""Inches: how wide a stretch left out is drawn."""

_LEAST_WIDTH = 0.65  # inches: of a stretch, so that one label fits
_DAY = pd.Timedelta(days=1)
_DAYS = {"day": 1.0, "month": 30.44, "year": 365.25}
_LONGEST = {"day": 14, "month": 100}  # days that an interval of this grain has at most
_BRIDGED = {"day": 3, "month": 65, "year": 740}  # days between two of them that are not left out
_WEIGHT = {"day": 1.0, "month": 1.4, "year": 1.0}  # room for one unit: months have longer names
_FLATTEN = 0.6  # exponent: ten years in a row do not take ten times the room of one
_CROWDED = 0.4  # exponent: nor does a stretch with ten times as many dates
_WITH_HOURS = 2  # days: a longer stretch is labelled by the day at the closest
GRAINS = list(_DAYS)
FREQUENCY = {"hour": "h", "day": "D", "month": "M", "year": "Y"}
"""What pandas calls a period of a grain."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of the axis that has one even scale."""

    start: pd.Timestamp
    end: pd.Timestamp  # not included
    left: float  # inches
    right: float
    grain: str  # hour, day, month, year: the finest that its labels go to


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Where each moment is drawn. Beyond either end, a moment is drawn at that end."""

    stretches: tuple[Stretch, ...]

    def place(self, moment: pd.Timestamp) -> float:
        """Inches from the left end of the axis."""
        return float(np.interp(_seconds(moment), *self._corners()))

    def moment(self, place: float) -> pd.Timestamp:
        """What is drawn there, to the second."""
        seconds, places = self._corners()
        return _EPOCH + pd.Timedelta(seconds=round(float(np.interp(place, places, seconds))))

    def breaks(self) -> list[tuple[Stretch, Stretch]]:
        """The stretches on either side of each piece of time that is left out."""
        return [(one, other) for one, other in pairwise(self.stretches) if one.end < other.start]

    def joints(self) -> list[float]:
        """Where two stretches meet without a break, and the scale changes."""
        return [one.right for one, other in pairwise(self.stretches) if one.end == other.start]

    def _corners(self) -> tuple[list[float], list[float]]:
        moments = [moment for known in self.stretches for moment in (known.start, known.end)]
        places = [place for known in self.stretches for place in (known.left, known.right)]
        return [_seconds(moment) for moment in moments], places


_EPOCH = pd.Timestamp("1970-01-01")


def _seconds(moment: pd.Timestamp) -> float:
    return (moment - _EPOCH).total_seconds()


def time_scale(intervals: Iterable[Interval], width: float) -> TimeScale:
    """Divide the time that the intervals lie in into stretches, ``width`` inches in all.

    Every interval lies within the stretches, except for what a break inside of it leaves out:
    nothing is dated more closely there. Stretches that are too many to be labelled are joined,
    first those in which least is crushed by it.
    """
    listed = list(intervals)
    windows = _windows(listed)
    while len(windows) > 1 and _least(windows) > width:
        windows = _joined(windows, listed)
    surplus = max(width - _least(windows), 0.0)
    weights = np.array([_weight(window, listed) for window in windows])
    widths = _LEAST_WIDTH + surplus * weights / weights.sum()
    if len(windows) == 1:
        widths = np.array([width])
    return TimeScale(tuple(_side_by_side(windows, widths, listed)))


def _side_by_side(
    windows: Sequence[Interval], widths: Iterable[float], intervals: Sequence[Interval]
) -> Iterator[Stretch]:
    left = 0.0
    before: Interval | None = None
    for window, width in zip(windows, widths, strict=True):
        if before is not None and before[1] < window[0]:
            left += BREAK_WIDTH
        yield Stretch(*window, left, left + float(width), _finest(window, intervals))
        before, left = window, left + float(width)


def _windows(intervals: Sequence[Interval]) -> list[Interval]:
    """The stretches of days, and around them those of months, and around them those of years."""
    found: list[Interval] = []
    for grain, bridged in _BRIDGED.items():
        own = [_whole(known, grain) for known in intervals if _level(known) == grain]
        for window in _bridged(sorted(own), pd.Timedelta(days=bridged)):
            found += list(_outside(window, sorted(found)))
    return sorted(found)


def _level(interval: Interval) -> str:
    days = (interval[1] - interval[0]) / _DAY
    return next((grain for grain, longest in _LONGEST.items() if days <= longest), "year")


def _whole(interval: Interval, grain: str) -> Interval:
    """The whole days, months or years that an interval lies in."""
    last = max(interval[0], interval[1] - pd.Timedelta(seconds=1))
    unit = FREQUENCY[grain]
    return interval[0].to_period(unit).start_time, (last.to_period(unit) + 1).start_time


def _bridged(windows: Iterable[Interval], longest: pd.Timedelta) -> list[Interval]:
    """Windows in the order of time, those that lie near together made one."""
    found: list[Interval] = []
    for start, end in windows:
        if found and start - found[-1][1] <= longest:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _outside(window: Interval, others: Iterable[Interval]) -> Iterator[Interval]:
    """The pieces of a window that lie in none of the others, which are in the order of time."""
    start, end = window
    for first, last in others:
        if last <= start or first >= end:
            continue
        if start < first:
            yield start, first
        start = max(start, last)
    if start < end:
        yield start, end


def _least(windows: Sequence[Interval]) -> float:
    breaks = sum(one[1] < other[0] for one, other in pairwise(windows))
    return len(windows) * _LEAST_WIDTH + breaks * BREAK_WIDTH


def _weight(window: Interval, intervals: Sequence[Interval]) -> float:
    """How much room a window wants: the more the longer it is, and the more is dated in it."""
    grain = _level(window)
    units = (window[1] - window[0]) / _DAY / _DAYS[grain]
    dated = 1 + _ends_in(window, intervals)
    return float(_WEIGHT[grain] * units**_FLATTEN * dated**_CROWDED)


def _joined(windows: Sequence[Interval], intervals: Sequence[Interval]) -> list[Interval]:
    """The windows with one pair of neighbours made one, where that crushes least."""

    def crushed(position: int) -> float:
        pair = windows[position : position + 2]
        whole = pair[1][1] - pair[0][0]
        return sum(_ends_in(one, intervals) * log(whole / (one[1] - one[0])) for one in pair)

    at = min(range(len(windows) - 1), key=crushed)
    whole = (windows[at][0], windows[at + 1][1])
    return [*windows[:at], whole, *windows[at + 2 :]]


def _ends_in(window: Interval, intervals: Iterable[Interval]) -> int:
    return sum(window[0] <= end <= window[1] for interval in intervals for end in interval)


def _finest(window: Interval, intervals: Iterable[Interval]) -> str:
    """The grain of the window's labels: hours where an interval begins or ends within a day."""
    inside = [(a, b) for a, b in intervals if window[0] <= a and b <= window[1]]
    is_short = window[1] - window[0] <= _WITH_HOURS * _DAY
    if is_short and any(moment != moment.normalize() for known in inside for moment in known):
        return "hour"
    return min((_level(known) for known in inside or [window]), key=GRAINS.index)
