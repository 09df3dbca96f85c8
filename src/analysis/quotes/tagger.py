"""Sources, cues and contents, word by word, by a small trained encoder.

This file is all that knows the model: another tagger is another object with the method of
`Tagger`. The encoder and its training are described in ``quotes/model/README.md``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from itertools import groupby, pairwise
from typing import Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from analysis.text.segment import Span, paragraphs

Label = Literal["source", "cue", "content"]


@dataclass(frozen=True, slots=True)
class Tag:
    """A stretch of words that the tagger calls a source, a cue or a content."""

    label: Label
    start: int
    end: int
    score: float
    """The mean probability of the label over the words."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.start, self.end


class Tagger(Protocol):
    """Whatever finds sources, cues and contents in a text."""

    def tag(self, text: str) -> list[Tag]:
        """Tags in reading order; none crosses a paragraph, none overlaps another."""
        ...


LABELS: tuple[Label | None, ...] = (None, "source", "source", "cue", "cue", "content", "content")
_BEGINS = np.array([False, True, False, True, False, True, False])  # BIO: B- or I-
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+|\d+|[^\sA-Za-z\u00c0-\u024f\d]")
_CORE = 240  # wordpieces of a window that are decided there
_LEFT, _RIGHT = 6, 4  # wordpieces of context on either side
_LONGEST = 6  # wordpieces read of one word
_WORDS_KEPT = 50_000  # whose pieces are remembered
_IMPOSSIBLE = -1e9


@dataclass(frozen=True, slots=True)
class _Words:
    """A text as the encoder sees it."""

    spans: list[Span]
    paragraph: list[int]
    pieces: list[tuple[int, ...]]
    kind: list[int]  # letter case, and whether the word stands in double quotation marks


class OnnxTagger:
    """The encoder that ships with the package: three layers, int8, on ONNX Runtime."""

    def __init__(self) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        model = files("analysis.quotes") / "model"
        self._tokenizer = Tokenizer.from_str((model / "tokenizer.json").read_text("utf-8"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._pieces = lru_cache(_WORDS_KEPT)(self._split)
        self._cls = self._piece("[CLS]")
        self._sep = self._piece("[SEP]")
        self._unknown = self._piece("[UNK]")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        with as_file(model / "tagger.onnx") as path:
            self._session = onnxruntime.InferenceSession(
                str(path),
                options,
                providers=["CPUExecutionProvider"],
                # The fused kernel is a fifth slower on CPU than the nodes that it replaces.
                disabled_optimizers=["SkipLayerNormFusion", "BiasSkipLayerNormFusion"],
            )

    def tag(self, text: str) -> list[Tag]:
        """Tags in reading order; none crosses a paragraph, none overlaps another."""
        words = self._words(text)
        if not words.spans:
            return []
        scores = _log_softmax(self._scores(words))
        tags: list[Tag] = []
        for _, group in groupby(range(len(words.spans)), key=words.paragraph.__getitem__):
            of_paragraph = list(group)
            path = _best_path(scores[of_paragraph])
            tags += _tags(of_paragraph, path, scores, words.spans)
        return tags

    def _words(self, text: str) -> _Words:
        words = _Words([], [], [], [])
        for number, (start, end) in enumerate(paragraphs(text)):
            quoted = False
            for match in _WORD.finditer(text, start, end):
                word = match[0]
                inside = quoted or word in '"“”'
                quoted = {'"': not quoted, "“": True, "”": False}.get(word, quoted)
                words.spans.append(match.span())
                words.paragraph.append(number)
                words.pieces.append(self._pieces(word))
                words.kind.append(_letter_case(word) + 4 * inside)
        return words

    def _piece(self, token: str) -> int:
        identity: int | None = self._tokenizer.token_to_id(token)
        if identity is None:
            raise ValueError(f"the tokenizer has no piece {token}")
        return identity

    def _split(self, word: str) -> tuple[int, ...]:
        ids: list[int] = self._tokenizer.encode(word, add_special_tokens=False).ids
        return tuple(ids[:_LONGEST]) or (self._unknown,)

    def _scores(self, words: _Words) -> NDArray[np.float32]:
        """Logits of each word, shape (words, labels), window by window.

        One window a run: dynamic int8 scales depend on everything else in a batch.
        """
        scores = np.zeros((len(words.spans), len(LABELS)), np.float32)
        for first, last in _windows(words):
            ids, kinds, places = self._window(words, first, last)
            logits = self._session.run(
                None,
                {
                    "input_ids": np.array([ids], np.int64),
                    "attention_mask": np.ones((1, len(ids)), np.int64),
                    "token_type_ids": np.array([kinds], np.int64),
                },
            )[0][0]
            scores[first:last] = logits[places, : len(LABELS)]
        return scores

    def _window(
        self, words: _Words, first: int, last: int
    ) -> tuple[list[int], list[int], list[int]]:
        """Piece ids, their kinds, and where the first piece of each word ``first:last`` stands."""
        begin = _reach(words, first, -1, _LEFT)
        end = _reach(words, last - 1, 1, _RIGHT) + 1
        ids, kinds, places = [self._cls], [0], []
        for word in range(begin, end):
            if word > begin and words.paragraph[word] != words.paragraph[word - 1]:
                ids.append(self._sep)
                kinds.append(0)
            if first <= word < last:
                places.append(len(ids))
            ids += words.pieces[word]
            kinds += [words.kind[word]] * len(words.pieces[word])
        return [*ids, self._sep], [*kinds, 0], places


@cache
def default_tagger() -> OnnxTagger:
    """The shipped tagger, loaded once in a process."""
    return OnnxTagger()


def _letter_case(word: str) -> int:
    if word[0].isdigit():
        return 3
    if not word.isalpha() or word.islower():
        return 0
    return 2 if len(word) > 1 and word.isupper() else int(word[0].isupper())


def _windows(words: _Words) -> Iterator[Span]:
    """Stretches of at most `_CORE` pieces, cut between paragraphs where that is possible."""
    first = 0
    while first < len(words.spans):
        last, size, cut = first, 0, None
        while last < len(words.spans) and (size <= 0 or size + len(words.pieces[last]) < _CORE):
            if last > first and words.paragraph[last] != words.paragraph[last - 1]:
                cut, size = last, size + 1
            size += len(words.pieces[last])
            last += 1
        if last < len(words.spans) and cut is not None:
            last = cut
        yield first, last
        first = last


def _reach(words: _Words, word: int, step: int, room: int) -> int:
    """The farthest word from ``word`` whose pieces still fit into ``room``."""
    following = word + step
    while 0 <= following < len(words.pieces) and len(words.pieces[following]) < room:
        room -= len(words.pieces[following])
        word, following = following, following + step
    return word


def _log_softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    shifted = scores - scores.max(axis=1, keepdims=True)
    result: NDArray[np.float32] = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return result


@cache
def _transitions() -> NDArray[np.float64]:
    """0 where one label may follow another, else impossible: I- continues its own label only."""
    allowed = [[_BEGINS[j] or j == 0 or LABELS[i] == LABELS[j] for j in range(7)] for i in range(7)]
    return np.where(np.array(allowed), 0.0, _IMPOSSIBLE)


def _best_path(scores: NDArray[Any]) -> list[int]:
    """The most probable legal BIO sequence (Viterbi)."""
    greedy: list[int] = scores.argmax(axis=1).tolist()
    if all(_transitions()[pair] == 0 for pair in pairwise([0, *greedy])):
        return greedy
    total = np.where(_BEGINS | (np.arange(7) == 0), scores[0], _IMPOSSIBLE)
    steps = []
    for row in scores[1:]:
        reached = total[:, None] + _transitions()
        steps.append(reached.argmax(axis=0))
        total = reached.max(axis=0) + row
    path = [int(total.argmax())]
    for step in reversed(steps):
        path.append(int(step[path[-1]]))
    return path[::-1]


def _tags(
    words: Sequence[int], path: Sequence[int], scores: NDArray[Any], spans: Sequence[Span]
) -> Iterator[Tag]:
    """The runs of a BIO sequence as tags."""
    begin = 0
    for end in range(1, len(path) + 1):
        if end < len(path) and LABELS[path[end]] == LABELS[path[begin]] and not _BEGINS[path[end]]:
            continue
        label = LABELS[path[begin]]
        if label is not None:
            columns = [i for i, name in enumerate(LABELS) if name == label]
            of_label = np.exp(scores[words[begin] : words[end - 1] + 1][:, columns]).sum(axis=1)
            start, stop = spans[words[begin]][0], spans[words[end - 1]][1]
            yield Tag(label, start, stop, float(of_label.mean()))
        begin = end
