"""The words behind a difference of two sources' mean scores."""

from collections.abc import Sequence
from typing import Any, Literal

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from analysis import comparison
from analysis.charts.layout import GREY, ROW, beside, fitted, heading, wrapped
from analysis.charts.style import axes, describe, nothing, styled
from analysis.comparison.resample import POINTS_ONLY_BELOW
from analysis.comparison.scorers import LEXICONS
from analysis.comparison.sources import attributed, source_order
from analysis.wording import count, signed

_WORD, _SOURCE = 130.0, 90.0  # points: the columns of labels
_COLUMNS = (16.0, 116.0)  # points right of the axes: how often each source has the word
_TONES: dict[str, dict[str, Any]] = {
    "word of negative score": {"facecolor": "#444444", "edgecolor": "#444444"},
    "word of positive score": {"facecolor": "#DDDDDD", "edgecolor": "#444444"},
}


@styled
def word_shift(
    scored: pd.DataFrame,
    *,
    scorer: Literal["polarity", "vader"] = "polarity",
    sources: Sequence[str] | None = None,
    top: int = 12,
    ax: Axes | None = None,
) -> Axes:
    """What each word does to the difference between two sources' mean scores.

    A bar to the right is a word that raises the second source's mean over the first's, whether by a
    positive word that it uses more or by a negative one that it uses less.

    Args:
        scored: What ``score_sentiment`` returns.
        scorer: Whose scores: "polarity" (TextBlob) or "vader".
        sources: The two to compare; of more than two sources, unless given, those with most scored
            quotes, which the title says.
        top: How many words to show; the others are summed in one row.
        ax: Where to draw; new axes, as high as the words need, if None.

    Returns:
        The axes.

    Raises:
        InputError: A column is missing, or ``sources`` are not two sources of the table.
    """
    table = comparison.word_shift(scored, sources)
    table = table[table["scorer"] == LEXICONS[scorer]].reset_index(drop=True)
    quotes = attributed(scored).dropna(subset=[scorer])["source"].value_counts()
    if table.empty or min(_quotes(table, quotes)) < POINTS_ONLY_BELOW:
        why = (
            f"{LEXICONS[scorer]} has evidence in too few quotes to compare the words of two means."
        )
        return nothing(axes(ax, 1.0), why)
    rows = shift_rows(table, top)
    ax = axes(ax, ROW * (rows["y"].max() + 2) + 1.9)
    _draw_bars(ax, rows)
    _label_words(ax, rows, table)
    a, b = (fitted(table[f"source_{side}"].iloc[0], 150) for side in "ab")
    ax.set_xlabel(
        f"shift of the difference (left: lowers {b} against {a}, right: raises it)\n"
        f"{_zeros_in_words(table, LEXICONS[scorer])}"
    )
    heading(ax, _title(scored, scorer), _legend(), left=_WORD + 8, gap=26)
    return describe(ax, _in_words(table, quotes))


def shift_rows(table: pd.DataFrame, top: int) -> pd.DataFrame:
    """What ``word_shift`` draws: the ``top`` words with a shift, the rest as one row, and the sum.

    Adds ``y``, ``tone`` (the word's score: negative, positive, or None for a sum) and ``label``.
    """
    moving = table[table["shift"].abs() > 1e-9]
    shown, rest = moving.head(top), moving.iloc[top:]
    rows = shown.assign(label=shown["words"], kind="word")
    parts = rows["part_a"] + rows["part_b"]
    rows["tone"] = parts.map(lambda part: list(_TONES)[int(part > 0)])
    sums = rest[["times_a", "times_b", "shift"]].sum().to_dict()
    added: list[dict[Any, Any]] = [
        {"label": "all words", "kind": "sum", "shift": table["shift"].sum()}
    ]
    if len(rest):
        added.insert(0, sums | {"label": count(len(rest), "other word"), "kind": "rest"})
    rows = pd.concat([rows, pd.DataFrame(added)], ignore_index=True)
    return rows.assign(y=rows.index + 0.6 * (rows["kind"] == "sum"))


def _draw_bars(ax: Axes, rows: pd.DataFrame) -> None:
    for tone, look in _TONES.items():
        own = rows[rows["tone"] == tone]
        ax.barh(own["y"], own["shift"], 0.66, **look, gid=tone)
    for row in rows[rows["kind"] != "word"].to_dict("records"):
        heavy = row["kind"] == "sum"
        hollow: dict[str, Any] = {
            "facecolor": "white",
            "edgecolor": "#444444",
            "linewidth": 1.6 if heavy else 0.8,
        }
        ax.barh(row["y"], row["shift"], 0.66, **hollow)
    for row in rows.to_dict("records"):
        right = row["shift"] >= 0
        ax.annotate(
            signed(row["shift"]),
            (row["shift"], row["y"]),
            (4 if right else -4, 0),
            textcoords="offset points",
            ha="left" if right else "right",
            va="center",
            fontsize=9,
            color=GREY,
        )
    reach = 1.35 * max(rows["shift"].abs().max(), 0.02)
    ax.set_xlim(-reach, reach)
    ax.set_ylim(rows["y"].max() + 0.8, -0.8)
    ax.axvline(0, color="0.5", linewidth=1)
    ax.locator_params(axis="x", nbins=6)
    ax.spines["left"].set_visible(False)
    ax.tick_params(axis="y", length=0)


def _label_words(ax: Axes, rows: pd.DataFrame, table: pd.DataFrame) -> None:
    ax.set_yticks(rows["y"], [fitted(label, _WORD) for label in rows["label"]], parse_math=False)
    for side, column in zip("ab", _COLUMNS, strict=True):
        name = wrapped(table[f"source_{side}"].iloc[0], _SOURCE, bold=True)
        beside(ax, column, -1.3, name, edge=1, fontweight="bold")
        for row in rows[rows["kind"] != "sum"].to_dict("records"):
            times = int(row[f"times_{side}"])
            beside(ax, column, row["y"], f"{times}×" if times else "–", edge=1)


def _legend() -> list[Patch]:
    return [Patch(label=label, **look) for label, look in _TONES.items()]


def _quotes(table: pd.DataFrame, quotes: "pd.Series[int]") -> list[int]:
    return [int(quotes.get(table[f"source_{side}"].iloc[0], 0)) for side in "ab"]


# Words


def _title(scored: pd.DataFrame, scorer: str) -> str:
    title = f"Which words {LEXICONS[scorer]}'s difference comes from"
    several = len(source_order(scored))
    return f"{title} (2 of {several} sources)" if several > 2 else title


def _zeros_in_words(table: pd.DataFrame, scorer: str) -> str:
    """How many of the words found move nothing because they score 0."""
    each = []
    for side in "ab":
        own = table[table[f"times_{side}"] > 0]
        zero = int(own.loc[own[f"part_{side}"].abs() < 1e-9, f"times_{side}"].sum())
        name = fitted(table[f"source_{side}"].iloc[0], 110)
        each.append(f"{zero} of {int(own[f'times_{side}'].sum())} in {name}")
    if scorer == LEXICONS["vader"]:
        return "words that VADER scores 0 are unknown to it, and not here"
    return f"scored 0: {' and '.join(each)} (no bar; they weaken the words beside them)"


def _in_words(table: pd.DataFrame, quotes: "pd.Series[int]") -> str:
    a, b = table["source_a"].iloc[0], table["source_b"].iloc[0]
    first = [
        f"“{row['words']}” {signed(row['shift'])}"
        for row in table[table["shift"].abs() > 1e-9].head(5).to_dict("records")
    ]
    numbers = " and ".join(map(str, reversed(_quotes(table, quotes))))
    return (
        f"{table['scorer'].iloc[0]}'s mean for {b} less that for {a} is "
        f"{signed(table['shift'].sum())}, over {numbers} quotes. The words that move it most: "
        f"{'; '.join(first) or 'none'}."
    )
