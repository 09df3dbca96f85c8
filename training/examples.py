"""What the encoders learn from: windows of news, and a label for each word that was read."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from analysis.encoder.encoding import Encoding, Window, Words
from analysis.quotes.tagging.tagger import OUTPUTS
from benchmarks.polnear import Article

UNLABELLED = -100
"""The label of a word that nobody read; cross entropy leaves it out."""
_LAST_WORD = ("content", "source", "cue")  # where readers marked a word twice, the later one holds


@dataclass(frozen=True, slots=True)
class Example:
    """A window and the labels of the words that it decides."""

    window: Window
    labels: list[int]

    @property
    def is_labelled(self) -> bool:
        """Whether a reader marked its text."""
        return self.labels[0] != UNLABELLED


def labelled(articles: Iterable[Article]) -> list[Example]:
    """The windows of articles that were read by hand."""
    encoding = Encoding()
    examples = []
    for article in articles:
        words = encoding.words(article.text)
        labels = bio(article, words)
        examples += [
            Example(window, labels[window.first : window.last])
            for window in encoding.windows(words)
        ]
    return examples


def unlabelled(texts: Iterable[str]) -> list[Example]:
    """The windows of other news: what a teacher says of them is all that is known."""
    encoding = Encoding()
    return [
        Example(window, [UNLABELLED] * (window.last - window.first))
        for text in texts
        for window in encoding.windows(encoding.words(text))
    ]


def in_turn(examples: Sequence[Example]) -> list[slice]:
    """Where the decided words of each example stand, when those of all stand in a row."""
    ends = np.cumsum([len(example.labels) for example in examples]).tolist()
    return [slice(start, end) for start, end in pairwise([0, *ends])]


def paragraphs_alone(texts: Iterable[str], seed: int) -> Iterator[tuple[Example, slice]]:
    """Windows of a paragraph or two by themselves, for texts that are no longer.

    Yields:
        Each with where its words stand among the words of all texts in a row: what a teacher says
        of them who reads the whole text is to be learnt from them alone.
    """
    encoding, chance = Encoding(), random.Random(seed)  # noqa: S311 - no secret depends on it
    before = 0
    for text in texts:
        words = encoding.words(text)
        paragraphs, at = list(words.by_paragraph()), 0
        while at < len(paragraphs):
            last = min(at + chance.choice((1, 1, 1, 2)), len(paragraphs))
            start, end = paragraphs[at].start, paragraphs[last - 1].stop
            for window in encoding.windows(_part(words, start, end)):
                labels = [UNLABELLED] * (window.last - window.first)
                place = before + start + window.first
                yield Example(window, labels), slice(place, place + len(labels))
            at = last
        before += len(words.spans)


def _part(words: Words, start: int, end: int) -> Words:
    columns = (words.spans, words.paragraph, words.pieces, words.kind)
    return Words(*(column[start:end] for column in columns))


def bio(article: Article, words: Words) -> list[int]:
    """The BIO label of each word: its number among the outputs of the tagger.

    A span that goes on in the next paragraph begins there anew.
    """
    roles: list[str | None] = [None] * len(words.spans)
    begins = [True] * len(words.spans)
    for role in _LAST_WORD:
        for attribution in article.attributions:
            _mark(role, _covered(words, getattr(attribution, role)), roles, begins)
    labels = []
    for number, role in enumerate(roles):
        same = number > 0 and roles[number - 1] == role
        begins_here = begins[number] or not same
        begins_here |= number > 0 and words.paragraph[number] != words.paragraph[number - 1]
        labels.append(OUTPUTS.index((role, role is not None and begins_here)))
    return labels


def _mark(role: str, numbers: Sequence[int], roles: list[str | None], begins: list[bool]) -> None:
    before = -2
    for number in numbers:
        roles[number], begins[number] = role, number != before + 1
        before = number


def _covered(words: Words, spans: Iterable[tuple[int, int]]) -> list[int]:
    """The words of which at least half lies in one of the spans."""
    starts, ends = np.array(words.spans).reshape(-1, 2).T
    covered: set[int] = set()
    for start, end in spans:
        inside = np.minimum(ends, end) - np.maximum(starts, start)
        covered.update(np.flatnonzero(2 * inside >= ends - starts).tolist())
    return sorted(covered)
