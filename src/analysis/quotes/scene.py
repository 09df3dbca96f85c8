"""Whom a pronoun means: what an article has said so far of who speaks and who is spoken of."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from analysis.quotes.cast import Cast
from analysis.quotes.lexicon import cue_class, pattern, words
from analysis.quotes.names import Mention
from analysis.quotes.offices import office
from analysis.quotes.parts import Attribution
from analysis.quotes.people import Person, is_bare
from analysis.quotes.phrases import Speaker
from analysis.quotes.places import clause_end, opens_sentence
from analysis.quotes.pronouns import WAYS, is_one, may_be, meant, named_before, unsettled
from analysis.quotes.voice import asks
from analysis.text.document import Document
from analysis.text.marks import MARKS
from analysis.text.segment import Span

_OBJECT_REACH = 40  # characters before a name in which a preposition makes it an object
_SENTENCES_BACK = 8  # that "he" may look back
_SENTENCES_BACK_OF_THEY = 3
_EDGE = " ,.?!\n" + MARKS
_VERB_OF_IT = re.compile(r"(?i:it),?(?: (?:also|then|later|\w+ly|has|had))* (\w+)")
_AGAIN = re.compile(r"(?:the|that) ([\w-]+)", re.IGNORECASE)


class Scene:
    """Who spoke and who was named in each sentence, as far as the article has been read."""

    def __init__(self, document: Document, cast: Cast) -> None:
        self._document = document
        self._said: dict[int, Speaker] = {}
        self._asked: dict[int, Person] = {}
        self._subjects: dict[int, list[tuple[int, Person]]] = defaultdict(list)
        self._objects: dict[int, list[tuple[int, Person]]] = defaultdict(list)
        self._by_noun: dict[str, Speaker] = {}
        self._named: list[tuple[int, Person]] = []
        for mention, person in cast.mentions:
            if is_bare(document, mention) and not document.is_quoted(mention.start):
                lists = self._objects if self._is_object(mention) else self._subjects
                lists[document.sentence_at(mention.start)].append((mention.start, person))
                self._named.append((mention.start, person))

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
            self._note_nouns(attribution.source.span, speaker)
        if attribution.cue:
            self._note_asked(attribution, attribution.cue.span, speaker)
            end = self._document.sentences[at(attribution.cue.start)][1]
            issued = _issued().search(self._document.text, attribution.cue.end, end)
            if issued and not self._document.is_quoted(issued.start()):
                self._by_noun[issued[1]] = speaker

    def _note_asked(self, attribution: Attribution, cue: Span, speaker: Speaker) -> None:
        """Remember who is named as the one who is asked: "he" who answers is that one."""
        if asks(self._document, attribution):
            end = self._document.sentences[self._document.sentence_at(cue[0])][1]
            starts = (content.start for content in attribution.contents)
            object_of = cue[1], min([end, *(start for start in starts if start >= cue[1])])
            others = (one for one in self._named_in(object_of) if one is not speaker.person)
            asked = next(others, None)
            if asked:
                last = max(attribution.end - 1, cue[0])
                self._asked[self._document.sentence_at(last)] = asked

    def _note_nouns(self, source: Span, speaker: Speaker) -> None:
        """Remember by which noun a speaker without a name is called; a name takes it over."""
        if speaker.type == "unnamed":
            self._by_noun[office(self._document.text[slice(*source)]).head] = speaker
        for held in speaker.person.offices if speaker.person else ():
            self._by_noun.pop(held.head, None)

    def again(self, phrase: str) -> Speaker | None:
        """Who was called so before: "the spokesman" after "a spokesman for Lee".

        What somebody said in a statement, "the statement" says.
        """
        noun = _AGAIN.fullmatch(phrase)
        said = self._by_noun.get(noun[1].lower()) if noun else None
        return replace(said, certainty=0.7, why=f'"{phrase}": called so before') if said else None

    def last_person(self, position: int) -> Person | None:
        """The person who spoke last, in this paragraph or the one before."""
        said = self._spoke(position)
        return next((one.person for one in said if one.person), None)

    def spoke_before(self, surname: str, position: int) -> Person | None:
        """The person of that surname who spoke last, in this paragraph or the one before."""
        people = (said.person for said in self._spoke(position))
        return next((person for person in people if person and person.surname == surname), None)

    def _spoke(self, position: int, paragraphs: int = 1) -> Iterator[Speaker]:
        """Who spoke in this paragraph and those just before it, the last first."""
        paragraph = self._document.paragraph_at(position)
        for sentence in range(self._document.sentence_at(position), -1, -1):
            if (
                self._document.paragraph_at(self._document.sentences[sentence][0])
                < paragraph - paragraphs
            ):
                return
            if sentence in self._said:
                yield self._said[sentence]

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
                others = self._spoken_of(span, contents) if word == pronoun else set()
                return self._one(position, pronoun, others) or unsettled(word)
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

    def _spoken_of(self, pronoun: Span, contents: Sequence[Span]) -> set[Person]:
        """Whom a subject pronoun cannot mean: who is named after it in its clause ("He called Lee
        a liar"), or in the words right before it ("Lee, he said, was late").

        (Principle C of binding theory: Chomsky 1981, Lectures on Government and Binding.)
        """
        told = [(pronoun[1], clause_end(self._document, pronoun))]
        told += [
            (start, end)
            for start, end in contents
            if not self._document.text[end : pronoun[0]].strip(_EDGE) and end <= pronoun[0]
        ]
        return {person for span in told for person in self._named_in(span)}

    def _named_in(self, span: Span) -> Iterator[Person]:
        """Who is named in a span, quotations left out."""
        first = bisect_left(self._named, span[0], key=lambda named: named[0])
        following = (self._named[place] for place in range(first, len(self._named)))
        for _, person in takewhile(lambda named: named[0] < span[1], following):
            yield person

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
        here = self._document.sentence_at(position)
        subjects = named_before(self._subjects[here], position, pronoun)
        for person in sorted(subjects, key=lambda person: person.leaning != pronoun):
            yield meant(person, pronoun, "subject")
        behind = range(here - 1, max(-1, here - 1 - _SENTENCES_BACK), -1)
        for sentence in (here, *behind):
            said = self._said.get(sentence)
            if sentence in self._asked and opens_sentence(self._document, position):
                yield from self._answering(self._asked[sentence], said, pronoun)
            if said and said.person and may_be(said.person, pronoun):
                yield meant(said.person, pronoun, "speaker")
            if said and not said.person and is_one(said):
                yield replace(said, certainty=0.7, why=f'"{pronoun}": {WAYS["speaker"][1]}')
            subject = next(named_before(self._subjects[sentence], position, pronoun), None)
            if subject:
                yield self._clear(subject, sentence, position, pronoun)
        for sentence in behind:
            for person in named_before(self._objects[sentence], position, pronoun):
                yield meant(person, pronoun, "object before")

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
        named = named_before(self._objects[sentence] + self._subjects[sentence], position, pronoun)
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
        here = self._document.sentence_at(position)
        named = [*self._subjects[here], *self._objects[here]]
        before = [(start, person) for start, person in named if start < position]
        if not before:
            return Speaker("who", "unknown", 0.3, "a pronoun")
        _, person = max(before, key=lambda pair: pair[0])
        return Speaker(person.name, "person", 0.7, 'the name before "who"', person)

    def _thing(self, position: int) -> Speaker:
        """The organisation or document that spoke last in the paragraph.

        Not of "it appears" and "it is clear", which say nothing of anybody.
        """
        verb = _VERB_OF_IT.match(self._document.text, position)
        said = next(self._spoke(position, paragraphs=0), None)
        says = verb and cue_class(verb[1]) not in {None, "mental", "conceding"}
        if says and said and said.type in {"organisation", "document"}:
            return replace(said, certainty=0.6, why=f'"it": {WAYS["speaker"][1]}')
        return unsettled("it")

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


def _issued() -> re.Pattern[str]:
    """What somebody says something in: "in a statement", "in her letter"."""
    return pattern(
        "speakers", "documents", "heads",
        r"\b(?:in|via|through|on) (?:an?|his|her|their|its|another|one) (?:[\w-]+ ){0,3}?({})\b",
    )  # fmt: skip
