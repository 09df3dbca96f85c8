"""Sources and cues that wording or layout make certain, laid over what the tagger saw."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.quotes.lexicon import cue_forms
from analysis.quotes.people.names import Mention
from analysis.quotes.tagging.tags import Tag
from analysis.text.document import Document
from analysis.text.marks import MARKS

_SIGNED, _AS_SAYING = "a dash and a name behind the marks", "quoted as saying"
_DASH = re.compile(r"\s*(--?|[―—–])\s*(?=[^\W\d_])")
_REST_OF_SIGNATURE = re.compile(r"[^.!?“”\"―—–]{0,80}\.?\s*\Z")
_STOPS = frozenset(".!?…,")
_QUOTED_AS = re.compile(
    r"\bquot(?:ed|es|ing)\s+(?!by\s|in\s)(?P<source>[^,;:“”\"\n]{2,60}?)\s+(?P<cue>as\s+saying)\b"
)
_ASIDE = (
    re.compile(  # Lee was quoted as saying, smiling; Lee was quoted as saying by the Times that
        r",\s[a-z]+ing\b.*|\sby\s(?:the\s)?[A-Z][^,;:.]*?(?=\sthat\b|[,;:.]|\Z)", re.DOTALL
    )
)
_WAS_QUOTED = re.compile(
    r"\b(?P<cue>(?:(?:was|were|is|are)|(?:has|have|had) been)(?:\s+\w+ly)?\s+quoted"
    r"(?P<by>\s+(?:by|in)\s[^,;:“”\"\n]{2,40}?)?\s+(?P<as>as\s+saying))\b"
)
_PRONOUN = re.compile(r"\b(?:he|she|they|it)\s\Z", re.IGNORECASE)
_WORD = re.compile(r"\w+")


def overlay(document: Document, tags: Sequence[Tag], names: Sequence[Mention]) -> list[Tag]:
    """The tags, with those that are certain in place of the ones that they overlap.

    The signs are: a name after the closing mark and a dash (“Enough.” ― Ann Lee); "quoted Lee as
    saying" and "Lee was quoted as saying"; and a verb of saying in a sentence that a colon ends,
    for which the colon is no cue (Said Ms. Lee: “Enough.”).
    """
    sure = [
        *_signatures(document, names),
        *_quoted_as_saying(document.text),
        *_was_quoted(document, names),
    ]
    for certain in sure:
        tags = [rest for tag in tags for rest in _beside(document.text, tag, certain)]
    tags = [tag for tag in tags if document.text[tag.start : tag.end].strip()]
    return sorted([*_without_colons(document, tags), *sure], key=lambda tag: tag.start)


def _beside(text: str, tag: Tag, certain: Tag) -> Iterator[Tag]:
    """What a certain tag leaves of another: a content may go on before or after it."""
    if tag.end <= certain.start or tag.start >= certain.end:
        yield tag
    elif tag.label == "content":
        if tag.start < certain.start:
            yield replace(tag, end=certain.start)
        aside = _ASIDE.match(text, certain.end, tag.end)
        start = aside.end() if aside else certain.end
        if start < tag.end:
            yield replace(tag, start=start)


def _signatures(document: Document, names: Sequence[Mention]) -> Iterator[Tag]:
    """Source and cue of each quotation whose paragraph a mark opens, and a dash and a name end."""
    by_start = {name.start: name for name in names}
    for start, end in document.quoted:
        dash = _DASH.match(document.text, end)
        name = by_start.get(dash.end()) if dash else None
        if not (dash and name) or document.text[end - 2] not in _STOPS:
            continue
        paragraph = document.paragraphs[document.paragraph_at(start)]
        opens = document.text[paragraph[0]] in MARKS
        if opens and _REST_OF_SIGNATURE.fullmatch(
            document.text, name.end, max(paragraph[1], name.end)
        ):
            yield Tag("cue", *dash.span(1), 1.0, _SIGNED)
            yield Tag("source", *name.span, 1.0, _SIGNED)


def _quoted_as_saying(text: str) -> Iterator[Tag]:
    for match in _QUOTED_AS.finditer(text):
        yield Tag("source", *match.span("source"), 1.0, _AS_SAYING)
        yield Tag("cue", *match.span("cue"), 1.0, _AS_SAYING)


def _was_quoted(document: Document, names: Sequence[Mention]) -> Iterator[Tag]:
    by_end = {name.end: name for name in names}
    for match in _WAS_QUOTED.finditer(document.text):
        end = match.start() - 1
        pronoun = _PRONOUN.search(document.text, max(0, end - 5), end + 1)
        if end in by_end:
            yield Tag("source", *by_end[end].span, 1.0, _AS_SAYING)
        elif pronoun:
            yield Tag("source", pronoun.start(), end, 1.0, _AS_SAYING)
        yield Tag("cue", *match.span("as" if match["by"] else "cue"), 1.0, _AS_SAYING)


def _without_colons(document: Document, tags: Sequence[Tag]) -> Iterator[Tag]:
    """The tags with the verb of its sentence in place of a colon."""
    for tag in tags:
        verb = None
        if tag.label == "cue" and document.text[tag.start : tag.end] == ":":
            verb = _verb_before(document, tag)
        if not verb:
            yield tag
        elif not any(verb.start < other.end and other.start < verb.end for other in tags):
            yield verb


def _verb_before(document: Document, colon: Tag) -> Tag | None:
    """The last verb of saying, no noun, between the head of a sentence and its colon."""
    start = document.sentences[document.sentence_at(colon.start)][0]
    for word in reversed(list(_WORD.finditer(document.text, start, colon.start))):
        base, cue_class = cue_forms().get(word[0].lower(), ("", ""))
        inflected = base != word[0].lower()
        if cue_class == "neutral" and inflected and not document.is_quoted(word.start()):
            return replace(colon, start=word.start(), end=word.end())
    return None
