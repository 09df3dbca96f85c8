"""Whom a pronoun can mean, by what the article shows of a person."""

import re
from collections.abc import Iterator, Sequence

from analysis.quotes.lexicon import is_plural, words
from analysis.quotes.people.offices import office
from analysis.quotes.people.people import Person
from analysis.quotes.speakers.phrases import Speaker, is_share

_SURNAME = re.compile(r"[A-Z](?:['’][A-Z])?\w*[a-z][\w-]*")  # of whom no more is told
_UNKNOWN_GENDER = 0.9  # a doubt
WAYS = {  # how a person is found, how sure that is, and why in words
    "subject": (0.85, "named first in the sentence"),
    "ahead": (0.7, "the subject behind its clause"),
    "owner": (0.75, "whose it is, by the same sentence"),
    "speaker": (0.85, "who speaks before"),
    "author": (0.7, "whose words are read before"),
    "asked": (0.8, "who was asked before"),
    "subject before": (0.7, "the subject before"),
    "object before": (0.5, "named before"),
}


def named_before(
    named: Sequence[tuple[int, Person]], position: int, pronoun: str
) -> Iterator[Person]:
    """Those named before a position whom a pronoun may mean."""
    return (person for start, person in named if start < position and may_be(person, pronoun))


def unsettled(word: str) -> Speaker:
    """A pronoun that means nobody for sure."""
    return Speaker(word, "unknown", 0.3, f'nobody before whom "{word}" fits')


def is_one(speaker: Speaker) -> bool:
    """Whether a speaker whom the article does not name can be he or she: no "delegates"."""
    name = speaker.name or ""
    head = office(name).head
    first = name.partition(" ")[0].lower()
    share = first != "one" and is_share(name)
    plural = share or first in words("speakers", "phrases", "several") or is_plural(head)
    if speaker.type == "unknown":
        return _SURNAME.fullmatch(name) is not None
    return speaker.type == "person" or (speaker.type == "unnamed" and not plural)


def may_be(person: Person, pronoun: str) -> bool:
    """Whether nothing shows that a pronoun is another person's."""
    return person.gender in {None, pronoun}


def meant(person: Person, pronoun: str, way: str) -> Speaker:
    """A person whom a pronoun means, found in one of the ways."""
    certainty, how = WAYS[way]
    doubt = _UNKNOWN_GENDER if person.gender is None else 1.0
    return Speaker(person.name, "person", certainty * doubt, f'"{pronoun}": {how}', person)
