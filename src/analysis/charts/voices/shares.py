"""Who has how many of the words."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.charts.layout import ALL_LINES, GREY, SIZE, fitted, heading, rest_as_one, shift
from analysis.charts.style import Look, axes, describe, looks, nothing, styled
from analysis.charts.voices.speech import NOBODY, SPEAKER, kinds, paraphrased, percent, verbatim
from analysis.comparison import voices
from analysis.comparison.speakers import speaker_types
from analysis.tables import require
from analysis.wording import called, count

_LONGEST_SOURCE = 130.0  # points: a name in the legend
_BAR = 0.17  # inches: the height of one source's bar


@styled
def share_of_voice(
    quotes: pd.DataFrame,
    *,
    top: int = 8,
    sources: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """How much of each source's attributed words goes to each speaker, verbatim or paraphrased.

    A thin line is the 95% interval of the share: where it would lie had other attributions like
    these been printed. Sources with few attributions have none.

    Args:
        quotes: What ``find_quotes`` returns; ``align_speakers`` gives a person one name in all
            sources.
        top: How many speakers to show; the others are summed in one block.
        sources: Those to show, in this order; see `style.looks`.
        ax: Where to draw; new axes, as high as the speakers need, if None.

    Returns:
        The axes.

    Raises:
        InputError: A column is missing.
    """
    require(quotes, ["source"], "share_of_voice")
    shown, note = looks(quotes["source"], sources)
    quotes = quotes[quotes["source"].isin(shown)]
    shares = voices.share_of_voice(quotes)
    rows = voice_rows(quotes, shares, top, shown)
    if rows.empty:
        return nothing(axes(ax, 1.5), NOBODY)
    ax = axes(ax, _BAR * (rows["y"].max() + 2) + 1.5)
    for source, look in shown.items():
        _draw_shares(ax, rows[rows["source"] == source], look)
    blocks = rows.groupby("speaker", sort=False)["y"].mean()
    names = [fitted(name, SPEAKER) for name in blocks.index]
    ax.set_yticks(blocks.to_numpy(), names, parse_math=False)
    ax.tick_params(axis="y", length=0, pad=16)
    ax.set_ylim(rows["y"].max() + 1, -1)
    ax.set_xlim(0, rows[["share", "high"]].max().max() or 1)
    percent(
        ax,
        "share of the words that the source attributes\n"
        "lines: 95% intervals for the choice of attributions, not for those that were missed",
    )
    totals = rows.groupby("source")["words"].sum()
    marks = [
        Line2D([], [], label=_with_total(name, totals.get(name, 0)), **look.mark(5))
        for name, look in shown.items()
    ]
    legend = [*marks, *kinds("verbatim", "paraphrased")]
    heading(ax, f"Share of voice{note}", legend, left=SPEAKER + 18)
    return describe(ax, _in_words(shares, speaker_types(quotes)) + note)


def voice_rows(
    quotes: pd.DataFrame, shares: pd.DataFrame, top: int, sources: Iterable[str]
) -> pd.DataFrame:
    """What ``share_of_voice`` draws: a row for every speaker and every source shown.

    Of many sources, only those that give the speaker words have a row.
    The speakers with the largest shares, added up over the sources, come first; the rest are one
    row, "n others". Adds ``y``: a speaker's sources stand together.
    """
    names, labels = rest_as_one(shares, "speaker", "share", top=top, noun="other")
    shown = dict(zip(shares["speaker"], labels, strict=True))
    together = voices.share_of_voice(quotes.assign(speaker=quotes["speaker"].map(shown)))
    each = list(sources)
    grid = pd.MultiIndex.from_product([names, each], names=["speaker", "source"])
    rows = together.set_index(["speaker", "source"]).reindex(grid).reset_index()
    counts = ["attributions", "verbatim", "paraphrased", "words"]
    rows[counts] = rows[counts].fillna(0).astype(int)
    rows["share"] = rows["share"].fillna(0.0)
    rows["verbatim_share"] = rows["share"] * rows["verbatim"] / rows["words"].clip(lower=1)
    if len(each) > ALL_LINES:
        rows = rows[rows["words"] > 0].reset_index(drop=True)
    return rows.assign(y=rows.index + 0.9 * rows.groupby("speaker", sort=False).ngroup())


def _draw_shares(ax: Axes, rows: pd.DataFrame, look: Look) -> None:
    """One source's bars, its marker at their foot and the number of words at their end."""
    said, told = rows[rows["verbatim"] > 0], rows[rows["paraphrased"] > 0]
    ax.barh(said["y"], said["verbatim_share"], 0.8, **verbatim(look.colour))
    rest = told["share"] - told["verbatim_share"]
    ax.barh(told["y"], rest, 0.8, left=told["verbatim_share"], **paraphrased(look.colour))
    foot: dict[str, Any] = {
        "transform": ax.get_yaxis_transform() + shift(ax, -9, 0),
        "clip_on": False,
    }
    ax.plot([0] * len(rows), rows["y"], **look.mark(5), **foot)
    known = rows[rows["high"] > rows["low"]]
    ax.hlines(known["y"], known["low"], known["high"], color="0.1", linewidth=1.0, zorder=3)
    for row in rows.to_dict("records"):
        label = count(row["words"], "word") if row["words"] else "0"
        end = (row["high"] if row["high"] > row["share"] else row["share"], row["y"])
        ax.annotate(
            label,
            end,
            (4, 0),
            textcoords="offset points",
            annotation_clip=False,
            va="center",
            fontsize=SIZE,
            color=GREY,
        )


def _with_total(source: str, words: int) -> str:
    return f"{fitted(source, _LONGEST_SOURCE)} ({count(words, 'word')})"


def _in_words(table: pd.DataFrame, types: Mapping[str, str]) -> str:
    first = [
        f"{row['source']} gives most to {called(row['speaker'], types[row['speaker']])}: "
        f"{row['share']:.0%}{_interval(row)}, "
        f"{count(row['words'], 'word')}, {row['verbatim']} of them verbatim"
        for row in table.drop_duplicates("source").to_dict("records")
    ]
    return f"Share of attributed words. {'; '.join(first)}."


def _interval(row: dict[Any, Any]) -> str:
    is_known = row["low"] < row["high"]
    return f" ({row['low']:.0%} to {row['high']:.0%})" if is_known else ""
