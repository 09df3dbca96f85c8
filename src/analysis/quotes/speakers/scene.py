"""What an article has said so far of who speaks and who is spoken of."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, takewhile

from analysis.quotes.lexicon import pattern
from analysis.quotes.linking.parts import Attribution
from analysis.quotes.linking.voice import asks
from analysis.quotes.people.cast import Cast
from analysis.quotes.people.offices import office
from analysis.quotes.people.people import Person, is_bare
from analysis.quotes.places import is_object, is_owner
from analysis.quotes.speakers.phrases import Speaker
from analysis.text.document import Document
from analysis.text.segment import Span

_BY = re.compile(r"\b(?:from|by) ")
_SUCH_AS = re.compile(r" (?:like|such as|including) ")
_AGAIN = re.compile(r"(?:the|that) ([\w-]+)", re.IGNORECASE)


class Scene:
    """Who spoke and who was named in each sentence, as far as the article has been read."""

    def __init__(self, document: Document, cast: Cast) -> None:
        self.document = document
        self.said: dict[int, Speaker] = {}
        """Who spoke last in a sentence, by the sentence's number; likewise the following."""
        self.authors: dict[int, Person] = {}
        """Who wrote the document that says something there: "a letter from Ann Lee"."""
        self.asked: dict[int, Person] = {}
        """Whom it asks something."""
        self.subjects: dict[int, list[tuple[int, Person]]] = defaultdict(list)
        """Who is named there, and where, but after no preposition."""
        self.objects: dict[int, list[tuple[int, Person]]] = defaultdict(list)
        """Who is named there after a preposition."""
        self.owners: dict[int, list[tuple[int, Person]]] = defaultdict(list)
        """Who of them is named as the owner of something: "Lee's plan"."""
        self.pairs: dict[int, tuple[Person, Person]] = {}
        """Which two are named there together: "Ann Lee and Bob Ray"."""
        self._by_noun: dict[str, Speaker] = {}
        self._named: list[tuple[int, Person]] = []
        for mention, person in cast.mentions:
            if is_bare(document, mention) and not document.is_quoted(mention.start):
                lists = self.objects if is_object(document, mention.span) else self.subjects
                lists[document.sentence_at(mention.start)].append((mention.start, person))
                if is_owner(document, mention.span):
                    self.owners[document.sentence_at(mention.start)].append((mention.start, person))
                self._named.append((mention.start, person))
        for (one, first), (other, second) in pairwise(cast.mentions):
            if document.text[one.end : other.start] == " and ":
                self.pairs[document.sentence_at(one.start)] = first, second

    def note(self, attribution: Attribution, speaker: Speaker) -> None:
        """Remember who speaks in the sentences of an attribution."""
        at = self.document.sentence_at
        spans = [content.span for content in attribution.contents]
        spans += [attribution.source.span] if attribution.source else []
        in_passing = _is_in_passing(self.document, attribution)
        if speaker.type == "unknown" and _is_outlets(self.document, attribution):
            spans = []
        for start, end in spans:
            for sentence in range(at(start), at(end - 1) + 1):
                if not (in_passing and self.subjects[sentence]):
                    self.said[sentence] = speaker
        if attribution.source:
            self._note_author(attribution.source.span, speaker)
            self._note_nouns(attribution.source.span, speaker)
        if attribution.cue:
            self._note_asked(attribution, attribution.cue.span, speaker)
            end = self.document.sentences[at(attribution.cue.start)][1]
            issued = _issued().search(self.document.text, attribution.cue.end, end)
            if issued and not self.document.is_quoted(issued.start()):
                self._by_noun[issued[1]] = speaker

    def _note_author(self, source: Span, speaker: Speaker) -> None:
        """Remember whose document speaks, or who of many: "he" behind "experts like Lee" is Lee."""
        names = {"document": _BY, "unnamed": _SUCH_AS, "group": _SUCH_AS}.get(speaker.type or "")
        by = names.search(self.document.text, *source) if names else None
        author = next(self.named_in((by.end(), source[1])), None) if by else None
        if author:
            self.authors[self.document.sentence_at(source[0])] = author

    def _note_asked(self, attribution: Attribution, cue: Span, speaker: Speaker) -> None:
        """Remember who is named as the one who is asked: "he" who answers is that one."""
        if asks(self.document, attribution):
            end = self.document.sentences[self.document.sentence_at(cue[0])][1]
            starts = (content.start for content in attribution.contents)
            object_of = cue[1], min([end, *(start for start in starts if start >= cue[1])])
            others = (one for one in self.named_in(object_of) if one is not speaker.person)
            asked = next(others, None)
            if asked:
                last = max(attribution.end - 1, cue[0])
                self.asked[self.document.sentence_at(last)] = asked

    def _note_nouns(self, source: Span, speaker: Speaker) -> None:
        """Remember by which noun a speaker without a name is called; a name takes it over."""
        if speaker.type == "unnamed":
            self._by_noun[office(self.document.text[slice(*source)]).head] = speaker
        for held in speaker.person.offices if speaker.person else ():
            self._by_noun.pop(held.head, None)

    def again(self, phrase: str) -> Speaker | None:
        """Who was called so before: "the spokesman" after "a spokesman for Lee".

        What somebody said in a statement, "the statement" says.
        """
        noun = _AGAIN.fullmatch(phrase)
        said = self._by_noun.get(noun[1].lower()) if noun else None
        return replace(said, certainty=0.7, why=f'"{phrase}": called so before') if said else None

    def near(self, position: int) -> list[Person]:
        """Of those named in a sentence before a position: who speaks there, and the last."""
        sentence = self.document.sentence_at(position)
        named = list(self.named_in((self.document.sentences[sentence][0], position)))
        said = self.said.get(sentence)
        return [one for one in named if said and one is said.person] + named[-1:]

    def last_person(self, position: int) -> Person | None:
        """The person who spoke last, in this paragraph or the one before."""
        said = self.spoke(position)
        return next((one.person for one in said if one.person), None)

    def spoke_before(self, surname: str, position: int) -> Person | None:
        """The person of that surname who spoke last, in this paragraph or the one before."""
        people = (said.person for said in self.spoke(position))
        return next((person for person in people if person and person.surname == surname), None)

    def spoke(self, position: int, paragraphs: int = 1) -> Iterator[Speaker]:
        """Who spoke in this paragraph and those just before it, the last first."""
        paragraph = self.document.paragraph_at(position)
        for sentence in range(self.document.sentence_at(position), -1, -1):
            if (
                self.document.paragraph_at(self.document.sentences[sentence][0])
                < paragraph - paragraphs
            ):
                return
            if sentence in self.said:
                yield self.said[sentence]

    def named_in(self, span: Span) -> Iterator[Person]:
        """Who is named in a span, quotations left out."""
        first = bisect_left(self._named, span[0], key=lambda named: named[0])
        following = (self._named[place] for place in range(first, len(self._named)))
        for _, person in takewhile(lambda named: named[0] < span[1], following):
            yield person


def _is_in_passing(document: Document, attribution: Attribution) -> bool:
    """Whether a preposition parts a cue from its source: "amid attacks from Lee"."""
    source, cue = attribution.source, attribution.cue
    apart = document.text[cue.end : source.start] if source and cue else ""
    return apart.strip() in {"by", "from"}


def _is_outlets(document: Document, attribution: Attribution) -> bool:
    """Whether a cue goes with the names of papers and firms: "according to Variety"."""
    cue = document.text[slice(*attribution.cue.span)] if attribution.cue else ""
    return cue.lower() in {"according to", "per"}


def _issued() -> re.Pattern[str]:
    """What somebody says something in: "in a statement", "in her letter"."""
    return pattern(
        "speakers", "documents", "heads",
        r"\b(?:in|via|through|on) (?:an?|his|her|their|its|another|one) (?:[\w-]+ ){0,3}?({})\b",
    )  # fmt: skip
