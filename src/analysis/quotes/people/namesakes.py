"""Holders of an office whom an article names by title and surname only, beside a relative.

"President Ruiz" is not Elena Ruiz, though nobody else of the surname is named in full, if she is
called a wife or a secretary, or is "she" where he is "he".
"""

from collections import defaultdict
from collections.abc import Sequence

from analysis.quotes.lexicon import words
from analysis.quotes.people.names import Mention, core
from analysis.quotes.people.offices import Office, fit
from analysis.quotes.people.people import Person, pronoun_behind, same_person
from analysis.text.document import Document

_Named = Sequence[tuple[Mention, Sequence[Office]]]


def namesakes(
    document: Document,
    names: Sequence[Mention],
    offices: Sequence[Sequence[Office]],
    people: Sequence[Person],
) -> list[Person]:
    """A person for each surname whose titled mentions mean nobody of that surname.

    Only of offices that one person holds at a time, such as president: newspapers leave out the
    first name of nobody else.

    Args:
        document: The article.
        names: Its names in reading order.
        offices: The offices beside each of them.
        people: Those whom the names confirm.
    """
    full: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        if len(core(person.tokens)) > 1:
            full[person.surname].append(person)
    named: dict[str, list[tuple[Mention, Sequence[Office]]]] = defaultdict(list)
    for name, held in zip(names, offices, strict=True):
        if name.surname in full:
            named[name.surname].append((name, held))
    found = []
    for surname, mentions in named.items():
        titled = [(name, held) for name, held in mentions if _is_titled(name, held)]
        if titled and all(_differs(document, one, titled, mentions) for one in full[surname]):
            first = titled[0][0]
            held = [one for _, offices in titled for one in offices]
            leads = first is mentions[0][0]
            found.append(Person(first.name, first.tokens, offices=held, apart=leads))
    return found


def _is_titled(name: Mention, held: Sequence[Office]) -> bool:
    """Whether a mention is a surname with the title of an office that one person holds."""
    single = any(
        one.head in words("speakers", "roles", "single") and "vice" not in one.others
        for one in held
    )
    return bool(name.title) and len(core(name.tokens)) == 1 and single


def _differs(document: Document, person: Person, titled: _Named, mentions: _Named) -> bool:
    """Whether somebody named in full cannot hold the office of a titled surname."""
    own = [(name, held) for name, held in mentions if same_person(name.tokens, person.tokens)]
    held = [one for _, offices in own for one in offices]
    if any(fit(asked, one) for _, offices in titled for asked in offices for one in held):
        return False
    pronoun = pronoun_behind(document, [name for name, _ in own])
    other = pronoun_behind(document, [name for name, _ in titled])
    return bool(held) or (pronoun is not None and pronoun != other)
