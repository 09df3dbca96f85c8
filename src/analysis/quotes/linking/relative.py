"""What a relative clause is about: the name or thing right before "which"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from analysis.quotes.lexicon import cue_base, data, is_plural, people_nouns, words
from analysis.quotes.people.names import Mention
from analysis.quotes.tagging.tags import Tag
from analysis.text.document import Document
from analysis.text.segment import Span

_BEFORE_CUE = re.compile(r"(?:,| [-–—]+)? (?:that|which|who)(?: \w+ly)? \Z")
_BEFORE_PRONOUN = re.compile(r"(?:,| [-–—]+)? \Z")
_SECOND = re.compile(r"\b(?:and|but)\s+\Z")
_RELATIVE = re.compile(r"\b(who|which)\s")
_APPOSED = re.compile(r"(?:,| [-–—]+| is| was) (?:an?|the|one of) [^,.;:]{3,50}\Z")
_THING = re.compile(
    r"\b(?:an?|the|one|another|his|her|their|its) "
    r"(?:(?!(?:is|are|was|were|has|have|had)\b)[\w’'-]+(?: |\Z)){1,3}(?<! )\Z",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"([\w’'-]+) \Z")
_OF_PLACE = re.compile(r"(?: of [A-Z][\w.]+(?: [A-Z]\w+)*| \([^()]+\)|, [A-Z]-[A-Z][\w.]+)\Z")
_VERB_BEHIND = re.compile(r"who (?:also |then |now |still |\w+ly )*(\w+)", re.IGNORECASE)
_VERBS_OF_MANY = {"are", "were", "aren", "weren", "have", "haven", "do", "don", "both", "all"}
_PEOPLE = re.compile(r"(?:\b[A-Z][\w.-]*['’]s? (?:[a-z-]+ ){0,2})?\b([a-z][\w-]+)\Z")
_LONGEST_CLAUSE = 24  # characters before a cue in which its relative pronoun is looked for
_LONGEST_ANTECEDENT = 60  # characters before that in which its noun is looked for


def clause_before(document: Document, cue: Tag) -> int | None:
    """Where the relative clause begins of which a cue is the verb; None where it is none's."""
    found = _BEFORE_CUE.search(document.text, max(0, cue.start - _LONGEST_CLAUSE), cue.start)
    return found.start() if found else None


def before_pronoun(document: Document, pronoun: int) -> int:
    """Where what stands before a relative pronoun ends; "and who" is about what "who" is before it.

    ("Voters, who live in the South and who like Lee".)
    """
    sentence = document.sentences[document.sentence_at(pronoun)][0]
    if _SECOND.search(document.text, max(sentence, pronoun - _LONGEST_CLAUSE), pronoun):
        before = list(_RELATIVE.finditer(document.text, sentence, pronoun))
        pronoun = before[-1].start(1) if before else pronoun
    found = _BEFORE_PRONOUN.search(document.text, max(0, pronoun - _LONGEST_CLAUSE), pronoun)
    return found.start() if found else pronoun


def is_of_many(text: str, pronoun: int) -> bool:
    """Whether the verb behind "who" is one of several: "who say", "who are", "who both back"."""
    verb = _VERB_BEHIND.match(text, pronoun)
    word = verb[1].lower() if verb else ""
    if word in _VERBS_OF_MANY:
        return True
    return cue_base(word) == word and word not in data("cues")["irregular"].get(word, ())


def antecedents(document: Document, names: Sequence[Mention], end: int) -> Iterator[Span]:
    """What a relative clause can be about: the name that ends there, the thing, the people.

    Between name and clause may stand a place, an apposition or what the name is said to be ("Lee
    is the lawyer who").

    Args:
        document: The article.
        names: Its names in reading order.
        end: Where the relative clause begins.
    """
    reach = max(0, end - _LONGEST_ANTECEDENT)
    apposed = _APPOSED.search(document.text, reach, end)
    ends = [end, *([apposed.start()] if apposed else [])]
    of = (_OF_PLACE.search(document.text, reach, place) for place in ends)
    ends += [found.start() for found in of if found]
    yield from filter(None, (_name_ending(document, names, place) for place in ends))
    thing = _THING.search(document.text, reach, end)
    if thing:
        yield thing.span()
    noun = _PEOPLE.search(document.text, reach, end)
    if noun and _is_of_people(noun[1], closed=document.text[end] == ","):
        yield noun.span()


def _is_of_people(noun: str, closed: bool) -> bool:
    """Whether a noun is of people; so is every plural right before "who"."""
    known = noun in people_nouns() | words("speakers", "groups", "heads")
    return known or (is_plural(noun) and not closed)


def _name_ending(document: Document, names: Sequence[Mention], end: int) -> Span | None:
    """The name that ends at a place, whole ("Federation of Teachers"); none after an adjective."""
    place = bisect_left(names, end, key=lambda name: name.end)
    if place == len(names) or names[place].end != end:
        return None
    start = names[place].start
    before = _WORD_BEFORE.search(document.text, max(0, start - _LONGEST_CLAUSE), start)
    word = before[1] if before else ""
    if word == "of" and place and names[place - 1].end == start - len(" of "):
        return names[place - 1].start, end
    governed = word in words("speakers", "phrases", "before_objects") | people_nouns() | {"the"}
    return (start, end) if governed or not word.islower() else None
