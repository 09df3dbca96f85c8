"""Every quote with its scores."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.charts.layout import GREY, ROW, banner, beside, fitted, heading, over
from analysis.charts.sentiment.scores import (
    ASIDE,
    MARKS,
    NOTHING,
    draw_axis,
    filled,
    hollow,
    legend,
)
from analysis.charts.style import axes, describe, looks, nothing, styled
from analysis.comparison.scorers import LEXICONS, on_one_scale, scorers
from analysis.comparison.sources import attributed
from analysis.tables import require
from analysis.wording import count, signed

_SPEAKER, _QUOTE = 120.0, 235.0  # points: the columns of labels


@styled
def quote_sentiment(
    scored: pd.DataFrame, *, sources: Sequence[str] | None = None, ax: Axes | None = None
) -> Axes:
    """Every attributed quote with its score by each scorer, grouped by source and speaker.

    Words that the article has in quotation marks stand in them here, others are the reporter's.
    A quote in which a scorer knows no word has a hollow mark in a column of its own: no evidence
    is not a score of 0. The trained scorer's label stands as far out as it is probable, neutral
    at 0; where it abstains its mark is hollow too.

    Args:
        scored: What ``score_sentiment`` returns.
        sources: Those to show, in this order; see `style.looks`.
        ax: Where to draw; new axes, as high as the quotes need, if None.

    Returns:
        The axes.

    Raises:
        InputError: A column is missing.
    """
    require(scored, ["source", "speaker", "kind", "content", *LEXICONS], "quote_sentiment")
    shown, note = looks(scored["source"], sources)
    names = scorers(scored)
    rows = quote_rows(on_one_scale(scored[scored["source"].isin(shown)]))
    if rows.empty:
        return nothing(axes(ax, 1.5), NOTHING)
    ax = axes(ax, ROW * (rows["y"].max() + 2) + 1.4)
    _label_quotes(ax, rows)
    for column, scorer in names.items():
        _draw_scores(ax, rows, column, scorer)
    draw_axis(ax, rows, rightmost=ASIDE[1])
    ax.axvspan(*ASIDE, color="0.94", zorder=0)
    over(ax, sum(ASIDE) / 2, "no\nevidence", ha="center")
    empty = Line2D([], [], label="hollow: no evidence", **hollow("TextBlob"))
    title = f"Sentiment of each attributed quote{note}"
    entries = [*legend(names.values()), empty]
    left = _SPEAKER + _QUOTE + 16
    heading(ax, title, entries, left=left, gap=32)
    beside(ax, _SPEAKER + 8 - left, -1.3, "not in “ ”: the reporter's words", color=GREY)
    return describe(ax, _in_words(rows, names) + note)


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


def _draw_scores(ax: Axes, rows: pd.DataFrame, column: str, scorer: str) -> None:
    """Filled marks at the scores, hollow ones in the column beside the axis."""
    mark, missing = MARKS[scorer], rows[column].isna()
    scores, y = rows.loc[~missing, column], rows["y"] + mark.shift
    ax.plot(scores, y[~missing], **filled(scorer), gid=f"{scorer}: score")
    aside = [mark.aside] * int(missing.sum())
    ax.plot(aside, rows.loc[missing, "y"], **hollow(scorer), gid=f"{scorer}: no evidence")


def _label_quotes(ax: Axes, rows: pd.DataFrame) -> None:
    """The source above its quotes, the speaker left of the first, and how each quote begins."""
    left = -_SPEAKER - _QUOTE - 16
    for source, own in rows.groupby("source", sort=False):
        banner(ax, left, own["y"].min() - 1, str(source), count(len(own), "attributed quote"))
    for row in rows[rows["first"]].to_dict("records"):
        beside(ax, left, row["y"], fitted(row["speaker"], _SPEAKER))
        ax.axhline(row["y"] - 0.5, color="0.85", linewidth=0.6, zorder=0)
    labels = [_worded(row) for row in rows.to_dict("records")]
    ax.set_yticks(rows["y"], labels, parse_math=False, ha="left")
    ax.tick_params(axis="y", pad=_QUOTE + 4)


def _worded(row: dict[Any, Any]) -> str:
    """How a quote begins: in quotation marks only if the article has all of it in them."""
    return fitted(f"“{row['content']}”" if row["kind"] == "direct" else row["content"], _QUOTE)


def _in_words(rows: pd.DataFrame, names: Mapping[str, str]) -> str:
    each = [f"{name} {_range(rows[column])}" for column, name in names.items()]
    sources = count(rows["source"].nunique(), "source")
    return f"{count(len(rows), 'attributed quote')} of {sources}: {'; '.join(each)}."


def _range(scores: "pd.Series[float]") -> str:
    known = scores.dropna()
    if known.empty:
        return "has no evidence in any"
    span = f"{signed(known.min())} to {signed(known.max())}"
    return f"scores {len(known)}, from {span}, and has no evidence in {len(scores) - len(known)}"
