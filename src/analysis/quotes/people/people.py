"""The people of an article, gathered from its names.

A person is a full name that the article confirms: by a title ("Sen."), an office beside the name
("spokeswoman Ann Lee", "Ann Lee, the mayor,"), the surname alone elsewhere, or by letting the
person speak.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from analysis.quotes.lexicon import data, people_nouns, words
from analysis.quotes.people.names import Mention, core, suffix
from analysis.quotes.people.offices import Office
from analysis.text.document import Document
from analysis.text.segment import Span

_COUPLE = re.compile(r"\b(?<!of )(?<!in )([A-Z]\w+) and \Z")
_PRONOUN = re.compile(r"\b(?:(he|him|his)|she|her|hers)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:the|an?) \Z", re.IGNORECASE)
_AGE = re.compile(r", [1-9]\d?(?=[,.]| and\b)")
_BESIDE = 24  # characters before a name in which another first name is looked for


@dataclass(slots=True, eq=False)
class Person:
    """One person of an article."""

    name: str
    tokens: tuple[str, ...]
    mentions: list[Mention] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    he: int = 0
    she: int = 0
    perhaps_he: int = 0
    perhaps_she: int = 0
    apart: bool = False
    """Whether the surname alone can mean this one: the full name stands by itself somewhere."""

    @property
    def surname(self) -> str:
        """In small letters."""
        return core(self.tokens)[-1].lower()

    @property
    def gender(self) -> str | None:
        """The pronoun, "he" or "she", that the article uses; None where it shows none."""
        return _more(self.he, self.she)

    @property
    def leaning(self) -> str | None:
        """The gender, else the pronoun that stands where it may mean the person."""
        return self.gender or _more(self.perhaps_he, self.perhaps_she)


def _more(he: int, she: int) -> str | None:
    if he == she:
        return None
    return "he" if he > she else "she"


def gather(
    document: Document,
    names: Sequence[Mention],
    offices: Sequence[Sequence[Office]],
    sources: Sequence[Span],
    groups: Collection[tuple[str, ...]],
) -> list[Person]:
    """Those whom the names confirm; a surname of its own only where no full name has it.

    Args:
        document: The article.
        names: Its names in reading order.
        offices: The offices beside each of them.
        sources: Where those stand who speak.
        groups: The names that are organisations' by the noun before them.
    """
    alone: dict[str, list[Mention]] = defaultdict(list)
    for mention in names:
        if len(core(mention.tokens)) == 1 and is_bare(document, mention):
            alone[mention.surname].append(mention)
    speaking = {place for source in sources for place in source}
    people = [
        person
        for person, seen in _in_full(document, names, offices).items()
        if any(
            _confirms(document, *one, alone, () if person.tokens in groups else speaking)
            for one in seen
        )
    ]
    named = {person.surname for person in people if person.apart}
    named |= {person.tokens[0].lower() for person in people}
    no_titles = {"", *words("speakers", "roles", "adjectives")}
    titled = {
        one.surname: one
        for one in reversed(names)
        if one.title not in no_titles and len(core(one.tokens)) == 1
    }
    return people + [
        Person(one.name, one.tokens, apart=True)
        for surname, one in reversed(titled.items())
        if surname not in named and _can_be_person(one, held=True)
    ]


def _in_full(
    document: Document, names: Sequence[Mention], offices: Sequence[Sequence[Office]]
) -> dict[Person, list[tuple[Mention, Sequence[Office]]]]:
    """Everybody who has a full name, with its mentions and the offices beside each."""
    surnames = {m.surname for m in names if m.title or len(core(m.tokens)) > 1}
    found: dict[str, list[Person]] = defaultdict(list)
    seen: dict[Person, list[tuple[Mention, Sequence[Office]]]] = defaultdict(list)
    for mention, beside in zip(names, offices, strict=True):
        if len(core(mention.tokens)) == 1:
            continue
        held = any(one.head not in words("speakers", "roles", "adjectives") for one in beside)
        if not _can_be_person(mention, held=held):
            continue
        same = found[mention.surname]
        person = next((one for one in same if same_person(one.tokens, mention.tokens)), None)
        if not person:
            person = Person(mention.name, mention.tokens)
            same.append(person)
        person.apart |= joined_to(document, mention) in {"", *surnames}
        seen[person].append((mention, beside))
    return seen


def _can_be_person(mention: Mention, *, held: bool) -> bool:
    """Whether a name is of no place, nor of many; of an organisation only with an office."""
    if is_many(mention) or _is_place(mention.tokens):
        return False
    return bool(mention.title) or held or not is_organisation(mention.tokens)


def _confirms(
    document: Document,
    mention: Mention,
    beside: Sequence[Office],
    alone: Mapping[str, Sequence[Mention]],
    speaking: Collection[int],
) -> bool:
    """Whether a mention of a full name shows that it is a person's."""
    speaks = mention.start in speaking or mention.end in speaking
    return bool(
        mention.title
        or beside
        or (speaks and is_bare(document, mention) and not ends_in_role(mention))
        or mention.surname in alone
        or _AGE.match(document.text, mention.end)
        or _goes_by_first_name(document, mention, alone)
    )


def joined_to(document: Document, mention: Mention) -> str:
    """The other first name that shares a surname: "ann" of "Ann and Bob Lee", else ""."""
    before = max(0, mention.start - _BESIDE), mention.start
    found = None if mention.title else _COUPLE.search(document.text, *before)
    return found[1].lower() if found else ""


def _goes_by_first_name(
    document: Document, mention: Mention, alone: Mapping[str, Sequence[Mention]]
) -> bool:
    """Whether the first word of a name stands alone elsewhere, and is he or she somewhere.

    Of companies and places too the first word stands alone: "Halden Steel", "Halden"; and of what
    has "the" before it: "the Halden Treaty".
    """
    short = alone.get(mention.tokens[0].lower(), ()) if is_bare(document, mention) else ()
    return bool(short) and pronoun_behind(document, [mention, *short]) is not None


def pronoun_behind(document: Document, mentions: Iterable[Mention]) -> str | None:
    """The pronoun, "he" or "she", that stands more often behind names in their sentences."""
    counts: Counter[str] = Counter()
    for name in mentions:
        end = document.sentences[document.sentence_at(name.start)][1]
        for match in _PRONOUN.finditer(document.text, name.end, end):
            if not document.is_quoted(match.start()):
                counts["he" if match[1] else "she"] += 1
    return _more(counts["he"], counts["she"])


def is_bare(document: Document, mention: Mention) -> bool:
    """Whether a name is used as people's names are: with a title, or without an article."""
    return bool(mention.title) or not _ARTICLE.search(
        document.text, max(0, mention.start - len(" the ")), mention.start
    )


def is_many(mention: Mention) -> bool:
    """Whether a name is that of many: Cuban Americans, Cuban-Americans."""
    return mention.surname.rpartition("-")[2] in words("speakers", "groups", "peoples")


def ends_in_role(mention: Mention) -> bool:
    """Whether a name ends in what people are, and no surname is: Big-Name Senator."""
    word = mention.tokens[-1].lower()
    roles = people_nouns() | words("speakers", "groups", "heads")
    return word in roles - words("speakers", "roles", "surnames")


def follows_group(text: str, mention: Mention) -> bool:
    """Whether the noun right before a name makes it an organisation's: "the firm Halden Marsh"."""
    before = text[max(0, mention.start - _BESIDE) : mention.start].split()[-1:]
    return (
        not mention.title
        and bool(before)
        and {*before} <= words("speakers", "organisations", "before_names")
    )


def is_organisation(tokens: Sequence[str]) -> bool:
    """Whether a name is that of an organisation by one of its words, or of a country."""
    return (
        tokens[-1].lower() in words("speakers", "organisations", "words")
        or tokens[0].lower() in words("speakers", "organisations", "names")
        or _is_place(tokens)
    )


def _is_place(tokens: Sequence[str]) -> bool:
    if tokens[0].lower() in words("speakers", "names", "open_places"):
        return True
    return " ".join(tokens).lower() in words("speakers", "names", "places")


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
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
