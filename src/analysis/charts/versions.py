"""Two versions of one quotation, cut where a stretch that only one has begins or ends, in lines."""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby, pairwise
from typing import NamedTuple

from analysis.charts.layout import fitted, width
from analysis.text.segment import Span

GUTTER = 1.5
"""Points between marked words and others, beside the space."""


class Run(NamedTuple):
    """Words to draw in one piece."""

    words: str
    marked: bool  # only this version has them
    glued: bool = False  # no space stands before them


def cut(words: str, alone: Sequence[Span]) -> list[Run]:
    """A version cut where a stretch that only it has begins or ends; joined, the runs are it."""
    edges = [0, *chain.from_iterable(alone), len(words)]
    pieces = enumerate(pairwise(edges))
    return [Run(words[start:end], place % 2 == 1) for place, (start, end) in pieces if start < end]


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
            gutter = 0.0 if place else GUTTER
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
