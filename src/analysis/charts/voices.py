"""Charts of who speaks: how many of the words, and where in the article."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator, PercentFormatter

from analysis.charts.layout import (
    GREY,
    ROW,
    SIZE,
    banner,
    counted,
    fitted,
    heading,
    rest_as_one,
    shift,
)
from analysis.charts.style import Look, axes, describe, looks, nothing, styled
from analysis.comparison import voices
from analysis.comparison.voices import source_order
from analysis.tables import require

_SPEAKER, _LONGEST_SOURCE = 165.0, 130.0  # points: the column of speakers, a name in the legend
_BAR = 0.17  # inches: the height of one source's bar
_NOBODY = "No words are attributed to anybody."
_SHORTEST = 0.006  # of an article: what a bar takes at least, to be seen


@styled
def share_of_voice(quotes: pd.DataFrame, *, top: int = 8, ax: Axes | None = None) -> Axes:
    """How much of each source's attributed words goes to each speaker, verbatim or paraphrased.

    A thin line is the 95 % interval of the share: where it would lie had other attributions like
    these been printed. Sources with few attributions have none.

    Args:
        quotes: What ``find_quotes`` returns; ``align_speakers`` gives a person one name in all
            sources.
        top: How many speakers to show; the others are summed in one block.
        ax: Where to draw; new axes, as high as the speakers need, if None.

    Returns:
        The axes.

    Raises:
        InputError: A column is missing.
    """
    rows = voice_rows(quotes, top)
    if rows.empty:
        return nothing(axes(ax, 1.5), _NOBODY)
    sources = looks(source_order(quotes))
    ax = axes(ax, _BAR * (rows["y"].max() + 2) + 1.5)
    for source, look in sources.items():
        _draw_shares(ax, rows[rows["source"] == source], look)
    blocks = rows.groupby("speaker", sort=False)["y"].mean()
    names = [fitted(name, _SPEAKER) for name in blocks.index]
    ax.set_yticks(blocks.to_numpy(), names, parse_math=False)
    ax.tick_params(axis="y", length=0, pad=16)
    ax.set_ylim(rows["y"].max() + 1, -1)
    ax.set_xlim(0, rows[["share", "high"]].max().max() or 1)
    _percent(
        ax,
        "share of the words that the source attributes\n"
        "lines: 95 % intervals for the choice of attributions, not for those that were missed",
    )
    totals = rows.groupby("source")["words"].sum()
    marks = [
        Line2D([], [], label=_with_total(name, totals[name]), **look.mark(5))
        for name, look in sources.items()
    ]
    legend = [*marks, *_kinds("verbatim", "paraphrased")]
    heading(ax, "Share of voice", legend, left=_SPEAKER + 18)
    return describe(ax, _shares_in_words(voices.share_of_voice(quotes)))


def voice_rows(quotes: pd.DataFrame, top: int) -> pd.DataFrame:
    """What ``share_of_voice`` draws: a row for every speaker shown and every source.

    The speakers with the largest shares, added up over the sources, come first; the rest are one
    row, "n others". Adds ``y``: a speaker's sources stand together.
    """
    table = voices.share_of_voice(quotes)
    names, labels = rest_as_one(table, "speaker", "share", top=top, noun="other")
    shown = dict(zip(table["speaker"], labels, strict=True))
    together = voices.share_of_voice(quotes.assign(speaker=quotes["speaker"].map(shown)))
    sources = source_order(quotes)
    grid = pd.MultiIndex.from_product([names, sources], names=["speaker", "source"])
    rows = together.set_index(["speaker", "source"]).reindex(grid).reset_index()
    counts = ["attributions", "verbatim", "paraphrased", "words"]
    rows[counts] = rows[counts].fillna(0).astype(int)
    rows["share"] = rows["share"].fillna(0.0)
    rows["verbatim_share"] = rows["share"] * rows["verbatim"] / rows["words"].clip(lower=1)
    return rows.assign(y=rows.index + 0.9 * (rows.index // max(len(sources), 1)))


@styled
def voice_positions(
    quotes: pd.DataFrame, articles: pd.DataFrame, *, top: int = 7, ax: Axes | None = None
) -> Axes:
    """Where in each source's article each speaker speaks, from its first word to its last.

    Args:
        quotes: What ``find_quotes`` returns.
        articles: What it was found in.
        top: How many speakers of a source have a lane of their own, those with most text; the
            others share one.
        ax: Where to draw; new axes, as high as the lanes need, if None.

    Returns:
        The axes.

    Raises:
        InputError: A column is missing, or an article of a quote.
    """
    require(articles, ["article", "source", "text"], "voice_positions")
    rows, lanes = position_rows(quotes, articles, top)
    if rows.empty:
        return nothing(axes(ax, 1.5), _NOBODY)
    ax = axes(ax, ROW * (lanes["y"].max() + 2) + 1.2)
    _draw_lanes(ax, lanes, articles)
    for source, look in looks(source_order(articles)).items():
        _draw_positions(ax, rows[rows["source"] == source], look)
    ax.set_ylim(lanes["y"].max() + 0.8, -0.8)
    ax.set_xlim(0, 1)
    _percent(ax, "place in the article, from its first character to its last")
    legend = _kinds("with words in quotation marks", "paraphrased")
    heading(ax, "Where each voice speaks", legend, left=_SPEAKER + 8)
    return describe(ax, _positions_in_words(rows))


def position_rows(
    quotes: pd.DataFrame, articles: pd.DataFrame, top: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What ``voice_positions`` draws: the attributions with their lane, and the lanes.

    A lane has ``source``, ``lane`` (a speaker, "n others", or None for the row with the source's
    name) and ``y``; within a source the speaker who speaks first comes first.
    """
    rows = voices.positions(quotes, articles)
    rows = rows.assign(extent=rows["ends"] - rows["begins"], lane=rows["speaker"])
    lanes: list[tuple[str, str | None]] = []
    for source in source_order(articles):
        own = rows[rows["source"] == source]
        names, labels = rest_as_one(own, "speaker", "extent", top=top, noun="other")
        rows.loc[own.index, "lane"] = labels
        speakers, first = set(own["speaker"]), own["begins"].groupby(labels).min()
        names = sorted(names, key=lambda name: (name not in speakers, first[name]))
        lanes += [(source, None), *((source, name) for name in names)]
    table = pd.DataFrame(lanes, columns=["source", "lane"], dtype="str")
    table["y"] = table.index + 0.5 * pd.factorize(table["source"])[0]
    return rows.merge(table, on=["source", "lane"]), table


# Marks


def _draw_shares(ax: Axes, rows: pd.DataFrame, look: Look) -> None:
    """One source's bars, its marker at their foot and the number of words at their end."""
    said, told = rows[rows["verbatim"] > 0], rows[rows["paraphrased"] > 0]
    ax.barh(said["y"], said["verbatim_share"], 0.8, **_verbatim(look.colour))
    rest = told["share"] - told["verbatim_share"]
    ax.barh(told["y"], rest, 0.8, left=told["verbatim_share"], **_paraphrased(look.colour))
    foot: dict[str, Any] = {
        "transform": ax.get_yaxis_transform() + shift(ax, -9, 0),
        "clip_on": False,
    }
    ax.plot([0] * len(rows), rows["y"], **look.mark(5), **foot)
    known = rows[rows["high"] > rows["low"]]
    ax.hlines(known["y"], known["low"], known["high"], color="0.1", linewidth=1.0, zorder=3)
    for row in rows.to_dict("records"):
        label = counted(row["words"], "word") if row["words"] else "0"
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


def _draw_lanes(ax: Axes, lanes: pd.DataFrame, articles: pd.DataFrame) -> None:
    """Each source's name, and a pale track with a speaker's name for each lane."""
    for row in lanes[lanes["lane"].isna()].to_dict("records"):
        texts = articles.loc[articles["source"] == row["source"], "text"]
        note = counted(sum(map(voices.count_words, texts)), "word")
        if len(texts) > 1:
            note = f"{note} in {len(texts)} articles"
        if not (lanes.loc[lanes["source"] == row["source"], "lane"].notna()).any():
            note = f"{note}, none attributed to anybody"
        banner(ax, -_SPEAKER - 8, row["y"], row["source"], note)
    named = lanes.dropna(subset=["lane"])
    ax.barh(named["y"], 1, 0.56, color="0.95", zorder=0)
    names = [fitted(name, _SPEAKER) for name in named["lane"]]
    ax.set_yticks(named["y"], names, parse_math=False)
    ax.tick_params(axis="y", length=0)


def _draw_positions(ax: Axes, rows: pd.DataFrame, look: Look) -> None:
    indirect = rows["kind"] == "indirect"
    for own, kind in ((rows[~indirect], _verbatim), (rows[indirect], _paraphrased)):
        extent = own["extent"].clip(lower=_SHORTEST)
        left = own["begins"].clip(upper=1 - _SHORTEST)
        ax.barh(own["y"], extent, 0.56, left=left, **kind(look.colour))


def _verbatim(colour: str) -> dict[str, Any]:
    return {"facecolor": colour, "edgecolor": "white", "linewidth": 0.6}


def _paraphrased(colour: str) -> dict[str, Any]:
    """The same colour, pale and hatched."""
    pale = tuple(0.72 + 0.28 * part for part in to_rgb(colour))
    return {"facecolor": pale, "edgecolor": colour, "linewidth": 0.6, "hatch": "////"}


def _kinds(verbatim: str, paraphrased: str) -> list[Patch]:
    return [
        Patch(label=verbatim, **_verbatim("0.35")),
        Patch(label=paraphrased, **_paraphrased("0.35")),
    ]


def _percent(ax: Axes, label: str) -> None:
    ax.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    right = ax.get_xlim()[1]
    ticks = MaxNLocator(6, steps=[1, 2, 5, 10]).tick_values(0, right)
    ax.set_xticks([tick for tick in ticks if tick <= right])
    ax.spines["left"].set_visible(False)
    ax.grid(axis="x")
    ax.set_xlabel(label)


# Words


def _with_total(source: str, words: int) -> str:
    return f"{fitted(source, _LONGEST_SOURCE)} ({counted(words, 'word')})"


def _shares_in_words(table: pd.DataFrame) -> str:
    first = [
        f"{row['source']} gives most to {row['speaker']}: {row['share']:.0%}{_interval(row)}, "
        f"{counted(row['words'], 'word')}, {row['verbatim']} of them verbatim"
        for row in table.drop_duplicates("source").to_dict("records")
    ]
    return f"Share of attributed words. {'; '.join(first)}."


def _interval(row: dict[Any, Any]) -> str:
    return "" if pd.isna(row["low"]) else f" ({row['low']:.0%} to {row['high']:.0%})"


def _positions_in_words(rows: pd.DataFrame) -> str:
    first = rows.sort_values("begins").drop_duplicates("source").sort_index()
    openings = [
        f"{row['source']} first lets {row['speaker']} speak, at {row['begins']:.0%}"
        for row in first.to_dict("records")
    ]
    return (
        f"Where {counted(len(rows), 'attribution')} stand in the articles. {'; '.join(openings)}."
    )
