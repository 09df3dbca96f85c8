"""How well found attributions agree with marked ones.

Two attributions are linked when their contents share at least half of the words that either has,
and their sources overlap or both have none; each is linked once, the largest share first. "In
marks" is an attribution most of whose words stand in double quotation marks. A word is a run of
letters and digits, or any other sign. For "exact", marks and blanks at the edge of a content do not
count, nor does a "that" before it: readers, and tools, differ about them.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from benchmarks.polnear import Article, Attribution, Span

KINDS = ("direct", "mixed", "indirect")

_WORD = re.compile(r"\w+|[^\w\s]")
_ENOUGH = 0.5
_EDGE = " \t\r\n\"'“”‘’,.;:"
_BEFORE = re.compile(rf"[{_EDGE}]*(?:that[\s,][{_EDGE}]*)?", re.IGNORECASE)


@dataclass(frozen=True, order=True, slots=True)
class Pair:
    """A found and a marked attribution that share words, the best pair first in order."""

    unlike: float
    """1 less the words that they share of those of both."""
    found: int
    marked: int


class Comparison:
    """What a tool found in an article beside what a reader marked in it."""

    def __init__(self, article: Article, found: Sequence[Attribution]) -> None:
        self.article = article
        self.found = found
        self.marked = article.attributions
        self._words = [match.span() for match in _WORD.finditer(article.text)]
        self._quoted = self._words_in(_in_marks(article.text))
        self._found_words = [self._words_in(one.content) for one in found]
        self._marked_words = [self._words_in(one.content) for one in self.marked]

    def _words_in(self, spans: Iterable[Span]) -> set[int]:
        """The numbers of the words that lie wholly in one of the spans."""
        inside = set()
        for start, end in spans:
            number = bisect_left(self._words, (start, -1))
            while number < len(self._words) and self._words[number][1] <= end:
                inside.add(number)
                number += 1
        return inside

    @cached_property
    def alike(self) -> list[Pair]:
        """Pairs whose contents are mostly the same."""
        pairs = []
        for i, one in enumerate(self._found_words):
            for j, other in enumerate(self._marked_words):
                share = len(one & other) / (len(one | other) or 1)
                if share >= _ENOUGH:
                    pairs.append(Pair(1 - share, i, j))
        return pairs

    @cached_property
    def linked(self) -> list[Pair]:
        """One to one: pairs whose sources are the same, too."""
        return one_to_one(pair for pair in self.alike if self.same_source(pair))

    def same_source(self, pair: Pair) -> bool:
        """Whether the sources overlap, or neither has one."""
        one, other = self.found[pair.found].source, self.marked[pair.marked].source
        if not one or not other:
            return not one and not other
        return any(a < d and c < b for a, b in one for c, d in other)

    @property
    def mostly_quoted(self) -> set[int]:
        """The marked attributions most of whose words stand in quotation marks."""
        return {
            number
            for number, words in enumerate(self._marked_words)
            if words and len(words & self._quoted) >= _ENOUGH * len(words)
        }

    def kind_of_marked(self, number: int) -> str:
        """How much of a marked content stands in quotation marks: direct, mixed, indirect."""
        return self._kind(self._marked_words[number])

    def kind_of_found(self, number: int) -> str:
        """The same of a found content."""
        return self._kind(self._found_words[number])

    def _kind(self, words: set[int]) -> str:
        quoted = len(words & self._quoted)
        return "indirect" if not quoted else "direct" if quoted == len(words) else "mixed"


def core(text: str, span: Span) -> Span:
    """The span without what does not count at its edges."""
    words = text[slice(*span)]
    before = _BEFORE.match(words)
    start = span[0] + (before.end() if before else 0)
    return start, max(start, span[0] + len(words.rstrip(_EDGE)))


def one_to_one(pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs in their order, without those of which either is taken."""
    found, marked, kept = set(), set(), []
    for pair in sorted(pairs):
        if pair.found not in found and pair.marked not in marked:
            found.add(pair.found)
            marked.add(pair.marked)
            kept.append(pair)
    return kept


def count(comparison: Comparison) -> Counter[str]:
    """What is right in one article, and of how many; the counts of articles add up."""
    text = comparison.article.text
    marked = {core(text, span) for one in comparison.marked for span in one.content}
    found = {core(text, span) for one in comparison.found for span in one.content}
    counts = Counter(
        marked=len(comparison.marked),
        found=len(comparison.found),
        linked=len(comparison.linked),
        spans_marked=len(marked),
        spans_found=len(found),
        spans_exact=len(marked & found),
    )
    in_marks = comparison.mostly_quoted
    for name, which in (
        ("in_marks", in_marks),
        ("not_in_marks", set(range(len(comparison.marked))) - in_marks),
    ):
        counts[name] = len(which)
        counts[f"{name}_right"] = sum(map(comparison.same_source, _covered(comparison, which)))
    return counts


def count_by_kind(comparison: Comparison) -> Counter[tuple[str, str]]:
    """The same for direct, mixed and indirect attributions, by (kind, what is counted)."""
    counts: Counter[tuple[str, str]] = Counter()
    kinds = [comparison.kind_of_marked(number) for number in range(len(comparison.marked))]
    for kind in KINDS:
        which = {number for number, name in enumerate(kinds) if name == kind}
        covered = _covered(comparison, which)
        counts[kind, "marked"] = len(which)
        counts[kind, "content"] = len(covered)
        counts[kind, "right"] = sum(map(comparison.same_source, covered))
    for number in range(len(comparison.found)):
        counts[comparison.kind_of_found(number), "found"] += 1
    for pair in comparison.linked:
        counts[comparison.kind_of_found(pair.found), "linked"] += 1
    return counts


def figures(counts: Counter[str]) -> dict[str, float]:
    """The figures of the table, in percent."""
    return {
        "linked F1": _percent(2 * counts["linked"], counts["marked"] + counts["found"]),
        "P": _percent(counts["linked"], counts["found"]),
        "R": _percent(counts["linked"], counts["marked"]),
        "exact F1": _percent(
            2 * counts["spans_exact"], counts["spans_marked"] + counts["spans_found"]
        ),
        "in marks": _percent(counts["in_marks_right"], counts["in_marks"]),
        "not in marks": _percent(counts["not_in_marks_right"], counts["not_in_marks"]),
    }


def figures_by_kind(counts: Counter[tuple[str, str]]) -> Iterator[dict[str, float | str]]:
    """One row for each kind: what is found of those marked, and right of those found."""
    for kind in KINDS:
        yield {
            "kind": kind,
            "marked": counts[kind, "marked"],
            "content": _percent(counts[kind, "content"], counts[kind, "marked"]),
            "content + source": _percent(counts[kind, "right"], counts[kind, "marked"]),
            "found": counts[kind, "found"],
            "P": _percent(counts[kind, "linked"], counts[kind, "found"]),
        }


def _covered(comparison: Comparison, which: Collection[int]) -> list[Pair]:
    """Of some marked attributions those whose content was found, source or not."""
    return one_to_one(pair for pair in comparison.alike if pair.marked in which)


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def _in_marks(text: str) -> Iterator[Span]:
    """What stands in double quotation marks, marks included; open ones end with their line."""
    start = 0
    for line in text.split("\n"):
        opened = None
        for position, sign in enumerate(line, start):
            if opened is None and sign in '"“':
                opened = position
            elif opened is not None and sign in '"”':
                yield opened, position + 1
                opened = None
        if opened is not None:
            yield opened, start + len(line)
        start += len(line) + 1
