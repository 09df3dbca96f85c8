"""Pairing contents with cues, both in their order, by dynamic programming."""

from collections.abc import Iterator, Sequence

_EMPTY_CUE = 20  # what a cue without words weighs, in characters of distance


def in_order(weights: Sequence[Sequence[int]]) -> list[int]:
    """For each content the number of its cue.

    Each content has the cue of the content before it or a later one; distances and cues without
    words weigh least in all.

    Args:
        weights: For each content (at least one) its distance from every cue, in characters.
    """
    total = [weight + cue * _EMPTY_CUE for cue, weight in enumerate(weights[0])]
    steps: list[list[int]] = []
    for row in weights[1:]:
        reached = list(_reached(total))
        total = [weight + least for weight, (least, _) in zip(row, reached, strict=False)]
        steps.append([before for _, before in reached])
    *_, (_, last) = _reached(total)
    path = [last]
    for step in reversed(steps):
        path.append(step[path[-1]])
    return path[::-1]


def _reached(total: Sequence[int]) -> Iterator[tuple[int, int]]:
    """For each cue, and for the end: what the best way there weighs, and from which cue it comes.

    Args:
        total: For each cue what the best way weighs that gives it to the content before.
    """
    least, best = total[0], 0
    for cue, weight in enumerate(total):
        yield min((least, best), (weight, cue))
        least, best = min((least + _EMPTY_CUE, best), (weight, cue))
    yield least, best
