"""Quotation marks, by rule and exactly.

Handles straight and curly marks and pairs that mix them, ``''`` and `` `` `` as double marks,
nested marks, single marks as the outer ones (British style), and apostrophes and plural
possessives, which are no marks. A quotation may run over several paragraphs when each opens with a
mark (Chicago Manual of Style, 13.30), or when only the first does and the last is closed; a mark
that is never closed ends with its paragraph.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.text.segment import Span, abbreviations, paragraphs, trim

MARKS = "\"“”„«»'‘’`"
"""Every character that can be part of a quotation mark."""

_OPENERS = frozenset({"“", "„", "«", "``"})
_CLOSERS = frozenset({"”", "»"})
_SINGLE = frozenset("'‘’")
_MARK = re.compile(r"``|''|[\"“”„«»'‘’]")
_FIRST_WORD = re.compile(r"\w+")
_DECADE = re.compile(r"\d\ds\b")
_BEFORE_OPENING = frozenset("([{<—–-―/:;,…")
_AFTER_CLOSING = frozenset(')]}>—–-―/:;,.…!?"”»“')
_NEVER_FIRST = frozenset(",;:!?)]}")
_STOPS = frozenset(".,!?…")
_FARTHEST = 4  # paragraphs in which the closing mark of an open quotation is looked for
_MARKS_SKIPPED = 3  # marks looked past to see what stands before an opening one


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: a part for each paragraph that it runs over."""

    parts: tuple[Span, ...]
    """Each part with its marks."""
    inner: tuple[Span, ...]
    """Each part without marks and without white space at its edges; never empty."""
    closed: bool
    """False where the last closing mark is missing."""


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    text: str
    opens: bool  # stands where an opening mark stands: space before it and none after
    closes: bool  # stands where a closing mark stands: a word or a stop before it


@dataclass(frozen=True, slots=True)
class _Piece:
    """A quotation within one paragraph."""

    outer: Span
    inner: Span
    closed: bool
    at_edge: bool  # opens its paragraph
    mark: str


def quotations(text: str) -> list[Quotation]:
    """The outermost quotations in reading order; marks nested in one are part of its words."""
    found: list[Quotation] = []
    running: list[_Piece] = []
    bare: dict[Span, _Piece] = {}
    spans = paragraphs(text)
    for number, paragraph in enumerate(spans):
        pieces: list[_Piece | None] = list(_pieces(text, paragraph))
        if running and not bare and not (pieces and pieces[0] and pieces[0].at_edge):
            bare = _bare_rest(text, running[0], spans[number : number + _FARTHEST])
        if paragraph in bare:
            pieces.insert(0, bare.pop(paragraph))
        for piece in pieces or [None]:
            if running and not (piece and _goes_on(running[0], piece)):
                found.append(_join(running))
                running = []
            if piece:
                running.append(piece)
            if piece and piece.closed:
                found.append(_join(running))
                running = []
    return [*found, _join(running)] if running else found


def _bare_rest(text: str, opening: _Piece, below: Sequence[Span]) -> dict[Span, _Piece]:
    """The paragraphs that carry on an open quotation without a mark before, if one closes it.

    They hold no other mark, and the closing one stands after a stop or a comma.
    """
    rest: dict[Span, _Piece] = {}
    for paragraph in below if opening.mark not in _SINGLE else ():
        marks = (_mark(text, match, paragraph) for match in _MARK.finditer(text, *paragraph))
        first = next((mark for mark in marks if mark.text not in _SINGLE), None)
        end = first.start if first else paragraph[1]
        inner = trim(text, (paragraph[0], end))
        outer = (paragraph[0], first.end if first else end)
        rest[paragraph] = _Piece(outer, inner, first is not None, True, opening.mark)
        if first:
            closes = first.closes and not first.opens and text[first.start - 1] in _STOPS
            alike = (first.text == '"') == (opening.mark == '"')
            return rest if closes and alike and inner[0] < inner[1] else {}
    return {}


def _goes_on(opening: _Piece, piece: _Piece) -> bool:
    """Whether a piece carries on an open quotation: it opens its paragraph with marks alike."""
    return piece.at_edge and _same_marks(opening, piece)


def _same_marks(one: _Piece, other: _Piece) -> bool:
    """Whether both are single, or both are straight or curly double marks."""
    return (one.mark in _SINGLE, one.mark == '"') == (other.mark in _SINGLE, other.mark == '"')


def _join(pieces: list[_Piece]) -> Quotation:
    return Quotation(
        parts=tuple(piece.outer for piece in pieces),
        inner=tuple(piece.inner for piece in pieces),
        closed=pieces[-1].closed,
    )


def _pieces(text: str, paragraph: Span) -> Iterator[_Piece]:
    """The outermost quotations of a paragraph that hold any words."""
    for opening, end, closing in _pairs(text, paragraph):
        inner = trim(text, (opening.end, end))
        if inner[0] < inner[1]:
            yield _Piece(
                outer=(opening.start, closing.end if closing else inner[1]),
                inner=inner,
                closed=closing is not None,
                at_edge=opening.start == paragraph[0],
                mark=opening.text,
            )


def _pairs(text: str, paragraph: Span) -> Iterator[tuple[_Mark, int, _Mark | None]]:
    """Each opening mark, where its words end, and its closing mark or None where there is none."""
    marks = [_mark(text, match, paragraph) for match in _MARK.finditer(text, *paragraph)]
    single_ends = _single_ends(text, marks)
    opening: _Mark | None = None
    depth = resume = 0
    for index, mark in enumerate(marks):
        single = mark.text in _SINGLE
        if index < resume or (single and (opening or index not in single_ends)):
            continue
        if single:
            closing = marks[single_ends[index]]
            resume = single_ends[index] + 1
            yield mark, closing.start, closing
        elif not opening:
            opening, depth = (mark, 1) if _starts(mark) else (None, 0)
        elif not _opens_again(mark):
            depth -= 1
            if not depth:
                yield opening, mark.start, mark
                opening = None
        elif _after_sentence(text, mark):
            yield opening, mark.start, None
            opening, depth = mark, 1
        else:
            depth += 1
    if opening:
        yield opening, paragraph[1], None


def _mark(text: str, match: re.Match[str], paragraph: Span) -> _Mark:
    start, end = match.span()
    before = text[max(start - 1, paragraph[0]) : start]
    after = text[end : min(end + 1, paragraph[1])]
    begins = bool(after) and not after.isspace() and after not in _NEVER_FIRST
    return _Mark(
        start=start,
        end=end,
        text=match[0],
        opens=begins and _free_before(text, start, paragraph[0]),
        closes=bool(before) and not before.isspace(),
    )


def _free_before(text: str, start: int, limit: int) -> bool:
    """Whether nothing but other marks parts ``start`` from a space, a bracket or a dash."""
    for position in range(start - 1, max(limit, start - 1 - _MARKS_SKIPPED) - 1, -1):
        before = text[position]
        if before.isspace() or before in _BEFORE_OPENING:
            return True
        if not _MARK.match(before):
            return False
    return start - limit <= _MARKS_SKIPPED


def _starts(mark: _Mark) -> bool:
    """Whether the mark opens a quotation where none is open."""
    return mark.opens or (mark.text in _OPENERS and not mark.closes)


def _opens_again(mark: _Mark) -> bool:
    """Whether the mark opens a second quotation while one is open."""
    return mark.opens and not mark.closes and mark.text not in _CLOSERS


def _after_sentence(text: str, mark: _Mark) -> bool:
    """Whether a sentence ended before the mark: then the quotation before it was never closed."""
    return text[max(0, mark.start - 2) : mark.start].rstrip()[-1:] in {".", "!", "?"}


def _single_ends(text: str, marks: list[_Mark]) -> dict[int, int]:
    """For each single mark that opens a quotation, the mark that closes it."""
    ends: dict[int, int] = {}
    opening: int | None = None
    weak: int | None = None
    for index, mark in enumerate(marks):
        if mark.text not in _SINGLE:
            continue
        if _opens_single(text, mark):
            opening, weak = index, None
        elif opening is not None and mark.text != "‘" and _closes_single(text, mark):
            if not _is_plural_possessive(text, mark):
                ends[opening] = index
                opening = None
            elif weak is None:
                weak = ends[opening] = index
    return ends


def _opens_single(text: str, mark: _Mark) -> bool:
    return mark.text != "’" and mark.opens and not _is_clipped(text, mark)


def _is_clipped(text: str, mark: _Mark) -> bool:
    """Like the apostrophe of 'em or of the '60s."""
    word = _FIRST_WORD.match(text, mark.end)
    if not word:
        return False
    return bool(_DECADE.match(text, mark.end)) or word[0].lower() in abbreviations()["clipped"]


def _closes_single(text: str, mark: _Mark) -> bool:
    after = text[mark.end : mark.end + 1]
    return mark.closes and (not after or after.isspace() or after in _AFTER_CLOSING)


def _is_plural_possessive(text: str, mark: _Mark) -> bool:
    """Like the mark of "the workers' union": after an s, with a small letter to follow."""
    return text[mark.start - 1] in "sS" and text[mark.end + 1 : mark.end + 2].islower()
