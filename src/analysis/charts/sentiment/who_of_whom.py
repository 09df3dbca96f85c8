"""Who speaks how of whom: a matrix of speakers and the people in their quotations."""

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.charts.layout import (
    ALL_LINES,
    GREY,
    ROW,
    SIZE,
    beside,
    fitted,
    heading,
    over,
    wrapped,
)
from analysis.charts.style import Look, axes, describe, looks, nothing, styled
from analysis.comparison.resample import POINTS_ONLY_BELOW
from analysis.comparison.scorers import SCORERS, on_one_scale
from analysis.comparison.speakers import speaker_types
from analysis.sentiment.validity import LABELS
from analysis.tables import require
from analysis.wording import called, count

_SPEAKER, _SOURCE = 125.0, 110.0  # points: the columns of labels
_CELLS = 395.0  # points: all columns of people
_LEFT, _WIDE, _ASIDE, _NUMBER = 0.06, 0.58, 0.74, 0.94  # parts of a cell
_COUNT: dict[str, Any] = {"ha": "right", "va": "center", "fontsize": SIZE, "color": GREY}
_WHOLE = (
    "in each cell: −1 left, +1 right; number: quotes\n"
    "the score is that of the whole quote, not of what it says of the person"
)
_COLUMNS = {"tone": "tone_score"}  # where the score of a scorer stands
_EXPLAINED = {
    "tone": "in each cell: tone towards the person, negative left, positive right;\n"
    "further out is surer, not stronger; number: quotes"
}
_NOBODY = "No quote with a known speaker names anybody else."


@styled
def who_of_whom(
    targets: pd.DataFrame,
    *,
    scorer: str | None = None,
    speakers: int = 6,
    people: int = 5,
    sources: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Every quotation that names a person, by who speaks, of whom, and in which source.

    A cell is a small scale from −1 (left) to +1 (right) with a mark for each quotation, hollow and
    at the side where the scorer has no evidence, and with the number of quotations; a black line
    is their mean, from ``POINTS_ONLY_BELOW`` with evidence on. Without a scorer a cell has a bar as
    long as there are quotations. An empty line is a source that lets this speaker say nothing of
    anybody shown; of more than ``ALL_LINES`` sources such lines are left out.

    Args:
        targets: What ``find_targets`` returns, scored or not.
        scorer: The column of scores: "tone" (towards the person), or "polarity" or "vader" (of the
            whole quotation). By default ``tone`` if the table has it, else none.
        speakers: How many speakers to show: those with most such quotations.
        people: How many people spoken of, likewise.
        sources: Those to show, in this order; see `style.looks`.
        ax: Where to draw; new axes, as high as the speakers need, if None.

    Returns:
        The axes.

    Raises:
        InputError: A column is missing.
    """
    scorer = scorer or ("tone" if "tone" in targets else None)
    read = ["source", "speaker", "speaker_type", "target", *([scorer] if scorer else [])]
    require(targets, read, "who_of_whom")
    shown, note = looks(targets["source"], sources)
    targets = on_one_scale(targets[targets["source"].isin(shown)])
    cells, lines = matrix_rows(targets, speakers, people, shown)
    if cells.empty:
        return nothing(axes(ax, 1.0), _NOBODY)
    names = list(dict.fromkeys(cells.sort_values("column")["target"]))
    ax = axes(ax, ROW * (lines["y"].max() + 2) + 2.0)
    _draw_grid(ax, lines, names, scaled=scorer is not None)
    most = cells.groupby(["y", "column"]).size().max()
    for _, own in cells.groupby(["source", "y", "column"], sort=False):
        _draw_cell(ax, own, scorer, shown, most)
    _trim(ax, lines["y"].max() + 0.8, len(names))
    ax.set_xlabel(_EXPLAINED.get(scorer or "", _WHOLE if scorer else "number: quotes"))
    title = f"Who speaks how of whom ({_whose(scorer)})" if scorer else "Who speaks of whom"
    heading(
        ax,
        f"{title}{note}",
        _legend() if scorer else [],
        left=_SPEAKER + _SOURCE + 16,
        gap=34,
    )
    return describe(ax, _in_words(targets, cells, scorer) + note)


def matrix_rows(
    targets: pd.DataFrame, speakers: int, people: int, sources: Iterable[str]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What ``who_of_whom`` draws: the quotations of the cells shown, with ``y`` and ``column``.

    And the lines: every speaker shown in every source, or of many sources in those that let this
    speaker say something of somebody shown.
    """
    known = targets[targets["speaker_type"] != "unknown"]
    said_of = known["target"].value_counts().head(people).index
    known = known[known["target"].isin(said_of)]
    by = known["speaker"].value_counts().head(speakers).index
    each = list(sources)
    spoken = {*zip(known["speaker"], known["source"], strict=True)}
    pairs = [
        (place, speaker, source)
        for place, speaker in enumerate(by)
        for source in each
        if len(each) <= ALL_LINES or (speaker, source) in spoken
    ]
    lines = pd.DataFrame(pairs, columns=["place", "speaker", "source"])
    lines = lines.assign(y=lines.index + lines["place"] * 0.5).drop(columns="place")
    cells = known.merge(lines, on=["speaker", "source"])
    columns = {name: place for place, name in enumerate(said_of)}
    return cells.assign(column=cells["target"].map(columns)), lines


def _draw_grid(ax: Axes, lines: pd.DataFrame, names: list[str], *, scaled: bool) -> None:
    """A scale in each cell, and the names of speakers, sources and people around them."""
    for column, name in enumerate(names):
        left, right = column + _LEFT, column + _LEFT + _WIDE
        ax.hlines(lines["y"], left, right, color="0.88", linewidth=1, zorder=0)
        if scaled:
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


def _draw_cell(
    ax: Axes, cell: pd.DataFrame, scorer: str | None, sources: dict[str, Look], most: int
) -> None:
    """The quotations of one source in which one speaker mentions one person, and their number."""
    first = cell.iloc[0]
    column, y, look = first["column"], first["y"], sources[first["source"]]
    if scorer:
        _draw_scores(ax, column, y, cell[_COLUMNS.get(scorer, scorer)], look)
    else:
        ax.barh(y, _WIDE * len(cell) / most, 0.6, left=column + _LEFT, color=look.colour)
    ax.text(column + _NUMBER, y, str(len(cell)), **_COUNT)


def _draw_scores(ax: Axes, column: int, y: float, scores: "pd.Series[float]", look: Look) -> None:
    """A mark for each quotation, and from a few on their mean."""
    known = scores.dropna()
    middle = column + _LEFT + _WIDE / 2
    ax.plot(middle + known * _WIDE / 2, [y] * len(known), **_mark(look), gid="score")
    if len(known) < len(scores):
        hollow = {"markerfacecolor": "none", "alpha": 1.0}
        ax.plot([column + _ASIDE], [y], **_mark(look) | hollow, gid="no evidence")
    if len(known) >= POINTS_ONLY_BELOW:
        mean = middle + known.mean() * _WIDE / 2
        ax.vlines(mean, y - 0.42, y + 0.42, color="black", linewidth=2, zorder=4)


def _trim(ax: Axes, lowest: float, columns: int) -> None:
    ax.set_ylim(lowest, -0.8)
    ax.set_xlim(0, columns)
    ax.set_xticks([])
    for spine in ("left", "bottom"):
        ax.spines[spine].set_visible(False)


def _mark(look: Look) -> dict[str, Any]:
    return look.mark(6) | {"alpha": 0.75, "clip_on": False}


def _legend() -> list[Line2D]:
    one = _mark(Look("#555555", "o", ""))
    return [
        Line2D([], [], label="one quote", **one),
        Line2D([], [], label="no evidence", **one | {"markerfacecolor": "none"}),
        Line2D([], [], label=f"mean of {POINTS_ONLY_BELOW} and more", color="black", linewidth=2),
    ]


# Words


def _in_words(targets: pd.DataFrame, cells: pd.DataFrame, scorer: str | None) -> str:
    types = speaker_types(targets)
    groups = cells.groupby(["speaker", "target", "source"], sort=False)
    most = groups.size().nlargest(3)
    first = [
        f"{called(speaker, types[speaker])} on {target} in {source}, "
        + _told(groups.get_group((speaker, target, source)), scorer)
        for speaker, target, source in most.index
    ]
    once, left = most.max() == 1, len(groups) - len(most)
    how = "; most often" if not once else ", once each:" if len(groups) > 1 else ":"
    more = f"; and {left} more" if once and left else ""
    known = targets[targets["speaker_type"] != "unknown"]
    number = known["quote"].nunique()
    mention = "mentions" if number == 1 else "mention"
    by = f", scored by {_whose(scorer)}" if scorer else ""
    return (
        f"{count(number, 'quote')} of a known speaker {mention} somebody else{by}{how} "
        f"{'; '.join(first)}{more}."
    )


def _whose(scorer: str) -> str:
    return SCORERS[_COLUMNS.get(scorer, scorer)]


def _told(cell: pd.DataFrame, scorer: str | None) -> str:
    """How many quotations a cell has, and of what tone."""
    if scorer != "tone":
        return str(len(cell))
    tones = cell["tone"].value_counts().reindex(LABELS, fill_value=0).to_dict()
    tones["no evidence"] = cell["tone"].isna().sum()
    if len(cell) == 1:
        return f"1 ({next(name for name, n in tones.items() if n)})"
    return f"{len(cell)} ({', '.join(f'{n} {name}' for name, n in tones.items() if n)})"
