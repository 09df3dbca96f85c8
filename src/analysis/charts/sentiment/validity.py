"""How far the scorers of sentiment can be believed, from what was measured on labelled news."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.ticker import PercentFormatter

from analysis.charts.layout import GREY, SIZE, heading
from analysis.charts.style import axes, describe, styled
from analysis.comparison.scorers import SCORERS
from analysis.sentiment.validity import (
    LABELS,
    NO_EVIDENCE,
    scorer_confusion,
    scorer_coverage,
    scorer_validity,
)

_SAID = [*LABELS, NO_EVIDENCE]
_ACROSS, _GAP = 2, 0.6  # scorers in a line, and columns between two of them
_DOWN = len(LABELS) + 1.6  # rows from one line of scorers to the next
_THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9)
_LINES: list[dict[str, Any]] = [
    {"color": "#333333", "marker": "o", "linestyle": "-"},
    {"color": "#D55E00", "marker": "D", "linestyle": "--"},
    {"color": "#7B5FB0", "marker": "^", "linestyle": "-."},
    {"color": "#CC79A7", "marker": "s", "linestyle": ":"},
]


@styled
def scorer_confusions(*, ax: Axes | None = None) -> Axes:
    """What each scorer says of news that readers found negative, neutral or positive.

    A row for each of the readers' labels, in percent of it; what lies on the framed diagonal is
    right.

    Args:
        ax: Where to draw; new axes if None.

    Returns:
        The axes.
    """
    known = scorer_validity()
    lines = -(-len(known) // _ACROSS)
    ax = axes(ax, 1.0 + 1.9 * lines)
    table = scorer_confusion()
    for place, row in enumerate(known.to_dict("records")):
        left, top = place % _ACROSS * (len(_SAID) + _GAP), place // _ACROSS * _DOWN
        _draw_matrix(ax, left, top, table[table["scorer"] == row["scorer"]])
        title = f"{row['scorer']}: macro-F1 {row['macro_f1']:.2f}"
        ax.text(left, top - 0.6, title, fontweight="bold", fontsize=SIZE, va="bottom")
    ax.set_xlim(0, _ACROSS * (len(_SAID) + _GAP) - _GAP)
    ax.set_ylim((lines - 1) * _DOWN + len(LABELS), -1.3)
    ax.set_xticks([])
    labels = [
        (line * _DOWN + place + 0.5, label)
        for line in range(lines)
        for place, label in enumerate(LABELS)
    ]
    ax.set_yticks(*zip(*labels, strict=True))
    ax.tick_params(axis="y", length=0)
    for spine in ("left", "bottom"):
        ax.spines[spine].set_visible(False)
    axes_are = "columns: what the scorer says; rows: what readers marked, 100 % each"
    ax.set_xlabel("\n".join([axes_are, *_measured(known)]))
    heading(ax, "How often the scorers are right", gap=6)
    return describe(ax, _in_words(known))


@styled
def accuracy_at_coverage(*, ax: Axes | None = None) -> Axes:
    """How often each scorer is right if it may keep silent where it is least sure.

    Along the trained scorer's line stands the probability from which its label then counts.

    Args:
        ax: Where to draw; new axes if None.

    Returns:
        The axes.
    """
    known, table = scorer_validity(), scorer_coverage()
    ax = axes(ax, 3.8)
    for place, (scorer, own) in enumerate(table.groupby("scorer", sort=False)):
        look = _LINES[place % len(_LINES)]
        ax.plot(own["coverage"], own["accuracy"], markersize=4.5, gid=str(scorer), **look)
        if scorer == SCORERS["tone_score"]:
            _label_thresholds(ax, own, look["color"])
    guess = known["commonest"].max()
    ax.axhline(guess, color="0.5", linewidth=1, zorder=0)
    ax.annotate(
        f"always the commonest label: {guess:.0%}",
        (0, guess),
        (4, -4),
        textcoords="offset points",
        va="top",
        fontsize=SIZE,
        color=GREY,
    )
    ax.set_xlim(0, 1.02)
    ax.set_ylim(0, 1.02)
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_ticks([0, 0.2, 0.4, 0.6, 0.8, 1])
        axis.set_major_formatter(PercentFormatter(1, decimals=0))
    ax.grid(axis="y")
    share = "share of the mentions: those that the scorer is surest of"
    ax.set_xlabel("\n".join([share, *_measured(known)]))
    ax.set_ylabel("right")
    legend = [
        Line2D([], [], label=name, markersize=6, **_LINES[place % len(_LINES)])
        for place, name in enumerate(known["scorer"])
    ]
    heading(ax, "Right on what it is surest of", legend)
    return describe(ax, _coverage_in_words(table, guess))


def _label_thresholds(ax: Axes, steps: pd.DataFrame, colour: str) -> None:
    """The least probability at a few points of the trained scorer's line."""
    reached = {int((steps["least"] >= least).sum()): least for least in _THRESHOLDS}
    for number, least in reached.items():
        if number:
            at = steps.iloc[number - 1]
            ax.annotate(
                f"≥ {least:.1f}",
                (at["coverage"], at["accuracy"]),
                (0, -7),
                textcoords="offset points",
                ha="center",
                va="top",
                fontsize=SIZE,
                color=colour,
            )


def _draw_matrix(ax: Axes, left: float, top: float, table: pd.DataFrame) -> None:
    """One scorer's cells: the darker, the more of a row."""
    totals = table.groupby("label")["items"].transform("sum")
    rows = table.assign(share=table["items"] / totals.clip(lower=1))
    for row in rows.to_dict("records"):
        x, y = left + _SAID.index(row["said"]), top + LABELS.index(row["label"])
        shade = str(1 - 0.75 * row["share"])
        frame: dict[str, Any] = {"edgecolor": "white", "linewidth": 1}
        ax.add_patch(Rectangle((x, y), 1, 1, facecolor=shade, **frame))
        dark = row["share"] > 0.6
        text: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": SIZE}
        ax.text(x + 0.5, y + 0.5, f"{row['share']:.0%}", color="white" if dark else "black", **text)
    for place in range(len(LABELS)):
        right: dict[str, Any] = {"fill": False, "edgecolor": "black", "linewidth": 1.4}
        ax.add_patch(Rectangle((left + place, top + place), 1, 1, **right))
    for place, said in enumerate(_SAID):
        ax.text(left + place + 0.5, top - 0.08, said, ha="center", va="bottom", fontsize=SIZE)


# Words


def _measured(known: pd.DataFrame) -> list[str]:
    """On how many mentions the scorers were measured, and when; a line for those that share it."""
    return [
        f"{', '.join(own['scorer'])}: {items:,} labelled mentions, measured {day}"
        for (items, day), own in known.groupby(["items", "measured"], sort=False)
    ]


def _in_words(known: pd.DataFrame) -> str:
    each = [
        f"{row['scorer']} is right in {row['accuracy']:.0%}, macro-F1 {row['macro_f1']:.2f}, and "
        f"has no evidence in {row['no_evidence']:.0%}"
        for row in known.to_dict("records")
    ]
    return f"{'; '.join(each)}. {'; '.join(_measured(known))}."


def _coverage_in_words(table: pd.DataFrame, guess: float) -> str:
    ends = [
        f"{scorer} is right in {own['accuracy'].iloc[0]:.0%} of the {own['coverage'].iloc[0]:.0%} "
        f"it is surest of, and in {own['accuracy'].iloc[-1]:.0%} of the "
        f"{own['coverage'].iloc[-1]:.0%} for which it has evidence"
        for scorer, own in table.groupby("scorer", sort=False)
    ]
    return f"{'; '.join(ends)}. Always the commonest label would be right in {guess:.0%}."
