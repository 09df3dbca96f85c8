"""Two versions of one quotation, cut where a stretch that only one has begins or ends, in lines."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from analysis.charts.layout import fitted, width
from analysis.comparison.alignment import words as words_of

GUTTER = 1.5
"""Points between marked words and others, beside the space."""


class Run(NamedTuple):
    """Words to draw in one piece."""

    words: str
    marked: bool  # only this version has them
    glued: bool = False  # no space stands before them


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
