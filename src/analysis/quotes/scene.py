"""Whom a pronoun means: what an article has said so far of who speaks and who is spoken of."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.quotes.cast import Cast, Person
from analysis.quotes.lexicon import pattern, words
from analysis.quotes.link import Attribution
from analysis.quotes.names import Mention
from analysis.quotes.phrases import Speaker
from analysis.text.document import Document

_OBJECT_REACH = 40  # characters before a name in which a preposition makes it an object
_SENTENCES_BACK = 8  # that "he" may look back
_SENTENCES_BACK_OF_THEY = 3
_UNKNOWN_GENDER = 0.9  # a doubt
_WAYS = {  # how a person is found, how sure that is, and why in words
    "subject": (0.85, "named first in the sentence"),
    "speaker": (0.85, "who speaks before"),
    "subject before": (0.7, "the subject before"),
    "object before": (0.5, "named before"),
}


class Scene:
    """Who spoke and who was named in each sentence, as far as the article has been read."""

    def __init__(self, document: Document, cast: Cast) -> None:
        self._document = document
        self._said: dict[int, Speaker] = {}
        self._subjects: dict[int, list[tuple[int, Person]]] = defaultdict(list)
        self._objects: dict[int, list[tuple[int, Person]]] = defaultdict(list)
        for mention, person in cast.mentions:
            if not document.is_quoted(mention.start):
                lists = self._objects if self._is_object(mention) else self._subjects
                lists[document.sentence_at(mention.start)].append((mention.start, person))

    def _is_object(self, mention: Mention) -> bool:
        """Whether a preposition stands before a name or a possessive 's after it."""
        text = self._document.text
        before = text[max(0, mention.start - _OBJECT_REACH) : mention.start]
        governed = pattern(
            "speakers", "phrases", "before_objects",
            r"\b(?i:{})(?:\s+(?:the|former|then|[A-Z][\w.]*))*\s+\Z",
        )  # fmt: skip
        return bool(governed.search(before)) or text[mention.end : mention.end + 1] in {"'", "’"}

    def note(self, attribution: Attribution, speaker: Speaker) -> None:
        """Remember who speaks in the sentences of an attribution."""
        at = self._document.sentence_at
        for content in attribution.contents:
            for sentence in range(at(content.start), at(content.end - 1) + 1):
                self._said[sentence] = speaker
        if attribution.source:
            self._said[at(attribution.source.start)] = speaker

    def spoke_before(self, surname: str, position: int) -> Person | None:
        """The person of that surname who spoke last, in this paragraph or the one before."""
        here = self._document.sentence_at(position)
        paragraph = self._document.paragraph_at(position)
        for sentence in range(here, -1, -1):
            if self._document.paragraph_at(self._document.sentences[sentence][0]) < paragraph - 1:
                return None
            said = self._said.get(sentence)
            if said and said.person and said.person.surname == surname:
                return said.person
        return None

    def meant(self, phrase: str, position: int) -> Speaker | None:
        """Whom a pronoun means at a position; None if the phrase is no pronoun."""
        word = phrase.lower()
        for pronoun in ("he", "she"):
            if word in words("speakers", "pronouns", pronoun):
                unsettled = Speaker(word, "unknown", 0.3, f'nobody before whom "{word}" fits')
                return self._one(position, pronoun) or unsettled
        if word == "who":
            return self._before_relative(position)
        if word in words("speakers", "pronouns", "they"):
            return self._several(word, position)
        if word in words("speakers", "pronouns", "nobody"):
            return Speaker(None, None, 0.3, "a pronoun")
        if word in words("speakers", "pronouns", "speaker"):
            return Speaker(word, "unknown", 0.3, "a pronoun")
        return None

    def _one(self, position: int, pronoun: str) -> Speaker | None:
        """The person whom he or she means: nearest sentence first, subjects before objects."""
        here = self._document.sentence_at(position)
        for person in _before(self._subjects[here], position, pronoun):
            return _found(person, pronoun, "subject")
        behind = range(here - 1, max(-1, here - 1 - _SENTENCES_BACK), -1)
        for sentence in (here, *behind):
            said = self._said.get(sentence)
            if said and said.person and _may_be(said.person, pronoun):
                return _found(said.person, pronoun, "speaker")
            if said and not said.person and said.type in {"unnamed", "person"}:
                return replace(said, certainty=0.7, why=f'"{pronoun}": {_WAYS["speaker"][1]}')
            subjects = list(_before(self._subjects[sentence], position, pronoun))
            if subjects:
                return self._clear(subjects[0], sentence, position, pronoun)
        for sentence in behind:
            for person in _before(self._objects[sentence], position, pronoun):
                return _found(person, pronoun, "object before")
        return None

    def _clear(self, person: Person, sentence: int, position: int, pronoun: str) -> Speaker | None:
        """The subject of a sentence, unless somebody else there fits the pronoun as well."""
        named = self._objects[sentence] + self._subjects[sentence]
        others = {one for one in _before(named, position, pronoun) if one is not person}
        better = {one for one in others if one.gender == pronoun and person.gender is None}
        if len(better) == 1:
            return _found(better.pop(), pronoun, "subject before")
        if others and person.gender is None:
            return None
        return _found(person, pronoun, "subject before")

    def _before_relative(self, position: int) -> Speaker:
        """The last person named before "who"."""
        here = self._document.sentence_at(position)
        named = [*self._subjects[here], *self._objects[here]]
        before = [(start, person) for start, person in named if start < position]
        if not before:
            return Speaker("who", "unknown", 0.3, "a pronoun")
        _, person = max(before, key=lambda pair: pair[0])
        return Speaker(person.name, "person", 0.7, 'the name before "who"', person)

    def _several(self, word: str, position: int) -> Speaker:
        """The group that spoke before, or the two people named before."""
        here = self._document.sentence_at(position)
        for sentence in range(here, max(-1, here - _SENTENCES_BACK_OF_THEY), -1):
            said = self._said.get(sentence)
            if said and said.type in {"group", "unnamed", "organisation"}:
                return replace(said, certainty=0.6, why=f'"{word}": who speaks before')
            named = list(dict.fromkeys(person.name for _, person in self._subjects[sentence]))
            if len(named) == 2 and sentence < here:
                why = f'"{word}": the two named before'
                return Speaker(" and ".join(named), "group", 0.6, why)
        return Speaker(word, "unknown", 0.3, "a pronoun")


def _before(named: Sequence[tuple[int, Person]], position: int, pronoun: str) -> Iterator[Person]:
    return (person for start, person in named if start < position and _may_be(person, pronoun))


def _may_be(person: Person, pronoun: str) -> bool:
    return person.gender in {None, pronoun}


def _found(person: Person, pronoun: str, way: str) -> Speaker:
    certainty, how = _WAYS[way]
    doubt = _UNKNOWN_GENDER if person.gender is None else 1.0
    return Speaker(person.name, "person", certainty * doubt, f'"{pronoun}": {how}', person)
