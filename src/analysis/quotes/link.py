"""From tagged words to attributions: which source says which content, by which cue.

A content goes to the nearest cue of its sentence, and so does a source. What no cue claims is
joined to the quotation that it continues, or to the source that its sentence or the paragraph
before gives it. (On the gold spans of PolNeAR this is as good as a trained pointer.)
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from analysis.quotes.contents import Content, find_contents
from analysis.quotes.names import mentions_in
from analysis.quotes.tagger import Tag
from analysis.text.document import Document
from analysis.text.marks import MARKS
from analysis.text.segment import Span

_NAME_SCORE = 0.5  # of a source that the tagger did not see
_MARK_WIDTH = 2  # characters: a mark may be two of them


@dataclass(slots=True, eq=False)
class Attribution:
    """Who (source) says (cue) what (contents), and what decided."""

    source: Tag | None = None
    cue: Tag | None = None
    contents: list[Content] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    carried: bool = False
    """Whether the source stands outside the sentences of the attribution."""

    @property
    def signature(self) -> Span:
        """From the first character of source and cue to the last."""
        spans = [tag.span for tag in (self.source, self.cue) if tag]
        return min(start for start, _ in spans), max(end for _, end in spans)

    @property
    def is_quoted(self) -> bool:
        """Whether any of its contents stands mostly in quotation marks."""
        return any(content.is_quoted for content in self.contents)

    @property
    def span(self) -> Span:
        """From the first character of its contents to the last."""
        return self.start, self.end

    @property
    def start(self) -> int:
        """Where its first content begins."""
        return self.contents[0].start

    @property
    def end(self) -> int:
        """Where its last content ends."""
        return self.contents[-1].end


class _Cues:
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

    def _ends(self, span: Span) -> set[int]:
        return {self._document.sentence_at(span[0]), self._document.sentence_at(span[1] - 1)}


def link(document: Document, tags: Sequence[Tag]) -> list[Attribution]:
    """Attributions in reading order, each with a content; source and cue may be missing."""
    sources = [tag for tag in tags if tag.label == "source"]
    by_cue = [Attribution(cue=tag) for tag in tags if tag.label == "cue"]
    cues = _Cues(document, by_cue)
    _give_sources(cues, sources)
    orphans = _give_contents(document, cues, find_contents(document, tags))
    for empty in by_cue:
        if empty.source and not empty.contents:
            _hand_over_source(empty, cues)
    found = [one for one in by_cue if one.contents] + orphans
    found.sort(key=lambda one: one.start)
    by_sentence: dict[int, list[Tag]] = defaultdict(list)
    for tag in sources:
        by_sentence[document.sentence_at(tag.start)].append(tag)
    for position, one in enumerate(found):
        if not one.source:
            _find_source(document, one, by_sentence, found[position - 1] if position else None)
    return found


def gap(one: Span, other: Span) -> int:
    """The characters between two spans."""
    return max(one[0] - other[1], other[0] - one[1], 0)


def _nearest(span: Span, candidates: Iterable[Attribution]) -> Attribution | None:
    """The attribution whose cue stands nearest."""
    return min(
        (one for one in candidates if one.cue), key=lambda one: _gap_to_cue(span, one), default=None
    )


def _gap_to_cue(span: Span, attribution: Attribution) -> int:
    return gap(span, attribution.cue.span) if attribution.cue else 0


def _give_sources(cues: _Cues, sources: Sequence[Tag]) -> None:
    """Each cue gets the nearest source of those that are nearest to it."""
    for source in sources:
        taker = _nearest(source.span, cues.beside(source.span) or cues.near(source.span))
        if taker and (
            not taker.source
            or _gap_to_cue(source.span, taker) < _gap_to_cue(taker.source.span, taker)
        ):
            taker.source = source


def _give_contents(
    document: Document, cues: _Cues, contents: Sequence[Content]
) -> list[Attribution]:
    """Each content to a cue, or to an attribution of its own; those are returned."""
    owners: dict[int, Attribution] = {}
    for index, content in enumerate(contents):
        beside = cues.beside(content.span)
        taker = _signing(content, beside) or _nearest(content.span, beside)
        if taker:
            owners[index] = taker
    taken = set(owners.values())
    orphans = []
    for index, content in enumerate(contents):
        if index in owners:
            continue
        before = owners.get(index - 1) if index and content.is_quoted else None
        if before and _continues(document, contents[index - 1], content):
            owners[index] = before
            continue
        taker = _nearest(content.span, _free(document, cues, content, taken))
        if not taker and content.is_quoted:
            taker = Attribution()
            orphans.append(taker)
        if taker:
            owners[index] = taker
            taken.add(taker)
    for index, taker in owners.items():
        taker.contents.append(contents[index])
        taker.contents.sort(key=lambda content: content.start)
    return orphans


def _signing(content: Content, candidates: Iterable[Attribution]) -> Attribution | None:
    """Who signs a quotation: source and cue right after its closing mark ("...," Lee said)."""
    if not content.quoted or content.quoted[-1][1] < content.end - _MARK_WIDTH:
        return None
    for one in candidates:
        signed = one.source and 0 <= one.signature[0] - content.end <= 2 * _MARK_WIDTH
        if signed:
            return one
    return None


def _continues(document: Document, before: Content, content: Content) -> bool:
    """Whether a quotation goes on with the one before it in its paragraph."""
    at = document.paragraph_at
    return before.is_quoted and at(before.end - 1) == at(content.start)


def _free(
    document: Document, cues: _Cues, content: Content, taken: Container[Attribution]
) -> list[Attribution]:
    """Attributions near a content that have no content yet; one that ends in a colon counts."""
    near = [one for one in cues.near(content.span) if one not in taken]
    paragraph = document.paragraph_at(content.start)
    if near or not paragraph:
        return near
    end = document.paragraphs[paragraph - 1][1]
    if document.text[end - 1] != ":":
        return []
    return [one for one in cues.beside((end - 1, end)) if one not in taken]


def _hand_over_source(empty: Attribution, cues: _Cues) -> None:
    """The source of a cue without content, to the nearest cue of its sentence without source."""
    if empty.cue and empty.source:
        lacking = [one for one in cues.beside(empty.cue.span) if one.contents and not one.source]
        taker = _nearest(empty.cue.span, lacking)
        if taker:
            taker.source = empty.source
            taker.evidence.append("source of the verb before it")


def _find_source(
    document: Document,
    attribution: Attribution,
    sources: Mapping[int, Sequence[Tag]],
    before: Attribution | None,
) -> None:
    """A source of its sentence; for a quotation without a cue, else that of the one before it."""
    beside = _beside(document, attribution, sources)
    name = _name_beside_cue(document, attribution)
    if name:
        attribution.source = name
        attribution.evidence.append("source: the name beside the cue")
    elif beside:
        anchor = attribution.cue.span if attribution.cue else attribution.span
        attribution.source = min(beside, key=lambda tag: gap(tag.span, anchor))
        attribution.evidence.append("source elsewhere in its sentence")
    elif not attribution.cue and before and _follows(document, before, attribution):
        attribution.source, attribution.carried = before.source, True
        attribution.evidence.append("goes on after the quotation before it")


def _name_beside_cue(document: Document, attribution: Attribution) -> Tag | None:
    """The name that touches the cue of a quotation: "...," Lee continued."""
    if not (attribution.cue and attribution.is_quoted):
        return None
    start, end = document.sentences[document.sentence_at(attribution.cue.start)]
    for mention in mentions_in(document.text[start:end]):
        span = start + mention.start, start + mention.end
        if gap(span, attribution.cue.span) == 1 and not document.is_quoted(span[0]):
            return Tag("source", *span, _NAME_SCORE)
    return None


def _beside(
    document: Document, attribution: Attribution, sources: Mapping[int, Sequence[Tag]]
) -> list[Tag]:
    """The sources, given by sentence, that can be an attribution's own.

    A cue takes one from its left, or where it opens the sentence ("Calling it a lie, Lee ...") from
    its right; a quotation without a cue takes any, also one that a colon before it ends with.
    """
    at = document.sentence_at
    cue = attribution.cue
    reached = {at(cue.start)} if cue else {at(attribution.start), at(attribution.end - 1)}
    here = document.paragraph_at(attribution.start)
    if not cue and here and document.text[document.paragraphs[here - 1][1] - 1] == ":":
        reached.add(at(document.paragraphs[here - 1][1] - 1))
    own = [
        tag
        for sentence in sorted(reached)
        for tag in sources.get(sentence, ())
        if not any(gap(tag.span, c.span) == 0 and tag.start < c.end for c in attribution.contents)
    ]
    if not cue:
        return own
    left = [tag for tag in own if tag.end <= cue.start]
    opens = document.sentences[at(cue.start)][0] == cue.start
    return left or ([tag for tag in own if tag.start >= cue.end] if opens else [])


def _follows(document: Document, before: Attribution, attribution: Attribution) -> bool:
    """Whether a quotation opens the paragraph after another's, or the same one."""
    at = document.paragraph_at
    here = at(attribution.start)
    opens = document.text[document.paragraphs[here][0] : attribution.start].strip(MARKS) == ""
    return before.is_quoted and (
        at(before.end - 1) == here or (at(before.end - 1) == here - 1 and opens)
    )
