"""Damaged characters put right, and every repair listed.

A step takes text and returns its pieces, the repaired ones marked; the next step sees only what is
still as it was. Nothing else is normalised: line ends, white space, composed letters, ligatures
and straight quotation marks stay as they are.
"""

import re
from collections.abc import Callable, Iterator
from itertools import chain, groupby

from analysis.reading.lost_marks import restore_marks
from analysis.reading.pieces import Piece, Repair, join, unchanged

Step = Callable[[str], list[Piece]]

# ftfy looks at a line at a time; a longer one is cut at a space to keep the comparison quick.
_LINE = re.compile(r"[^\n]{1,2000}\S{0,200}\n?|\n")
# Two characters whose last byte Windows-1252 leaves undefined, so that it is often dropped.
_HYPHEN_CUT_SHORT = re.compile(r"(?<=\w)â€(?=\w)")
_MARK_CUT_SHORT = re.compile(r"â€(?=[\x00-\x7f]|\Z)")
# Bytes as characters that compatibility normalisation has taken apart, as in some news archives.
_PARTS = "(?: [\u0301\u0304\u0308\u0327]|[13]⁄[24])"
_APART = re.compile(
    f"A[\u0302\u0303](?=[\x80-\xbf]|A[\u0302\u0303]|{_PARTS})|(?<=[ÂÃ\u0302\u0303]){_PARTS}"
)
_TOGETHER = {
    "A\u0302": "Â",
    "A\u0303": "Ã",
    " \u0301": "´",
    " \u0304": "¯",
    " \u0308": "¨",
    " \u0327": "¸",
    "1⁄4": "¼",
    "1⁄2": "½",
    "3⁄4": "¾",
}


def repair(text: str) -> tuple[str, list[Repair]]:
    """The text with its damaged characters repaired, and the list of what was repaired.

    Putting ``was`` back at each ``[start, end)`` gives the text as it came.
    """
    pieces = [unchanged(text)]
    for step in (restore_marks, fix_mojibake):
        pieces = list(chain.from_iterable(_apply(step, piece) for piece in pieces))
    return join(pieces)


def _apply(step: Step, piece: Piece) -> list[Piece]:
    return [piece] if piece.why else step(piece.now)


def fix_mojibake(text: str) -> list[Piece]:
    """Decode again what was decoded in the wrong encoding, as ftfy's ``fix_encoding`` does."""
    if text.isascii():
        return [unchanged(text)]
    return [piece for line in _LINE.findall(text) for piece in _fix_line(line)]


def _fix_line(line: str) -> Iterator[Piece]:
    if line.isascii():
        yield unchanged(line)
        return
    import ftfy

    fixed, before = line, None
    while fixed != before:
        fixed, before = ftfy.fix_encoding(_complete(fixed)), fixed
    yield from _compare(line, fixed, "bytes decoded in the wrong encoding")


def _complete(line: str) -> str:
    """The line with the bytes put back that ftfy needs."""
    line = _APART.sub(lambda match: _TOGETHER.get(match[0], match[0]), line)
    return _MARK_CUT_SHORT.sub("”", _HYPHEN_CUT_SHORT.sub("\u2010", line))


def _compare(was: str, now: str, why: str) -> Iterator[Piece]:
    """The pieces in which two versions of a line agree or differ."""
    from rapidfuzz.distance import Levenshtein

    steps = Levenshtein.opcodes(was, now)
    for same, run in groupby(steps, key=lambda step: step.tag == "equal"):
        parts = list(run)
        old = was[parts[0].src_start : parts[-1].src_end]
        new = now[parts[0].dest_start : parts[-1].dest_end]
        yield unchanged(old) if same else Piece(old, new, why)
