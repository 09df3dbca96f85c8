"""The words that somebody said: what the quotation marks and the tagger say together.

Marks decide where quoted words begin and end; the tagger decides the rest.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby, takewhile

from analysis.quotes.lexicon import words
from analysis.quotes.linking.parts import Content
from analysis.quotes.places import opens_sentence
from analysis.quotes.tagging.tags import Tag
from analysis.text.document import Document
from analysis.text.marks import Quotation
from analysis.text.segment import Span

SHORTEST_SPEECH = 4
"""Words in marks that count as somebody's words even where the tagger sees none."""
IN_MARKS = "quotation marks"
"""What finds words in marks of which the tagger sees none."""

_UNSEEN = 0.5  # the score of such words
_TAGGED_SHARE = 0.5  # of the words of a shorter quotation, for it to count as content
_WORD = re.compile(r"\w+")
_LONGEST_HEAD = 3  # words
_STOPS = frozenset(".!?…")
_LEADING = re.compile(r"(?:[^\w“”\"‘’'$£€(\[#@+-]|that\b)+")
_TRAILING = re.compile(r"[^\w“”\"‘’'$£€)\]%.!?…]+\Z")
_NO_WORDS_OF_ONES_OWN = frozenset({"a", "an", "as", "it", "not", "so", "that", "the", "this", "to"})


def word_count(text: str, spans: Sequence[Span]) -> int:
    """The words in the spans."""
    return sum(len(_WORD.findall(text, start, end)) for start, end in spans)


def find_contents(document: Document, tags: Sequence[Tag]) -> list[Content]:
    """Contents in reading order; none overlaps another."""
    tagged = _merged(document, _without_heads(document, tags))
    pieces = _quoted_pieces(document, tagged)
    quoted = [document.outer[span] for piece, _ in pieces for span in piece.quoted]
    pieces += _unquoted_pieces(document, tagged, quoted)
    pieces.sort(key=lambda piece: piece[0].start)
    groups = groupby(pieces, key=lambda piece: piece[1])
    parted = (_without_rest(document.text, [one for one, _ in group]) for _, group in groups)
    return [_join(contents, document) for contents in parted if contents]


def unclaimed(document: Document, claimed: Sequence[Span]) -> list[Quotation]:
    """The quotations that none of the spans touches: single words in marks, mostly."""
    return [
        quotation
        for quotation in document.quotations
        if not any(touches(part, claimed) for part in quotation.parts)
    ]


def touches(part: Span, spans: Sequence[Span]) -> bool:
    """Whether a part overlaps one of the spans, which are in order and apart."""
    before = bisect_right(spans, part[1] - 1, key=lambda span: span[0]) - 1
    return before >= 0 and spans[before][1] > part[0]


def _without_heads(document: Document, tags: Sequence[Tag]) -> list[Tag]:
    """The contents, but not the noun of a relative clause ("the plan, a move Lee says would fail").

    The noun belongs to the sentence; the clause after the cue is what was said.
    """
    heads = {
        tags[place].start
        for place in range(len(tags) - 3)
        if [tag.label for tag in tags[place : place + 4]] == ["content", "source", "cue", "content"]
        and document.text.endswith(", ", 0, tags[place].start)
        and word_count(document.text, [tags[place].span]) <= _LONGEST_HEAD
        and all(_touch(document, tags[n].end, tags[n + 1].start) for n in range(place, place + 3))
    }
    return [tag for tag in tags if tag.label == "content" and tag.start not in heads]


def _merged(document: Document, tags: Sequence[Tag]) -> list[Tag]:
    """Tags of one sentence that only white space parts, made one."""
    merged: list[Tag] = []
    for tag in tags:
        last = merged[-1] if merged else None
        if last and _touch(document, last.end, tag.start):
            merged[-1] = replace(last, end=tag.end, score=(last.score + tag.score) / 2)
        else:
            merged.append(tag)
    return merged


def _touch(document: Document, end: int, start: int) -> bool:
    apart = document.text[end:start].strip()
    return not apart and document.sentence_at(end - 1) == document.sentence_at(start)


def _quoted_pieces(document: Document, tagged: Sequence[Tag]) -> list[tuple[Content, object]]:
    """Each quotation that is content, with what it may be joined by."""
    pieces: list[tuple[Content, object]] = []
    for quotation in document.quotations:
        shared = [
            (tag, _shared(inner, tag))
            for part, inner in zip(quotation.parts, quotation.inner, strict=True)
            for tag in _overlapping(tagged, part)
        ]
        touching = [tag for tag, _ in shared]
        length = word_count(document.text, quotation.inner)
        in_tags = word_count(document.text, [span for _, span in shared])
        title = not in_tags and _is_title(document.text, quotation.inner)
        spoken = _is_sentence(document, quotation) or (length >= SHORTEST_SPEECH and not title)
        if spoken or in_tags >= _TAGGED_SHARE * length > 0:
            score = max((tag.score for tag in touching), default=_UNSEEN)
            rule = None if touching else IN_MARKS
            content = Content(quotation.inner, quotation.inner, score, rule)
            alone = not touching or len(quotation.parts) > 1
            key = quotation if alone else _key(document, touching[0], content.start)
            pieces.append((content, key))
    return pieces


def _is_sentence(document: Document, quotation: Quotation) -> bool:
    """Whether a quotation is a sentence of its own, however short (“Ask them.”)."""
    start, end = quotation.inner[0][0], quotation.inner[-1][1]
    return document.text[end - 1] in _STOPS and opens_sentence(document, start)


def _is_title(text: str, spans: Sequence[Span]) -> bool:
    """Whether All Words That Matter Have Capitals: "State of the Union" is no speech."""
    letters: list[str] = [
        word[0] for start, end in spans for word in _WORD.findall(text, start, end)
    ]
    small = sum(letter.islower() for letter in letters)
    return bool(letters) and letters[0].isupper() and small <= len(letters) / 2


def _unquoted_pieces(
    document: Document, tagged: Sequence[Tag], quoted: Sequence[Span]
) -> list[tuple[Content, object]]:
    """What tags hold besides quotations, with what it may be joined by."""
    pieces: list[tuple[Content, object]] = []
    for tag in tagged:
        for span in _outside(tag, quoted):
            kept = _trimmed(document.text, span)
            if kept:
                pieces.append((Content((kept,), (), tag.score), _key(document, tag, kept[0])))
    return pieces


def _key(document: Document, tag: Tag, start: int) -> object:
    """The pieces of one tag in one sentence belong together."""
    return tag.start, document.sentence_at(start)


def _overlapping(tags: Sequence[Tag], span: Span) -> list[Tag]:
    first = bisect_right(tags, span[0], key=lambda tag: tag.end)
    following = (tags[place] for place in range(first, len(tags)))  # a slice would copy them all
    return list(takewhile(lambda tag: tag.start < span[1], following))


def _shared(words: Span, tag: Tag) -> Span:
    """What of the words of a part lies in a tag, which may have touched its marks alone."""
    start = max(words[0], tag.start)
    return start, max(start, min(words[1], tag.end))


def _outside(tag: Tag, quoted: Sequence[Span]) -> Iterator[Span]:
    """The stretches of a tag that lie between quotations."""
    start = tag.start
    for place in range(bisect_right(quoted, tag.start, key=lambda span: span[1]), len(quoted)):
        first, last = quoted[place]
        if first >= tag.end:
            break
        if start < first:
            yield start, first
        start = last
    if start < tag.end:
        yield start, tag.end


def _trimmed(text: str, span: Span) -> Span | None:
    """The words of an unquoted stretch, without "that" before and commas after.

    None where no word is left, or where they tell that nothing was said ("to comment").
    """
    start, end = span
    leading = _LEADING.match(text, start, end)
    start = leading.end() if leading else start
    trailing = _TRAILING.search(text[start:end])
    end = start + trailing.start() if trailing else end
    end += text[start:end].count("(") > text[start:end].count(")") and text[end : end + 1] == ")"
    said = _WORD.findall(text[start:end].lower())
    silent = any(said[: len(phrase)] == phrase for phrase in _nothing_said())
    return (start, end) if said and not silent else None


@cache
def _nothing_said() -> list[list[str]]:
    return [phrase.split() for phrase in words("cues", "roles", "nothing_said")]


def _without_rest(text: str, contents: Sequence[Content]) -> Sequence[Content]:
    """Without words at the end that are nobody's own; before a mark they go with what it opens.

    ("Lee called it *a “disaster”*", but no content that is only "a".)
    """
    own = [place for place, one in enumerate(contents) if one.quoted or _are_own(text, one.span)]
    return contents[: own[-1] + 1] if own else []


def _are_own(text: str, span: Span) -> bool:
    return not _NO_WORDS_OF_ONES_OWN.issuperset(_WORD.findall(text[slice(*span)].lower()))


def _join(contents: Sequence[Content], document: Document) -> Content:
    """One content of what one tag holds in one sentence, marks between its words included."""
    if len(contents) == 1:
        return contents[0]
    quoted = tuple(span for content in contents for span in content.quoted)
    outer = [
        document.outer[content.quoted[0]] if content.quoted else content.spans[0]
        for content in (contents[0], contents[-1])
    ]
    whole = (outer[0][0], outer[-1][1])
    return Content((whole,), quoted, min(content.score for content in contents))
