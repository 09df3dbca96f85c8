"""Text in pieces, some of them repaired, so that every repair can say where it stands."""

from collections.abc import Iterable
from typing import Any, NamedTuple

Repair = dict[str, Any]
"""``start`` and ``end`` in the repaired text, ``was``, ``now``, ``why``."""


class Piece(NamedTuple):
    """A stretch of text as it was and as it is now; ``why`` is None where nothing changed."""

    was: str
    now: str
    why: str | None = None


def unchanged(text: str) -> Piece:
    """A piece that stays as it is."""
    return Piece(text, text)


def join(pieces: Iterable[Piece]) -> tuple[str, list[Repair]]:
    """The text that the pieces make, and the repairs among them: ``text[start:end] == now``."""
    words: list[str] = []
    repairs: list[Repair] = []
    position = 0
    for was, now, why in pieces:
        end = position + len(now)
        if why is not None:
            repairs.append({"start": position, "end": end, "was": was, "now": now, "why": why})
        words.append(now)
        position = end
    return "".join(words), repairs
