"""The chart of what a cut or a change does to the tone of a quotation that two sources print."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.charts.layout import GREY, ROW, beside, fitted, heading, over
from analysis.charts.sentiment.scores import ASIDE, SCALE, TONE, draw_scale
from analysis.charts.style import Look, axes, describe, looks, nothing, styled
from analysis.comparison.scorers import SCORERS
from analysis.comparison.shared_sentiment import SHARED_SENTIMENT
from analysis.sentiment.validity import LABELS
from analysis.tables import require
from analysis.wording import count, signed

_SCORER, _WORDS = 60.0, 290.0  # points: the columns of labels
_TONES = dict(zip((-1, 0, 1), LABELS, strict=True))


@styled
def shared_sentiment(
    compared: pd.DataFrame,
    *,
    most: int = 12,
    sources: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """What the scorers make of each version of a quotation that two sources print.

    A source's mark stands at the score of the words in quotation marks as that source has them,
    hollow in a column of its own where the scorer has no evidence.

    Args:
        compared: What ``compare_shared_sentiment`` returns.
        most: How many pairs to show, in reading order; the title says how many there are.
        sources: Those to show, in this order; see `style.looks`.
        ax: Where to draw; new axes, as high as the pairs need, if None.

    Returns:
        The axes.

    Raises:
        InputError: A column is missing.
    """
    require(compared, SHARED_SENTIMENT, "shared_sentiment")
    shown, note = looks([*compared["source_a"], *compared["source_b"]], sources)
    both = compared["source_a"].isin(shown) & compared["source_b"].isin(shown)
    table = compared[both].reset_index(drop=True)
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
    draw_scale(ax, rows["y"].max() + 0.8, 1.0)
    ax.set_xlim(-1.06, ASIDE[1])
    ax.axvspan(*ASIDE, color="0.94", zorder=0)
    over(ax, sum(ASIDE) / 2, "no\nevidence", ha="center")
    beside(ax, 10, -1.0, "difference", edge=1, color=GREY)
    ax.set_xlabel(f"{SCALE}\n{TONE}", x=1.06 / (ASIDE[1] + 1.06))
    legend = [Line2D([], [], label=name, **_mark(look)) for name, look in shown.items()]
    pairs, drawn = len(table) // each, len(rows) // each
    left_out = f" ({drawn} of {pairs})" if drawn < pairs else ""
    title = f"The same quotation in two sources{left_out}{note}"
    heading(ax, title, legend, left=_WORDS + _SCORER + 16, gap=32)
    return describe(ax, _shared_in_words(table) + note)


def _draw_versions(ax: Axes, row: dict[Any, Any], sources: dict[str, Look]) -> None:
    """Both versions' marks on one line, joined."""
    scores = [row["score_a"], row["score_b"]]
    for side, score, up in zip("ab", scores, (-0.16, 0.16), strict=True):
        look = _mark(sources[row[f"source_{side}"]])
        gone = pd.isna(score)
        x = sum(ASIDE) / 2 + up / 2 if gone else score
        hollow = {"markerfacecolor": "none"} if gone else {}
        ax.plot([x], [row["y"] + up], **look | hollow, gid="no evidence" if gone else "score")
    if not pd.isna(row["difference"]):
        ax.plot(scores, [row["y"]] * 2, color="0.55", linewidth=1, zorder=1)
    beside(ax, 10, row["y"], _moved(row), edge=1)


def _moved(row: dict[Any, Any]) -> str:
    """How far the versions are apart; of Tone, whose scores tell how sure it is, the tones."""
    if pd.isna(row["difference"]):
        return "–"
    if row["scorer"] != SCORERS["tone_score"]:
        return signed(row["difference"])
    first, second = (_TONES[np.sign(row[f"score_{side}"])] for side in "ab")
    return f"{first} → {second}" if row["moved"] else "same tone"


def _label_pair(ax: Axes, row: dict[Any, Any]) -> None:
    """The quotation, whose it is, and how the versions differ."""
    left = -_WORDS - _SCORER - 16
    beside(ax, left, row["y"], fitted(f"“{row['words_a'].strip()}”", _WORDS))
    note = f"{row['speaker'] or 'no speaker named'}: {row['relation']}"
    beside(ax, left, row["y"] + 1, fitted(note, _WORDS), color=GREY)


def _mark(look: Look) -> dict[str, Any]:
    return look.mark(6.5) | {"clip_on": False}


def _shared_in_words(table: pd.DataFrame) -> str:
    pairs = count(len(table) // table["scorer"].nunique(), "quotation")
    each = []
    for scorer, own in table.groupby("scorer", sort=False):
        known, moved = int(own["difference"].notna().sum()), int(own["moved"].sum())
        differ = f"{known}, {moved or 'none'} differently" if known else "none"
        each.append(f"{scorer} scores both versions of {differ}")
    return f"{pairs} in two sources: {'; '.join(each)}."
