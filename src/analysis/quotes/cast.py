"""Who is who in an article: its people, and the person that a name, an office or a pronoun means.

A person is a full name that the article confirms: by a title ("Sen."), an office beside the name
("spokeswoman Ann Lee", "Ann Lee, the mayor,"), the surname alone elsewhere, or by letting the
person speak. Gender comes from titles, offices and pronouns in the text, never from a first name.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from analysis.quotes.lexicon import data, people_nouns, words
from analysis.quotes.names import Mention, core, mentions, suffix
from analysis.quotes.offices import Office, fit, office, offices_beside
from analysis.text.document import Document
from analysis.text.segment import Span

_PRONOUN = re.compile(r"\b(?:(he|him|his|himself)|(she|her|hers|herself))\b", re.IGNORECASE)
_COUPLE = re.compile(r"\b[A-Z]\w+ and \Z")
_BESIDE = 24  # characters before a name in which another first name is looked for
UNCLEAR = 0.5
"""How sure a surname is that several people have and nothing settles."""

_CLEAR = 0.95  # a name that can mean one person only
_TITLE_VOTES = 10  # a title outweighs pronouns that may mean somebody else


@dataclass(slots=True, eq=False)
class Person:
    """One person of an article."""

    name: str
    tokens: tuple[str, ...]
    mentions: list[Mention] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    he: int = 0
    she: int = 0

    @property
    def surname(self) -> str:
        """In small letters."""
        return core(self.tokens)[-1].lower()

    @property
    def gender(self) -> str | None:
        """The pronoun, "he" or "she", that the article uses; None where it shows none."""
        if self.he == self.she:
            return None
        return "he" if self.he > self.she else "she"


@dataclass(frozen=True, slots=True)
class Found:
    """A person, how sure that is (0 to 1), and what decided."""

    person: Person
    certainty: float
    why: str


class Cast:
    """The people of an article, and where its narration mentions them."""

    def __init__(
        self,
        document: Document,
        sources: Sequence[Span] = (),
        contents: Sequence[Span] = (),
    ) -> None:
        self._document = document
        self._reported = sorted(contents)
        named = mentions(document)
        self._by_surname: dict[str, list[Person]] = defaultdict(list)
        self._by_first_name: dict[str, list[Person]] = defaultdict(list)
        for person in _people(document, named, sources):
            self._by_surname[person.surname].append(person)
            if len(core(person.tokens)) > 1:
                self._by_first_name[person.tokens[0].lower()].append(person)
        self.mentions = self._resolve(named)
        """(mention, person) in reading order, quoted words included."""
        self._starts = {one: sorted(m.start for m in one.mentions) for one in self.people}
        self._held = {one: _merged(one.offices) for one in self.people}

    def _resolve(self, named: Sequence[Mention]) -> list[tuple[Mention, Person]]:
        """Who every mention is; the clear ones first, since they tell who the others can be."""
        resolved: dict[int, Person] = {}
        for unclear in (False, True):
            for index, mention in enumerate(named):
                found = None if index in resolved else self.by_name(mention, mention.start)
                if found and (unclear or found.certainty > _CLEAR):
                    resolved[index] = found.person
                    _note(found.person, mention, offices_beside(self._document.text, mention))
            if not unclear:
                self._count_pronouns([(named[index], one) for index, one in resolved.items()])
        return [(named[index], resolved[index]) for index in sorted(resolved)]

    @property
    def people(self) -> list[Person]:
        """Everybody, by surname."""
        return [person for people in self._by_surname.values() for person in people]

    def by_name(self, mention: Mention, position: int) -> Found | None:
        """The person whom a name means at a position of the text."""
        key = mention.surname
        people = self._by_surname.get(key) or []
        if len(core(mention.tokens)) > 1:
            people = [one for one in people if same_person(one.tokens, mention.tokens)]
            return Found(people[0], 1.0, "full name") if people else None
        people = people or self._by_first_name.get(key) or []
        if suffix(mention.tokens):
            people = [one for one in people if suffix(one.tokens) == suffix(mention.tokens)]
        if len(people) == 1:
            return Found(people[0], 0.98, f"the only {mention.name} of the article")
        return self._among(people, mention, position)

    def _among(self, people: Sequence[Person], mention: Mention, position: int) -> Found | None:
        """One of several people of one name.

        A title may settle it; else it is the one whom the article names in full first, for whom
        newspapers keep the bare surname.
        """
        fitting = [one for one in people if _title_fits(one, mention)]
        gender = _gender_of(mention)
        if gender:
            fitting = [one for one in fitting if one.gender == gender] or fitting
        if len(fitting) == 1:
            return Found(fitting[0], 0.9, f"the {mention.name} whom the title fits")
        full = [
            (full.start, one)
            for one in fitting
            for full in one.mentions
            if full.start < position and len(core(full.tokens)) > 1
        ]
        if not full:
            return None
        first, person = min(full, key=lambda pair: pair[0])
        if _COUPLE.search(self._document.text[max(0, first - _BESIDE) : first]):
            return None  # "Ann and Bob Lee": neither is the Lee of the article
        return Found(person, UNCLEAR, f"the {mention.name} named first, of {len(people)}")

    def by_office(self, phrase: str, position: int) -> Found | None:
        """The person whom "the president" or "the Texas senator" means at a position."""
        asked = office(phrase)
        if asked.head not in people_nouns():
            return None
        fitting = []
        for person, offices in self._held.items():
            fits = max((fit(asked, held) for held in offices), default=0.0)
            seen = bisect_left(self._starts[person], position)
            if fits and seen:
                fitting.append((fits, self._starts[person][seen - 1], person))
        if not fitting and asked.head in words("speakers", "roles", "one"):
            return self._just_named(asked, position)
        if not fitting:
            return None
        best = max(fits for fits, _, _ in fitting)
        equals = [(seen, person) for fits, seen, person in fitting if fits == best]
        _, person = max(equals, key=lambda pair: pair[0])
        if len(equals) > 1:
            return Found(person, 0.55, f"the {asked.head} last mentioned, of {len(equals)}")
        return Found(person, 0.85, f"the article's {asked.head}")

    def _just_named(self, asked: Office, position: int) -> Found | None:
        """Writers vary names: the one named last in the sentence, unless that has the office."""
        start = self._document.sentences[self._document.sentence_at(position)][0]
        first = bisect_left(self.mentions, start, key=lambda pair: pair[0].start)
        last = bisect_left(self.mentions, position, key=lambda pair: pair[0].start)
        for mention, person in reversed(self.mentions[first:last]):
            if not self._document.is_quoted(mention.start):
                if any(held.head == asked.head for held in person.offices):
                    return None
                return Found(person, 0.5, f"the name before, if it is the {asked.head}'s")
        return None

    def _count_pronouns(self, mentions: Sequence[tuple[Mention, Person]]) -> None:
        """One vote for the pronoun of a sentence that mentions one person only."""
        by_sentence: dict[int, dict[Person, int]] = defaultdict(dict)
        for mention, person in mentions:
            if not self._document.is_quoted(mention.start):
                sentence = self._document.sentence_at(mention.start)
                by_sentence[sentence].setdefault(person, mention.start)
        for sentence, people in by_sentence.items():
            if len(people) == 1:
                person, start = people.popitem()
                self._vote(person, (start, self._document.sentences[sentence][1]))

    def _vote(self, person: Person, rest: Span) -> None:
        """What follows a name in its sentence, words that somebody said left out."""
        genders = {
            "he" if match[1] else "she"
            for match in _PRONOUN.finditer(self._document.text, *rest)
            if not self._document.is_quoted(match.start()) and not self._is_reported(match.start())
        }
        if len(genders) == 1:
            person.he += "he" in genders
            person.she += "she" in genders

    def _is_reported(self, position: int) -> bool:
        before = bisect_right(self._reported, position, key=lambda span: span[0]) - 1
        return before >= 0 and position < self._reported[before][1]


# Gathering people


def _people(document: Document, named: Sequence[Mention], sources: Sequence[Span]) -> list[Person]:
    """Those whom the mentions confirm; a surname of its own only where no full name has it."""
    alone = {m.surname for m in named if len(core(m.tokens)) == 1 and _is_bare(document, m)}
    speaking = {place for source in sources for place in source}
    full: list[Person] = []
    by_surname: dict[str, list[Person]] = defaultdict(list)
    short: dict[str, Person] = {}
    confirmed: set[Person] = set()
    for mention in named:
        beside = any(offices_beside(document.text, mention))
        if is_organisation(mention.tokens) and not (mention.title or beside):
            continue
        if len(core(mention.tokens)) == 1:
            if mention.title:
                short.setdefault(mention.surname, Person(mention.name, mention.tokens))
            continue
        same = by_surname[mention.surname]
        person = next((one for one in same if same_person(one.tokens, mention.tokens)), None)
        if not person:
            person = Person(mention.name, mention.tokens)
            full.append(person)
            same.append(person)
        if (
            mention.title
            or (not speaking.isdisjoint(mention.span) and _is_bare(document, mention))
            or mention.surname in alone
            or mention.tokens[0].lower() in alone
            or beside
        ):
            confirmed.add(person)
    surnames = {person.surname for person in confirmed}
    first_names = {person.tokens[0].lower() for person in confirmed}
    return [person for person in full if person in confirmed] + [
        person for name, person in short.items() if name not in surnames | first_names
    ]


def _is_bare(document: Document, mention: Mention) -> bool:
    """Whether a name is used as people's names are: with a title, or without "the"."""
    before = document.text[max(0, mention.start - 4) : mention.start].lower()
    return bool(mention.title) or not before.endswith("the ")


def is_organisation(tokens: Sequence[str]) -> bool:
    """Whether a name is that of an organisation by one of its words."""
    return tokens[-1].lower() in words("speakers", "organisations", "words") or (
        tokens[0].lower() in words("speakers", "organisations", "names")
    )


def same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names can be one person's: same surname, first names that fit."""
    if [token.lower() for token in one] == [token.lower() for token in other]:
        return True
    a, b = core(one), core(other)
    if len(a) < 2 or len(b) < 2 or a[-1].lower() != b[-1].lower() or suffix(one) != suffix(other):
        return False
    short, long = sorted((a[0].rstrip(".").lower(), b[0].rstrip(".").lower()), key=len)
    if short == long or (len(short) == 1 and long.startswith(short)):
        return True
    forms = data("speakers")["names"]["short"]
    return long in forms.get(short, ()) or short in forms.get(long, ())


def _note(person: Person, mention: Mention, offices: Iterable[Office]) -> None:
    """Add a mention to a person, with what it says of offices and gender."""
    held = list(offices)
    person.mentions.append(mention)
    person.offices += held
    shown = {mention.title, *(one.head for one in held)}
    person.he += _TITLE_VOTES * bool(shown & words("speakers", "gender", "he"))
    person.she += _TITLE_VOTES * bool(shown & words("speakers", "gender", "she"))


def _merged(offices: Sequence[Office]) -> list[Office]:
    """Each office once, with all that the article says of it."""
    others: dict[str, set[str]] = defaultdict(set)
    for held in offices:
        others[held.head] |= held.others
    return [Office(head, frozenset(told)) for head, told in others.items()]


def _gender_of(mention: Mention) -> str | None:
    """The pronoun that a title tells: Mr., Mrs."""
    for pronoun in ("he", "she"):
        if mention.title in words("speakers", "gender", pronoun):
            return pronoun
    return None


def _title_fits(person: Person, mention: Mention) -> bool:
    """Whether a title contradicts neither the gender nor the offices of a person."""
    gender = _gender_of(mention)
    if gender:
        return person.gender in {None, gender}
    if not mention.title:
        return True
    asked = office(data("speakers")["titles"].get(mention.title, mention.title))
    return any(held.head == asked.head for held in person.offices)
