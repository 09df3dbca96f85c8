"""Names and nouns behind a comma: "the mayor, Ann Lee,", "in a talk with Lee, the mayor said"."""

import re

from analysis.quotes.lexicon import is_plural, people_nouns, words
from analysis.quotes.people.names import Mention, mentions_in
from analysis.quotes.people.offices import office
from analysis.quotes.speakers.phrases import preposition
from analysis.quotes.tagging.tags import Tag
from analysis.text.document import Document
from analysis.text.segment import Span

_CLAUSE = re.compile(r"\s(?:who|whose)\s[^,;:.“”\"]*?(\w+)(?=,)")
_SUBJECT = re.compile(r", ((?:the|his|her|their) (?:(?!\band\b)[^,;:—–])+)\Z")
_VERB = re.compile(r" [a-z]+(?<!ing)\b")
_WORD_BEFORE = re.compile(r"[\w’'] \Z")
_PLACE_BEFORE = re.compile(r"[A-Z]\w+, \Z")  # "in Toledo, Ohio, the mayor said"
_REACH = 24  # characters before a source in which the word before it is looked for


def subject(document: Document, source: Span, cue: Tag | None) -> Span:
    """Who speaks, of a source before its verb: the whole, or what stands behind its comma.

    A comma closes an apposition. Where none stands before the verb, an adverb or a name that ends
    a phrase at the head of the sentence is not the subject.
    """
    text, (start, end) = document.text, source
    found = _SUBJECT.search(text, start, end)
    if not found or not cue or cue.start < end or not _VERB.match(text, end):
        return source
    first = text[start : found.start()]
    reach = max(document.sentences[document.sentence_at(start)][0], start - _REACH), start
    ends_phrase = _WORD_BEFORE.search(text, *reach) or (
        first.isalpha() and _PLACE_BEFORE.search(text, *reach)
    )
    return found.span(1) if ends_phrase or first.endswith("ly") else source


def apposed(phrase: str, rest: str) -> Mention | None:
    """The name in apposition to a phrase; none of many ("supporters of her rival, Ann Lee").

    Args:
        phrase: A source up to its first comma or clause.
        rest: What follows of it.
    """
    clause = _CLAUSE.match(rest)
    if clause and clause[1].lower() not in people_nouns():  # "who works for the mayor, Ann Lee"
        rest = rest[clause.end() :]
    inserted = rest.lstrip(" ,").split(",")[0]
    mention = next(mentions_in(inserted), None)
    if not rest.startswith(",") or not mention or is_plural(office(phrase).head):
        return None
    before, after = inserted[: mention.start], inserted[mention.end :]
    bare = before.strip(" -") in {"", *words("speakers", "offices", "distinguishing")}
    return mention if bare and (not after or preposition().match(after)) else None
