"""The mean score of each source, or of each speaker."""

from collections.abc import Sequence
from math import isnan
from typing import Any, Literal

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.charts.layout import GREY, ROW, banner, beside, fitted, heading
from analysis.charts.sentiment.scores import NOT_COVERED, NOTHING, SCALE, draw_axis, filled, legend
from analysis.charts.style import axes, describe, looks, nothing, styled
from analysis.comparison.resample import NO_VERDICT_BELOW, POINTS_ONLY_BELOW
from analysis.comparison.scorers import on_one_scale, scorers
from analysis.comparison.sentiment import summarise_sentiment
from analysis.comparison.sources import attributed
from analysis.tables import require
from analysis.wording import count, signed

_GROUP = 150.0  # points: the column of labels
_COUNTS = (14.0, 90.0)  # points right of the axes: the columns of numbers
_TOO_FEW = f"–: no mean of fewer than {POINTS_ONLY_BELOW} quotes with evidence"
_SMALL, _LARGE = {"markersize": 4.5}, {"markersize": 10}


@styled
def sentiment_summary(
    scored: pd.DataFrame,
    *,
    by: Literal["source", "speaker"] = "source",
    top: int = 6,
    sources: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """The mean score of each source, or of each speaker in each source, with its interval.

    Every quote with evidence is a small mark. The mean and its 95% bootstrap interval are drawn
    from ``POINTS_ONLY_BELOW`` such quotes on, thin and in grey below ``NO_VERDICT_BELOW``, where
    the chart says that there is no verdict.

    Args:
        scored: What ``score_sentiment`` returns.
        by: "source", or "speaker" for the speakers within each source.
        top: How many speakers of each source to show: those with most quotes.
        sources: Those to show, in this order; see `style.looks`.
        ax: Where to draw; new axes, as high as the groups need, if None.

    Returns:
        The axes.

    Raises:
        InputError: A column is missing.
    """
    keys = ["source"] if by == "source" else ["source", "speaker"]
    require(scored, ["source"], "sentiment_summary")
    shown, note = looks(scored["source"], sources)
    scored = on_one_scale(scored[scored["source"].isin(shown)])
    names = scorers(scored)
    rows = summary_rows(scored, keys, top)
    if rows.empty:
        return nothing(axes(ax, 1.5), NOTHING)
    ax = axes(ax, ROW * (rows["y"].max() + 2) + 1.4)
    _label_groups(ax, rows, keys[-1])
    drawn = rows[[*keys, "scorer", "evidence", "y"]]
    quotes = attributed(scored)[[*keys, *names]].merge(drawn, on=keys)
    for column, scorer in names.items():
        own = quotes[quotes["scorer"] == scorer].dropna(subset=[column])
        _draw_points(ax, own, column, scorer)
    for row in rows[_enough(rows)].to_dict("records"):
        _draw_mean(ax, row)
    _write_counts(ax, rows)
    draw_axis(ax, rows, rightmost=1.06)
    few = "" if _enough(rows).all() else f"\n{_TOO_FEW}"
    ax.set_xlabel(f"{SCALE}\n{NOT_COVERED}{few}")
    single = Line2D([], [], label="small: one quote", **filled("TextBlob") | _SMALL)
    title = f"Mean sentiment of each {by}'s quotes{note}"
    heading(ax, title, [*legend(names.values()), single], left=_GROUP + 8, gap=26)
    return describe(ax, _in_words(rows, keys) + note)


def summary_rows(scored: pd.DataFrame, keys: list[str], top: int) -> pd.DataFrame:
    """What ``sentiment_summary`` draws: a row per scorer for the ``top`` groups of each source.

    Adds ``y``, the row it is drawn in (a source's name takes one above its speakers), and
    ``groups``, how many the source has.
    """
    each = len(scorers(scored))
    summary = summarise_sentiment(scored, keys)
    summary["groups"] = summary.groupby("source")["scorer"].transform("size") // each
    source = pd.Series(pd.factorize(summary["source"])[0], summary.index)
    order = pd.DataFrame({"source": source, "quotes": -summary["quotes"]})
    order = order.sort_values(["source", "quotes"], kind="stable")
    order = order.groupby("source", sort=False).head(top * each)
    rows = summary.loc[order.index].reset_index(drop=True)
    heads = 1.2 * (order["source"].to_numpy() + 1) if "speaker" in keys else 0
    return rows.assign(y=rows.index + 0.5 * (rows.index // each) + heads)


def _enough(groups: pd.DataFrame) -> "pd.Series[bool]":
    """Whether there are quotes enough for a mean."""
    return groups["evidence"] >= POINTS_ONLY_BELOW


def _draw_points(ax: Axes, quotes: pd.DataFrame, column: str, scorer: str) -> None:
    """The single quotes of each group, faint where a mean is drawn over them."""
    many = _enough(quotes)
    for own, alpha in ((quotes[~many], 1.0), (quotes[many], 0.35)):
        look = filled(scorer) | _SMALL | {"alpha": alpha}
        ax.plot(own[column], own["y"], **look, gid=f"{scorer}: quotes")


def _draw_mean(ax: Axes, row: dict[Any, Any]) -> None:
    """A large mark with its interval as a line, both slight where the quotes are few."""
    few = row["evidence"] < NO_VERDICT_BELOW
    look = filled(row["scorer"]) | ({"markersize": 7} if few else _LARGE) | {"zorder": 4}
    line = {"color": look["color"], "linewidth": 1.0 if few else 2.4, "zorder": 3}
    ax.hlines(row["y"], row["low"], row["high"], **line)
    ax.plot([row["mean"]], [row["y"]], **look, gid=f"{row['scorer']}: mean")


def _label_groups(ax: Axes, rows: pd.DataFrame, key: str) -> None:
    """Each group's name, and above a source's speakers the name of the source."""
    first = rows[rows["scorer"] == rows["scorer"].iloc[0]]
    names = [fitted(name, _GROUP) for name in first[key]]
    middle = (rows["scorer"].nunique() - 1) / 2
    ax.set_yticks(first["y"] + middle, names, parse_math=False)
    if key == "source":
        return
    for source, own in first.groupby("source", sort=False):
        shown, groups = len(own), own["groups"].iloc[0]
        note = f"{shown} of {groups} speakers, those with most quotes" if shown < groups else ""
        banner(ax, -_GROUP - 8, own["y"].min() - 1, str(source), note)


def _write_counts(ax: Axes, rows: pd.DataFrame) -> None:
    """Right of the axis, how many quotes are without evidence and what the others come to."""
    for column, head in zip(_COUNTS, ("no evidence", "mean (95% interval)"), strict=True):
        beside(ax, column, -1.3, head, edge=1, color=GREY)
    for row in rows.to_dict("records"):
        without = f"{row['quotes'] - row['evidence']} of {row['quotes']}"
        beside(ax, _COUNTS[0], row["y"], without, edge=1)
        few = row["evidence"] < NO_VERDICT_BELOW
        beside(ax, _COUNTS[1], row["y"], _verdict(row), edge=1, color=GREY if few else "black")


def _in_words(rows: pd.DataFrame, keys: list[str]) -> str:
    means = [
        f"{row['scorer']} for {' in '.join(row[key] for key in reversed(keys))} {_interval(row)}"
        for row in rows[_enough(rows)].to_dict("records")
    ]
    told = f"Mean scores with 95% intervals: {'; '.join(means) or 'none'}."
    few = int((rows["evidence"] < NO_VERDICT_BELOW).sum())
    if not few:
        return told
    return (
        f"{told} For {few} of {count(len(rows), 'group')} there is no verdict, with fewer than "
        f"{NO_VERDICT_BELOW} quotes with evidence, and below {POINTS_ONLY_BELOW} no mean."
    )


def _verdict(row: dict[Any, Any]) -> str:
    if row["evidence"] < POINTS_ONLY_BELOW:
        return "–"
    few = row["evidence"] < NO_VERDICT_BELOW
    return f"{_interval(row)}{', no verdict' if few else ''}"


def _interval(row: dict[Any, Any]) -> str:
    """A mean with the bounds of its interval, where it has one."""
    if isnan(row["low"]):
        return f"{signed(row['mean'])}, all scores alike"
    return f"{signed(row['mean'])} ({signed(row['low'])} to {signed(row['high'])})"
