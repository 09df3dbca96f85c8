"""Who speaks: the person, office, organisation or unnamed source that a written source means."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.quotes.cast import Cast, Found, Person, is_organisation
from analysis.quotes.lexicon import words
from analysis.quotes.link import Attribution
from analysis.quotes.names import Mention, core, mentions_in
from analysis.text.document import Document

_PHRASE_END = re.compile(r",|\s(?:who|whose|that|which|when|while)\s|\s[—–-]\s|[(;:]")
_POSSESSOR = re.compile(r"(?:.*?\w(?:['’]s|s['’])|his|her|their|its)\s+(?=\S)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?\Z|\s(?:him|her|them)sel(?:f|ves)\Z")
_PREPOSITION = re.compile(
    r"\s(?:of|for|to|at|in|from|with|on|by|near|inside|close|familiar|aligned|among|within)\s"
)
_AS_OBJECT = re.compile(
    r"\b(?i:of|about|with|to|by|for|from|against|on|in|at|like|than|over|between|behind|and)"
    r"(?:\s+(?:the|former|then|[A-Z][\w.]*))*\s+\Z"
)
_DETERMINER = re.compile(
    r"(?:the|an?|his|her|their|some|many|several|one|two|three|other|another|most|those|all)\b",
    re.IGNORECASE,
)
_TWO = re.compile(
    r"(?:the|both)\s+(?:two\s+)?(?:nations|countries|sides|states|governments)\Z", re.I
)
_JOINED = re.compile(r"\b(?!The\b)[A-Z][a-z]+ and [A-Z][a-z]+\b(?! [A-Z])")
_KINDS = (
    ("document", (("documents", "heads"),)),
    ("unnamed", (("unnamed", "heads"), ("roles", "one"))),
    ("group", (("groups", "heads"),)),
    ("organisation", (("organisations", "words"), ("organisations", "names"))),
)
_OBJECT_REACH = 40  # characters before a name in which a preposition makes it an object
_SENTENCES_BACK = 8  # that a pronoun may look back
_CERTAINTY = {"in its sentence": 0.85, "speaks before": 0.85, "named before": 0.7, "object": 0.5}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source is; ``name`` is the written mention where the article does not settle it."""

    name: str | None
    type: str | None
    certainty: float
    why: str
    person: Person | None = None


NOBODY = Speaker(None, None, 1.0, "no speaker is written")


def name_speakers(document: Document, attributions: Sequence[Attribution]) -> list[Speaker]:
    """The speaker of each attribution, taken in reading order since pronouns look back."""
    scene = _Scene(document, attributions)
    return [scene.speaker(attribution) for attribution in attributions]


class _Scene:
    """What an article has said so far of who speaks and who is spoken of."""

    def __init__(self, document: Document, attributions: Sequence[Attribution]) -> None:
        self._document = document
        self._cast = Cast(document, [one.source.span for one in attributions if one.source])
        self._known: dict[int, Speaker] = {}  # by where the source stands
        self._said: dict[int, Speaker] = {}  # by sentence
        self._subjects: dict[int, list[tuple[int, Person]]] = defaultdict(list)
        self._objects: dict[int, list[tuple[int, Person]]] = defaultdict(list)
        for mention, person in self._cast.mentions:
            if not document.is_quoted(mention.start):
                lists = self._objects if self._is_object(mention) else self._subjects
                lists[document.sentence_at(mention.start)].append((mention.start, person))

    def speaker(self, attribution: Attribution) -> Speaker:
        """Who speaks in the next attribution."""
        source = attribution.source
        if not source:
            return NOBODY
        found = self._known.get(source.start) or self._identify(*source.span)
        self._known[source.start] = found
        if attribution.carried:
            found = replace(found, certainty=0.8 * found.certainty)
        for content in attribution.contents:
            at = self._document.sentence_at
            for sentence in range(at(content.start), at(content.end - 1) + 1):
                self._said[sentence] = found
        self._said[self._document.sentence_at(source.start)] = found
        return found

    def _is_object(self, mention: Mention) -> bool:
        """Whether a preposition stands before a name or a possessive 's after it."""
        text = self._document.text
        before = text[max(0, mention.start - _OBJECT_REACH) : mention.start]
        return bool(_AS_OBJECT.search(before)) or text[mention.end : mention.end + 1] in {"'", "’"}

    def _identify(self, start: int, end: int) -> Speaker:
        written = self._document.text[start:end].strip(" ,;:—–-\n")
        phrase = _POSSESSIVE.sub("", _PHRASE_END.split(written, maxsplit=1)[0].strip())
        return (
            self._pronoun(phrase, start)
            or self._several(phrase, start)
            or self._named(phrase, start)
            or self._named_after(written[len(phrase) :], start)
            or self._office(phrase, start)
            or self._pair(phrase, start)
            or _described(phrase)
        )

    def _named(self, phrase: str, position: int) -> Speaker | None:
        """The name that a phrase ends in: "State Department spokesperson Ann Lee"."""
        mention = _head_name(phrase)
        if not mention:
            return None
        found = self._cast.by_name(mention, position)
        if found:
            return _person(found)
        if is_organisation(mention.tokens) or re.match(r"the\s", phrase, re.IGNORECASE):
            return None
        if len(core(mention.tokens)) > 1:
            return Speaker(mention.name, "person", 0.7, "a name with nothing beside it")
        if mention.name.isupper() and len(mention.name) > 1:
            return Speaker(mention.name, "organisation", 0.8, "a name in capitals")
        return Speaker(mention.name, "unknown", 0.6, "a single name")

    def _named_after(self, rest: str, position: int) -> Speaker | None:
        """The name in apposition: "the mayor, Ann Lee,"."""
        inserted = rest.lstrip(" ,").split(",")[0]
        mention = next(mentions_in(inserted), None)
        if not rest.startswith(",") or not mention or mention.span != (0, len(inserted)):
            return None
        found = self._cast.by_name(mention, position)
        if found or is_organisation(mention.tokens):
            return _person(found) if found else None
        return Speaker(mention.name, "person", 0.8, "a name in apposition")

    def _several(self, phrase: str, position: int) -> Speaker | None:
        """Several at once: "Ann Lee and Bob Ray", "Lee and her aides"."""
        parts = re.split(r"\s(?:and|&)\s", phrase)
        if len(parts) == 1 or not all(_can_speak(part) for part in parts):
            return None
        named = [self._named(part, position) for part in parts]
        names = [one.name or part if one else part for one, part in zip(named, parts, strict=True)]
        return Speaker(" and ".join(names), "group", 0.8, "several names")

    def _office(self, phrase: str, position: int) -> Speaker | None:
        if not re.match(r"(?:the|that|this|his|her|their)\s|.*['’]s\s", phrase, re.IGNORECASE):
            return None
        found = self._cast.by_office(phrase, position)
        return _person(found) if found else None

    def _pair(self, phrase: str, position: int) -> Speaker | None:
        """Of "the two nations": the last two names before that "and" joins."""
        if not _TWO.match(phrase):
            return None
        before = list(_JOINED.finditer(self._document.text, 0, position))
        if not before:
            return None
        return Speaker(before[-1][0], "group", 0.7, f'"{phrase}": the last two names joined')

    # Pronouns

    def _pronoun(self, phrase: str, position: int) -> Speaker | None:
        word = phrase.lower()
        for pronoun in ("he", "she"):
            if word in words("speakers", "pronouns", pronoun):
                found = self._look_back(position, pronoun)
                return (
                    _person(found)
                    if found
                    else Speaker(phrase, "unknown", 0.3, f'nobody before whom "{word}" fits')
                )
        if word == "who":
            return self._before_relative(position)
        if word in words("speakers", "pronouns", "they"):
            return self._group_before(phrase, position)
        if word in words("speakers", "pronouns", "speaker"):
            return Speaker(phrase, "unknown", 0.3, "a pronoun")
        return None

    def _look_back(self, position: int, pronoun: str) -> Found | None:
        """The person whom he or she means: nearest sentence first, subjects before objects."""
        here = self._document.sentence_at(position)
        for person in _before(self._subjects[here], position, pronoun):
            return _meant(person, pronoun, "in its sentence")
        behind = range(here - 1, max(-1, here - 1 - _SENTENCES_BACK), -1)
        for sentence in (here, *behind):
            speaker = self._said.get(sentence)
            if speaker and speaker.person and _may_be(speaker.person, pronoun):
                return _meant(speaker.person, pronoun, "speaks before")
            subjects = list(_before(self._subjects[sentence], position, pronoun))
            if subjects:
                return self._clear(subjects[0], sentence, position, pronoun)
        for sentence in behind:
            for person in _before(self._objects[sentence], position, pronoun):
                return _meant(person, pronoun, "object")
        return None

    def _clear(self, person: Person, sentence: int, position: int, pronoun: str) -> Found | None:
        """The subject of a sentence, unless somebody else there fits the pronoun as well."""
        others = {
            one
            for one in _before(
                self._objects[sentence] + self._subjects[sentence], position, pronoun
            )
            if one is not person
        }
        better = {one for one in others if one.gender == pronoun and person.gender is None}
        if len(better) == 1:
            return _meant(better.pop(), pronoun, "named before")
        if others and person.gender is None:
            return None
        return _meant(person, pronoun, "named before")

    def _before_relative(self, position: int) -> Speaker:
        """The last person named before "who"."""
        here = self._document.sentence_at(position)
        named = [*self._subjects[here], *self._objects[here]]
        before = sorted((start, person.name) for start, person in named if start < position)
        if not before:
            return Speaker("who", "unknown", 0.3, "a pronoun")
        return Speaker(before[-1][1], "person", 0.7, 'the name before "who"')

    def _group_before(self, phrase: str, position: int) -> Speaker:
        here = self._document.sentence_at(position)
        for sentence in range(here, max(-1, here - 3), -1):
            speaker = self._said.get(sentence)
            if speaker and speaker.type in {"group", "unnamed", "organisation"}:
                return replace(speaker, certainty=0.6, why=f'"{phrase}": who speaks before')
            named = list(dict.fromkeys(person.name for _, person in self._subjects[sentence]))
            if len(named) == 2 and sentence < here:
                return Speaker(
                    " and ".join(named), "group", 0.6, f'"{phrase}": the two named before'
                )
        return Speaker(phrase, "unknown", 0.3, "a pronoun")


def _before(named: Sequence[tuple[int, Person]], position: int, pronoun: str) -> Iterator[Person]:
    return (person for start, person in named if start < position and _may_be(person, pronoun))


def _may_be(person: Person, pronoun: str) -> bool:
    return person.gender in {None, pronoun}


def _meant(person: Person, pronoun: str, how: str) -> Found:
    doubt = 0.9 if person.gender is None else 1.0
    return Found(person, _CERTAINTY[how] * doubt, f'"{pronoun}": {_HOW[how]}')


_HOW = {
    "in its sentence": "named first in the sentence",
    "speaks before": "who speaks before",
    "named before": "the subject before",
    "object": "named before",
}


def _person(found: Found) -> Speaker:
    return Speaker(found.person.name, "person", found.certainty, found.why, found.person)


# Phrases


def _head_name(phrase: str) -> Mention | None:
    """The name that is the head of a noun phrase: nothing follows, no preposition is before."""
    possessor = _POSSESSOR.match(phrase)
    offset = possessor.end() if possessor else 0
    for mention in mentions_in(phrase[offset:]):
        before = phrase[offset : offset + mention.start]
        after = phrase[offset + mention.end :]
        if mention.name.lower() in words("speakers", "unnamed", "heads") | words(
            "speakers", "groups", "heads"
        ):
            return None  # "Officials" at the head of a sentence
        if not _PREPOSITION.search(f" {before} ") and (not after or _PREPOSITION.match(after)):
            return mention
    return None


def _can_speak(phrase: str) -> bool:
    """Whether a phrase is a name, or a noun for people, without a preposition."""
    if _PREPOSITION.search(f" {phrase} "):
        return False
    return bool(_head_name(phrase)) or _kind(phrase.lower().split()[-1], phrase) != "unknown"


def _described(phrase: str) -> Speaker:
    """A source without a name, by the noun that heads it."""
    head_phrase = _PREPOSITION.split(phrase, maxsplit=1)[0]
    last = re.findall(r"[\w-]+(?:\.\w+)*", head_phrase.lower())[-1:]
    head = last[0] if last else ""
    kind = _kind(head, phrase)
    if kind == "organisation":
        name = re.sub(r"^the\s+", "", phrase, flags=re.IGNORECASE)
    else:
        name = _DETERMINER.sub(lambda word: word[0].lower(), phrase, count=1)
    certainty = 0.9 if kind != "unknown" else 0.6
    return Speaker(name or None, kind, certainty, f'by its noun "{head}"')


def _kind(head: str, phrase: str) -> str:
    """What a phrase without a person's name stands for, by its head noun, else by its name."""
    for kind, lists in _KINDS:
        if any(head in words("speakers", table, key) for table, key in lists):
            return kind
    name = next(mentions_in(phrase), None)
    ends = name is not None and name.end == len(phrase)
    return "organisation" if name and (ends or is_organisation(name.tokens)) else "unknown"
