"""Whom a pronoun means, by what the article has said before it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.quotes.lexicon import cue_class, words
from analysis.quotes.people.people import Person
from analysis.quotes.places import clause_end, opens_sentence
from analysis.quotes.speakers.ahead import named_ahead
from analysis.quotes.speakers.phrases import Speaker
from analysis.quotes.speakers.pronouns import WAYS, is_one, may_be, meant, named_before, unsettled
from analysis.quotes.speakers.scene import Scene
from analysis.text.marks import MARKS
from analysis.text.segment import Span

_SENTENCES_BACK = 8  # that "he" may look back
_SENTENCES_BACK_OF_THEY = 3
_EDGE = " ,.?!\n" + MARKS
_VERB_OF_IT = re.compile(r"(?i:it),?(?: (?:also|then|later|\w+ly|has|had))* (\w+)")


class Anaphora:
    """Gives the pronouns of one article their meaning, as far as its scene tells."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._meant: dict[tuple[int, str], Speaker] = {}  # by sentence and pronoun

    def meant(self, phrase: str, position: int, contents: Sequence[Span] = ()) -> Speaker | None:
        """Whom a pronoun means at a position; None if the phrase is no pronoun.

        Args:
            phrase: The written source.
            position: Where it begins.
            contents: What is said.
        """
        word = phrase.lower()
        for pronoun in ("he", "she"):
            if word in words("speakers", "pronouns", pronoun):
                span = position, position + len(word)
                told = contents if word == pronoun else None
                found = self._told_or_other(span, pronoun, told) or unsettled(word)
                self._meant[self._scene.document.sentence_at(position), pronoun] = found
                return found
        if word == "who":
            return self._before_relative(position)
        if word in words("speakers", "pronouns", "they"):
            return self._several(word, position)
        if word == "it":
            return self._thing(position)
        if word in words("speakers", "pronouns", "nobody"):
            return Speaker(None, None, 0.3, "a pronoun")
        if word in words("speakers", "pronouns", "speaker"):
            return Speaker("I" if word == "i" else word, "unknown", 0.3, "a pronoun")
        return None

    def _told_or_other(
        self, span: Span, pronoun: str, contents: Sequence[Span] | None
    ) -> Speaker | None:
        """Somebody else than is spoken of; where there is nobody, who is told of before it."""
        if contents is None:
            return self._one(span[0], pronoun, set())
        others = self._spoken_of(span, contents)
        found = self._one(span[0], pronoun, others)
        if others and (not found or found.type == "unknown"):  # "Lee is ill, she said"
            subject = self._one(span[0], pronoun, self._spoken_of(span, ()))
            return subject if subject and subject.person in others else found
        return found

    def _spoken_of(self, pronoun: Span, contents: Sequence[Span]) -> set[Person]:
        """Whom a subject pronoun cannot mean: who is named after it in its clause ("He called Lee
        a liar"), or in the words right before it ("Lee, he said, was late").

        (Principle C of binding theory: Chomsky 1981, Lectures on Government and Binding.)
        """
        told = [(pronoun[1], clause_end(self._scene.document, pronoun))]
        told += [
            (start, end)
            for start, end in contents
            if not self._scene.document.text[end : pronoun[0]].strip(_EDGE) and end <= pronoun[0]
        ]
        return {person for span in told for person in self._scene.named_in(span)}

    def _one(self, position: int, pronoun: str, others: set[Person]) -> Speaker | None:
        """The person whom he or she means: the first to whom the text does not give the other."""
        unlikely = None
        for found in self._candidates(position, pronoun):
            if found.person in others:
                continue
            if not found.person or found.person.leaning in {None, pronoun}:
                return found
            unlikely = unlikely or found
        return unlikely

    def _candidates(self, position: int, pronoun: str) -> Iterator[Speaker]:
        """Whom he or she can mean: nearest sentence first, subjects before objects."""
        here = self._scene.document.sentence_at(position)
        yield from self._again(here, pronoun)
        ahead = named_ahead(self._scene, position)
        if ahead and may_be(ahead, pronoun):
            yield meant(ahead, pronoun, "ahead")
        yield from self._here(here, position, pronoun)
        behind = range(here - 1, max(-1, here - 1 - _SENTENCES_BACK), -1)
        for sentence in (here, *behind):
            yield from self._heard(sentence, position, pronoun)
            subject = next(named_before(self._scene.subjects[sentence], position, pronoun), None)
            if subject and not self._is_other(subject.tokens[-1], subject, sentence, pronoun):
                yield self._clear(subject, sentence, position, pronoun)
        for sentence in behind:
            for person in named_before(self._scene.objects[sentence], position, pronoun):
                yield meant(person, pronoun, "object before")

    def _heard(self, sentence: int, position: int, pronoun: str) -> Iterator[Speaker]:
        """Who is asked, speaks or is read in a sentence."""
        said = self._scene.said.get(sentence)
        if said and said.type == "person":
            name = (said.name or "").rpartition(" ")[2]
            said = None if self._is_other(name, said.person, sentence, pronoun) else said
        if sentence in self._scene.asked and self._may_answer(sentence, position):
            yield from self._answering(self._scene.asked[sentence], said, pronoun)
        if said and said.person and may_be(said.person, pronoun):
            since = range(self._scene.document.sentence_at(position) - 1, sentence, -1)
            yield from self._surer(said.person, since, position, pronoun)
            yield meant(said.person, pronoun, "speaker")
        author = self._scene.authors.get(sentence)
        if author and may_be(author, pronoun):
            yield meant(author, pronoun, "author")
        if said and not said.person and is_one(said):
            why = f'"{pronoun}": {WAYS["speaker"][1]}'
            yield replace(said, certainty=min(0.7, said.certainty), why=why)

    def _here(self, sentence: int, position: int, pronoun: str) -> Iterator[Speaker]:
        """Who is named before in the sentence, also as an owner: "Lee's plan is dead, but she"."""
        for way, named in (("subject", self._scene.subjects), ("owner", self._scene.owners)):
            people = named_before(named[sentence], position, pronoun)
            for person in sorted(people, key=lambda person: person.leaning != pronoun):
                yield meant(person, pronoun, way)

    def _is_other(self, name: str, person: Person | None, sentence: int, pronoun: str) -> bool:
        """Whether a sentence opens with the pronoun before it names somebody else ("She met Lee").

        Of Lee the text tells neither he nor she.
        """
        start, end = self._scene.document.sentences[sentence]
        text = self._scene.document.text[start:end]
        opens = text[: len(pronoun) + 1].lower() == f"{pronoun} "
        return opens and name in text and not (person and person.leaning)

    def _again(self, sentence: int, pronoun: str) -> Iterator[Speaker]:
        """Whom the pronoun meant before in its sentence, if that is who spoke last there."""
        found = self._meant.get((sentence, pronoun))
        if found and found.person and found == self._scene.said.get(sentence):
            yield found

    def _surer(
        self, speaker: Person, since: range, position: int, pronoun: str
    ) -> Iterator[Speaker]:
        """Who is named since a speaker who is given no pronoun: one who is given it elsewhere.

        Where that one is given none either, but is named more often, nobody.
        """
        for sentence in since if speaker.leaning is None else ():
            for person in named_before(self._scene.objects[sentence], position, pronoun):
                if person.leaning == pronoun:
                    yield meant(person, pronoun, "object before")
                elif person.leaning is None and len(person.mentions) > len(speaker.mentions):
                    yield unsettled(pronoun)

    def _may_answer(self, asked: int, position: int) -> bool:
        """Whether a pronoun opens a sentence, or stands in another paragraph than a question."""
        document = self._scene.document
        at = document.paragraph_at
        other = at(document.sentences[asked][0]) != at(position)
        return other or opens_sentence(document, position)

    def _answering(self, asked: Person, asker: Speaker | None, pronoun: str) -> Iterator[Speaker]:
        """Who was asked, unless only the asker fits; nobody if nothing tells them apart."""
        if asked.leaning == pronoun:
            yield meant(asked, pronoun, "asked")
        elif may_be(asked, pronoun) and not (
            asker and asker.person and asker.person.leaning == pronoun
        ):
            yield unsettled(pronoun)

    def _clear(self, person: Person, sentence: int, position: int, pronoun: str) -> Speaker:
        """The subject of a sentence; nobody if somebody else there fits the pronoun as well."""
        better = self._better(person, sentence, position, pronoun)
        if better:
            return meant(better, pronoun, "subject before")
        if person.leaning is None and self._others(person, sentence, position, pronoun):
            return unsettled(pronoun)
        return meant(person, pronoun, "subject before")

    def _others(self, person: Person, sentence: int, position: int, pronoun: str) -> set[Person]:
        """Who else is named in a sentence and may be meant."""
        named = named_before(
            self._scene.objects[sentence] + self._scene.subjects[sentence], position, pronoun
        )
        return {one for one in named if one is not person and one.leaning in {None, pronoun}}

    def _better(self, person: Person, sentence: int, position: int, pronoun: str) -> Person | None:
        """The only one of the others to whom the text gives the pronoun, if the person lacks it."""
        if person.leaning == pronoun:
            return None
        others = self._others(person, sentence, position, pronoun)
        fitting = [one for one in others if one.leaning == pronoun]
        return fitting[0] if len(fitting) == 1 else None

    def _before_relative(self, position: int) -> Speaker:
        """The last person named before "who"."""
        here = self._scene.document.sentence_at(position)
        named = [*self._scene.subjects[here], *self._scene.objects[here]]
        before = [(start, person) for start, person in named if start < position]
        if not before:
            return Speaker("who", "unknown", 0.3, "a pronoun")
        _, person = max(before, key=lambda pair: pair[0])
        return Speaker(person.name, "person", 0.7, 'the name before "who"', person)

    def _thing(self, position: int) -> Speaker:
        """The organisation or document that spoke last in the paragraph.

        Not of "it appears" and "it is clear", which say nothing of anybody.
        """
        verb = _VERB_OF_IT.match(self._scene.document.text, position)
        said = next(self._scene.spoke(position, paragraphs=0), None)
        says = verb and cue_class(verb[1]) not in {None, "mental", "conceding"}
        if says and said and said.type in {"organisation", "document"}:
            return replace(said, certainty=0.6, why=f'"it": {WAYS["speaker"][1]}')
        return unsettled("it")

    def _several(self, word: str, position: int) -> Speaker:
        """The group that spoke before, or the two people named before."""
        here = self._scene.document.sentence_at(position)
        for sentence in range(here, max(-1, here - _SENTENCES_BACK_OF_THEY), -1):
            said = self._scene.said.get(sentence)
            if said and said.type in {"group", "unnamed", "organisation"}:
                return replace(said, certainty=0.6, why=f'"{word}": who speaks before')
            pair = self._scene.pairs.get(sentence)
            if pair and sentence < here:
                why = f'"{word}": the two named before'
                return Speaker(" and ".join(one.name for one in pair), "group", 0.6, why)
        return Speaker(word, "unknown", 0.3, "a pronoun")
