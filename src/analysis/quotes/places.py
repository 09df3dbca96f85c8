"""Where spans stand: how far apart, at the head of a sentence, as a paragraph of their own."""

import re

from analysis.quotes.lexicon import pattern
from analysis.text.document import Document
from analysis.text.marks import MARKS
from analysis.text.segment import Span

_NOTHING_ELSE = re.compile(f"[{MARKS}]*")
_POSSESSIVE = re.compile(r"['’](?!s (?:been|got|not|never)\b)")  # but "Lee's been there"
_ASIDE = re.compile(r"\b(?:after|at|before|on|until) \Z", re.IGNORECASE)
_OBJECT_REACH = 40  # characters before a name in which a preposition makes it an object
_CLOSES = r"[,;:—–“”\"]|\s-\s"


def gap(one: Span, other: Span) -> int:
    """The characters between two spans."""
    return max(one[0] - other[1], other[0] - one[1], 0)


def is_object(document: Document, name: Span) -> bool:
    """Whether a preposition stands before a name, but "as for Lee", or a possessive 's after it."""
    text = document.text
    start = document.sentences[document.sentence_at(name[0])][0]
    governed = pattern(
        "speakers", "phrases", "before_objects",
        r"(?<!, )(?<!\b[Aa]s )\b(?i:{})(?:\s+(?:the|former|then|[A-Z][\w.]*))*\s+\Z",
    )  # fmt: skip
    before = text[max(start, name[0] - _OBJECT_REACH) : name[0]]
    return bool(governed.search(before) or _POSSESSIVE.match(text, name[1]))


def is_owner(document: Document, name: Span) -> bool:
    """Whether a possessive 's stands after a name ("Lee's plan"), but not "after Lee's plan"."""
    aside = _ASIDE.search(document.text, max(0, name[0] - _OBJECT_REACH), name[0])
    return not aside and _POSSESSIVE.match(document.text, name[1]) is not None


def opens_sentence(document: Document, position: int) -> bool:
    """Whether nothing but marks stands between the head of a sentence and a position."""
    start = document.sentences[document.sentence_at(position)][0]
    return _only_marks(document.text, start, position)


def clause_end(document: Document, word: Span) -> int:
    """Where a word's clause ends: at a comma or another mark, or where one of its own begins."""
    end = document.sentences[document.sentence_at(word[1] - 1)][1]
    found = _clause_ends().search(document.text, word[1], end)
    return found.start() if found else max(word[1], end)


def _clause_ends() -> re.Pattern[str]:
    return pattern("details", "clause", "breaks", rf"{_CLOSES}|\b(?:{{}})\b")


def is_paragraph(document: Document, span: Span) -> bool:
    """Whether a span is a whole paragraph, or several, marks aside."""
    start = document.paragraphs[document.paragraph_at(span[0])][0]
    end = document.paragraphs[document.paragraph_at(span[1] - 1)][1]
    return _only_marks(document.text, start, span[0]) and _only_marks(document.text, span[1], end)


def _only_marks(text: str, start: int, end: int) -> bool:
    """Whether nothing but marks stands between two positions, without a copy of what does."""
    found = _NOTHING_ELSE.match(text, start, end)
    return found is not None and found.end() == end
