"""Where in the article each voice speaks."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.layout import ROW, banner, fitted, heading, rest_as_one
from analysis.charts.style import Look, axes, describe, looks, nothing, styled
from analysis.charts.voices.speech import NOBODY, SPEAKER, kinds, paraphrased, percent, verbatim
from analysis.comparison import voices
from analysis.comparison.speakers import speaker_types
from analysis.tables import require
from analysis.text.words import count_words
from analysis.wording import called, count

_SHORTEST = 0.006  # of an article: what a bar takes at least, to be seen


@styled
def voice_positions(
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    top: int = 7,
    sources: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Where in each source's article each speaker speaks, from its first word to its last.

    Args:
        quotes: What ``find_quotes`` returns.
        articles: What it was found in.
        top: How many speakers of a source have a lane of their own, those with most text; the
            others share one.
        sources: Those to show, in this order; see `style.looks`.
        ax: Where to draw; new axes, as high as the lanes need, if None.

    Returns:
        The axes.

    Raises:
        InputError: A column is missing, or an article of a quote.
    """
    require(articles, ["article", "source", "text"], "voice_positions")
    require(quotes, ["source"], "voice_positions")
    shown, note = looks(articles["source"], sources)
    rows, lanes = position_rows(quotes, articles, top, shown)
    if rows.empty:
        return nothing(axes(ax, 1.5), NOBODY)
    ax = axes(ax, ROW * (lanes["y"].max() + 2) + 1.2)
    _draw_lanes(ax, lanes, articles)
    for source, look in shown.items():
        _draw_positions(ax, rows[rows["source"] == source], look)
    ax.set_ylim(lanes["y"].max() + 0.8, -0.8)
    ax.set_xlim(0, 1)
    percent(ax, "place in the article, from its first character to its last")
    legend = kinds("with words in quotation marks", "paraphrased")
    heading(ax, f"Where each voice speaks{note}", legend, left=SPEAKER + 8)
    return describe(ax, _in_words(rows, speaker_types(quotes)) + note)


def position_rows(
    quotes: pd.DataFrame, articles: pd.DataFrame, top: int, sources: Iterable[str]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What ``voice_positions`` draws: the attributions with their lane, and the lanes.

    A lane has ``source``, ``lane`` (a speaker, "n others", or None for the row with the source's
    name) and ``y``; within a source the speaker who speaks first comes first.
    """
    rows = voices.positions(quotes, articles)
    rows = rows.assign(extent=rows["ends"] - rows["begins"], lane=rows["speaker"])
    lanes: list[tuple[str, str | None]] = []
    for source in sources:
        own = rows[rows["source"] == source]
        names, labels = rest_as_one(own, "speaker", "extent", top=top, noun="other")
        rows.loc[own.index, "lane"] = labels
        speakers, first = set(own["speaker"]), own["begins"].groupby(labels).min()
        names = sorted(names, key=lambda name: (name not in speakers, first[name]))
        lanes += [(source, None), *((source, name) for name in names)]
    table = pd.DataFrame(lanes, columns=["source", "lane"], dtype="str")
    table["y"] = table.index + 0.5 * pd.factorize(table["source"])[0]
    return rows.merge(table, on=["source", "lane"]), table


def _draw_lanes(ax: Axes, lanes: pd.DataFrame, articles: pd.DataFrame) -> None:
    """Each source's name, and a pale track with a speaker's name for each lane."""
    for row in lanes[lanes["lane"].isna()].to_dict("records"):
        texts = articles.loc[articles["source"] == row["source"], "text"]
        note = count(sum(map(count_words, texts)), "word")
        if len(texts) > 1:
            note = f"{note} in {len(texts)} articles"
        if not (lanes.loc[lanes["source"] == row["source"], "lane"].notna()).any():
            note = f"{note}, none attributed to anybody"
        banner(ax, -SPEAKER - 8, row["y"], row["source"], note)
    named = lanes.dropna(subset=["lane"])
    ax.barh(named["y"], 1, 0.56, color="0.95", zorder=0)
    names = [fitted(name, SPEAKER) for name in named["lane"]]
    ax.set_yticks(named["y"], names, parse_math=False)
    ax.tick_params(axis="y", length=0)


def _draw_positions(ax: Axes, rows: pd.DataFrame, look: Look) -> None:
    indirect = rows["kind"] == "indirect"
    for own, kind in ((rows[~indirect], verbatim), (rows[indirect], paraphrased)):
        extent = own["extent"].clip(lower=_SHORTEST)
        left = own["begins"].clip(upper=1 - _SHORTEST)
        ax.barh(own["y"], extent, 0.56, left=left, **kind(look.colour))


def _in_words(rows: pd.DataFrame, types: Mapping[str, str]) -> str:
    first = rows.sort_values("begins").drop_duplicates("source").sort_index()
    openings = [
        f"{row['source']} first attributes words to "
        f"{called(row['speaker'], types[row['speaker']])}, at {row['begins']:.0%}"
        for row in first.to_dict("records")
    ]
    return f"Where {count(len(rows), 'attribution')} stand in the articles. {'; '.join(openings)}."
