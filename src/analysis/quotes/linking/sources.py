"""The source of an attribution whose cue has none of its own, or that has no cue at all."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from analysis.quotes.lexicon import pattern
from analysis.quotes.linking.parts import Attribution
from analysis.quotes.linking.relative import antecedents, clause_before
from analysis.quotes.linking.voice import asks, is_asked, is_passive
from analysis.quotes.people.names import Mention, name_at
from analysis.quotes.places import gap, is_paragraph, opens_sentence
from analysis.quotes.tagging.tags import Tag
from analysis.text.document import Document
from analysis.text.marks import MARKS

_CLOSING = 4  # characters of marks and blanks between a quotation and its cue
_UNSEEN = 0.5  # the score of a source that the tagger did not see, and what shows it:
_BESIDE, _OPENING = "the word beside the cue", "the subject that the sentence opens with"
_SUBJECT = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e)(?=(?:\s+|['’]\w*\s*)\Z)")
_JOINED = re.compile(r"\b(?:and|but)(?:\s+\w+ly)?\s+\Z")
_ADJOINED = re.compile(r"\b(?i:after|before|since|while|when|by|in|without)(?:\s+\w+ly)?\s+\Z")
_VERB = re.compile(
    r"(?:\s+|,\s[^,]{1,60},\s)(?:is|was|has|had|did|does|will|would|can|could|\w+ed)\b"
)
_LONGEST_JOINT = 24  # characters before a cue in which its conjunction is looked for
_LONGEST_SUBJECT = 12  # characters before a cue in which its pronoun is looked for


def fill_sources(
    document: Document,
    attributions: Sequence[Attribution],
    tags: Sequence[Tag],
    names: Sequence[Mention],
) -> None:
    """Give a source to each attribution that has none, where what stands around it shows one.

    Args:
        document: The article.
        attributions: All its attributions in reading order.
        tags: Its tags, of which the sources are looked at.
        names: Its names in reading order.
    """
    sources = _Sources(document, attributions, tags, names)
    for number, one in enumerate(attributions):
        if not one.source:
            sources.fill(one, attributions[number - 1] if number else None)


class _Sources:
    """The sources of an article, looked up by sentence."""

    def __init__(
        self,
        document: Document,
        attributions: Sequence[Attribution],
        tags: Sequence[Tag],
        names: Sequence[Mention],
    ) -> None:
        self._document = document
        self._names = names
        self._owned = {one.source for one in attributions if one.source}
        self._by_sentence: dict[int, list[Tag]] = defaultdict(list)
        for tag in tags:
            if tag.label == "source":
                self._by_sentence[document.sentence_at(tag.start)].append(tag)

    def fill(self, attribution: Attribution, before: Attribution | None) -> None:
        """A source beside the cue or in the sentence; else that of the quotation before."""
        seen = self._beside_cue(attribution)
        beside = self._in_sentence(attribution)
        if seen:
            attribution.source = seen
        elif beside:
            anchor = attribution.cue.span if attribution.cue else attribution.span
            attribution.source = min(
                beside, key=lambda tag: (tag in self._owned, gap(tag.span, anchor))
            )
            attribution.evidence.append("source elsewhere in its sentence")
        elif subject := self._shared_subject(attribution):
            attribution.source = subject
        elif not attribution.cue and before and self._goes_on(before, attribution):
            attribution.source, attribution.carried = before.source, True
            attribution.evidence.append("goes on after the quotation before it")

    def _beside_cue(self, attribution: Attribution) -> Tag | None:
        """The pronoun right before a cue; of a quotation the name too, or one right after it."""
        cue = attribution.cue
        if not cue or self._document.is_quoted(cue.start) or is_passive(self._document, cue):
            return None
        subject = _SUBJECT.search(
            self._document.text, max(0, cue.start - _LONGEST_SUBJECT), cue.start
        )
        if subject:
            return Tag("source", *subject.span(), _UNSEEN, _BESIDE)
        clause = clause_before(self._document, cue)
        if clause is not None:
            found = next(antecedents(self._document, self._names, clause), None)
            return (
                Tag("source", *found, _UNSEEN, _BESIDE) if found and attribution.is_quoted else None
            )
        first = bisect_left(self._names, cue.start - 1, key=lambda name: name.end)
        for name in self._names[first : first + 2] if attribution.is_quoted else ():
            if gap(name.span, cue.span) == 1 and self._is_subject(name, attribution, cue):
                return Tag("source", *name.span, _UNSEEN, _BESIDE)
        return None

    def _is_subject(self, name: Mention, attribution: Attribution, cue: Tag) -> bool:
        """Whether a name beside a cue is its subject: the one before it, but "..." said Lee."""
        at, quoted = self._document.sentence_at, self._document.is_quoted
        if at(name.start) != at(cue.start) or quoted(name.start):
            return False
        if name.start > cue.end:
            return 0 <= cue.start - attribution.end <= _CLOSING
        return not _governed().search(
            self._document.text, max(0, name.start - _LONGEST_SUBJECT), name.start
        )

    def _shared_subject(self, attribution: Attribution) -> Tag | None:
        """Whom a sentence opens with, if the cue is its next verb or a participle behind it.

        ("Lee was there, but said", "Lee has kept away since calling it a lie".)
        """
        cue, text = attribution.cue, self._document.text
        if not cue or self._document.is_quoted(cue.start) or is_passive(self._document, cue):
            return None
        before = max(0, cue.start - _LONGEST_JOINT), cue.start
        participle = text.endswith("ing", cue.start, cue.end)
        if not (_JOINED.search(text, *before) or (participle and _ADJOINED.search(text, *before))):
            return None
        start = self._document.sentences[self._document.sentence_at(cue.start)][0]
        opening = name_at(self._names, start)
        if opening and _VERB.match(text, opening.end):
            return Tag("source", *opening.span, _UNSEEN, _OPENING)
        return None

    def _in_sentence(self, attribution: Attribution) -> list[Tag]:
        """The sources that can be an attribution's own.

        A cue takes one from its left, or where it opens the sentence ("Calling it a lie, Lee ...")
        from its right; a quotation without a cue takes any, also one that a colon before it ends
        with.
        """
        at = self._document.sentence_at
        cue = attribution.cue
        ends = [end for one in attribution.contents for end in (one.start, one.end - 1)]
        reached = {at(place) for place in ([cue.start] if cue else ends)}
        colon = None if cue else self._colon_before(attribution)
        own = [
            tag
            for sentence in sorted(reached if colon is None else reached | {at(colon)})
            for tag in self._by_sentence.get(sentence, ())
            if not _is_inside(tag, attribution)
        ]
        if not cue:
            return own
        if is_asked(self._document, cue) or is_passive(self._document, cue):
            return []
        left = [tag for tag in own if tag.end <= cue.start]
        opens = self._document.sentences[at(cue.start)][0] == cue.start
        return left or ([tag for tag in own if tag.start >= cue.end] if opens else [])

    def _colon_before(self, attribution: Attribution) -> int | None:
        """Where the paragraph before ends, if it ends with a colon."""
        here = self._document.paragraph_at(attribution.start)
        end = self._document.paragraphs[here - 1][1] - 1 if here else 0
        return end if here and self._document.text[end] == ":" else None

    def _goes_on(self, before: Attribution, attribution: Attribution) -> bool:
        """Whether a quotation opens a sentence or the paragraph after words of the same speaker.

        After a paraphrase in the paragraph before it has to be a paragraph of its own.
        """
        at = self._document.paragraph_at
        here, last = at(attribution.start), at(before.end - 1)
        if not before.source:
            return False
        if last == here:
            return before.is_quoted or opens_sentence(self._document, attribution.start)
        if last != here - 1 or asks(self._document, before):
            return False
        if before.is_quoted:
            first = attribution.contents[0]
            mark = self._document.outer[first.quoted[0]][0] if first.quoted else first.start
            lead = self._document.text[self._document.paragraphs[here][0] : mark]
            return not lead.strip(MARKS)
        ends = self._document.sentence_at(self._document.paragraphs[last][1] - 1)
        closes = self._document.sentence_at(max(before.signature[1], before.end) - 1) == ends
        return closes and is_paragraph(self._document, attribution.span)


def _governed() -> re.Pattern[str]:
    return pattern("speakers", "phrases", "before_objects", r"\b(?i:{})\s+(?:the\s+)?\Z")


def _is_inside(tag: Tag, attribution: Attribution) -> bool:
    """Whether a source touches the words of an attribution from inside."""
    return any(
        gap(tag.span, content.span) == 0 and tag.start < content.end
        for content in attribution.contents
    )
