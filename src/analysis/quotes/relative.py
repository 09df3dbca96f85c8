"""What a relative clause is about: the name or thing right before "which"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from analysis.quotes.lexicon import words
from analysis.quotes.names import Mention
from analysis.quotes.tagger import Tag
from analysis.text.document import Document
from analysis.text.segment import Span

_BEFORE_CUE = re.compile(r"(?:,| [-–—]+)? (?:that|which|who)(?: \w+ly)? \Z")
_BEFORE_PRONOUN = re.compile(r"(?:,| [-–—]+)? \Z")
_APPOSED = re.compile(r", (?:an?|the) [^,.;:]{3,50}\Z")
_THING = re.compile(
    r"\b(?:an?|the|one|another|his|her|their|its) "
    r"(?:(?!(?:is|are|was|were|has|have|had)\b)[\w’'-]+(?: |\Z)){1,3}(?<! )\Z",
    re.IGNORECASE,
)
_LONGEST_CLAUSE = 24  # characters before a cue in which its relative pronoun is looked for
_LONGEST_ANTECEDENT = 60  # characters before that in which its noun is looked for


def clause_before(document: Document, cue: Tag) -> int | None:
    """Where the relative clause begins of which a cue is the verb; None where it is none's."""
    found = _BEFORE_CUE.search(document.text, max(0, cue.start - _LONGEST_CLAUSE), cue.start)
    return found.start() if found else None


def before_pronoun(document: Document, pronoun: int) -> int:
    """Where what stands before a relative pronoun ends."""
    found = _BEFORE_PRONOUN.search(document.text, max(0, pronoun - _LONGEST_CLAUSE), pronoun)
    return found.start() if found else pronoun


def antecedent(document: Document, names: Sequence[Mention], end: int) -> Span | None:
    """The name that ends at a place, also with an apposition, or else the thing.

    Args:
        document: The article.
        names: Its names in reading order.
        end: Where the relative clause begins.
    """
    reach = max(0, end - _LONGEST_ANTECEDENT)
    apposed = _APPOSED.search(document.text, reach, end)
    for place in (end, apposed.start() if apposed else end):
        name = _name_ending(document, names, place)
        if name:
            return name
    thing = _THING.search(document.text, reach, end)
    return thing.span() if thing else None


def _name_ending(document: Document, names: Sequence[Mention], end: int) -> Span | None:
    """The name that ends at a place, whole ("Federation of Teachers"); none after an adjective."""
    place = bisect_left(names, end, key=lambda name: name.end)
    if place == len(names) or names[place].end != end:
        return None
    start = names[place].start
    word = document.text[max(0, start - _LONGEST_CLAUSE) : start].split(" ")[-2:-1]
    if word == ["of"] and place and names[place - 1].end == start - len(" of "):
        return names[place - 1].start, end
    bare = not word or not word[0].islower()
    governed = bare or word[0] in words("speakers", "phrases", "before_objects") | {"the"}
    return (start, end) if governed else None
