"""How scores of sentiment are drawn in every chart: a mark for each scorer, and the scale."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.comparison.scorers import SCORERS


class Mark(NamedTuple):
    """How a scorer is drawn: in no source's colour, and apart from each other in grey too."""

    marker: str
    colour: str
    shift: float  # rows from the middle of the row, so that equal scores are all seen
    aside: float  # where in the column of quotes without evidence


MARKS = {
    "TextBlob": Mark("o", "#333333", -0.14, 1.29),
    "VADER": Mark("D", "#D55E00", 0.14, 1.51),
    "Tone": Mark("^", "#7B5FB0", 0.0, 1.40),
}
ASIDE = (1.12, 1.68)
"""The column of quotes without evidence; the axis ends at 1."""

SCALE = "score (−1 negative, +1 positive)"
NOT_COVERED = "intervals: the choice of quotes, not the scorer's errors"
"""What a chart with intervals of scores has to say in the picture itself."""

NOTHING = "No quote has a speaker: there is no sentiment to show."

TONE = "Tone: further out is surer, not stronger"
"""How the trained scorer's marks are read."""

_LABELS = {SCORERS["tone_score"]: TONE}  # others are called by their names


def filled(scorer: str) -> dict[str, Any]:
    """The mark of a score."""
    mark = MARKS[scorer]
    return {
        "linestyle": "",
        "marker": mark.marker,
        "markersize": 6.5,
        "color": mark.colour,
        "markeredgecolor": "white",
        "markeredgewidth": 0.6,
        "clip_on": False,
    }


def hollow(scorer: str) -> dict[str, Any]:
    """The mark of no evidence."""
    edge = {"markeredgecolor": MARKS[scorer].colour, "markeredgewidth": 1.0}
    return filled(scorer) | {"markerfacecolor": "none"} | edge


def legend(names: Iterable[str]) -> list[Line2D]:
    """An entry for each scorer."""
    return [
        Line2D([], [], label=_LABELS.get(name, name), **filled(name) | {"markersize": 7})
        for name in names
    ]


def draw_axis(ax: Axes, rows: pd.DataFrame, rightmost: float) -> None:
    """A scale from -1 to 1, above and below, with a line at 0; the rows run downwards."""
    draw_scale(ax, rows["y"].max() + 0.8, 1.0)
    ax.set_xlim(-1.06, rightmost)
    ax.tick_params(axis="x", top=True, labeltop=True)
    ax.spines["bottom"].set_bounds(-1, 1)
    ax.set_xlabel(SCALE, x=1.06 / (rightmost + 1.06))


def draw_scale(ax: Axes, lowest: float, reach: float) -> None:
    """A scale of scores from -reach to reach, with a line at 0, over rows down to ``lowest``."""
    ax.set_xlim(-1.06 * reach, 1.06 * reach)
    ax.set_ylim(lowest, -0.8)
    ticks = [-reach, -reach / 2, 0, reach / 2, reach]
    ax.set_xticks(ticks, [f"{tick:+g}".replace("-", "−") if tick else "0" for tick in ticks])
    ax.tick_params(axis="y", length=0)
    ax.grid(axis="x")
    ax.axvline(0, color="0.5", linewidth=1, zorder=1)
    ax.spines["left"].set_visible(False)
