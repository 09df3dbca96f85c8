"""He or she: what titles, offices and pronouns of the text itself show, never a first name."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from analysis.quotes.lexicon import pattern, words
from analysis.quotes.people.names import Mention
from analysis.quotes.people.offices import Office
from analysis.quotes.people.people import Person
from analysis.quotes.places import is_object
from analysis.text.document import Document
from analysis.text.segment import Span

_PRONOUN = re.compile(r"\b(?:(he|him|his|himself)|(she|her|hers|herself))\b", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:(he|his)|(she|her))\b", re.IGNORECASE)
_WHOSE = re.compile(r"(?:,| as) (?:his|her)\b")
_TITLE_VOTES = 10  # a title outweighs pronouns that may mean somebody else


def gender_of(shown: set[str]) -> str | None:
    """The pronoun that a title or an office tells: Mr., congresswoman."""
    for pronoun in ("he", "she"):
        if shown & words("speakers", "gender", pronoun):
            return pronoun
    return None


def vote_by_title(person: Person, mention: Mention, offices: Sequence[Office]) -> None:
    """Count the title of a mention and the offices beside it."""
    gender = gender_of({mention.title, *(one.head for one in offices)})
    person.he += _TITLE_VOTES * (gender == "he")
    person.she += _TITLE_VOTES * (gender == "she")


def vote_by_pronouns(
    document: Document,
    mentions: Sequence[tuple[Mention, Person]],
    shared: Sequence[Mention],
    reported: Sequence[Span],
) -> None:
    """Count the pronouns behind the first who is named in a sentence, up to the next.

    The pronoun of a sentence that names one only is a vote. Those of a sentence that names others
    too, of the person's own words ("Lee said that she"), beside a name that several share and at
    the head of the next sentence may mean somebody else, so they only count as a perhaps.

    Args:
        document: The article.
        mentions: Its names with whom they mean, in reading order.
        shared: Its names that can mean several people.
        reported: Where somebody's words stand, in order.
    """
    by_sentence: dict[int, dict[Person, Mention]] = defaultdict(dict)
    for mention, person in mentions:
        if not document.is_quoted(mention.start):
            sentence = document.sentence_at(mention.start)
            by_sentence[sentence].setdefault(person, mention)
    unclear = {document.sentence_at(mention.start) for mention in shared}
    for sentence, people in by_sentence.items():
        (person, mention), *others = people.items()
        start, end = document.sentences[sentence]
        told, doubted = _pronouns(document, (start, mention.start), reported)
        until = others[0][1].start if others else end
        own, other = _pronouns(document, (_past_others(document, mention), until), reported)
        own = own - told  # "she met Lee in her office"
        if sentence in unclear or is_object(document, mention.span):
            own, other = set(), own | other
        if others:
            own, other = set(), own
        else:
            other = other or _next_subject(document, sentence, by_sentence) - told - doubted
        person.he += own == {"he"}
        person.she += own == {"she"}
        person.perhaps_he += other == {"he"}
        person.perhaps_she += other == {"she"}


def _past_others(document: Document, mention: Mention) -> int:
    """Where what is told of a name begins: behind "Lee, his wife" and "chose Lee as his deputy"."""
    whose = _WHOSE.match(document.text, mention.end)
    return whose.end() if whose else mention.end


def _pronouns(
    document: Document, rest: Span, reported: Sequence[Span]
) -> tuple[set[str], set[str]]:
    """The pronouns of a stretch, quotations left out: the narrator's, and those in doubt.

    In doubt are those of reported words, and objects: "Lee attacked her".
    """
    own: set[str] = set()
    other: set[str] = set()
    for match in _PRONOUN.finditer(document.text, *rest):
        if not document.is_quoted(match.start()):
            objects = _object().match(document.text, match.start())
            doubt = objects or _is_in(match.start(), reported)
            (other if doubt else own).add("he" if match[1] else "she")
    return own, other


def _object() -> re.Pattern[str]:
    """A pronoun that no noun follows, and that is no subject."""
    return pattern("speakers", "pronouns", "after_objects", r"(?i:him\b|her(?:[^\w\s]|\s(?:{})\b))")


def _next_subject(
    document: Document, sentence: int, named: dict[int, dict[Person, Mention]]
) -> set[str]:
    """The pronoun that opens the next sentence, if that is of the paragraph and names nobody."""
    if sentence + 1 >= len(document.sentences) or sentence + 1 in named:
        return set()
    start = document.sentences[sentence + 1][0]
    pronoun = _SUBJECT.match(document.text, start)
    here = document.paragraph_at(document.sentences[sentence][0])
    if not pronoun or document.paragraph_at(start) != here:
        return set()
    return {"he" if pronoun[1] else "she"}


def _is_in(position: int, spans: Sequence[Span]) -> bool:
    before = bisect_right(spans, position, key=lambda span: span[0]) - 1
    return before >= 0 and position < spans[before][1]
