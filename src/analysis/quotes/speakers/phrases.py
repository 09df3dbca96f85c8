"""Written sources that are no person's name: what kind of speaker their words make of them."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from analysis.quotes.lexicon import data, pattern, people_nouns, words
from analysis.quotes.people.cast import Found
from analysis.quotes.people.names import Mention, mentions_in
from analysis.quotes.people.people import Person, is_many, is_organisation

_POSSESSOR = re.compile(r"(?:.*?\w(?:['’]s|s['’])|his|her|their|its)\s+(?=\S)", re.IGNORECASE)
_PHRASES_KEPT = 10_000  # whose head is remembered
_NOUN = re.compile(r"[\w-]+(?:\.\w+)*")
_PERSON_NOUN = re.compile(r"[a-z]{3}(?:m[ae]n|wom[ae]n|person|people)\Z")  # fisherman
_THE = re.compile(r"^the\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source is; ``name`` is the written mention where the article does not settle it."""

    name: str | None
    type: str | None
    certainty: float
    why: str
    person: Person | None = None


NOBODY = Speaker(None, None, 1.0, "no speaker is written")


def a_person(found: Found) -> Speaker:
    """A speaker whom the article names."""
    return Speaker(found.person.name, "person", found.certainty, found.why, found.person)


def preposition() -> re.Pattern[str]:
    """A preposition between two words of a noun phrase."""
    return pattern("speakers", "phrases", "prepositions", r"\s(?:{})\s")


@lru_cache(_PHRASES_KEPT)
def head_name(phrase: str) -> Mention | None:
    """The name that is the head of a noun phrase: no noun follows, no preposition is before."""
    possessor = _POSSESSOR.match(phrase)
    offset = possessor.end() if possessor else 0
    if preposition().search(_titles_of().sub("", phrase[:offset])):
        return None  # "a lawyer for Lee's father Bob Ray"
    offices = words("speakers", "roles", "one") - words("speakers", "unnamed", "heads")
    people = people_nouns() - offices  # King, Major, Priest are names
    people |= words("speakers", "groups", "heads") | words("speakers", "phrases", "shares")
    for mention in mentions_in(phrase[offset:]):
        before = _titles_of().sub("", phrase[offset : offset + mention.start])
        after = phrase[offset + mention.end :]
        if is_many(mention) or mention.name.lower() in people | words(
            "speakers", "phrases", "prepositions"
        ):
            continue  # "Officials", "Close to" at the head of a sentence
        if not preposition().search(f" {before} ") and (not after or preposition().match(after)):
            return mention
    return None


@cache
def _titles_of() -> re.Pattern[str]:
    """Titles of several words: "secretary of state"."""
    titles = (title for title in data("speakers")["titles"] if " of " in title)
    return re.compile(rf"\b(?i:{'|'.join(map(re.escape, titles))})\b")


def can_speak(phrase: str) -> bool:
    """Whether a phrase is a name, or a noun for people, without a preposition."""
    if preposition().search(f" {_titles_of().sub('', phrase)} "):
        return False
    return bool(head_name(phrase)) or _kind(phrase)[0] != "unknown"


def described(phrase: str) -> Speaker:
    """A source without a person's name, by the noun that heads it."""
    kind, head = _kind(_head(phrase))
    kind = "unnamed" if kind == "unknown" and _is_share_alone(phrase) else kind
    if kind == "organisation" and not the_bare(phrase).islower():
        name = the_bare(phrase)
    elif _opens_small(phrase):
        name = phrase[:1].lower() + phrase[1:]
    else:
        name = phrase
    certainty = 0.9 if kind != "unknown" else 0.6
    return Speaker(name or None, kind, certainty, f'by its noun "{head}"')


def _head(phrase: str) -> str:
    """A noun phrase up to its noun; of "half of the voters", "the voters"."""
    head = preposition().split(phrase, maxsplit=1)[0]
    counted = phrase[len(head) :].lstrip().partition(" ")[2] if is_share(phrase) else ""
    noun = _head(counted) if counted else ""
    return noun if noun and _kind(noun)[0] in {"unnamed", "group"} else head


def _is_share_alone(phrase: str) -> bool:
    """Whether only how many speak is told: "73 percent", "about six in ten"."""
    head = preposition().split(phrase, maxsplit=1)[0]
    return _ends_in("shares").search(head) is not None


def _ends_in(counts: str) -> re.Pattern[str]:
    return pattern("speakers", "phrases", counts, r"(?:\A|[\s-])(?i:{}|[\d.,]+%?)\Z")


def is_share(phrase: str) -> bool:
    """Whether a number or a share of somebody is told: "six in ten voters", "a group of nurses"."""
    head = preposition().split(phrase, maxsplit=1)[0]
    return any(_ends_in(counts).search(head) for counts in ("shares", "collections"))


def the_bare(phrase: str) -> str:
    """A phrase without the article before it."""
    return _THE.sub("", phrase)


def _opens_small(phrase: str) -> bool:
    """Whether the first word owes its capital to the head of a sentence: "Officials", "A man"."""
    first = phrase.lower().split(" ")[0]
    small = words("speakers", "phrases", "determiners") | people_nouns()
    return first in small - words("speakers", "names", "never")


@cache
def _kinds() -> tuple[tuple[str, frozenset[str]], ...]:
    """Each kind of speaker with its nouns; of those of several kinds, the first."""
    return (
        ("unnamed", people_nouns()),
        ("group", words("speakers", "groups", "heads") | words("speakers", "groups", "peoples")),
        ("document", words("speakers", "documents", "heads")),
        (
            "organisation",
            words("speakers", "organisations", "words")
            | words("speakers", "organisations", "names"),
        ),
    )


@lru_cache(_PHRASES_KEPT)
def _kind(phrase: str) -> tuple[str, str]:
    """What a phrase stands for and the noun that tells: the last that a list knows, else a name."""
    nouns = _NOUN.findall(phrase)
    names = list(mentions_in(phrase))
    ends_in_name = bool(names) and names[-1].end == len(phrase)
    for noun in reversed(nouns):
        head = noun.lower().rpartition("-")[2] if noun == nouns[-1] else ""  # of "co-chairman"
        forms = {noun.lower(), head}
        for kind, known in _kinds():
            if forms & known and not (ends_in_name and _is_of_name(phrase, kind, noun, names[-1])):
                return kind, noun.lower()
        if noun.islower() and _PERSON_NOUN.search(noun):
            return "unnamed", noun
    last = nouns[-1].lower() if nouns else ""
    if ends_in_name or any(is_organisation(name.tokens) for name in names):
        return "organisation", last
    return "unknown", last


def _is_of_name(phrase: str, kind: str, noun: str, name: Mention) -> bool:
    """Whether a noun is part of the name of an outlet: The Toledo Post, the Toledo Observer."""
    if not noun[0].isupper() or len(name.tokens) == 1:
        return False
    observes = (
        phrase[: name.start].lower() == "the " and noun.lower() not in data("speakers")["titles"]
    )
    return kind == "document" or (kind == "unnamed" and observes)
