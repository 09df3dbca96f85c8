"""Who is who in an article: the person that a name or an office means at a place of the text."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.quotes.lexicon import data, is_plural, people_nouns
from analysis.quotes.people.gender import gender_of, vote_by_pronouns, vote_by_title
from analysis.quotes.people.names import Mention, core, suffix
from analysis.quotes.people.namesakes import namesakes
from analysis.quotes.people.offices import Office, fit, office, offices_beside
from analysis.quotes.people.people import Person, follows_group, gather, joined_to, same_person
from analysis.text.document import Document
from analysis.text.segment import Span

UNCLEAR = 0.5
"""How sure a surname is that several people have and nothing settles."""

_OWNED = re.compile(r"(?:his|her|their)\s|.*['’]s?\s", re.IGNORECASE)  # "his lawyer"
_OFTEN = 3  # times that somebody is called by the first name alone
_CLEAR = 0.95  # a name that can mean one person only


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
        names: Sequence[Mention],
        sources: Sequence[Span] = (),
        contents: Sequence[Span] = (),
    ) -> None:
        self._document = document
        self._by_surname: dict[str, list[Person]] = defaultdict(list)
        self._by_first_name: dict[str, list[Person]] = defaultdict(list)
        self._written = Counter(mention.name.lower() for mention in names)
        offices = [tuple(offices_beside(document.text, mention)) for mention in names]
        self._groups = {m.tokens for m in names if follows_group(document.text, m)}
        people = gather(document, names, offices, sources, self._groups)
        for person in [*people, *namesakes(document, names, offices, people)]:
            self._by_surname[person.surname].append(person)
            if len(core(person.tokens)) > 1:
                self._by_first_name[person.tokens[0].lower()].append(person)
        self._first: dict[Person, int] = {}
        for mention in names:
            named = self.by_name(mention, mention.start) if len(core(mention.tokens)) > 1 else None
            if named:
                self._first.setdefault(named.person, mention.start)
        self.mentions = self._resolve(names, offices, sorted(contents))
        """(mention, person) in reading order, quoted words included."""
        self._starts = {one: sorted(m.start for m in one.mentions) for one in self.people}
        self._held = {one: _merged(one.offices) for one in self.people}

    def _resolve(
        self,
        names: Sequence[Mention],
        offices: Sequence[Sequence[Office]],
        reported: Sequence[Span],
    ) -> list[tuple[Mention, Person]]:
        """Who every mention is; the clear ones first, since they tell who the others can be."""
        resolved: dict[int, Person] = {}
        for unclear in (False, True):
            for index, mention in enumerate(names):
                found = None if index in resolved else self.by_name(mention, mention.start)
                if found and (unclear or found.certainty > _CLEAR):
                    resolved[index] = found.person
                    found.person.mentions.append(mention)
                    found.person.offices += offices[index]
                    vote_by_title(found.person, mention, offices[index])
            if not unclear:
                clear = [(names[index], person) for index, person in resolved.items()]
                shared = [
                    mention
                    for index, mention in enumerate(names)
                    if index not in resolved and mention.surname in self._by_surname
                ]
                vote_by_pronouns(self._document, clear, shared, reported)
        return [(names[index], resolved[index]) for index in sorted(resolved)]

    @property
    def people(self) -> list[Person]:
        """Everybody, by surname."""
        return [person for people in self._by_surname.values() for person in people]

    def is_group(self, mention: Mention) -> bool:
        """Whether the article says that a name is an organisation's: "the firm Halden Marsh"."""
        return mention.tokens in self._groups

    def by_name(self, mention: Mention, position: int) -> Found | None:
        """The person whom a name means at a position of the text."""
        key = mention.surname
        people = self._by_surname.get(key) or []
        if len(core(mention.tokens)) > 1:
            people = [one for one in people if same_person(one.tokens, mention.tokens)]
            return Found(people[0], 1.0, "full name") if people else None
        people = _known_by_surname(people, mention) or self._by_first_name.get(key) or []
        if suffix(mention.tokens):
            people = [one for one in people if suffix(one.tokens) == suffix(mention.tokens)]
        if len(people) == 1:
            return Found(people[0], 0.98, f"the only {mention.name} of the article")
        likely = self._likely(people, position)
        if len(likely) == 1 and _title_fits(likely[0], mention):
            return Found(likely[0], 0.8, f"the only {mention.name} so called and named so far")
        return self._among(likely, mention, position)

    def _likely(self, people: Sequence[Person], position: int) -> Sequence[Person]:
        """Those of one surname who are named in full before, and do not go by the first name.

        (A boy is "Tess" all through an article; its "Nguyen" is his father.)
        """
        surnamed = [one for one in people if not self._goes_by_first_name(one)] or people
        return [one for one in surnamed if self._first.get(one, 0) < position] or surnamed

    def _goes_by_first_name(self, person: Person) -> bool:
        first = self._written[person.tokens[0].lower()]
        return first >= _OFTEN and first > self._written[person.surname]

    def _among(self, people: Sequence[Person], mention: Mention, position: int) -> Found | None:
        """One of several people of one name.

        A title may settle it; else it is the one whom the article names in full first, for whom
        newspapers keep the bare surname.
        """
        fitting = [one for one in people if _title_fits(one, mention)]
        if not fitting:
            fitting = [one for one in people if not one.offices]
            fitting = fitting if len(fitting) == 1 else []
        gender = gender_of({mention.title})
        if gender:
            fitting = [one for one in fitting if one.gender == gender] or fitting
        if len(fitting) == 1:
            return Found(fitting[0], 0.9, f"the {mention.name} whom the title fits")
        full = [
            (full.start, full, one)
            for one in fitting
            for full in one.mentions
            if full.start < position and len(core(full.tokens)) > 1
        ]
        if not full:
            return None
        _, first, person = min(full, key=lambda one: one[0])
        if joined_to(self._document, first):
            return None
        return Found(person, UNCLEAR, f"the {mention.name} named first, of {len(people)}")

    def by_office(self, phrase: str, position: int) -> Found | None:
        """The person whom "the president" or "the Texas senator" means at a position."""
        asked = office(phrase)
        if asked.head not in people_nouns() or is_plural(asked.head):  # "the senators"
            return None
        owned = _OWNED.match(phrase) is not None
        fitting = []
        for person, offices in self._held.items():
            fits = max((fit(asked, held) for held in offices), default=0.0)
            seen = bisect_left(self._starts[person], position)
            if fits and seen:
                fitting.append((fits, self._starts[person][seen - 1], person))
        if not fitting:
            return None
        best = max(fits for fits, _, _ in fitting)
        equals = [(seen, person) for fits, seen, person in fitting if fits == best]
        _, person = max(equals, key=lambda pair: pair[0])
        if len(equals) > 1:
            return Found(person, 0.55, f"the {asked.head} last mentioned, of {len(equals)}")
        return Found(person, 0.6 if owned else 0.85, f"the article's {asked.head}")


def _known_by_surname(people: Sequence[Person], mention: Mention) -> list[Person]:
    """Who of a surname it can mean: nobody of "Ann and Bob Lee", unless by a title."""
    short = [one for one in people if len(core(one.tokens)) == 1]
    full = [one for one in people if one.apart and one not in short]
    if mention.title:
        return short + full if short else list(people)
    return [one for one in short if one.apart] or full


def _merged(offices: Sequence[Office]) -> list[Office]:
    """Each office once, with all that the article says of it."""
    others: dict[str, set[str]] = defaultdict(set)
    for held in offices:
        others[held.head] |= held.others
    return [Office(head, frozenset(told)) for head, told in others.items()]


def _title_fits(person: Person, mention: Mention) -> bool:
    """Whether a title contradicts neither the gender nor the offices of a person."""
    gender = gender_of({mention.title})
    if gender:
        return person.gender in {None, gender}
    if not mention.title:
        return True
    asked = office(data("speakers")["titles"].get(mention.title, mention.title))
    return any(held.head == asked.head for held in person.offices)
