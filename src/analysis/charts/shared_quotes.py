"""The quotations that two accounts share, one version above the other."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.charts.layout import GREY, POINTS, SIZE, fitted, width
from analysis.charts.style import (
    WIDTH,
    Look,
    axes,
    describe,
    figure_of,
    looks,
    nothing,
    plain,
    styled,
)
from analysis.charts.versions import GUTTER, Run, cut, wrapped_runs
from analysis.tables import require
from analysis.wording import count

_READ = [
    *("source_a", "source_b", "speaker", "relation", "shorter"),
    *("words_a", "words_b", "only_a_spans", "only_b_spans", "similarity"),
]
_NOTHING = "No quotation is in more than one account."
_LINE = 16.0  # points from one line to the next
_GAP = 14.0  # points between two pairs
_HEAD = 4 * _LINE  # points for the title, the key, and the line that counts the rest
_NAMES = 120.0  # points for the names of the sources
_EDGE = 6.0  # points left free on each side
_TINT = "#FFE3A3"
_RELATIONS = {
    "verbatim": "word for word in both",
    "shortened": "shortened by {shorter}",
    "altered": "some words differ",
    "overlapping": "each leaves out words of the other",
}


class Version(NamedTuple):
    """A quotation as one source has it."""

    source: str
    lines: list[list[Run]]


class Block(NamedTuple):
    """A pair as it is drawn."""

    title: str
    note: str
    versions: list[Version]

    def height(self) -> float:
        """In points, with the space below."""
        return _LINE * (1 + sum(len(version.lines) for version in self.versions)) + _GAP


@styled
def shared_quotes(
    shared: pd.DataFrame,
    *,
    most: int = 12,
    sources: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Show both versions of each shared quotation, the words that only one has marked.

    Args:
        shared: As from ``match_quotes``; reads the sources, ``speaker``, ``relation``,
            ``shorter``, the words, where those are that only one has, and ``similarity``.
        most: How many pairs to show; a line says how many more there are.
        sources: Those to show, in this order; see `style.looks`.
        ax: Where to draw, as many pairs as there is room for; by default new axes, as high as the
            words need.

    Returns:
        The axes.

    Raises:
        InputError: A column is missing.
    """
    require(shared, _READ, "shared_quotes")
    look, note = looks([*shared["source_a"], *shared["source_b"]], sources)
    shared = shared[shared["source_a"].isin(look) & shared["source_b"].isin(look)]
    if shared.empty:
        return nothing(axes(ax, 1.0), _NOTHING)
    wide, high = (WIDTH * POINTS, None) if ax is None else _size(ax)
    pairs = shared.head(most).to_dict("records")
    blocks = _that_fit([shared_block(pair, wide - _NAMES - 2 * _EDGE) for pair in pairs], high)
    high = high or _HEAD + sum(block.height() for block in blocks)
    canvas = axes(ax, high / POINTS)
    _to_points(canvas, wide, high)
    _draw(canvas, blocks, look, wide, f"The same words in two accounts{note}")
    if left_out := len(shared) - len(blocks):
        below = _HEAD - 0.8 * _LINE + sum(block.height() for block in blocks)
        _write(canvas, _EDGE, below, f"… and {left_out} more", color=GREY)
    return describe(canvas, _in_words(shared) + note)


def shared_block(pair: Mapping[Any, Any], room: float) -> Block:
    """What is drawn of a row of ``match_quotes``, in lines of at most ``room`` points."""
    shorter = pair["shorter"]
    relation = _RELATIONS[pair["relation"]].format(
        shorter=pair[f"source_{shorter}"] if isinstance(shorter, str) else "one"
    )
    speaker = pair["speaker"] if isinstance(pair["speaker"], str) else "No speaker named"
    versions = [
        Version(
            pair[f"source_{side}"],
            wrapped_runs(cut(pair[f"words_{side}"], pair[f"only_{side}_spans"]), room),
        )
        for side in "ab"
    ]
    return Block(plain(f"{speaker}: {relation}"), f"similarity {pair['similarity']:.2f}", versions)


def _size(ax: Axes) -> tuple[float, float]:
    """The width and height in points of axes that are given."""
    figure = figure_of(ax)
    if figure.axes == [ax]:
        figure.set_layout_engine("none")
        ax.set_position((0, 0, 1, 1))
    box = ax.get_window_extent()
    return box.width / figure.dpi * POINTS, box.height / figure.dpi * POINTS


def _that_fit(blocks: Sequence[Block], high: float | None) -> list[Block]:
    """The first blocks that the height holds, and one in any case."""
    if high is None:
        return list(blocks)
    below = [_HEAD + sum(block.height() for block in blocks[: n + 1]) for n in range(len(blocks))]
    return list(blocks[: max(1, sum(end <= high for end in below))])


def _to_points(ax: Axes, wide: float, high: float) -> None:
    """One unit of the axes is one point, with the origin at the top left."""
    ax.set_axis_off()
    ax.set_xlim(0, wide)
    ax.set_ylim(high, 0)
    _size(ax)


def _draw(
    ax: Axes, blocks: Sequence[Block], look: Mapping[str, Look], wide: float, title: str
) -> None:
    y = 0.9 * _LINE
    _write(ax, _EDGE, y, title, weight="bold", size=11)
    y += 1.3 * _LINE
    _mark(ax, _EDGE, y, width("marked", bold=True))
    _write(ax, _EDGE, y, "marked", weight="bold")
    _write(ax, _EDGE + width("marked ", bold=True) + 4, y, "only this account has these words")
    y += 1.5 * _LINE
    for block in blocks:
        _draw_title(ax, y, block, wide)
        y += _LINE
        for source, lines in block.versions:
            ax.plot(_EDGE + 4, y, look[source].marker, color=look[source].colour, markersize=6)
            _write(ax, _EDGE + 14, y, fitted(source, _NAMES - 18))
            for line in lines:
                _draw_line(ax, y, line)
                y += _LINE
        y += _GAP


def _draw_title(ax: Axes, y: float, block: Block, wide: float) -> None:
    note = width(block.note) + 8
    title = fitted(block.title, wide - 2 * _EDGE - note, bold=True)
    _write(ax, _EDGE, y, title, weight="bold")
    _write(ax, _EDGE + width(title, bold=True) + 8, y, block.note, color=GREY)


def _draw_line(ax: Axes, y: float, line: Sequence[Run]) -> None:
    x = _EDGE + _NAMES
    for place, run in enumerate(line):
        x += width(" ", bold=run.marked) + GUTTER if place and not run.glued else 0.0
        wide = width(run.words, bold=run.marked)
        if run.marked:
            _mark(ax, x, y, wide)
        _write(ax, x, y, run.words, weight="bold" if run.marked else "normal")
        x += wide


def _mark(ax: Axes, x: float, y: float, wide: float) -> None:
    """A tinted ground with a line below, so that it shows in grey too."""
    low = y + 0.38 * _LINE
    ax.add_patch(Rectangle((x - 1, y - 0.42 * _LINE), wide + 2, 0.8 * _LINE, color=_TINT, lw=0))
    ax.plot([x - 1, x + wide + 1], [low, low], color="0.2", linewidth=0.8)


def _write(ax: Axes, x: float, y: float, words: str, **look: Any) -> None:
    ax.text(x, y, words, va="center_baseline", parse_math=False, **{"size": SIZE} | look)


def _in_words(shared: pd.DataFrame) -> str:
    pairs = f"{count(len(shared), 'pair')} of quotations that two accounts share"
    kinds = shared["relation"].value_counts(sort=False)
    return f"{pairs}: " + ", ".join(f"{n} {kind}" for kind, n in kinds.items()) + "."
