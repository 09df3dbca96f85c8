"""Two quotations word by word: which words both have, and which only one has."""

import re
from bisect import bisect_left
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher

from analysis.text.segment import Span, sentences

_WORD = re.compile(r"(?:(?<!\S)[^\w\s]+)?(\w+(?:[’'.,:&@]\w+)*)[^\w\s]*")
_SPELLING = str.maketrans({"’": "'", ".": None})  # U.S. is US
_ENOUGH = 3  # words in a row that count as shared wherever they stand
_PART = 1 / 3  # of what is left on one side: what fewer words must be to count

Gap = tuple[Span, Span]
"""The words of a and the words of b between two runs, or before the first, or after the last."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands, with the marks and the punctuation that touch it."""

    key: str  # what is compared: without case, marks, and punctuation at the edges
    start: int
    end: int
    opens: bool  # the first word of a sentence


def words(text: str) -> list[Word]:
    """The words of a text in order."""
    found = list(_WORD.finditer(text))
    starts = [match.start() for match in found]
    openers = {bisect_left(starts, start) for start, _ in sentences(text)}
    return [
        Word(match[1].casefold().translate(_SPELLING), *match.span(), opens=position in openers)
        for position, match in enumerate(found)
    ]


def align(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Match]:
    """The runs of words that a and b share, in order and without crossing.

    The longest run counts first, then the longest on either side of it, and so on (Ratcliff and
    Obershelp's method, as in difflib). A run of one or two words counts only if it is a third of
    what is left there on one side: otherwise two long passages would seem to share their "of the".
    """
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    runs = []
    left = [(0, len(a), 0, len(b))]
    while left:
        a_start, a_end, b_start, b_end = left.pop()
        run = matcher.find_longest_match(a_start, a_end, b_start, b_end)
        room = min(a_end - a_start, b_end - b_start)
        if run.size and (run.size >= _ENOUGH or run.size >= _PART * room):
            runs.append(run)
            left.append((a_start, run.a, b_start, run.b))
            left.append((run.a + run.size, a_end, run.b + run.size, b_end))
    return sorted(runs)


def gaps(runs: Sequence[Match], a: Span, b: Span) -> list[Gap]:
    """What lies before, between and after the runs in words ``a`` and words ``b``."""
    starts = [(run.a, run.b) for run in runs] + [(a[1], b[1])]
    ends = [(a[0], b[0])] + [(run.a + run.size, run.b + run.size) for run in runs]
    return [
        ((a_end, a_start), (b_end, b_start))
        for (a_end, b_end), (a_start, b_start) in zip(ends, starts, strict=True)
    ]


def relation(between: Sequence[Gap], a: Sequence[Word], b: Sequence[Word]) -> str:
    """How the second version stands to the first, given the gaps between what they share.

    verbatim: the same words. shortened: one version has words that the other leaves out.
    altered: somewhere one has words and the other has different ones. overlapping: each goes on
    where the other stops, and what they share is the same.
    """
    only_a = any(start < end for (start, end), _ in between)
    only_b = any(start < end for _, (start, end) in between)
    if not (only_a or only_b):
        return "verbatim"
    if not (only_a and only_b):
        return "shortened"
    return "altered" if any(_changed(gap, between, a, b) for gap in between) else "overlapping"


def _changed(gap: Gap, between: Sequence[Gap], a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Whether words stand in each other's place, and not merely in sentences of their own."""
    (a_start, a_end), (b_start, b_end) = gap
    if a_start == a_end or b_start == b_end:
        return False
    if gap == between[0]:
        return not (a[a_end].opens or b[b_end].opens)
    if gap == between[-1]:
        return not (a[a_start].opens or b[b_start].opens)
    return True
