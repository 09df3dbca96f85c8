"""A text as the encoder reads it: words, their pieces, and the windows that fit into one run.

Training and tagging both read texts through this file, so that a model never meets a text cut up
otherwise than those it was trained on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import groupby

from analysis.text.segment import Span, paragraphs

KINDS = 8
"""How many kinds of word there are: four of letter case, in double quotation marks or not."""
CORE = 240
"""Pieces of a window that are decided there."""
POSITIONS = CORE + 80
"""Pieces of the longest window, for which the networks have places."""
_LEFT, _RIGHT = 6, 4  # pieces of context on either side
_LONGEST = 6  # pieces read of one word
_WORDS_KEPT = 50_000  # that are remembered
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+|\d+|''|[^\sA-Za-z\u00c0-\u024f\d]")
_MARKS = {'"', "''", "“", "”"}


@dataclass(frozen=True, slots=True)
class Words:
    """A text as words; the lists run side by side."""

    spans: list[Span]
    paragraph: list[int]
    pieces: list[tuple[int, ...]]
    kind: list[int]

    def by_paragraph(self) -> Iterator[range]:
        """The numbers of the words of each paragraph."""
        for _, group in groupby(range(len(self.spans)), key=self.paragraph.__getitem__):
            numbers = list(group)
            yield range(numbers[0], numbers[-1] + 1)


@dataclass(frozen=True, slots=True)
class Window:
    """One run of the encoder: it decides the words ``first`` to ``last``, and sees a few more."""

    first: int
    last: int
    ids: list[int]
    kinds: list[int]
    places: list[int]
    """Where the first piece of each decided word stands in ``ids``."""


class Encoding:
    """Cuts texts into words, words into pieces (WordPiece, uncased), pieces into windows."""

    def __init__(self) -> None:
        from tokenizers import Tokenizer

        path = files("analysis.encoder") / "model" / "tokenizer.json"
        self._tokenizer = Tokenizer.from_str(path.read_text("utf-8"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known = lru_cache(_WORDS_KEPT)(self._read)
        self.begin, self.separator, self._unknown = (
            self._tokenizer.encode(special, add_special_tokens=False).ids[0]
            for special in ("[CLS]", "[SEP]", "[UNK]")
        )

    def words(self, text: str) -> Words:
        """The words of each paragraph; punctuation marks are words of their own."""
        words = Words([], [], [], [])
        for number, (start, end) in enumerate(paragraphs(text)):
            quoted = False
            for match in _WORD.finditer(text, start, end):
                word = match[0]
                pieces, case = self._known(word)
                mark = word in _MARKS
                words.spans.append(match.span())
                words.paragraph.append(number)
                words.pieces.append(pieces)
                words.kind.append(case + 4 * (quoted or mark))
                if mark:
                    quoted = word == "“" or (word != "”" and not quoted)
        return words

    def windows(self, words: Words) -> Iterator[Window]:
        """Windows that decide each word once, cut between paragraphs where that is possible."""
        first = 0
        while first < len(words.spans):
            last = _end_of_core(words, first)
            yield self._window(words, first, last)
            first = last

    def _read(self, word: str) -> tuple[tuple[int, ...], int]:
        """Its pieces and its letter case."""
        ids: list[int] = self._tokenizer.encode(word, add_special_tokens=False).ids
        return tuple(ids[:_LONGEST]) or (self._unknown,), _letter_case(word)

    def _window(self, words: Words, first: int, last: int) -> Window:
        begin = _reach(words, first, -1, _LEFT)
        end = _reach(words, last - 1, 1, _RIGHT) + 1
        ids, kinds, places = [self.begin], [0], []
        for word in range(begin, end):
            if word > begin and words.paragraph[word] != words.paragraph[word - 1]:
                ids.append(self.separator)
                kinds.append(0)
            if first <= word < last:
                places.append(len(ids))
            ids += words.pieces[word]
            kinds += [words.kind[word]] * len(words.pieces[word])
        return Window(first, last, [*ids, self.separator], [*kinds, 0], places)


def _letter_case(word: str) -> int:
    if word[0].isdigit():
        return 3
    if not word.isalpha() or word.islower():
        return 0
    return 2 if len(word) > 1 and word.isupper() else int(word[0].isupper())


def _end_of_core(words: Words, first: int) -> int:
    """One past the last word of a window that begins with ``first``."""
    last, size, cut = first, 0, None
    while last < len(words.spans) and (size <= 0 or size + len(words.pieces[last]) < CORE):
        if last > first and words.paragraph[last] != words.paragraph[last - 1]:
            cut, size = last, size + 1
        size += len(words.pieces[last])
        last += 1
    return cut if last < len(words.spans) and cut is not None else last


def _reach(words: Words, word: int, step: int, room: int) -> int:
    """The farthest word from ``word`` whose pieces still fit into ``room``."""
    following = word + step
    while 0 <= following < len(words.pieces) and len(words.pieces[following]) < room:
        room -= len(words.pieces[following])
        word, following = following, following + step
    return word
