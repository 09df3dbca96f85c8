"""Transcripts: paragraphs that open with the label of who speaks ("SMITH: Good morning.")."""

import re
from collections import Counter
from collections.abc import Sequence

from analysis.quotes.lexicon import people_nouns, words
from analysis.quotes.linking.parts import Attribution, Content
from analysis.quotes.people.runs import UPPER
from analysis.quotes.tagging.tags import Tag
from analysis.text.document import Document
from analysis.text.marks import MARKS
from analysis.text.segment import Span, trim

_WORD = rf"[{UPPER}][{UPPER}.'’-]*"
_LABEL = re.compile(
    rf"[\"“]?\s*(?P<label>{_WORD}(?:,? {_WORD})*)(?: \([^)]*\))?(?P<colon>:)\s+(?=\S)"
)
_FEWEST = 2  # turns that make a transcript
_TURN = "label of a transcript"


def find_turns(document: Document) -> list[Attribution]:
    """The turns of a transcript, each with its label as the source and all the rest as content.

    Labels make a transcript where two or more open a paragraph, and one of them returns, is a noun
    of people ("MODERATOR") or a name that the text has too.
    """
    paragraphs = document.paragraphs
    labels = {
        number: label
        for number, (start, end) in enumerate(paragraphs)
        if (label := _LABEL.match(document.text, start, end)) and _can_speak(label["label"])
    }
    written = [label["label"] for label in labels.values()]
    if len(labels) < _FEWEST or not _are_people(document.text, written):
        return []
    turns = []
    for number, label in labels.items():
        spans = [_bare(document.text, (label.end(), paragraphs[number][1]))]
        for following in range(number + 1, len(paragraphs)):
            if following in labels or not _goes_on(document, number, following):
                break
            spans.append(_bare(document.text, paragraphs[following]))
        said = tuple(span for span in spans if span[0] < span[1])
        if said:
            source = Tag("source", *label.span("label"), 1.0, _TURN)
            cue = Tag("cue", *label.span("colon"), 1.0, _TURN)
            turns.append(Attribution(source, cue, [Content(said, said, 1.0, _TURN)]))
    return turns


def _can_speak(label: str) -> bool:
    return len(label) > 1 and label.lower() not in words("speakers", "labels", "never")


def _are_people(text: str, labels: Sequence[str]) -> bool:
    """Whether labels of paragraphs are those of people, not headings."""
    returning = max(Counter(labels).values()) > 1
    return returning or any(
        label.lower() in people_nouns() or re.search(rf"\b{re.escape(label.title())}\b", text)
        for label in labels
    )


def _goes_on(document: Document, label: int, following: int) -> bool:
    """Whether a paragraph without a label goes on: it opens with a mark, as the label's does."""
    first, later = (document.text[document.paragraphs[number][0]] for number in (label, following))
    return first in MARKS and first == later


def _bare(text: str, span: Span) -> Span:
    """A paragraph without the marks around it."""
    start, end = span
    words_of = text[start:end]
    start += len(words_of) - len(words_of.lstrip(MARKS))
    return trim(text, (start, max(start, end - len(words_of) + len(words_of.rstrip(MARKS)))))
