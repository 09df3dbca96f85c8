"""Drawing the timeline: lanes, bars, silences, the broken axis and its legend.

The axes are in inches: x from the left end of the time axis, y from the top of the first lane down.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle
from matplotlib.transforms import ScaledTranslation

from analysis.charts.lanes import OPEN_WIDTH, ROW, Extent, Lane, Placed
from analysis.charts.measure import TEXT_SIZE, fitted, measure
from analysis.charts.style import Look, plain
from analysis.charts.time_axis import Stretch, Tick, TimeScale, contexts_of, length, ticks

_VAGUE = pd.Timedelta(days=3)  # a longer interval is drawn pale
_BAR = 0.13  # inches: the height of a bar
_HEAD = 0.42  # inches: for the lengths left out, above the lanes
_FADE = 6  # steps
_NAME = 3.0  # inches: the longest name of a source
_INK = "0.15"
_SHADE = "0.91"
_TITLE = "What each source dates"
_NOTE = "The scale is not even: // is time left out, and each stretch has a scale of its own."


def frame(ax: Axes, legend: list[Artist], *, open_ended: bool) -> float:
    """Draw what stands around the lanes, and return how many inches wide the time axis can be."""
    figure = _figure(ax)
    ax.set_title(_TITLE, loc="left", parse_math=False)
    ax.set_xticks([])
    ax.set_yticks([])
    for side in ("left", "right", "top"):
        ax.spines[side].set_visible(False)
    ax.set_xlabel(_NOTE, labelpad=34, loc="left", size=TEXT_SIZE, parse_math=False)
    below = ScaledTranslation(0, -0.88, figure.dpi_scale_trans)
    ax.legend(
        handles=legend,
        loc="upper left",
        bbox_to_anchor=(0, 0),
        bbox_transform=ax.transAxes + below,
        borderaxespad=0,
        ncols=3,
    )
    figure.draw_without_rendering()
    width = float(ax.get_window_extent().width / figure.dpi)
    pad = OPEN_WIDTH + 0.05 if open_ended else 0.1
    ax.set_xlim(-pad, width - pad)
    return width - 2 * pad


def rows_in(ax: Axes, lanes: int) -> int:
    """How many labels each lane has room for in axes that are given."""
    height = ax.get_position().height * _figure(ax).get_figheight() - _HEAD
    return max(1, int(height / ROW / lanes) - 3)


def _figure(ax: Axes) -> Figure:
    figure = ax.get_figure(root=True)
    if figure is None:
        raise ValueError("axes without a figure cannot be drawn on")
    return figure


def draw_lanes(
    ax: Axes, lanes: Sequence[Lane], look: Mapping[str, Look], bare: Mapping[Any, int]
) -> None:
    """Draw each source's name, silences and marks; ``bare`` counts its marks without a label."""
    ax.set_ylim(lanes[-1].bottom, -_HEAD)
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
    name = fitted(plain(lane.source), _NAME, measure(ax, weight="bold"))
    ax.plot(left + 0.1, y, look.marker, color=look.colour, zorder=6)
    _write(ax, left + 0.22, y, name, weight="bold")
    notes = ["no date that can be placed"] if not lane.marks else []
    notes += [f"{bare} more not labelled"] if bare else []
    if notes:
        width = measure(ax, weight="bold")(name)
        _write(ax, left + 0.32 + width, y, ", ".join(notes), color="0.35")


def _draw_silence(ax: Axes, lane: Lane, silence: Placed) -> None:
    left, right = silence.bar
    size = (right - left, lane.bottom - lane.top)
    ax.add_patch(Rectangle((left, lane.top), *size, facecolor=_SHADE, zorder=0.5, gid="silence"))
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
        edge = {"edgecolor": _INK, "linewidth": 1.6}
    if mark.start == mark.end:
        middle = sum(placed.bar) / 2
        outline: dict[str, Any] = {"markeredgecolor": edge["edgecolor"], "markeredgewidth": 1.6}
        ax.plot(middle, placed.y, look.marker, color=look.colour, zorder=3, **outline)
    elif mark.open:
        _draw_fading(ax, placed, look, edge)
    else:
        pale = mark.end - mark.start > _VAGUE
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
        size=TEXT_SIZE,
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
            color=_INK,
            linewidth=0.8,
            marker=".",
            markersize=4,
            zorder=4,
            gid="thread",
        )


def _common(upper: Extent, lower: Extent) -> Extent:
    return max(upper[0], lower[0]), min(upper[1], lower[1])


def draw_axis(ax: Axes, scale: TimeScale, bottom: float) -> None:
    """Draw the labels under each stretch, and where time is left out."""
    width = measure(ax)
    edges, labels = [], []
    for stretch in scale.stretches:
        starts, found = ticks(stretch, width)
        edges += [scale.place(start) for start in starts]
        labels += found
    ax.xaxis.remove_overlapping_locs = False  # an hour's label stands at its tick
    ax.set_xticks(edges, [""] * len(edges))
    ax.tick_params(axis="x", length=4)
    ax.set_xticks([tick.place for tick in labels], [tick.label for tick in labels], minor=True)
    ax.tick_params(axis="x", which="minor", length=0, pad=6)
    _draw_contexts(ax, labels)
    for one, other in scale.breaks():
        _draw_break(ax, one, other, bottom)
    for place in scale.joints():
        ax.plot([place] * 2, [0, bottom], color="0.6", linewidth=0.8, linestyle=":", zorder=0.8)


def _draw_contexts(ax: Axes, labels: Sequence[Tick]) -> None:
    """The years under the months and days, each once under all that belong to it."""
    for middle, context in contexts_of(labels):
        ax.annotate(
            context,
            (middle, 0),
            xycoords=("data", "axes fraction"),
            xytext=(0, -29),
            textcoords="offset points",
            ha="center",
            va="baseline",
            size=TEXT_SIZE,
            parse_math=False,
        )


def _draw_break(ax: Axes, one: Stretch, other: Stretch, bottom: float) -> None:
    """Two slashes on the axis, and above the lanes how much is left out."""
    middle = (one.right + other.left) / 2
    for x in (one.right, other.left):
        ax.plot([x, x], [0, bottom], color="0.6", linewidth=0.8, zorder=0.8, gid="break")
    words = length(one.end, other.start).split()
    lines = "\n".join(" ".join(words[i : i + 2]) for i in range(0, len(words), 2))
    ax.text(
        middle,
        -0.05,
        lines,
        ha="center",
        va="bottom",
        size=TEXT_SIZE,
        linespacing=1.0,
        gid="left out",
    )
    ax.text(
        middle,
        bottom,
        "//",
        ha="center",
        va="center",
        weight="bold",
        zorder=6,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5},
    )


def fit_height(ax: Axes, bottom: float) -> None:
    """Make the figure as high as the lanes and all that stands around them."""
    figure = _figure(ax)
    figure.draw_without_rendering()
    around = figure.get_figheight() - ax.get_window_extent().height / figure.dpi
    figure.set_figheight(around + bottom + _HEAD)


def legend_entries(marks: pd.DataFrame, silences: pd.DataFrame) -> list[Artist]:
    """An entry for each kind of mark that is drawn, and for no other."""
    grey = "0.45"
    long = marks["end"] - marks["start"]
    closed = marks["open"] == ""
    instant = long == pd.Timedelta(0)
    sources = marks.groupby("event")["source"].unique()
    pale = Patch(facecolor=to_rgba(grey, 0.3), edgecolor=grey, label="longer than three days")
    alone = Patch(facecolor="white", edgecolor=_INK, linewidth=1.6, label="in no other source")
    same = Line2D([], [], color=_INK, linewidth=0.8, marker=".", label="the same happening")
    entries: list[tuple[Any, Artist]] = [
        (closed & ~instant & (long <= _VAGUE), Patch(color=grey, label="up to three days")),
        (closed & (long > _VAGUE), pale),
        (instant, Line2D([], [], color=grey, marker="o", linestyle="", label="a time of day")),
        (~closed, Line2D([], [], color=grey, marker="<", label="one end not known")),
        (marks["alone"], alone),
        (silences["source"].notna(), Patch(color=_SHADE, label="silent: dates nothing")),
        (sources.map(len) > 1, same),
    ]
    return [artist for shown, artist in entries if shown.any()]
