"""Charts of how two sources differ in tone: over all quotes, and on the words that both print."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.charts.layout import (
    GREY,
    ROW,
    banner,
    beside,
    counted,
    fitted,
    heading,
    over,
    signed,
)
from analysis.charts.scores import ASIDE, NOT_COVERED, SCALE, TONE
from analysis.charts.style import Look, axes, describe, looks, nothing, styled
from analysis.comparison.resample import NO_VERDICT_BELOW, POINTS_ONLY_BELOW
from analysis.comparison.scorers import LEXICONS, SCORERS
from analysis.comparison.tone import compare_sentiment, compare_shared_sentiment
from analysis.sentiment.tone import SURE_ENOUGH
from analysis.sentiment.validity import LABELS
from analysis.tables import require

_PAIR, _SCORER, _WORDS = 200.0, 60.0, 290.0  # points: the columns of labels
_FEW = f"fewer than {POINTS_ONLY_BELOW} quotes with evidence"
_VERDICTS = {
    "points only": f"{_FEW}: no difference drawn",
    "too few": f"fewer than {NO_VERDICT_BELOW} quotes with evidence: no verdict",
    "either way": "either may score higher",
    "b lower": "{b} scores lower",
    "b higher": "{b} scores higher",
}
_COLOUR = "#333333"
_TONES = dict(zip((-1, 0, 1), LABELS, strict=True))


@styled
def sentiment_difference(
    scored: pd.DataFrame, *, sources: Sequence[str] | None = None, ax: Axes | None = None
) -> Axes:
    """How far the mean scores of every two sources are apart, with the interval of that.

    Args:
        scored: What ``score_sentiment`` returns.
        sources: Those to compare, in this order; see `style.looks`.
        ax: Where to draw; new axes, as high as the pairs need, if None.

    Returns:
        The axes.

    Raises:
        InputError: A column is missing.
    """
    require(scored, ["source", "speaker", *LEXICONS], "sentiment_difference")
    shown, note = looks(scored["source"], sources)
    table = compare_sentiment(scored[scored["source"].isin(shown)])
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
    _draw_scale(ax, rows["y"].max() + 1.4, _reach(rows))
    direction = "left of 0: the source named first scores lower"
    left_out = (len(table) - len(rows)) // each
    pairs = f"\nnot drawn: {counted(left_out, 'pair')}, {_FEW} in a source" if left_out else ""
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


@styled
def shared_sentiment(
    shared: pd.DataFrame,
    *,
    most: int = 12,
    least_probability: float = SURE_ENOUGH,
    sources: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """What the scorers make of each version of a quotation that two sources print.

    A source's mark stands at the score of the words in quotation marks as that source has them,
    hollow in a column of its own where the scorer has no evidence.

    Args:
        shared: What ``match_quotes`` returns.
        most: How many pairs to show, in reading order; the title says how many there are.
        least_probability: Below it the trained scorer abstains, as in ``score_sentiment``.
        sources: Those to show, in this order; see `style.looks`.
        ax: Where to draw; new axes, as high as the pairs need, if None.

    Returns:
        The axes.

    Raises:
        InputError: A column is missing.
    """
    require(shared, ["source_a", "source_b"], "shared_sentiment")
    shown, note = looks([*shared["source_a"], *shared["source_b"]], sources)
    both = shared["source_a"].isin(shown) & shared["source_b"].isin(shown)
    table = compare_shared_sentiment(
        shared[both].reset_index(drop=True), least_probability=least_probability
    )
    if table.empty:
        return nothing(axes(ax, 1.0), "No quotation is in more than one account.")
    first, each = table["scorer"].iloc[0], table["scorer"].nunique()
    rows = table.head(most * each)
    rows = rows.assign(y=rows.index * 1.0 + 0.6 * (rows.index // each))
    ax = axes(ax, ROW * (rows["y"].max() + 2) + 1.5)
    for row in rows.to_dict("records"):
        _draw_versions(ax, row, shown)
        if row["scorer"] == first:
            _label_pair(ax, row)
    ax.set_yticks(rows["y"], rows["scorer"], parse_math=False)
    _draw_scale(ax, rows["y"].max() + 0.8, 1.0)
    ax.set_xlim(-1.06, ASIDE[1])
    ax.axvspan(*ASIDE, color="0.94", zorder=0)
    over(ax, sum(ASIDE) / 2, "no\nevidence", ha="center")
    beside(ax, 10, -1.0, "difference", edge=1, color=GREY)
    ax.set_xlabel(f"{SCALE}\n{TONE}", x=1.06 / (ASIDE[1] + 1.06))
    legend = [Line2D([], [], label=name, **_mark(look)) for name, look in shown.items()]
    pairs, drawn = len(table) // each, len(rows) // each
    title = "The same quotation in two sources" + f" ({drawn} of {pairs})" * (drawn < pairs) + note
    heading(ax, title, legend, left=_WORDS + _SCORER + 16, gap=32)
    return describe(ax, _shared_in_words(table) + note)


def _draw_difference(ax: Axes, row: dict[Any, Any]) -> None:
    """A point with its interval, and in words what may be said of it."""
    clear = row["verdict"] in {"either way", "b lower", "b higher"}
    if row["verdict"] != "points only":
        thickness = 2.4 if clear else 1.0
        ax.hlines(row["y"], row["low"], row["high"], color=_COLOUR, linewidth=thickness)
        size = 8 if clear else 5
        ax.plot([row["difference"]], [row["y"]], "o", color=_COLOUR, markersize=size, gid="mean")
    words = _VERDICTS[row["verdict"]].format(b=fitted(row["source_b"], 150))
    text = words if row["verdict"] == "points only" else f"{_written(row)}: {words}"
    number = f"{counted(row['evidence_b'], 'quote')} against {row['evidence_a']}"
    beside(ax, 12, row["y"] - 0.35, text, edge=1, color="black" if clear else GREY)
    beside(ax, 12, row["y"] + 0.55, number, edge=1, color=GREY)


def _draw_versions(ax: Axes, row: dict[Any, Any], sources: dict[str, Look]) -> None:
    """Both versions' marks on one line, joined."""
    scores = [row["score_a"], row["score_b"]]
    for side, score, up in zip("ab", scores, (-0.16, 0.16), strict=True):
        look = _mark(sources[row[f"source_{side}"]])
        gone = pd.isna(score)
        x = sum(ASIDE) / 2 + (up if gone else 0) * 0.5 if gone else score
        hollow = {"markerfacecolor": "none"} if gone else {}
        ax.plot([x], [row["y"] + up], **look | hollow, gid="no evidence" if gone else "score")
    if not pd.isna(row["difference"]):
        ax.plot(scores, [row["y"]] * 2, color="0.55", linewidth=1, zorder=1)
    beside(ax, 10, row["y"], _moved(row), edge=1)


def _moved(row: dict[Any, Any]) -> str:
    """How far the versions are apart; of Tone, whose scores tell how sure it is, the tones."""
    if pd.isna(row["difference"]):
        return "–"
    if row["scorer"] != SCORERS["tone"]:
        return signed(row["difference"])
    first, second = (_TONES[np.sign(row[f"score_{side}"])] for side in "ab")
    return f"{first} → {second}" if row["moved"] else "same tone"


def _label_pair(ax: Axes, row: dict[Any, Any]) -> None:
    """The quotation, whose it is, and how the versions differ."""
    left = -_WORDS - _SCORER - 16
    beside(ax, left, row["y"], fitted(f"“{row['words_a'].strip()}”", _WORDS))
    note = f"{row['speaker'] or 'no speaker named'}: {row['relation']}"
    beside(ax, left, row["y"] + 1, fitted(note, _WORDS), color=GREY)


def _draw_scale(ax: Axes, lowest: float, reach: float) -> None:
    ax.set_xlim(-1.06 * reach, 1.06 * reach)
    ax.set_ylim(lowest, -0.8)
    ticks = [-reach, -reach / 2, 0, reach / 2, reach]
    ax.set_xticks(ticks, [f"{tick:+g}".replace("-", "−") if tick else "0" for tick in ticks])
    ax.tick_params(axis="y", length=0)
    ax.grid(axis="x")
    ax.axvline(0, color="0.5", linewidth=1, zorder=1)
    ax.spines["left"].set_visible(False)


def _reach(rows: pd.DataFrame) -> float:
    """How far the axis goes on either side: ±1 unless an interval goes further."""
    return 2.0 if rows[["low", "high"]].abs().max().max() > 1 else 1.0


def _mark(look: Look) -> dict[str, Any]:
    return look.mark(6.5) | {"clip_on": False}


# Words


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


def _shared_in_words(table: pd.DataFrame) -> str:
    pairs = counted(len(table) // table["scorer"].nunique(), "quotation")
    each = []
    for scorer, own in table.groupby("scorer", sort=False):
        known, moved = int(own["difference"].notna().sum()), int(own["moved"].sum())
        each.append(f"{scorer} scores both versions of {known}, {moved} of them differently")
    return f"{pairs} in two sources: {'; '.join(each)}."
