"""A text in pieces, each with the labels of all spans over it."""

from collections.abc import Iterable
from itertools import pairwise
from typing import TypeVar

Label = TypeVar("Label")


def segments(
    text: str, spans: Iterable[tuple[int, int, Label]]
) -> list[tuple[str, tuple[Label, ...]]]:
    """Cut ``text`` where a span begins or ends: each piece with the labels of all spans over it.

    Spans may overlap in any way and reach beyond the text. The pieces joined are the text.
    """
    inside = [(max(start, 0), min(end, len(text)), label) for start, end, label in spans]
    inside = [span for span in inside if span[0] < span[1]]
    cuts = sorted({0, len(text)}.union(*(span[:2] for span in inside)))
    return [
        (text[start:end], tuple(label for first, last, label in inside if first <= start < last))
        for start, end in pairwise(cuts)
    ]
