"""Where the timeline's bars and labels stand: a lane for each source, rows in a lane.

Lengths are inches, from the left and from the top. Nothing in a row meets anything else there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis.charts.layout import POINTS, fitted, inches
from analysis.charts.timeline.axis import TimeScale

ROW = 0.24
"""The height of a row."""

OPEN_WIDTH = 0.4
"""How far a bar with an open end fades beyond the end that is known."""

_PAD = 0.1  # above and below the rows of a lane
_GAP = 0.08  # between two things in a row
_LONGEST_LABEL = 4.2
_LEAST_BAR = 0.08

Extent = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark or a silence, its label, and where both stand."""

    row: Any  # of the marks, or of the gaps
    bar: Extent
    label: str
    label_left: float
    y: float


@dataclass(slots=True)
class Lane:
    """What is drawn for one source."""

    source: str
    top: float
    bottom: float
    silences: list[Placed] = field(default_factory=list)
    marks: list[Placed] = field(default_factory=list)


def lay_out(
    marks: pd.DataFrame,
    silences: pd.DataFrame,
    sources: Sequence[str],
    scale: TimeScale,
) -> list[Lane]:
    """The lanes from the top, with everything in them placed.

    Args:
        marks: As from ``timeline_marks``, with ``label`` empty where none is to be drawn.
        silences: Reads ``source``, ``earliest``, ``latest`` and ``label``.
        sources: The order of the lanes.
        scale: The time axis.
    """
    room = scale.stretches[-1].right
    lanes = []
    top = 0.0
    for source in sources:
        lane = Lane(source, top, top + ROW + 2 * _PAD)  # the first row is for its name
        for table, kind, bar_of in (
            (silences, lane.silences, _stretch_of_silence),
            (marks, lane.marks, _bar),
        ):
            own = list(table[table["source"] == source].itertuples(index=False))
            bars = [bar_of(thing, scale) for thing in own]
            on_bar = kind is lane.silences
            kind += _placed(own, bars, room, top=lane.bottom - _PAD, on_bar=on_bar)
            lane.bottom = max([lane.bottom, *(thing.y + ROW / 2 + _PAD for thing in kind)])
        lane.bottom = max(lane.bottom, lane.top + 3 * ROW + 2 * _PAD)
        lanes.append(lane)
        top = lane.bottom
    return lanes


def _placed(
    things: Sequence[Any],
    bars: Sequence[Extent],
    room: float,
    *,
    top: float,
    on_bar: bool,
) -> list[Placed]:
    labels = [
        fitted(thing.label, POINTS * min(_LONGEST_LABEL, _most(bar, room))) if thing.label else ""
        for thing, bar in zip(things, bars, strict=True)
    ]
    places = [
        beside(bar, inches(label), room, on_bar=on_bar) if label else []
        for bar, label in zip(bars, labels, strict=True)
    ]
    choices = [
        [[bar, place] for place in free] or [[bar]] for bar, free in zip(bars, places, strict=True)
    ]
    return [
        Placed(thing, bar, label, choice[which][-1][0], top + (row + 0.5) * ROW)
        for thing, bar, label, choice, (row, which) in zip(
            things, bars, labels, choices, rows(choices), strict=True
        )
    ]


def _bar(mark: Any, scale: TimeScale) -> Extent:
    left, right = scale.place(mark.start), scale.place(mark.end)
    spare = max(0.0, _LEAST_BAR - (right - left)) / 2
    fades = {"start": (OPEN_WIDTH, 0.0), "end": (0.0, OPEN_WIDTH)}.get(mark.open, (0.0, 0.0))
    return left - spare - fades[0], right + spare + fades[1]


def _stretch_of_silence(gap: Any, scale: TimeScale) -> Extent:
    return scale.place(gap.earliest), scale.place(gap.latest + pd.Timedelta(days=1))


def _most(bar: Extent, room: float) -> float:
    """The widest label that fits beside a bar or on it."""
    return max(room - bar[1], bar[0], bar[1] - bar[0]) - _GAP


def beside(bar: Extent, words: float, room: float, *, on_bar: bool = False) -> list[Extent]:
    """Where a label ``words`` wide may stand: after its bar, before it, or else on it.

    Args:
        bar: Where the bar begins and ends.
        words: The width of the label.
        room: The width of the axes.
        on_bar: Whether the best place is on the bar.
    """
    left, right = bar
    slack = 1e-9
    starts = [right + _GAP, left - _GAP - words]
    free = [s for s in starts if s >= -slack and s + words <= room + slack]
    if words + _GAP <= right - left + slack and (on_bar or not free):
        free.insert(0, (left + right - words) / 2)
    return [(start, start + words) for start in free]


def rows(choices: Iterable[Sequence[Sequence[Extent]]]) -> list[tuple[int, int]]:
    """For each thing the first row in which one of its choices is free, and which that is.

    A choice is the extents that a thing takes together: its bar, and its label in one place.
    """
    taken: list[list[Extent]] = []
    found = []
    for choice in choices:
        row, which = _first_free(choice, taken)
        if row == len(taken):
            taken.append([])
        taken[row].extend(choice[which])
        found.append((row, which))
    return found


def _first_free(choice: Sequence[Sequence[Extent]], taken: list[list[Extent]]) -> tuple[int, int]:
    for row, others in enumerate(taken):
        for which, extents in enumerate(choice):
            if not any(_meet(one, other) for one in extents for other in others):
                return row, which
    return len(taken), 0


def _meet(one: Extent, other: Extent) -> bool:
    return one[0] < other[1] + _GAP and other[0] < one[1] + _GAP
