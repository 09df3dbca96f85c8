"""A text with its paragraphs, sentences and quotations found once and looked up by position."""

import sys
from bisect import bisect_right
from dataclasses import dataclass

from analysis.text.furniture import furniture
from analysis.text.marks import Quotation, quotations
from analysis.text.segment import Span, paragraphs, sentences


@dataclass(frozen=True, slots=True)
class Document:
    """Everything here is an offset into ``text``."""

    text: str
    paragraphs: list[Span]
    sentences: list[Span]
    quotations: list[Quotation]
    quoted: list[Span]
    """The parts of the quotations with their marks, in reading order."""
    outer: dict[Span, Span]
    """The words of each part without its marks, and the part with them."""
    furniture: list[Span]
    """Bylines, credits and contact lines, which are no story text."""

    @classmethod
    def of(cls, text: str) -> "Document":
        """Find the paragraphs, sentences, quotations and furniture of a text."""
        found = quotations(text)
        outer = {
            inner: part
            for quotation in found
            for inner, part in zip(quotation.inner, quotation.parts, strict=True)
        }
        return cls(
            text,
            paragraphs(text),
            sentences(text),
            found,
            sorted(outer.values()),
            outer,
            furniture(text),
        )

    def paragraph_at(self, position: int) -> int:
        """The number of the paragraph that holds a position, or of the last one before it."""
        return _last_starting(self.paragraphs, position)

    def sentence_at(self, position: int) -> int:
        """The number of the sentence that holds a position, or of the last one before it."""
        return _last_starting(self.sentences, position)

    def is_quoted(self, position: int) -> bool:
        """Whether a position lies between quotation marks."""
        part = _last_starting(self.quoted, position)
        return part >= 0 and self.quoted[part][0] <= position < self.quoted[part][1]

    def quoted_in(self, span: Span) -> list[Span]:
        """The quoted parts that overlap a span."""
        first = max(_last_starting(self.quoted, span[0]), 0)
        found = []
        for start, end in self.quoted[first:]:
            if start >= span[1]:
                break
            if end > span[0]:
                found.append((start, end))
        return found


def _last_starting(spans: list[Span], position: int) -> int:
    return bisect_right(spans, (position, sys.maxsize)) - 1
