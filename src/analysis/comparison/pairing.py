"""Which quotations of two sources are the same: each word of one goes to one of the other."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from difflib import Match
from functools import cached_property
from itertools import groupby, pairwise

from analysis.comparison.alignment import Word, align, words
from analysis.comparison.names import may_be_one
from analysis.text.segment import Span

SHORT = 4
"""Words: a shorter quotation must be whole in the other, by the same known speaker."""

SHORTEST_CUT = 2
"""Words of the shortest version that may be cut out of a longer one."""

_LONG_RUN = 10  # words in a row that two people do not say by chance
_LONG_EQUAL = 6  # words of a quotation, all the same, likewise


@dataclass(frozen=True)
class Stretch:
    """One stretch of words in quotation marks."""

    quote: str
    speaker: str | None
    is_person: bool
    text: str

    @cached_property
    def words(self) -> list[Word]:
        """Its words in order."""
        return words(self.text)

    @cached_property
    def keys(self) -> list[str]:
        """What is compared of each word."""
        return [word.key for word in self.words]

    def place(self, span: Span) -> Span:
        """Where in the text a span of words stands."""
        return self.words[span[0]].start, self.words[span[1] - 1].end


@dataclass(frozen=True)
class Pair:
    """Two stretches, by position in their lists, and the runs of words that they share."""

    a: int
    b: int
    runs: list[Match]

    @property
    def shared(self) -> int:
        """How many words they share."""
        return sum(run.size for run in self.runs)

    @property
    def hulls(self) -> tuple[Span, Span]:
        """From the first shared word to the last, in each stretch."""
        first, last = self.runs[0], self.runs[-1]
        return (first.a, last.a + last.size), (first.b, last.b + last.size)


def candidates(one: list[Stretch], other: list[Stretch], min_similarity: float) -> Iterator[Pair]:
    """The pairs that are the same quotation, each looked at by itself."""
    whole, parts = defaultdict(set), defaultdict(set)
    for b, stretch in enumerate(other):
        for gram in _grams(stretch.keys):
            whole[gram].add(b)
        for gram in _parts(stretch.keys):
            parts[gram].add(b)
    for a, stretch in enumerate(one):
        own = _grams(stretch.keys)
        found = [whole.get(gram, set()) for gram in own | _parts(stretch.keys)]
        found += [parts.get(gram, set()) for gram in own]
        for b in sorted(set().union(*found)):
            runs = align(stretch.keys, other[b].keys)
            if _is_same(stretch, other[b], runs, min_similarity):
                yield Pair(a, b, runs)


def pair_off(one: list[Stretch], other: list[Stretch], min_similarity: float) -> list[Pair]:
    """The best pairs first, as long as their words are not taken by a better one."""
    free_a: list[list[Hashable]] = [list(stretch.keys) for stretch in one]
    free_b: list[list[Hashable]] = [list(stretch.keys) for stretch in other]
    taken = []
    for a, b in _best_first(one, other, min_similarity):
        runs = align(free_a[a], free_b[b])
        if _is_same(one[a], other[b], runs, min_similarity):
            pair = Pair(a, b, runs)
            _take(free_a[a], pair.hulls[0])
            _take(free_b[b], pair.hulls[1])
            taken.append(pair)
    return sorted(taken, key=lambda pair: (pair.a, pair.runs))


def territories(hulls: list[tuple[int, Span]], stretches: list[Stretch]) -> list[Span]:
    """For each (stretch, hull), the words of the stretch that belong to that pair.

    All of them, unless the stretch is in several pairs: then it is divided before the first word
    that the next pair shares, or where a sentence opens on the way there.
    """
    parts: dict[tuple[int, Span], Span] = {}
    for position, group in groupby(sorted(hulls), key=lambda hull: hull[0]):
        spans = [span for _, span in group]
        own = stretches[position].words
        bounds = [0, *(_cut(own, end, start) for (_, end), (start, _) in pairwise(spans)), len(own)]
        parts |= {
            (position, span): part for span, part in zip(spans, pairwise(bounds), strict=True)
        }
    return [parts[hull] for hull in hulls]


def same_speaker(a: Stretch, b: Stretch) -> bool | None:
    """Whether one speaks in both: "Obama" can be "Barack Obama". None if it cannot be told.

    Only two persons can differ: a statement and its author, or a party and its leader, need not.
    """
    if a.speaker is None or b.speaker is None:
        return None
    if a.is_person and b.is_person:
        return may_be_one(a.speaker, b.speaker)
    one, other = set(a.speaker.casefold().split()), set(b.speaker.casefold().split())
    return True if one <= other or other <= one else None


def _grams(keys: list[str]) -> set[tuple[str, ...]]:
    """Each four words in a row; a shorter stretch whole."""
    return {tuple(keys[i : i + SHORT]) for i in range(max(1, len(keys) - SHORT + 1))}


def _parts(keys: list[str]) -> set[tuple[str, ...]]:
    """What a cut version of a few words could be: two or three of them in a row."""
    if len(keys) <= SHORTEST_CUT:
        return set()
    sizes = range(SHORTEST_CUT, SHORT)
    return {tuple(keys[i : i + size]) for size in sizes for i in range(len(keys) - size + 1)}


def _is_same(a: Stretch, b: Stretch, runs: list[Match], min_similarity: float) -> bool:
    longest = max((run.size for run in runs), default=0)
    shared = sum(run.size for run in runs)
    shorter = min(len(a.keys), len(b.keys))
    equal = shared == len(a.keys) == len(b.keys)
    same = same_speaker(a, b)
    if longest >= _LONG_RUN:
        return True
    if same is False:
        return equal and shorter >= _LONG_EQUAL
    if shorter < SHORT:
        cut = longest == shorter >= SHORTEST_CUT
        return (equal or cut) and same is True
    return longest >= SHORT and shared > min_similarity * shorter


def _best_first(
    one: list[Stretch], other: list[Stretch], min_similarity: float
) -> list[tuple[int, int]]:
    """Candidates by how many words they share, then by how few they do not."""
    ranked = sorted(
        (-pair.shared, len(one[pair.a].keys) + len(other[pair.b].keys), pair.a, pair.b)
        for pair in candidates(one, other, min_similarity)
    )
    return [(a, b) for _, _, a, b in ranked]


def _take(keys: list[Hashable], hull: Span) -> None:
    """Put into the place of used words what equals nothing else."""
    keys[slice(*hull)] = [object() for _ in range(*hull)]


def _cut(own: list[Word], start: int, end: int) -> int:
    return next((position for position in range(start, end) if own[position].opens), end)
