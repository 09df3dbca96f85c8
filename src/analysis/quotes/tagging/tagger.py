"""Sources, cues and contents, word by word, by a small trained encoder.

This file and `analysis.encoder` are all that knows the model: another tagger is another object
with the method of `tags.Tagger`. Its training is described in ``quotes/model/README.md``.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.encoder.encoding import Encoding, Words
from analysis.encoder.network import Network, log_softmax
from analysis.quotes.tagging.tags import Label, Tag
from analysis.text.segment import Span

OUTPUTS: tuple[tuple[Label | None, bool], ...] = (
    (None, False),
    ("source", True),
    ("source", False),
    ("cue", True),
    ("cue", False),
    ("content", True),
    ("content", False),
)
"""What the network scores of each word (BIO): the label, and whether a stretch begins there."""
LABELS = tuple(label for label, _ in OUTPUTS)
_BEGINS = tuple(begins for _, begins in OUTPUTS)
_INSIDE = tuple(number for number, (label, begins) in enumerate(OUTPUTS) if label and not begins)
_IMPOSSIBLE = -1e9


class OnnxTagger:
    """The encoder that ships with the package."""

    def __init__(self) -> None:
        self._encoding = Encoding()
        self._network = Network("analysis.quotes", "tagger.onnx")

    def tag(self, text: str) -> list[Tag]:
        """Tags in reading order; none crosses a paragraph, none overlaps another."""
        words = self._encoding.words(text)
        if not words.spans:
            return []
        scores = log_softmax(self._scores(words))
        probabilities = np.exp(scores)
        tags: list[Tag] = []
        for paragraph in words.by_paragraph():
            path = _best_path(scores[paragraph.start : paragraph.stop])
            tags += _tags(paragraph, path, probabilities, words.spans)
        return tags

    def _scores(self, words: Words) -> NDArray[np.float32]:
        """Logits of each word, shape (words, labels), window by window."""
        scores = np.zeros((len(words.spans), len(LABELS)), np.float32)
        for window in self._encoding.windows(words):
            scores[window.first : window.last] = self._network.logits(window)
        return scores


@cache
def default_tagger() -> OnnxTagger:
    """The shipped tagger, loaded once in a process."""
    return OnnxTagger()


def _best_path(scores: NDArray[Any]) -> list[int]:
    """The most probable legal BIO sequence (Viterbi): I- continues its own label only."""
    greedy: list[int] = scores.argmax(axis=1).tolist()
    pairs = pairwise([0, *greedy])
    if all(label not in _INSIDE or before in {label - 1, label} for before, label in pairs):
        return greedy
    first, *rows = scores.tolist()
    total = [_IMPOSSIBLE if label in _INSIDE else score for label, score in enumerate(first)]
    steps = []
    for row in rows:
        best = total.index(max(total))
        step = [best] * len(row)
        for label in _INSIDE:
            step[label] = max(label - 1, label, key=total.__getitem__)
        total = [total[before] + score for before, score in zip(step, row, strict=True)]
        steps.append(step)
    path = [total.index(max(total))]
    for step in reversed(steps):
        path.append(step[path[-1]])
    return path[::-1]


def _tags(
    words: range, path: Sequence[int], probabilities: NDArray[Any], spans: Sequence[Span]
) -> Iterator[Tag]:
    """The runs of a BIO sequence as tags."""
    begin = 0
    for end in range(1, len(path) + 1):
        label = LABELS[path[begin]]
        if end < len(path) and LABELS[path[end]] == label and not _BEGINS[path[end]]:
            continue
        if label is not None:
            first, last = words[begin], words[end - 1]
            column = LABELS.index(label)  # of B-; that of I- follows
            of_label = probabilities[first : last + 1, column : column + 2].sum()
            score = float(of_label) / (end - begin)
            yield Tag(label, spans[first][0], spans[last][1], score)
        begin = end
