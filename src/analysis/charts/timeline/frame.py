"""What stands around the lanes of a timeline: the title, the broken axis and the legend.

The axes are in inches: x from the left end of the time axis, y from the top of the first lane down.
"""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.transforms import ScaledTranslation

from analysis.charts.layout import SIZE, inches
from analysis.charts.style import figure_of
from analysis.charts.timeline.axis import Stretch, TimeScale
from analysis.charts.timeline.labels import Tick, contexts_of, ticks
from analysis.charts.timeline.lanes import OPEN_WIDTH, ROW
from analysis.wording import how_long

HEAD = 0.42
"""Inches: for the lengths left out, above the lanes."""

VAGUE = pd.Timedelta(days=3)
"""A longer interval is drawn pale."""

INK = "0.15"
SHADE = "0.91"
_TITLE = "What each source dates"
_NOTE = "The scale is not even: each stretch has a scale of its own."
_FOLDED = "The scale is not even: // is time left out, and each stretch has a scale of its own."


def frame(ax: Axes, legend: list[Artist], note: str, *, open_ended: bool) -> float:
    """Draw what stands around the lanes, and return how many inches wide the time axis can be.

    ``note`` stands behind the title.
    """
    figure = figure_of(ax)
    ax.set_title(_TITLE + note, loc="left", parse_math=False)
    ax.set_xticks([])
    ax.set_yticks([])
    for side in ("left", "right", "top"):
        ax.spines[side].set_visible(False)
    ax.set_xlabel(_NOTE, labelpad=34, loc="left", size=SIZE, parse_math=False)
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
    height = ax.get_position().height * figure_of(ax).get_figheight() - HEAD
    return max(1, int(height / ROW / lanes) - 3)


def draw_axis(ax: Axes, scale: TimeScale, bottom: float) -> None:
    """Draw the labels under each stretch, and where time is left out."""
    edges, labels = [], []
    for stretch in scale.stretches:
        starts, found = ticks(stretch, inches)
        edges += [scale.place(start) for start in starts]
        labels += found
    ax.xaxis.remove_overlapping_locs = False  # an hour's label stands at its tick
    ax.set_xticks(edges, [""] * len(edges))
    ax.tick_params(axis="x", length=4)
    ax.set_xticks([tick.place for tick in labels], [tick.label for tick in labels], minor=True)
    ax.tick_params(axis="x", which="minor", length=0, pad=6)
    _draw_contexts(ax, labels)
    ax.xaxis.label.set_text(_FOLDED if scale.breaks() else _NOTE if scale.joints() else "")
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
            size=SIZE,
            parse_math=False,
        )


def _draw_break(ax: Axes, one: Stretch, other: Stretch, bottom: float) -> None:
    """Two slashes on the axis, and above the lanes how much is left out."""
    middle = (one.right + other.left) / 2
    for x in (one.right, other.left):
        ax.plot([x, x], [0, bottom], color="0.6", linewidth=0.8, zorder=0.8, gid="break")
    words = how_long(one.end, other.start).split()
    lines = "\n".join(" ".join(words[i : i + 2]) for i in range(0, len(words), 2))
    ax.text(
        middle,
        -0.05,
        lines,
        ha="center",
        va="bottom",
        size=SIZE,
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
    figure = figure_of(ax)
    figure.draw_without_rendering()
    around = figure.get_figheight() - ax.get_window_extent().height / figure.dpi
    figure.set_figheight(around + bottom + HEAD)


def legend_entries(marks: pd.DataFrame, silences: pd.DataFrame) -> list[Artist]:
    """An entry for each kind of mark that is drawn, and for no other."""
    grey = "0.45"
    long = marks["end"] - marks["start"]
    closed = marks["open"] == ""
    instant = long == pd.Timedelta(0)
    sources = marks.groupby("event")["source"].unique()
    pale = Patch(facecolor=to_rgba(grey, 0.3), edgecolor=grey, label="longer than three days")
    alone = Patch(facecolor="white", edgecolor=INK, linewidth=1.6, label="in no other source")
    same = Line2D([], [], color=INK, linewidth=0.8, marker=".", label="perhaps one happening")
    entries: list[tuple[Any, Artist]] = [
        (closed & ~instant & (long <= VAGUE), Patch(color=grey, label="up to three days")),
        (closed & (long > VAGUE), pale),
        (instant, Line2D([], [], color=grey, marker="o", linestyle="", label="a time of day")),
        (~closed, Line2D([], [], color=grey, marker="<", label="one end not known")),
        (marks["alone"], alone),
        (silences["source"].notna(), Patch(color=SHADE, label="silent: dates nothing")),
        (sources.map(len) > 1, same),
    ]
    return [artist for shown, artist in entries if shown.any()]
