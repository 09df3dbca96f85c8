"""Which of the words that a content holds, or misses, are the speaker's, and not the narrator's."""

import re
from dataclasses import replace

from analysis.dates.tense import is_verb
from analysis.quotes.linking.parts import Attribution, Content
from analysis.quotes.people.names import core
from analysis.quotes.speakers.phrases import Speaker
from analysis.text.document import Document

_OBJECT_AND_CLAUSE = re.compile(r"(?:the|an?)(?: [a-z]+){1,3}(?= and [A-Z]\w+ ([a-z]+))")
_ON_DAY = re.compile(r" on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def own_words(document: Document, attribution: Attribution, speaker: Speaker) -> Attribution:
    """The attribution with the narrator's words left out of its contents, and a day taken in.

    Before a cue that follows, words that name the speaker are the narrator's, for people call
    themselves "I": "Lee will go and the “time is right,” Lee wrote". After a mere object so is what
    another did: "Lee proposed a vote and Ray flew home".
    """
    contents = []
    for content in attribution.contents:
        if attribution.cue and content.end <= attribution.cue.start:
            content = _without_lead(document, content, speaker)
            content = _with_comma(document, content)
        elif not content.quoted:
            content = _without_clause(document, _with_day(document, attribution, content))
        contents.append(content)
    return replace(attribution, contents=contents)


def _without_lead(document: Document, content: Content, speaker: Speaker) -> Content:
    """Without unquoted words before the first mark that name the speaker."""
    if not (content.quoted and speaker.person):
        return content
    lead = document.text[content.start : content.quoted[0][0]]
    if not re.search(rf"\b{re.escape(core(speaker.person.tokens)[-1])}\b", lead):
        return content
    return replace(content, spans=content.quoted)


def _with_comma(document: Document, content: Content) -> Content:
    """A paraphrase before its cue keeps the comma that closes it, as a quotation does."""
    if content.quoted or document.text[content.end : content.end + 1] != ",":
        return content
    start, end = content.spans[-1]
    return replace(content, spans=(*content.spans[:-1], (start, end + 1)))


def _with_day(document: Document, attribution: Attribution, content: Content) -> Content:
    """With the day right after a paraphrase whose cue has a day before it already.

    ("Lee on Saturday said he would call Ray *on Monday*": only one can be the day of saying.)
    """
    source, cue = attribution.source, attribution.cue
    day = _ON_DAY.match(document.text, content.end)
    if not (source and cue and day and _ON_DAY.search(document.text, source.end, cue.start)):
        return content
    return replace(content, spans=(*content.spans[:-1], (content.spans[-1][0], day.end())))


def _without_clause(document: Document, content: Content) -> Content:
    start, end = content.spans[-1]
    mere_object = _OBJECT_AND_CLAUSE.match(document.text, start, end)
    if not (mere_object and is_verb(mere_object[1])):
        return content
    return replace(content, spans=(*content.spans[:-1], (start, mere_object.end())))
