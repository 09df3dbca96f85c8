"""Words that the tagger took for somebody's and that stand apart from what he says."""

import re
from collections.abc import Iterator

from analysis.quotes.linking.alignment import gap_to_cue
from analysis.quotes.linking.parts import Attribution, Content
from analysis.text.document import Document
from analysis.text.segment import Span

_SURE = 0.8  # the least score of a paraphrase that other words part from the rest
_WORD = re.compile(r"\w")


def leave_strays(document: Document, attribution: Attribution) -> None:
    """Take from an attribution the paraphrases that stand apart from it, but for sure ones.

    ("Lee called it *a lie*, and the crowd turned to *his claims*": the second is not what he said.)
    The content nearest to the cue stays, and what stands in quotation marks.
    """
    contents = attribution.contents
    nearest = min(contents, key=lambda content: gap_to_cue(content.span, attribution))
    attribution.contents = [
        content
        for content in contents
        if content is nearest
        or content.quoted
        or content.score >= _SURE
        or not _stands_apart(document, content, attribution)
    ]


def _stands_apart(document: Document, content: Content, attribution: Attribution) -> bool:
    """Whether words part a content from what is next of its attribution, towards the cue."""
    start, end = content.span
    if attribution.cue and attribution.cue.start >= end:
        following = min((part[0] for part in _parts(attribution) if part[0] >= end), default=end)
        return _WORD.search(document.text, end, following) is not None
    before = max((part[1] for part in _parts(attribution) if part[1] <= start), default=start)
    return _WORD.search(document.text, before, start) is not None


def _parts(attribution: Attribution) -> Iterator[Span]:
    """Where source, cue and contents stand."""
    yield from (tag.span for tag in (attribution.source, attribution.cue) if tag)
    yield from (content.span for content in attribution.contents)
