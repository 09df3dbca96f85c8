"""From tagged words to attributions: which source says which content, by which cue.

A source goes to the nearest cue of its sentence. Contents and cues are paired in their order, so
that the gaps are small and few cues stay without words. What is left over is settled by `sources`
beside this module. (On the gold spans of PolNeAR this is as good as a trained pointer.)
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from analysis.quotes.linking.alignment import gap_to_cue, pair
from analysis.quotes.linking.candidates import Cues
from analysis.quotes.linking.contents import find_contents, touches
from analysis.quotes.linking.parts import Attribution, Content
from analysis.quotes.linking.sources import fill_sources
from analysis.quotes.linking.strays import leave_strays
from analysis.quotes.linking.turns import find_turns
from analysis.quotes.linking.voice import is_asked
from analysis.quotes.people.names import Mention
from analysis.quotes.places import opens_sentence
from analysis.quotes.tagging.tags import Tag
from analysis.text.document import Document
from analysis.text.segment import Span

_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})


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
    cues = Cues(document, by_cue)
    sources = [tag for tag in tags if tag.label == "source"]
    _give_sources(cues, sources)
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
    for one in found:
        leave_strays(document, one)
    return found


def _nearest(span: Span, candidates: Iterable[Attribution]) -> Attribution | None:
    """The attribution whose cue stands nearest."""
    return min(
        (one for one in candidates if one.cue), key=lambda one: gap_to_cue(span, one), default=None
    )


def _give_sources(cues: Cues, sources: Sequence[Tag]) -> None:
    """Each cue gets the nearest source of its sentence of those that are nearest to it."""
    for source in sources:
        taker = _nearest(source.span, cues.beside(source.span))
        if taker and (
            not taker.source
            or gap_to_cue(source.span, taker) < gap_to_cue(taker.source.span, taker)
        ):
            taker.source = source


def _give_contents(
    document: Document, cues: Cues, contents: Sequence[Content]
) -> list[Attribution]:
    """Each content to a cue, or to an attribution of its own; those are returned."""
    beside = [cues.reporting(content) for content in contents]
    asides = set()
    for index, (content, after) in enumerate(pairwise(contents)):
        if _is_aside(document, content, after, beside[index]):
            beside[index] = [one for one in beside[index] if _stands_before(one, content)]
            asides.add(index)
    owners = pair(document, contents, beside)
    taken = set(owners.values())
    orphans = []
    for index, content in enumerate(contents):
        if index in owners:
            continue
        taker = None
        if index not in asides:
            before = content.is_quoted and _continued(document, cues, contents, owners, index)
            taker = before or _nearest(content.span, cues.free(content, taken))
        if not taker and content.is_quoted:
            taker = Attribution()
            orphans.append(taker)
        if taker:
            owners[index] = taker
            taken.add(taker)
    for index, taker in sorted(owners.items()):
        taker.contents.append(contents[index])
    return orphans


def _is_aside(
    document: Document, content: Content, after: Content, beside: Sequence[Attribution]
) -> bool:
    """Whether words in marks are no report of the cue after them, whose own words follow it.

    ("Asked about the “phony system,” Lee said he liked it": they do not open the sentence.)
    """
    if not content.ends_quoted or opens_sentence(document, content.start):
        return False
    if document.is_quoted(after.start):
        return False
    following = (one.cue for one in beside if one.cue and one.cue.start >= content.end)
    cue = min(following, key=lambda tag: tag.start, default=None)
    return cue is not None and document.text[cue.end : after.start].strip() in {"", "that"}


def _stands_before(attribution: Attribution, content: Content) -> bool:
    return attribution.cue is not None and attribution.cue.start < content.start


def _continued(
    document: Document,
    cues: Cues,
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
            return cues.signing(contents[before]) or owner
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


def _hand_over_source(
    document: Document, empty: Attribution, cues: Cues, sources: Sequence[Tag]
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
    before = bisect_left(sources, pronoun.start, key=lambda one: one.start) - 1
    found = sources[before] if before >= 0 else None
    return found if found and document.text[found.end : pronoun.start] == ", " else None
