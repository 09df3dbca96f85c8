"""The quotations that two accounts share, one version above the other."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.charts.layout import GREY, SIZE, fitted, width
from analysis.charts.style import WIDTH, axes, describe, looks, nothing, plain, styled
from analysis.tables import require

_READ = ["source_a", "source_b", "speaker", "relation", "words_a", "words_b", "only_a", "only_b"]
_NOTHING = "No quotation is in more than one account."
_LINE = 16.0  # points from one line to the next
_GAP = 14.0  # points between two pairs
_NAMES = 120.0  # points for the names of the sources
_EDGE = 6.0  # points left free on each side
_TINT = "#FFE3A3"
_POINTS = 72.0
_RELATIONS = {
    "verbatim": "word for word in both",
    "shortened": "shortened by {shorter}",
    "altered": "told with other words",
    "overlapping": "each quotes further than the other",
}


class Run(NamedTuple):
    """Words to draw in one piece."""

    words: str
    marked: bool  # only this version has them


@styled
def shared_quotes(shared: pd.DataFrame, *, most: int = 12, ax: Axes | None = None) -> Axes:
    """Show both versions of each shared quotation, the words that only one has marked.

    Args:
        shared: As from ``match_quotes``; reads the sources, ``speaker``, ``relation``,
            ``shorter``, the words and what only one has.
        most: How many pairs to show; a line says how many more there are.
        ax: Where to draw; new axes, as high as the words need, if None.

    Returns:
        The axes.

    Raises:
        InputError: A column is missing.
    """
    require(shared, _READ, "shared_quotes")
    if shared.empty:
        return nothing(axes(ax, 1.0), _NOTHING)
    room = WIDTH * _POINTS - _NAMES - 2 * _EDGE
    blocks = [_block(pair, room) for pair in shared.head(most).to_dict("records")]
    left_out = len(shared) - len(blocks)
    lines = sum(1 + sum(len(version) for _, version in block[1]) for block in blocks)
    height = lines * _LINE + len(blocks) * _GAP + 4 * _LINE
    ax = axes(ax, height / _POINTS)
    _to_points(ax, height)
    _draw(ax, blocks, looks([*shared["source_a"], *shared["source_b"]]), left_out)
    return describe(ax, _in_words(shared))


def runs(words: str, only: Sequence[str]) -> list[Run]:
    """The words of one version cut where a stretch that only it has begins or ends.

    The runs joined are the words. A stretch is looked for behind the one before it; one that is
    not there is not marked.
    """
    found = []
    reached = 0
    for stretch in only:
        start = words.find(stretch, reached)
        if start >= 0 and stretch:
            found += [Run(words[reached:start], False), Run(stretch, True)]
            reached = start + len(stretch)
    found.append(Run(words[reached:], False))
    return [run for run in found if run.words]


def wrapped_runs(parts: Sequence[Run], room: float) -> list[list[Run]]:
    """Lines of at most ``room`` points, broken between words; white space is folded."""
    lines: list[list[Run]] = [[]]
    reached = 0.0
    for part in parts:
        for word in part.words.split():
            word = fitted(word, room, bold=part.marked)
            wide = width(word + " ", bold=part.marked)
            if reached and reached + wide > room:
                lines.append([])
                reached = 0.0
            lines[-1].append(Run(word, part.marked))
            reached += wide
    return [list(_joined(line)) for line in lines]


def _joined(line: Sequence[Run]) -> Iterator[Run]:
    """Neighbours that are drawn alike, made one."""
    for marked, group in groupby(line, key=lambda run: run.marked):
        yield Run(" ".join(run.words for run in group), marked)


def _block(pair: dict[Any, Any], room: float) -> tuple[str, list[tuple[str, list[list[Run]]]]]:
    """A pair's heading, and for each source its lines."""
    versions = []
    for side in ("a", "b"):
        only = [plain(stretch) for stretch in pair[f"only_{side}"]]
        parts = runs(plain(pair[f"words_{side}"]), only)
        versions.append((pair[f"source_{side}"], wrapped_runs(parts, room)))
    shorter = pair.get("shorter")
    relation = _RELATIONS[pair["relation"]].format(
        shorter=pair[f"source_{shorter}"] if isinstance(shorter, str) else "one"
    )
    speaker = pair["speaker"] if isinstance(pair["speaker"], str) else "Nobody named"
    return plain(f"{speaker}: {relation}"), versions


def _to_points(ax: Axes, height: float) -> None:
    """One unit of the axes is one point, with the origin at the top left."""
    ax.set_axis_off()
    ax.set_xlim(0, WIDTH * _POINTS)
    ax.set_ylim(height, 0)
    figure = ax.get_figure(root=True)
    if figure is not None and figure.axes == [ax]:
        figure.set_layout_engine("none")
        ax.set_position((0, 0, 1, 1))


def _draw(ax: Axes, blocks: Sequence[Any], styles: Any, left_out: int) -> None:
    y = 0.9 * _LINE
    _write(ax, _EDGE, y, "The same words in two accounts", weight="bold", size=11)
    y += 1.3 * _LINE
    _mark(ax, _EDGE, y, width("marked", bold=True))
    _write(ax, _EDGE, y, "marked", weight="bold")
    _write(ax, _EDGE + width("marked ", bold=True) + 4, y, "only this account has these words")
    y += 1.5 * _LINE
    for title, versions in blocks:
        _write(ax, _EDGE, y, fitted(title, WIDTH * _POINTS - 2 * _EDGE, bold=True), weight="bold")
        y += _LINE
        for source, lines in versions:
            look = styles[source]
            ax.plot(_EDGE + 4, y, look.marker, color=look.colour, markersize=6, clip_on=False)
            _write(ax, _EDGE + 14, y, fitted(source, _NAMES - 18))
            for line in lines:
                _draw_line(ax, y, line)
                y += _LINE
        y += _GAP
    if left_out:
        _write(ax, _EDGE, y - _GAP / 2, f"… and {left_out} more", color=GREY)


def _draw_line(ax: Axes, y: float, line: Sequence[Run]) -> None:
    x = _EDGE + _NAMES
    for run in line:
        wide = width(run.words, bold=run.marked)
        if run.marked:
            _mark(ax, x, y, wide)
        _write(ax, x, y, run.words, weight="bold" if run.marked else "normal")
        x += wide + width(" ")


def _mark(ax: Axes, x: float, y: float, wide: float) -> None:
    """A tinted ground with a line below, so that it shows in grey too."""
    low = y + 0.38 * _LINE
    ax.add_patch(Rectangle((x - 1, y - 0.42 * _LINE), wide + 2, 0.8 * _LINE, color=_TINT, lw=0))
    ax.plot([x - 1, x + wide + 1], [low, low], color="0.2", linewidth=0.8)


def _write(ax: Axes, x: float, y: float, words: str, **look: Any) -> None:
    ax.text(x, y, words, va="center_baseline", parse_math=False, **{"size": SIZE} | look)


def _in_words(shared: pd.DataFrame) -> str:
    pairs = f"{len(shared)} pair{'s' * (len(shared) != 1)} of quotations that two accounts share"
    kinds = shared["relation"].value_counts(sort=False)
    return f"{pairs}: " + ", ".join(f"{n} {kind}" for kind, n in kinds.items()) + "."
