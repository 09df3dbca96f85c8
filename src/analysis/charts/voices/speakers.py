"""Who is quoted how often where: a matrix of speakers and sources."""

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle

from analysis.charts.layout import GREY, ROW, SIZE, fitted, heading, over, rest_as_one, wrapped
from analysis.charts.style import axes, describe, looks, nothing, styled
from analysis.charts.voices.speech import NOBODY
from analysis.comparison.speakers import SPEAKER_COUNTS
from analysis.tables import require
from analysis.wording import called, count, listed, times

_SPEAKER = 190.0  # points: the column of speakers
_COLUMNS = 440.0  # points: all columns of sources
_PALE, _DARK = 0.95, 0.45  # greys: of one attribution, of most
_FRAME: dict[str, Any] = {"fill": False, "edgecolor": "black", "linewidth": 1.8}


@styled
def speaker_matrix(
    speakers: pd.DataFrame,
    *,
    top: int = 15,
    sources: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """How often each source attributes words to each speaker, and who speaks in one source only.

    A cell has the number of attributions and, in brackets, how many of them have words in quotation
    marks; the darker, the more. A frame is a person who was found in no other source of the
    table, shown or not.

    Args:
        speakers: What ``count_speakers`` returns.
        top: How many speakers to show, those with most attributions; the others are one row.
        sources: Those to show, in this order; see `style.looks`.
        ax: Where to draw; new axes, as high as the speakers need, if None.

    Returns:
        The axes.

    Raises:
        InputError: A column is missing.
    """
    require(speakers, SPEAKER_COUNTS, "speaker_matrix")
    shown, note = looks(speakers["source"], sources)
    speakers = speakers[speakers["source"].isin(shown)]
    cells = matrix_cells(speakers, top, shown)
    if cells.empty:
        return nothing(axes(ax, 1.5), NOBODY)
    names = list(dict.fromkeys(cells["speaker"]))
    ax = axes(ax, ROW * (len(names) + 3) + 1.1)
    most = cells["attributions"].max()
    for cell in cells[cells["attributions"] > 0].to_dict("records"):
        _draw_cell(ax, cell, most)
    totals = speakers.groupby("source")["attributions"].sum()
    for column, source in enumerate(shown):
        head = wrapped(source, _COLUMNS / len(shown) - 8, bold=True)
        over(ax, column + 0.5, head, fontweight="bold", ha="center")
        total = count(int(totals.get(source, 0)), "attribution")
        ax.text(column + 0.5, len(names) + 0.35, total, color=GREY, ha="center", fontsize=SIZE)
    labels = [fitted(name, _SPEAKER) for name in names]
    ax.set_yticks(range(len(names)), labels, parse_math=False, ha="left")
    _trim(ax, len(names), len(shown))
    ax.set_xlabel("attributions (of these with words in quotation marks)")
    entry = [Patch(label="a person heard here only", **_FRAME)]
    legend = entry if cells["only_here"].any() else []
    heading(ax, f"Who speaks where{note}", legend, left=_SPEAKER + 4, gap=34)
    return describe(ax, _in_words(speakers, cells, shown) + note)


def matrix_cells(table: pd.DataFrame, top: int, sources: Iterable[str]) -> pd.DataFrame:
    """What ``speaker_matrix`` draws: ``SPEAKER_COUNTS`` with ``column`` and ``y``.

    Those with most attributions come first; beyond the ``top`` ones they are summed as "n others".
    """
    names, labels = rest_as_one(table, "speaker", "attributions", top=top, noun="other")
    kept = table.assign(speaker=labels, only_here=table["only_here"] & (labels == table["speaker"]))
    cells = kept.groupby(["speaker", "source"], sort=False, as_index=False).agg(
        attributions=("attributions", "sum"),
        quoted=("quoted", "sum"),
        only_here=("only_here", "any"),
    )
    columns = {source: place for place, source in enumerate(sources)}
    rows = {name: place for place, name in enumerate(names)}
    cells = cells.assign(column=cells["source"].map(columns), y=cells["speaker"].map(rows))
    return cells.sort_values("y", kind="stable", ignore_index=True)


def _draw_cell(ax: Axes, cell: dict[Any, Any], most: int) -> None:
    part = (cell["attributions"] - 1) / max(most - 1, 1)
    corner = (cell["column"] + 0.05, cell["y"] - 0.42)
    shade = str(_PALE - (_PALE - _DARK) * part**0.5)
    ax.add_patch(Rectangle(corner, 0.9, 0.84, facecolor=shade, edgecolor="none"))
    if cell["only_here"]:
        ax.add_patch(Rectangle(corner, 0.9, 0.84, gid="only here", **_FRAME))
    text = f"{cell['attributions']} ({cell['quoted']})"
    place: dict[str, Any] = {"ha": "center", "va": "center_baseline", "fontsize": SIZE}
    ax.text(cell["column"] + 0.5, cell["y"], text, **place)


def _trim(ax: Axes, rows: int, columns: int) -> None:
    ax.set_ylim(rows + 0.6, -0.6)
    ax.set_xlim(0, columns)
    ax.set_xticks([])
    ax.tick_params(axis="y", length=0, pad=_SPEAKER + 4)
    for spine in ("left", "bottom"):
        ax.spines[spine].set_visible(False)


def _in_words(speakers: pd.DataFrame, cells: pd.DataFrame, sources: Iterable[str]) -> str:
    told = [f"{source} has {_counts(speakers[speakers['source'] == source])}" for source in sources]
    alone = cells.loc[cells["only_here"], "speaker"].tolist()
    others = int(speakers["only_here"].sum()) - len(alone)
    alone += [f"{others} of the others"] if others else []
    only = f"Found to speak in one source only: {listed(alone).rstrip('.') or 'nobody'}."
    return f"Who speaks where. {'; '.join(told)}. {only}"


def _counts(own: pd.DataFrame) -> str:
    """How many attributions a source has, to how many speakers, and to whom most."""
    is_open = own["speaker_type"] == "unknown"
    known, number = own[~is_open], own.loc[is_open, "attributions"].sum()
    told = f"{count(int(own['attributions'].sum()), 'attribution')} to "
    told += count(len(known), "speaker") + (f" ({number} open to whom)" if number else "")
    first = known[known["attributions"] == known["attributions"].max()].to_dict("records")
    if len(first) > 1:
        return f"{told}, to each at most {times(first[0]['attributions'])}"
    return told + "".join(
        f", most to {called(row['speaker'], row['speaker_type'])} ({row['attributions']})"
        for row in first
    )
