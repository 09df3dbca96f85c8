"""The quotations that two accounts share, one version above the other."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.charts.layout import GREY, SIZE, fitted, width
from analysis.charts.style import WIDTH, Look, axes, describe, looks, nothing, plain, styled
from analysis.comparison.alignment import words as words_of
from analysis.tables import require

_READ = [
    *("source_a", "source_b", "speaker", "relation", "shorter"),
    *("words_a", "words_b", "only_a", "only_b", "similarity"),
]
_NOTHING = "No quotation is in more than one account."
_LINE = 16.0  # points from one line to the next
_GAP = 14.0  # points between two pairs
_HEAD = 4 * _LINE  # points for the title, the key, and the line that counts the rest
_NAMES = 120.0  # points for the names of the sources
_EDGE = 6.0  # points left free on each side
_GUTTER = 1.5  # points between marked words and others, beside the space
_TINT = "#FFE3A3"
_POINTS = 72.0
_RELATIONS = {
    "verbatim": "word for word in both",
    "shortened": "shortened by {shorter}",
    "altered": "some words differ",
    "overlapping": "each leaves out words of the other",
}


class Run(NamedTuple):
    """Words to draw in one piece."""

    words: str
    marked: bool  # only this version has them
    glued: bool = False  # no space stands before them


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
def shared_quotes(shared: pd.DataFrame, *, most: int = 12, ax: Axes | None = None) -> Axes:
    """Show both versions of each shared quotation, the words that only one has marked.

    Args:
        shared: As from ``match_quotes``; reads the sources, ``speaker``, ``relation``,
            ``shorter``, the words, what only one has, and ``similarity``.
        most: How many pairs to show; a line says how many more there are.
        ax: Where to draw, as many pairs as there is room for; by default new axes, as high as the
            words need.

    Returns:
        The axes.

    Raises:
        InputError: A column is missing.
    """
    require(shared, _READ, "shared_quotes")
    if shared.empty:
        return nothing(axes(ax, 1.0), _NOTHING)
    wide, high = (WIDTH * _POINTS, None) if ax is None else _size(ax)
    pairs = shared.head(most).to_dict("records")
    blocks = _that_fit([shared_block(pair, wide - _NAMES - 2 * _EDGE) for pair in pairs], high)
    high = high or _HEAD + sum(block.height() for block in blocks)
    canvas = axes(ax, high / _POINTS)
    _to_points(canvas, wide, high)
    _draw(canvas, blocks, looks([*shared["source_a"], *shared["source_b"]]), wide)
    if left_out := len(shared) - len(blocks):
        below = _HEAD - 0.8 * _LINE + sum(block.height() for block in blocks)
        _write(canvas, _EDGE, below, f"… and {left_out} more", color=GREY)
    return describe(canvas, _in_words(shared))


def runs(pair: Mapping[Any, Any]) -> tuple[list[Run], list[Run]]:
    """Both versions cut where a stretch that only one has begins or ends.

    The runs of a version joined are its words. Where the same words stand more than once, those are
    marked without which the rest of both versions is the same; if there are none, nothing is.

    Args:
        pair: A row of ``match_quotes``.
    """
    versions = [words_of(pair[f"words_{side}"]) for side in "ab"]
    stretches = [
        [keys for stretch in pair[f"only_{side}"] if (keys := _keys(words_of(stretch)))]
        for side in "ab"
    ]
    starts = _starts([_keys(version) for version in versions], stretches)
    spans = (
        [
            (version[at].start, version[at + len(keys) - 1].end)
            for at, keys in zip(found, own, strict=False)
        ]
        for version, found, own in zip(versions, starts, stretches, strict=True)
    )
    in_a, in_b = (
        list(_cut(pair[f"words_{side}"], known)) for side, known in zip("ab", spans, strict=True)
    )
    return in_a, in_b


def _keys(words: Sequence[Any]) -> list[str]:
    return [word.key for word in words]


def _starts(
    versions: Sequence[list[str]], stretches: Sequence[list[list[str]]]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The number of the word at which each stretch of each version begins.

    Walks both versions at once: a word that both have next, or a stretch that one has next.
    """
    (a, b), (only_a, only_b) = versions, stretches
    ways: list[tuple[int, int, tuple[int, ...], tuple[int, ...]]] = [(0, 0, (), ())]
    seen = set()
    while ways:
        i, j, in_a, in_b = ways.pop()
        state = (i, j, len(in_a), len(in_b))
        if state == (len(a), len(b), len(only_a), len(only_b)):
            return in_a, in_b
        if state in seen:
            continue
        seen.add(state)
        for own in only_b[len(in_b) : len(in_b) + 1]:
            if b[j : j + len(own)] == own:
                ways.append((i, j + len(own), in_a, (*in_b, j)))
        for own in only_a[len(in_a) : len(in_a) + 1]:
            if a[i : i + len(own)] == own:
                ways.append((i + len(own), j, (*in_a, i), in_b))
        if a[i : i + 1] == b[j : j + 1] != []:
            ways.append((i + 1, j + 1, in_a, in_b))
    return (), ()


def _cut(words: str, spans: Sequence[tuple[int, int]]) -> Iterator[Run]:
    reached = 0
    for start, end in [*spans, (len(words), len(words))]:
        pieces = Run(words[reached:start], False), Run(words[start:end], True)
        yield from (piece for piece in pieces if piece.words)
        reached = end


def wrapped_runs(parts: Sequence[Run], room: float) -> list[list[Run]]:
    """Lines of at most ``room`` points, broken between words; white space is folded."""
    lines: list[list[Run]] = [[]]
    reached = 0.0
    before = " "
    for part in parts:
        for place, word in enumerate(part.words.split()):
            drawn = fitted(word, room, bold=part.marked)
            glued = not (place or before[-1].isspace() or part.words[0].isspace())
            wide = width(drawn, bold=part.marked)
            gutter = 0.0 if place else _GUTTER
            space = 0.0 if glued or not reached else width(" ", bold=part.marked) + gutter
            if reached and reached + space + wide > room:
                lines.append([])
                reached, space, glued = 0.0, 0.0, False
            lines[-1].append(Run(drawn, part.marked, glued))
            reached += space + wide
        before = part.words
    return [list(_joined(line)) for line in lines]


def _joined(line: Sequence[Run]) -> Iterator[Run]:
    """Neighbours that are drawn alike, made one."""
    for marked, group in groupby(line, key=lambda run: run.marked):
        same = list(group)
        yield Run(" ".join(run.words for run in same), marked, same[0].glued)


def shared_block(pair: Mapping[Any, Any], room: float) -> Block:
    """What is drawn of a row of ``match_quotes``, in lines of at most ``room`` points."""
    shorter = pair["shorter"]
    relation = _RELATIONS[pair["relation"]].format(
        shorter=pair[f"source_{shorter}"] if isinstance(shorter, str) else "one"
    )
    speaker = pair["speaker"] if isinstance(pair["speaker"], str) else "No speaker named"
    versions = [
        Version(pair[f"source_{side}"], wrapped_runs(parts, room))
        for side, parts in zip("ab", runs(pair), strict=True)
    ]
    return Block(plain(f"{speaker}: {relation}"), f"similarity {pair['similarity']:.2f}", versions)


def _size(ax: Axes) -> tuple[float, float]:
    """The width and height in points of axes that are given."""
    figure = ax.get_figure(root=True)
    if figure is None:
        raise ValueError("axes without a figure cannot be drawn on")
    if figure.axes == [ax]:
        figure.set_layout_engine("none")
        ax.set_position((0, 0, 1, 1))
    box = ax.get_window_extent()
    return box.width / figure.dpi * _POINTS, box.height / figure.dpi * _POINTS


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


def _draw(ax: Axes, blocks: Sequence[Block], look: Mapping[str, Look], wide: float) -> None:
    y = 0.9 * _LINE
    _write(ax, _EDGE, y, "The same words in two accounts", weight="bold", size=11)
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
        x += width(" ", bold=run.marked) + _GUTTER if place and not run.glued else 0.0
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
    pairs = f"{len(shared)} pair{'s' * (len(shared) != 1)} of quotations that two accounts share"
    kinds = shared["relation"].value_counts(sort=False)
    return f"{pairs}: " + ", ".join(f"{n} {kind}" for kind, n in kinds.items()) + "."
