"""What stands in the lanes of a timeline: names, bars, silences, and threads between lanes.

The axes are in inches: x from the left end of the time axis, y from the top of the first lane down.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.patches import Rectangle

from analysis.charts.layout import SIZE, fitted, inches
from analysis.charts.style import Look
from analysis.charts.timeline.frame import HEAD, INK, SHADE, VAGUE
from analysis.charts.timeline.lanes import ROW, Extent, Lane, Placed

_BAR = 0.13  # inches: the height of a bar
_FADE = 6  # steps
_NAME = 216.0  # points: the longest name of a source


def draw_lanes(
    ax: Axes, lanes: Sequence[Lane], look: Mapping[str, Look], bare: Mapping[Any, int]
) -> None:
    """Draw each source's name, silences and marks; ``bare`` counts its marks without a label."""
    ax.set_ylim(lanes[-1].bottom, -HEAD)
    for lane in lanes:
        ax.axhline(lane.top, color="0.75", linewidth=0.8)
        _draw_name(ax, lane, look[lane.source], bare.get(lane.source, 0))
        for silence in lane.silences:
            _draw_silence(ax, lane, silence)
        for mark in lane.marks:
            _draw_mark(ax, mark, look[lane.source])


def _draw_name(ax: Axes, lane: Lane, look: Look, bare: int) -> None:
    left = ax.get_xlim()[0]
    y = lane.top + 0.1 + ROW / 2
    name = fitted(lane.source, _NAME, bold=True)
    ax.plot(left + 0.1, y, look.marker, color=look.colour, zorder=6)
    _write(ax, left + 0.22, y, name, weight="bold")
    notes = ["no date that can be placed"] if not lane.marks else []
    notes += [f"{bare} more not labelled"] if bare else []
    if notes:
        _write(ax, left + 0.32 + inches(name, bold=True), y, ", ".join(notes), color="0.35")


def _draw_silence(ax: Axes, lane: Lane, silence: Placed) -> None:
    left, right = silence.bar
    size = (right - left, lane.bottom - lane.top)
    ax.add_patch(Rectangle((left, lane.top), *size, facecolor=SHADE, zorder=0.5, gid="silence"))
    ax.plot(
        silence.bar,
        [silence.y] * 2,
        color="0.55",
        linewidth=1,
        marker="|",
        markersize=6,
        gid="extent",
    )
    _write(ax, silence.label_left, silence.y, silence.label, style="italic")


def _draw_mark(ax: Axes, placed: Placed, look: Look) -> None:
    mark = placed.row
    edge: dict[str, Any] = {"edgecolor": look.colour}
    if mark.alone:
        edge = {"edgecolor": INK, "linewidth": 1.6}
    if mark.start == mark.end:
        middle = sum(placed.bar) / 2
        outline: dict[str, Any] = {"markeredgecolor": edge["edgecolor"], "markeredgewidth": 1.6}
        ax.plot(middle, placed.y, look.marker, color=look.colour, zorder=3, **outline)
    elif mark.open:
        _draw_fading(ax, placed, look, edge)
    else:
        pale = mark.end - mark.start > VAGUE
        left, right = placed.bar
        ax.add_patch(
            Rectangle(
                (left, placed.y - _BAR / 2),
                right - left,
                _BAR,
                facecolor=to_rgba(look.colour, 0.3 if pale else 1.0),
                hatch=look.hatch,
                zorder=2,
                gid="mark",
                **edge,
            )
        )
    if placed.label:
        _write(ax, placed.label_left, placed.y, placed.label)


def _draw_fading(ax: Axes, placed: Placed, look: Look, edge: dict[str, Any]) -> None:
    """A bar from the end that is known, paler and paler, and an arrow at its far end."""
    near, far = placed.bar[::-1] if placed.row.open == "start" else placed.bar
    step = (far - near) / _FADE
    for number in range(_FADE):
        shade = to_rgba(look.colour, 0.7 * (1 - number / _FADE))
        corner = (near + number * step, placed.y - _BAR / 2)
        ax.add_patch(Rectangle(corner, step, _BAR, facecolor=shade, zorder=2, gid="open"))
    head = "<" if far < near else ">"
    ax.plot(
        far,
        placed.y,
        head,
        color=look.colour,
        markersize=6,
        zorder=3,
        markeredgecolor=edge["edgecolor"],
    )
    ax.plot(
        [near, near], [placed.y - _BAR, placed.y + _BAR], color=edge["edgecolor"], linewidth=1.6
    )


def _write(ax: Axes, x: float, y: float, words: str, **look: Any) -> None:
    paper = {"facecolor": "white", "alpha": 0.75, "edgecolor": "none", "pad": 0.6}
    ax.text(
        x,
        y,
        words,
        size=SIZE,
        va="center_baseline",
        zorder=5,
        parse_math=False,
        bbox=paper,
        **look,
    )


def draw_threads(ax: Axes, lanes: Sequence[Lane]) -> None:
    """A line from each happening to the same one in the next lane that has it."""
    seen: dict[int, list[Placed]] = {}
    for lane in lanes:
        for mark in {mark.row.event: mark for mark in reversed(lane.marks)}.values():
            seen.setdefault(mark.row.event, []).append(mark)
    joined = [pair for marks in seen.values() for pair in pairwise(marks)]
    spans = [_common(upper.bar, lower.bar) for upper, lower in joined]
    for number, ((upper, lower), span) in enumerate(zip(joined, spans, strict=True)):
        share = (spans[:number].count(span) + 1) / (spans.count(span) + 1)
        x = span[0] + share * (span[1] - span[0])
        ax.plot(
            [x, x],
            [upper.y, lower.y],
            color=INK,
            linewidth=0.8,
            marker=".",
            markersize=4,
            zorder=4,
            gid="thread",
        )


def _common(upper: Extent, lower: Extent) -> Extent:
    return max(upper[0], lower[0]), min(upper[1], lower[1])
