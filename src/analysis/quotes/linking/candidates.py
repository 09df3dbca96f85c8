"""Which cues can report which contents, by where they stand."""

from collections import defaultdict
from collections.abc import Container, Sequence

from analysis.quotes.lexicon import cue_class
from analysis.quotes.linking.alignment import signer
from analysis.quotes.linking.parts import Attribution, Content
from analysis.quotes.places import is_paragraph
from analysis.text.document import Document
from analysis.text.marks import MARKS
from analysis.text.segment import Span


class Cues:
    """The attributions that have a cue, looked up by the sentence of the cue."""

    def __init__(self, document: Document, attributions: Sequence[Attribution]) -> None:
        self._document = document
        self._by_sentence: dict[int, list[Attribution]] = defaultdict(list)
        for attribution in attributions:
            if attribution.cue:
                sentence = document.sentence_at(attribution.cue.start)
                self._by_sentence[sentence].append(attribution)

    def beside(self, span: Span) -> list[Attribution]:
        """Those with a cue in the sentence where the span begins or ends."""
        return [one for sentence in sorted(self._ends(span)) for one in self._by_sentence[sentence]]

    def near(self, span: Span) -> list[Attribution]:
        """Those with a cue one sentence away, in the paragraph where the span begins or ends."""
        at = self._document.paragraph_at
        paragraphs = {at(span[0]), at(span[1] - 1)}
        reach = {sentence + step for sentence in self._ends(span) for step in (-1, 0, 1)}
        return [
            one
            for sentence in sorted(reach)
            for one in self._by_sentence.get(sentence, ())
            if one.cue and at(one.cue.start) in paragraphs
        ]

    def reporting(self, content: Content) -> list[Attribution]:
        """Those with a cue in a sentence of the content; where there is none, who signs it."""
        beside = _around(content, self.beside(content.span))
        signing = None if beside else self.signing(content)
        return [signing] if signing else beside

    def signing(self, content: Content) -> Attribution | None:
        """Who signs a quotation, also after a stop that seems to end the sentence.

        ("Why?" Lee asked. Or a dash and a name on a line of their own.)
        """
        return signer(content, [*self.beside(content.span), *self._after_stop(content)])

    def free(self, content: Content, taken: Container[Attribution]) -> list[Attribution]:
        """Those near a content that have no content yet.

        The last sentence of the paragraph before counts where it ends in a colon, or where the
        content is a paragraph of its own and the cue reports words ("Lee wrote on Friday.").
        """
        near = [one for one in _around(content, self.near(content.span)) if one not in taken]
        paragraph = self._document.paragraph_at(content.start)
        if near or not paragraph:
            return near
        end = self._document.paragraphs[paragraph - 1][1]
        before = [one for one in self.beside((end - 1, end)) if one not in taken]
        if self._document.text[end - 1] == ":":
            return before
        alone = is_paragraph(self._document, content.span)
        return [one for one in before if alone and one.source and self._reports(one)]

    def _ends(self, span: Span) -> set[int]:
        return {self._document.sentence_at(span[0]), self._document.sentence_at(span[1] - 1)}

    def _after_stop(self, content: Content) -> list[Attribution]:
        """Those in the sentence after a question or exclamation, or that are only a dash there."""
        text, at, end = self._document.text, self._document.paragraph_at, content.end
        following = self._by_sentence.get(self._document.sentence_at(end - 1) + 1, ())
        if text[content.start : end].rstrip(MARKS)[-1:] in {"?", "!"}:
            return [one for one in following if one.cue and at(one.cue.start) == at(end)]
        return [one for one in following if one.cue and not text[one.cue.start].isalnum()]

    def _reports(self, attribution: Attribution) -> bool:
        cue = attribution.cue
        return cue is not None and cue_class(self._document.text[slice(*cue.span)]) == "neutral"


def _around(content: Content, beside: Sequence[Attribution]) -> list[Attribution]:
    """Those whose cue is no word of the content: nobody reports his own report."""
    return [
        one
        for one in beside
        if one.cue and not any(s <= one.cue.start < e for s, e in content.spans)
    ]
