"""From tagged words to attributions: which source says which content, by which cue.

A source goes to the nearest cue of its sentence. Contents and cues are paired in their order, so
that the gaps are small and few cues stay without words. What is left over `analysis.quotes.sources`
settles. (On the gold spans of PolNeAR this is as good as a trained pointer.)
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from analysis.quotes.alignment import gap_to_cue, pair, signer
from analysis.quotes.contents import Content, find_contents, touches
from analysis.quotes.lexicon import cue_class
from analysis.quotes.names import Mention
from analysis.quotes.parts import Attribution
from analysis.quotes.places import is_paragraph, opens_sentence
from analysis.quotes.sources import fill_sources
from analysis.quotes.tagger import Tag
from analysis.quotes.turns import find_turns
from analysis.quotes.voice import is_asked, is_passive
from analysis.text.document import Document
from analysis.text.segment import Span

_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})


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


def link(
    document: Document, tags: Sequence[Tag], names: Sequence[Mention] = ()
) -> list[Attribution]:
    """Attributions in reading order, each with a content; source and cue may be missing.

    Args:
        document: The article.
        tags: Its sources, cues and contents.
        names: Its names, for cues beside which the tagger missed one.
    """
    turns = find_turns(document)
    spoken = sorted(span for turn in turns for span in turn.contents[0].spans)
    tags = [tag for tag in tags if not touches(tag.span, spoken)]
    by_cue = [Attribution(cue=tag) for tag in tags if tag.label == "cue"]
    cues = _Cues(document, by_cue)
    sources = [tag for tag in tags if tag.label == "source"]
    _give_sources(document, cues, sources)
    for one in by_cue:
        if one.source and one.cue and is_asked(document, one.cue):
            asking = document.text[one.cue.end : one.source.start].strip() == "by"
            one.source = one.source if asking else None
    contents = [
        content
        for content in find_contents(document, tags)
        if not any(touches(span, spoken) for span in content.spans)
    ]
    orphans = _give_contents(document, cues, contents)
    for empty in by_cue:
        if empty.source and not empty.contents:
            _hand_over_source(document, empty, cues, sources)
    found = [one for one in by_cue if one.contents] + orphans + turns
    found.sort(key=lambda one: one.start)
    fill_sources(document, found, tags, names)
    return found


def _nearest(span: Span, candidates: Iterable[Attribution]) -> Attribution | None:
    """The attribution whose cue stands nearest."""
    return min(
        (one for one in candidates if one.cue), key=lambda one: gap_to_cue(span, one), default=None
    )


def _give_sources(document: Document, cues: _Cues, sources: Sequence[Tag]) -> None:
    """Each cue gets the nearest source of those that are nearest to it."""
    for source in sources:
        near = cues.beside(source.span) or [
            one for one in cues.near(source.span) if one.cue and not is_passive(document, one.cue)
        ]
        taker = _nearest(source.span, near)
        if taker and (
            not taker.source
            or gap_to_cue(source.span, taker) < gap_to_cue(taker.source.span, taker)
        ):
            taker.source = source


def _give_contents(
    document: Document, cues: _Cues, contents: Sequence[Content]
) -> list[Attribution]:
    """Each content to a cue, or to an attribution of its own; those are returned."""
    beside = [_reporters(document, cues, content) for content in contents]
    owners = pair(document, contents, beside)
    taken = set(owners.values())
    orphans = []
    for index, content in enumerate(contents):
        if index in owners:
            continue
        before = _continued(document, cues, contents, owners, index) if content.is_quoted else None
        taker = before or _nearest(content.span, _free(document, cues, content, taken))
        if not taker and content.is_quoted:
            taker = Attribution()
            orphans.append(taker)
        if taker:
            owners[index] = taker
            taken.add(taker)
    for index, taker in sorted(owners.items()):
        taker.contents.append(contents[index])
    return orphans


def _continued(
    document: Document,
    cues: _Cues,
    contents: Sequence[Content],
    owners: Mapping[int, Attribution],
    index: int,
) -> Attribution | None:
    """Whose quotation goes on: the last one of the paragraph, whatever is told in between.

    After words without marks only a quotation that opens a sentence goes on ("...," Lee said of the
    man who called it a lie. "..."), and not past a sentence about somebody else's words ("...," Lee
    said. Ray calls it a lie. "...").
    """
    at = document.paragraph_at
    here = at(contents[index].start)
    for before in range(index - 1, -1, -1):
        if at(contents[before].end - 1) != here:
            return None
        owner = owners.get(before)
        if contents[before].quoted:
            return _signer(document, cues, contents[before]) or owner
        told = owner and _tells(document, owner)
        if told or not opens_sentence(document, contents[index].start):
            return None
    return None


def _tells(document: Document, attribution: Attribution) -> bool:
    """Whether a sentence opens with the source of an attribution, by name."""
    source = attribution.source
    if not source or document.text[slice(*source.span)].lower() in _PRONOUNS:
        return False
    return opens_sentence(document, source.start)


def _reporters(document: Document, cues: _Cues, content: Content) -> list[Attribution]:
    """Those with a cue in a sentence of the content; else who signs a question or exclamation.

    ("Why?" Lee asked: the mark seems to end the sentence.)
    """
    beside = _around(content, cues.beside(content.span))
    signing = None if beside else _signer(document, cues, content)
    return [signing] if signing else beside


def _signer(document: Document, cues: _Cues, content: Content) -> Attribution | None:
    """Who signs a quotation, also behind a stop that ends no sentence there."""
    asks = document.text[content.end - 1] in "?!"
    return signer(content, (cues.near if asks else cues.beside)(content.span))


def _around(content: Content, beside: Sequence[Attribution]) -> list[Attribution]:
    """Those whose cue is no word of the content: nobody reports his own report."""
    return [
        one
        for one in beside
        if one.cue and not any(s <= one.cue.start < e for s, e in content.spans)
    ]


def _free(
    document: Document, cues: _Cues, content: Content, taken: Container[Attribution]
) -> list[Attribution]:
    """Attributions near a content that have no content yet.

    The last sentence of the paragraph before counts where it ends in a colon, or where the content
    is a paragraph of its own and the cue reports words ("Lee wrote on Friday.").
    """
    near = [one for one in _around(content, cues.near(content.span)) if one not in taken]
    paragraph = document.paragraph_at(content.start)
    if near or not paragraph:
        return near
    end = document.paragraphs[paragraph - 1][1]
    before = [one for one in cues.beside((end - 1, end)) if one not in taken]
    if document.text[end - 1] == ":":
        return before
    alone = is_paragraph(document, content.span)
    return [one for one in before if alone and one.source and _reports(document, one)]


def _reports(document: Document, attribution: Attribution) -> bool:
    cue = attribution.cue
    return cue is not None and cue_class(document.text[cue.start : cue.end]) == "neutral"


def _hand_over_source(
    document: Document, empty: Attribution, cues: _Cues, sources: Sequence[Tag]
) -> None:
    """The source of a cue without content, to the nearest cue of its sentence without source."""
    if empty.cue and empty.source:
        lacking = [
            one
            for one in cues.beside(empty.cue.span)
            if one.cue and one.contents and not one.source and not is_asked(document, one.cue)
        ]
        taker = _nearest(empty.cue.span, lacking)
        if taker:
            taker.source = _antecedent(document, empty.source, sources) or empty.source
            taker.evidence.append("source of the verb before it")


def _antecedent(document: Document, pronoun: Tag, sources: Sequence[Tag]) -> Tag | None:
    """The source right before "who", whose clause alone that is the subject of."""
    if document.text[slice(*pronoun.span)].lower() != "who":
        return None
    end = pronoun.start - len(", ")
    beside = document.text.startswith(", ", max(0, end))
    return next((one for one in sources if beside and one.end == end), None)
