"""Pairing contents with cues, both in their order, by dynamic programming."""

from collections.abc import Sequence

_EMPTY_CUE = 20  # what a cue without words weighs, in characters of distance


def in_order(weights: Sequence[Sequence[int]]) -> list[int]:
    """For each content the number of its cue.

    Each content has the cue of the content before it or a later one; distances and cues without
    words weigh least in all.

    Args:
        weights: For each content (at least one) its distance from every cue, in characters.
    """
    cues = range(len(weights[0]))
    total = [weight + _left_out(-1, cue) for cue, weight in enumerate(weights[0])]
    steps: list[list[int]] = []
    for row in weights[1:]:
        before = [_best_before(total, cue) for cue in cues]
        total = [row[cue] + total[before[cue]] + _left_out(before[cue], cue) for cue in cues]
        steps.append(before)
    path = [_best_before(total, len(cues))]
    for step in reversed(steps):
        path.append(step[path[-1]])
    return path[::-1]


def _best_before(total: Sequence[int], cue: int) -> int:
    """The cue of the content before the one that goes to ``cue``."""
    reached = range(min(cue + 1, len(total)))
    return min(reached, key=lambda before: total[before] + _left_out(before, cue))


def _left_out(before: int, cue: int) -> int:
    """What the cues between two weigh."""
    return max(cue - before - 1, 0) * _EMPTY_CUE
