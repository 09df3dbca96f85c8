"""The labels under a time axis: as fine as there is room for."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

import numpy as np
import pandas as pd

from analysis.charts.timeline.axis import FREQUENCY, GRAINS, Stretch, TimeScale

Measure = Callable[[str], float]
"""How wide words are, in inches."""

_MARGIN = 0.04  # inches: between two labels
_CLOSEST = 0.06  # inches between two ticks
_STEPS = [
    *(("hour", step) for step in (1, 3, 6, 12)),
    *(("day", step) for step in (1, 2, 5, 10)),
    *(("month", step) for step in (1, 3, 6)),
    *(("year", step) for step in (1, 2, 5, 10, 20, 50, 100)),
]


@dataclass(frozen=True, slots=True)
class Tick:
    """A label under the axis, and where it stands."""

    place: float
    label: str
    context: str  # the year of a month, the month of a day, the day of an hour


def ticks(stretch: Stretch, width: Measure) -> tuple[list[pd.Timestamp], list[Tick]]:
    """Where a stretch's units begin, and the labels under them: as fine as their widths allow.

    Where not even two labels have room, one says from when to when: "2000–03".
    """
    enough = min(2, len(_units(stretch, stretch.grain)))
    first = [unit for unit, _ in _STEPS].index(stretch.grain)
    for unit, step in _STEPS[first:]:
        units = _units(stretch, unit)
        if len(units) * _CLOSEST <= step * (stretch.right - stretch.left):
            labels = _labels(stretch, units[_is_step(units, unit, step)], unit, width)
            if len(labels) >= enough and _fit(stretch, labels, width):
                return _starts(stretch, unit), labels
    return _starts(stretch, stretch.grain), [_whole_stretch(stretch, width)]


def _units(stretch: Stretch, unit: str) -> pd.PeriodIndex:
    last = stretch.end - pd.Timedelta(seconds=1)
    return pd.period_range(stretch.start, last, freq=FREQUENCY[unit])


def _is_step(units: pd.PeriodIndex, name: str, step: int) -> Any:
    """Which units are labelled: those with a round number, or every so many days."""
    if name == "day":
        return np.arange(len(units)) % step == 0
    numbers = {"hour": units.hour, "month": units.month - 1, "year": units.year}
    return numbers[name] % step == 0


def _starts(stretch: Stretch, unit: str) -> list[pd.Timestamp]:
    """Where the units begin, if that is not too close to be drawn."""
    units = _units(stretch, unit)
    if len(units) * _CLOSEST > stretch.right - stretch.left:
        return [stretch.start]
    return [known.start_time for known in units if known.start_time >= stretch.start]


def _labels(stretch: Stretch, units: Iterable[pd.Period], name: str, width: Measure) -> list[Tick]:
    """The labels in the middle of their units, those of hours where the hour begins."""
    scale = TimeScale((stretch,))
    left, right = _inside(stretch)
    labels = []
    for unit in units:
        begins, ends = scale.place(unit.start_time), scale.place((unit + 1).start_time)
        place = begins if name == "hour" else (begins + ends) / 2
        label, context = _label(unit, name)
        half = width(label) / 2
        if left <= place - half and place + half <= right:
            labels.append(Tick(place, label, context))
    return labels


def _label(unit: pd.Period, name: str) -> tuple[str, str]:
    """A label and, to stand under it once for all that share it, the day, month or year around."""
    month, year = unit.strftime("%b"), str(unit.year)
    if name == "hour":
        return f"{unit.hour}:00", f"{unit.day} {month} {year}"
    if name == "day":
        return str(unit.day), f"{month} {year}"
    return (month, year) if name == "month" else (year, "")


def _fit(stretch: Stretch, labels: Sequence[Tick], width: Measure) -> bool:
    """Whether labels, and the contexts under them, stand apart and within the stretch."""
    spans = [_span(tick.place, tick.label, width) for tick in labels]
    contexts = [_span(place, words, width) for place, words in contexts_of(labels) if words]
    left, right = _inside(stretch)
    return all(
        left <= row[0][0]
        and row[-1][1] <= right
        and all(one[1] + _MARGIN <= other[0] for one, other in pairwise(row))
        for row in (spans, contexts)
        if row
    )


def _inside(stretch: Stretch) -> tuple[float, float]:
    """Where labels may stand, apart from those of the next stretch."""
    return stretch.left + _MARGIN / 2, stretch.right - _MARGIN / 2


def _span(place: float, words: str, width: Measure) -> tuple[float, float]:
    half = width(words) / 2
    return place - half, place + half


def contexts_of(labels: Iterable[Tick]) -> list[tuple[float, str]]:
    """Each context once under all neighbours that share it: where, and its words."""
    groups = [list(group) for _, group in groupby(labels, key=lambda tick: tick.context)]
    return [((group[0].place + group[-1].place) / 2, group[0].context) for group in groups]


def _whole_stretch(stretch: Stretch, width: Measure) -> Tick:
    """One label for all units: from the first to the last, or in which month or year they lie."""
    middle = (stretch.left + stretch.right) / 2
    for unit in GRAINS[GRAINS.index(stretch.grain.replace("hour", "day")) :]:
        units = _units(stretch, unit)
        (first, context), (last, other) = _label(units[0], unit), _label(units[-1], unit)
        if unit == "year" and first[:2] == last[:2]:
            last = last[2:]
        label = first if len(units) == 1 else f"{first}–{last}"
        if context == other and width(label) <= stretch.right - stretch.left:
            return Tick(middle, label, context)
    return Tick(middle, str(stretch.start.year), "")
