"""Who speaks how of whom: a matrix of speakers and the people in their quotations."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.charts.layout import (
    GREY,
    ROW,
    SIZE,
    beside,
    counted,
    fitted,
    heading,
    over,
    wrapped,
)
from analysis.charts.style import Look, axes, describe, looks, nothing, styled
from analysis.comparison.resample import POINTS_ONLY_BELOW
from analysis.comparison.tone import SCORERS
from analysis.comparison.voices import source_order
from analysis.tables import require

_SPEAKER, _SOURCE = 125.0, 110.0  # points: the columns of labels
_CELLS = 395.0  # points: all columns of people
_LEFT, _WIDE, _ASIDE, _NUMBER = 0.06, 0.58, 0.74, 0.94  # parts of a cell
_NOBODY = "No quotation with a known speaker names anybody else."


@styled
def who_of_whom(
    targets: pd.DataFrame,
    *,
    scorer: str = "polarity",
    speakers: int = 6,
    people: int = 5,
    ax: Axes | None = None,
) -> Axes:
    """Every quotation that names a person, by who speaks, of whom, and in which source.

    A cell is a small scale from −1 (left) to +1 (right) with a mark for each quotation, hollow and
    at the side where the scorer has no evidence, and with the number of quotations; a bar is their
    mean, from ``POINTS_ONLY_BELOW`` with evidence on. An empty line is a source that lets this
    speaker say nothing of anybody shown.

    Args:
        targets: What ``find_targets`` returns, scored.
        scorer: The column of scores from -1 to 1, NaN for no evidence.
        speakers: How many speakers to show: those with most such quotations.
        people: How many people spoken of, likewise.
        ax: Where to draw; new axes, as high as the speakers need, if None.

    Returns:
        The axes.

    Raises:
        InputError: A column is missing.
    """
    require(targets, ["source", "speaker", "speaker_type", "target", scorer], "who_of_whom")
    cells = matrix_rows(targets, speakers, people)
    if cells.empty:
        return nothing(axes(ax, 1.0), _NOBODY)
    sources = looks(source_order(targets))
    names = list(dict.fromkeys(cells.sort_values("column")["target"]))
    lines = cells.attrs["lines"]
    ax = axes(ax, ROW * (lines["y"].max() + 2) + 2.0)
    _draw_grid(ax, lines, names)
    scores = cells.groupby(["source", "y", "column"], sort=False)[scorer].agg(list)
    for cell in scores.reset_index().to_dict("records"):
        _draw_cell(ax, cell, pd.Series(cell[scorer], dtype=float), sources[cell["source"]])
    lowest = lines["y"].max() + 0.8
    ax.set_ylim(lowest, -0.8)
    ax.set_xlim(0, len(names))
    ax.set_xticks([])
    for spine in ("left", "bottom"):
        ax.spines[spine].set_visible(False)
    ax.set_xlabel(
        "in each cell: −1 left, +1 right; number: quotations\n"
        "the score is that of the whole quotation, not of what it says of the person"
    )
    name = SCORERS.get(scorer, scorer)
    heading(ax, f"Who speaks how of whom ({name})", _legend(), left=_SPEAKER + _SOURCE + 16, gap=34)
    return describe(ax, _in_words(targets, cells, name))


def matrix_rows(targets: pd.DataFrame, speakers: int, people: int) -> pd.DataFrame:
    """What ``who_of_whom`` draws: the quotations of the cells shown, with ``y`` and ``column``.

    ``attrs["lines"]`` holds the lines: every speaker shown in every source.
    """
    known = targets[targets["speaker_type"] != "unknown"]
    said_of = known["target"].value_counts().head(people).index
    known = known[known["target"].isin(said_of)]
    by = known["speaker"].value_counts().head(speakers).index
    sources = source_order(targets)
    lines = pd.DataFrame(
        [
            {"speaker": speaker, "source": source, "y": place * (len(sources) + 0.5) + number}
            for place, speaker in enumerate(by)
            for number, source in enumerate(sources)
        ],
        columns=["speaker", "source", "y"],
    )
    cells = known.merge(lines, on=["speaker", "source"])
    columns = {name: place for place, name in enumerate(said_of)}
    cells = cells.assign(column=cells["target"].map(columns))
    cells.attrs["lines"] = lines
    return cells


def _draw_grid(ax: Axes, lines: pd.DataFrame, names: list[str]) -> None:
    """A scale in each cell, and the names of speakers, sources and people around them."""
    for column, name in enumerate(names):
        left, right = column + _LEFT, column + _LEFT + _WIDE
        ax.hlines(lines["y"], left, right, color="0.88", linewidth=1, zorder=0)
        middle = [(left + right) / 2] * len(lines)
        ax.plot(middle, lines["y"], "|", color="0.6", markersize=7, zorder=0)
        over(
            ax, column + _LEFT, wrapped(name, _CELLS / len(names) - 6, bold=True), fontweight="bold"
        )
    ax.set_yticks(
        lines["y"], [fitted(name, _SOURCE - 8) for name in lines["source"]], parse_math=False
    )
    ax.tick_params(axis="y", length=0, pad=4)
    for speaker, own in lines.groupby("speaker", sort=False):
        top = own["y"].min()
        beside(ax, -_SPEAKER - _SOURCE - 16, top, fitted(str(speaker), _SPEAKER), fontweight="bold")
        if top:
            ax.axhline(top - 0.75, color="0.85", linewidth=0.6, zorder=0)


def _draw_cell(ax: Axes, cell: dict[Any, Any], scores: "pd.Series[float]", look: Look) -> None:
    """The marks of one source's quotations in which one speaker mentions one person."""
    column, y = cell["column"], cell["y"]
    known = scores.dropna()
    middle = column + _LEFT + _WIDE / 2
    ax.plot(middle + known * _WIDE / 2, [y] * len(known), **_mark(look), gid="score")
    if len(known) < len(scores):
        hollow = {"markerfacecolor": "none", "alpha": 1.0}
        ax.plot([column + _ASIDE], [y], **_mark(look) | hollow, gid="no evidence")
    if len(known) >= POINTS_ONLY_BELOW:
        mean = middle + known.mean() * _WIDE / 2
        ax.vlines(mean, y - 0.42, y + 0.42, color="black", linewidth=2, zorder=4)
    number: dict[str, Any] = {"ha": "right", "va": "center", "fontsize": SIZE, "color": GREY}
    ax.text(column + _NUMBER, y, str(len(scores)), **number)


def _mark(look: Look) -> dict[str, Any]:
    return look.mark(6) | {"alpha": 0.75, "clip_on": False}


def _legend() -> list[Line2D]:
    one = _mark(Look("#555555", "o", ""))
    return [
        Line2D([], [], label="one quotation", **one),
        Line2D([], [], label="no word that the scorer knows", **one | {"markerfacecolor": "none"}),
        Line2D([], [], label=f"mean of {POINTS_ONLY_BELOW} and more", color="black", linewidth=2),
    ]


# Words


def _in_words(targets: pd.DataFrame, cells: pd.DataFrame, scorer: str) -> str:
    most = cells.groupby(["speaker", "target", "source"], sort=False).size().nlargest(3)
    first = [
        f"{row['speaker']} of {row['target']} in {row['source']}, {row['n']}"
        for row in most.reset_index(name="n").to_dict("records")
    ]
    known = targets[targets["speaker_type"] != "unknown"]
    number = known["quote"].nunique()
    mention = "mentions" if number == 1 else "mention"
    return (
        f"{counted(number, 'quotation')} of a known speaker {mention} somebody else, scored by "
        f"{scorer}; most often {'; '.join(first)}."
    )
