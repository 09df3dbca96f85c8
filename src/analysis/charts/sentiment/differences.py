"""The chart of how far the quotes of two sources are apart in tone."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.layout import GREY, ROW, banner, beside, fitted, heading
from analysis.charts.sentiment.scores import NOT_COVERED, draw_scale
from analysis.charts.style import axes, describe, looks, nothing, styled
from analysis.comparison.resample import NO_VERDICT_BELOW, POINTS_ONLY_BELOW
from analysis.comparison.sentiment import NO_VERDICT, SENTIMENT_DIFFERENCE
from analysis.tables import require
from analysis.wording import count, signed

_PAIR, _SCORER = 200.0, 60.0  # points: the columns of labels
_FEW = f"fewer than {POINTS_ONLY_BELOW} quotes with evidence"
_VERDICTS = {
    "points only": f"{_FEW}: no difference drawn",
    "too few": f"fewer than {NO_VERDICT_BELOW} quotes with evidence: no verdict",
    "either way": "either may score higher",
    "b lower": "{b} scores lower",
    "b higher": "{b} scores higher",
}
_COLOUR = "#333333"


@styled
def sentiment_difference(
    compared: pd.DataFrame, *, sources: Sequence[str] | None = None, ax: Axes | None = None
) -> Axes:
    """How far the mean scores of every two sources are apart, with the interval of that.

    Args:
        compared: What ``compare_sentiment`` returns.
        sources: Those to show, in this order; see `style.looks`.
        ax: Where to draw; new axes, as high as the pairs need, if None.

    Returns:
        The axes.

    Raises:
        InputError: A column is missing.
    """
    require(compared, SENTIMENT_DIFFERENCE, "sentiment_difference")
    shown, note = looks([*compared["source_a"], *compared["source_b"]], sources)
    table = compared[compared["source_a"].isin(shown) & compared["source_b"].isin(shown)]
    if table.empty:
        return nothing(axes(ax, 1.5), "There are no two sources to compare.")
    rows = difference_rows(table)
    if rows.empty:
        why = f"There is no difference to draw: of any two sources one has {_FEW}."
        return nothing(axes(ax, 1.0), why)
    first, each = table["scorer"].iloc[0], table["scorer"].nunique()
    ax = axes(ax, ROW * (rows["y"].max() + 3) + 1.0)
    for row in rows.to_dict("records"):
        _draw_difference(ax, row)
        if row["scorer"] == first:
            name = f"{fitted(row['source_b'], _PAIR)} against {fitted(row['source_a'], _PAIR)}"
            banner(ax, -_SCORER - 8, row["y"] - 1.3, name)
    ax.set_yticks(rows["y"], rows["scorer"], parse_math=False)
    draw_scale(ax, rows["y"].max() + 1.4, _reach(rows))
    direction = "left of 0: the source named first scores lower"
    left_out = (len(table) - len(rows)) // each
    pairs = f"\nnot drawn: {count(left_out, 'pair')}, {_FEW} in a source" if left_out else ""
    ax.set_xlabel(f"difference of the two means\n{direction}\n{NOT_COVERED}{pairs}")
    heading(ax, f"Difference in mean sentiment between sources{note}", left=_SCORER + 8, gap=2)
    return describe(ax, _differences_in_words(rows) + note)


def difference_rows(table: pd.DataFrame) -> pd.DataFrame:
    """What ``sentiment_difference`` draws: the pairs of sources with any difference to draw.

    Adds ``y``; a pair's name takes a row above its scorers.
    """
    pair = table.groupby(["source_a", "source_b"], sort=False)["difference"]
    rows = table[pair.transform("count") > 0].reset_index(drop=True)
    return rows.assign(y=rows.index * 2.0 + 1.6 * (rows.index // table["scorer"].nunique()) + 1.2)


def _draw_difference(ax: Axes, row: dict[Any, Any]) -> None:
    """A point with its interval, and in words what may be said of it."""
    clear = row["verdict"] not in NO_VERDICT
    if row["verdict"] != "points only":
        thickness = 2.4 if clear else 1.0
        ax.hlines(row["y"], row["low"], row["high"], color=_COLOUR, linewidth=thickness)
        size = 8 if clear else 5
        ax.plot([row["difference"]], [row["y"]], "o", color=_COLOUR, markersize=size, gid="mean")
    words = _VERDICTS[row["verdict"]].format(b=fitted(row["source_b"], 150))
    text = words if row["verdict"] == "points only" else f"{_written(row)}: {words}"
    number = f"{count(row['evidence_b'], 'quote')} against {row['evidence_a']}"
    beside(ax, 12, row["y"] - 0.35, text, edge=1, color="black" if clear else GREY)
    beside(ax, 12, row["y"] + 0.55, number, edge=1, color=GREY)


def _reach(rows: pd.DataFrame) -> float:
    """How far the axis goes on either side: ±1 unless an interval goes further."""
    return 2.0 if rows[["low", "high"]].abs().max().max() > 1 else 1.0


def _written(row: dict[Any, Any]) -> str:
    return f"{signed(row['difference'])} ({signed(row['low'])} to {signed(row['high'])})"


def _differences_in_words(rows: pd.DataFrame) -> str:
    told = [
        f"{row['scorer']}, {row['source_b']} against {row['source_a']}: "
        + ("" if row["verdict"] == "points only" else f"{_written(row)}, ")
        + _VERDICTS[row["verdict"]].format(b=row["source_b"])
        for row in rows.to_dict("records")
    ]
    return f"Differences of mean scores with 95% intervals. {'; '.join(told)}."
