"""Charts of sentiment: quote by quote, and the mean of each source or speaker."""

from typing import Any, Literal, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.charts.layout import GREY, ROW, banner, beside, counted, fitted, heading, over, signed
from analysis.charts.style import axes, describe, nothing, styled
from analysis.comparison.resample import NO_VERDICT_BELOW, POINTS_ONLY_BELOW
from analysis.comparison.tone import SCORERS, summarise_sentiment
from analysis.comparison.voices import attributed
from analysis.tables import require


class _Mark(NamedTuple):
    """How a scorer is drawn: in no source's colour, and apart from each other in grey too."""

    marker: str
    colour: str
    shift: float  # rows from the middle of the row, so that equal scores are both seen
    aside: float  # where in the column of quotes without evidence


_MARKS = {
    "TextBlob": _Mark("o", "#333333", -0.14, 1.29),
    "VADER": _Mark("D", "#D55E00", 0.14, 1.51),
}
_ASIDE = (1.12, 1.68)  # the column of quotes without evidence; the axis ends at 1
_SPEAKER, _QUOTE, _GROUP = 120.0, 235.0, 150.0  # points: the columns of labels
_COUNTS = (14.0, 90.0)  # points right of the axes: the columns of numbers
_SMALL, _LARGE = {"markersize": 4.5}, {"markersize": 10}
_SCALE = "score (−1 negative, +1 positive)"
NOT_COVERED = "intervals: the choice of quotes, not the scorer's errors"
"""What a chart with intervals of scores has to say in the picture itself."""

_NOTHING = "No quote has a speaker: there is no sentiment to show."


@styled
def quote_sentiment(scored: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Every attributed quote with its score by each scorer, grouped by source and speaker.

    A quote in which a scorer knows no word has a hollow mark in a column of its own: no evidence
    is not a score of 0.

    Args:
        scored: What ``score_sentiment`` returns.
        ax: Where to draw; new axes, as high as the quotes need, if None.

    Returns:
        The axes.

    Raises:
        InputError: A column is missing.
    """
    require(scored, ["source", "speaker", "content", *SCORERS], "quote_sentiment")
    rows = quote_rows(scored)
    if rows.empty:
        return nothing(axes(ax, 1.5), _NOTHING)
    ax = axes(ax, ROW * (rows["y"].max() + 2) + 1.4)
    _label_quotes(ax, rows)
    for column, scorer in SCORERS.items():
        _draw_scores(ax, rows, column, scorer)
    _draw_axis(ax, rows, rightmost=_ASIDE[1])
    ax.axvspan(*_ASIDE, color="0.94", zorder=0)
    over(ax, sum(_ASIDE) / 2, "no\nevidence", ha="center")
    hollow = Line2D([], [], label="hollow: no word that it knows", **_hollow("TextBlob"))
    left = _SPEAKER + _QUOTE + 16
    heading(ax, "Sentiment of each attributed quote", [*_legend(), hollow], left=left, gap=32)
    return describe(ax, _quotes_in_words(rows))


def quote_rows(scored: pd.DataFrame) -> pd.DataFrame:
    """What ``quote_sentiment`` draws: attributed quotes by source, speaker and reading order.

    Adds ``y``, the row it is drawn in (a source's name takes one above its first quote), and
    ``first``, true where a speaker's quotes begin.
    """
    said = attributed(scored).reset_index(drop=True)
    order = pd.DataFrame({"source": pd.factorize(said["source"])[0]})
    order["speaker"] = said.groupby(["source", "speaker"], sort=False).ngroup()
    order = order.sort_values(["source", "speaker"], kind="stable")
    rows = said.loc[order.index].assign(first=~order["speaker"].duplicated())
    place = order["source"].reset_index(drop=True)
    rows = rows.reset_index(drop=True)
    return rows.assign(y=rows.index + 1.5 * place + 1)


@styled
def sentiment_summary(
    scored: pd.DataFrame,
    *,
    by: Literal["source", "speaker"] = "source",
    top: int = 6,
    ax: Axes | None = None,
) -> Axes:
    """The mean score of each source, or of each speaker in each source, with its interval.

    Every quote with evidence is a small mark. The mean and its 95 % bootstrap interval are drawn
    from ``POINTS_ONLY_BELOW`` such quotes on, thin and in grey below ``NO_VERDICT_BELOW``, where
    the chart says that there is no verdict.

    Args:
        scored: What ``score_sentiment`` returns.
        by: "source", or "speaker" for the speakers within each source.
        top: How many speakers of each source to show: those with most quotes.
        ax: Where to draw; new axes, as high as the groups need, if None.

    Returns:
        The axes.

    Raises:
        InputError: A column is missing.
    """
    keys = ["source"] if by == "source" else ["source", "speaker"]
    rows = summary_rows(scored, keys, top)
    if rows.empty:
        return nothing(axes(ax, 1.5), _NOTHING)
    ax = axes(ax, ROW * (rows["y"].max() + 2) + 1.4)
    _label_groups(ax, rows, keys[-1])
    drawn = rows[[*keys, "scorer", "evidence", "y"]]
    quotes = attributed(scored)[[*keys, *SCORERS]].merge(drawn, on=keys)
    for column, scorer in SCORERS.items():
        _draw_points(ax, quotes[quotes["scorer"] == scorer].dropna(subset=[column]), column)
    for row in rows[_enough(rows)].to_dict("records"):
        _draw_mean(ax, row)
    _write_counts(ax, rows)
    _draw_axis(ax, rows, rightmost=1.06)
    ax.set_xlabel(f"{_SCALE}\n{NOT_COVERED}")
    single = Line2D([], [], label="small: one quote", **_filled("TextBlob") | _SMALL)
    heading(
        ax, f"Mean sentiment of each {by}'s quotes", [*_legend(), single], left=_GROUP + 8, gap=26
    )
    return describe(ax, _summary_in_words(rows, keys))


def summary_rows(scored: pd.DataFrame, keys: list[str], top: int) -> pd.DataFrame:
    """What ``sentiment_summary`` draws: a row per scorer for the ``top`` groups of each source.

    Adds ``y``, the row it is drawn in (a source's name takes one above its speakers), and
    ``groups``, how many the source has.
    """
    each = len(SCORERS)
    summary = summarise_sentiment(scored, keys)
    summary["groups"] = summary.groupby("source")["scorer"].transform("size") // each
    source = pd.Series(pd.factorize(summary["source"])[0], summary.index)
    order = pd.DataFrame({"source": source, "quotes": -summary["quotes"]})
    order = order.sort_values(["source", "quotes"], kind="stable")
    order = order.groupby("source", sort=False).head(top * each)
    rows = summary.loc[order.index].reset_index(drop=True)
    heads = 1.2 * (order["source"].to_numpy() + 1) if "speaker" in keys else 0
    return rows.assign(y=rows.index + 0.5 * (rows.index // each) + heads)


# Marks


def _draw_scores(ax: Axes, rows: pd.DataFrame, column: str, scorer: str) -> None:
    """Filled marks at the scores, hollow ones in the column beside the axis."""
    mark, missing = _MARKS[scorer], rows[column].isna()
    scores, y = rows.loc[~missing, column], rows["y"] + mark.shift
    ax.plot(scores, y[~missing], **_filled(scorer), gid=f"{scorer}: score")
    aside = [mark.aside] * int(missing.sum())
    ax.plot(aside, rows.loc[missing, "y"], **_hollow(scorer), gid=f"{scorer}: no evidence")


def _draw_points(ax: Axes, quotes: pd.DataFrame, column: str) -> None:
    """The single quotes of each group, faint where a mean is drawn over them."""
    scorer, enough = SCORERS[column], _enough(quotes)
    for own, alpha in ((quotes[~enough], 1.0), (quotes[enough], 0.35)):
        look = _filled(scorer) | _SMALL | {"alpha": alpha}
        ax.plot(own[column], own["y"], **look, gid=f"{scorer}: quotes")


def _draw_mean(ax: Axes, row: dict[Any, Any]) -> None:
    """A large mark with its interval as a line, both slight where the quotes are few."""
    few = row["evidence"] < NO_VERDICT_BELOW
    look = _filled(row["scorer"]) | ({"markersize": 7} if few else _LARGE) | {"zorder": 4}
    line = {"color": look["color"], "linewidth": 1.0 if few else 2.4, "zorder": 3}
    ax.hlines(row["y"], row["low"], row["high"], **line)
    ax.plot([row["mean"]], [row["y"]], **look, gid=f"{row['scorer']}: mean")


def _enough(groups: pd.DataFrame) -> "pd.Series[bool]":
    """Whether there are quotes enough for a mean."""
    return groups["evidence"] >= POINTS_ONLY_BELOW


def _filled(scorer: str) -> dict[str, Any]:
    mark = _MARKS[scorer]
    return {
        "linestyle": "",
        "marker": mark.marker,
        "markersize": 6.5,
        "color": mark.colour,
        "markeredgecolor": "white",
        "markeredgewidth": 0.6,
        "clip_on": False,
    }


def _hollow(scorer: str) -> dict[str, Any]:
    edge = {"markeredgecolor": _MARKS[scorer].colour, "markeredgewidth": 1.0}
    return _filled(scorer) | {"markerfacecolor": "none"} | edge


def _legend() -> list[Line2D]:
    return [
        Line2D([], [], label=scorer, **_filled(scorer) | {"markersize": 7}) for scorer in _MARKS
    ]


# Axis and words


def _draw_axis(ax: Axes, rows: pd.DataFrame, rightmost: float) -> None:
    """A scale from -1 to 1, above and below, with a line at 0; the rows run downwards."""
    ax.set_xlim(-1.06, rightmost)
    ax.set_ylim(rows["y"].max() + 0.8, -0.8)
    ax.set_xticks([-1, -0.5, 0, 0.5, 1], ["−1", "−0.5", "0", "+0.5", "+1"])
    ax.tick_params(axis="x", top=True, labeltop=True)
    ax.tick_params(axis="y", length=0)
    ax.grid(axis="x")
    ax.axvline(0, color="0.5", linewidth=1, zorder=1)
    ax.spines["left"].set_visible(False)
    ax.spines["bottom"].set_bounds(-1, 1)
    ax.set_xlabel(_SCALE, x=1.06 / (rightmost + 1.06))


def _label_quotes(ax: Axes, rows: pd.DataFrame) -> None:
    """The source above its quotes, the speaker left of the first, and how each quote begins."""
    left = -_SPEAKER - _QUOTE - 16
    for source, own in rows.groupby("source", sort=False):
        banner(ax, left, own["y"].min() - 1, str(source), counted(len(own), "attributed quote"))
    for row in rows[rows["first"]].to_dict("records"):
        beside(ax, left, row["y"], fitted(row["speaker"], _SPEAKER))
        ax.axhline(row["y"] - 0.5, color="0.85", linewidth=0.6, zorder=0)
    labels = [fitted(content, _QUOTE) for content in rows["content"]]
    ax.set_yticks(rows["y"], labels, parse_math=False, ha="left")
    ax.tick_params(axis="y", pad=_QUOTE + 4)


def _label_groups(ax: Axes, rows: pd.DataFrame, key: str) -> None:
    """Each group's name, and above a source's speakers the name of the source."""
    first = rows[rows["scorer"] == rows["scorer"].iloc[0]]
    names = [fitted(name, _GROUP) for name in first[key]]
    ax.set_yticks(first["y"] + 0.5, names, parse_math=False)
    if key == "source":
        return
    for source, own in first.groupby("source", sort=False):
        shown, groups = len(own), own["groups"].iloc[0]
        note = f"{shown} of {groups} speakers, those with most quotes" if shown < groups else ""
        banner(ax, -_GROUP - 8, own["y"].min() - 1, str(source), note)


def _write_counts(ax: Axes, rows: pd.DataFrame) -> None:
    """Right of the axis, how many quotes are without evidence and what the others come to."""
    for column, head in zip(_COUNTS, ("no evidence", "mean (95 % interval)"), strict=True):
        beside(ax, column, -1.3, head, edge=1, color=GREY)
    for row in rows.to_dict("records"):
        without = f"{row['quotes'] - row['evidence']} of {row['quotes']}"
        beside(ax, _COUNTS[0], row["y"], without, edge=1)
        few = row["evidence"] < NO_VERDICT_BELOW
        beside(ax, _COUNTS[1], row["y"], _verdict(row), edge=1, color=GREY if few else "black")


def _quotes_in_words(rows: pd.DataFrame) -> str:
    each = [f"{name} {_range(rows[column])}" for column, name in SCORERS.items()]
    sources = counted(rows["source"].nunique(), "source")
    return f"{counted(len(rows), 'attributed quote')} of {sources}: {'; '.join(each)}."


def _range(scores: "pd.Series[float]") -> str:
    known = scores.dropna()
    if known.empty:
        return "has no evidence in any"
    span = f"{signed(known.min())} to {signed(known.max())}"
    return f"scores {len(known)}, from {span}, and has no evidence in {len(scores) - len(known)}"


def _summary_in_words(rows: pd.DataFrame, keys: list[str]) -> str:
    means = [
        f"{row['scorer']} for {' in '.join(row[key] for key in reversed(keys))} {_interval(row)}"
        for row in rows[_enough(rows)].to_dict("records")
    ]
    few = int((rows["evidence"] < NO_VERDICT_BELOW).sum())
    return (
        f"Mean scores with 95 % intervals: {'; '.join(means) or 'none'}. For {few} of "
        f"{counted(len(rows), 'group')} there is no verdict, with fewer than {NO_VERDICT_BELOW} "
        f"quotes with evidence, and below {POINTS_ONLY_BELOW} no mean."
    )


def _verdict(row: dict[Any, Any]) -> str:
    if row["evidence"] < POINTS_ONLY_BELOW:
        return "too few for a mean"
    few = row["evidence"] < NO_VERDICT_BELOW
    return f"{_interval(row)}{', no verdict' if few else ''}"


def _interval(row: dict[Any, Any]) -> str:
    return f"{signed(row['mean'])} ({signed(row['low'])} to {signed(row['high'])})"
