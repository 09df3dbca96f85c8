"""A content as the tone scorer reads it: whom the tone is towards, then the words.

Training and scoring both read contents through this file, so that the network never meets one put
together otherwise than those it was trained on.
"""

import re
from collections.abc import Iterator, Sequence

from analysis.encoder.encoding import Encoding, Window, Words
from analysis.text.segment import Span

_CASES = 4  # kinds of letter case; four more say that a word means the target
_LONGEST_TARGET = 64  # pieces that are read of a mention


def tone_windows(
    encoding: Encoding, content: str, target: str | None = None, spans: Sequence[Span] = ()
) -> list[Window]:
    """The runs of the network for one content; the score stands at the first piece.

    Args:
        encoding: Words and pieces.
        content: What is said; longer than a window, it makes several.
        target: The mention of a person towards whom the tone is asked; None: of the whole.
        spans: Where the target is mentioned in the content; wherever its words stand unless given.

    Returns:
        Windows in reading order; with a target those that mention it, if any does.
    """
    words = encoding.words(content)
    marked = _marked(words, spans or _occurrences(content, target)) if target else set()
    runs = [range(window.first, window.last) for window in encoding.windows(words)]
    runs = [run for run in runs if marked.intersection(run)] or runs
    head = list(_pieces(encoding.words(target), _CASES))[:_LONGEST_TARGET] if target else []
    return [_window(encoding, head, words, run, marked) for run in runs]


def _occurrences(content: str, target: str) -> list[Span]:
    return [match.span() for match in re.finditer(rf"(?<!\w){re.escape(target)}(?!\w)", content)]


def _marked(words: Words, spans: Sequence[Span]) -> set[int]:
    """The numbers of the words that lie in one of the spans."""
    return {
        number
        for number, (start, end) in enumerate(words.spans)
        if any(first <= start and end <= last for first, last in spans)
    }


def _pieces(words: Words, more: int) -> Iterator[tuple[int, int]]:
    """Each piece with its kind."""
    for pieces, kind in zip(words.pieces, words.kind, strict=True):
        yield from ((piece, kind % _CASES + more) for piece in pieces)


def _window(
    encoding: Encoding, head: list[tuple[int, int]], words: Words, run: range, marked: set[int]
) -> Window:
    separator = (encoding.separator, 0)
    body = [
        (piece, words.kind[word] % _CASES + _CASES * (word in marked))
        for word in run
        for piece in words.pieces[word]
    ]
    pieces = [(encoding.begin, 0), *head, *([separator] if head else []), *body, separator]
    ids, kinds = zip(*pieces, strict=True)
    return Window(0, 1, list(ids), list(kinds), [0])
