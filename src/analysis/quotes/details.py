"""What stands around a cue: whom it was said to, where, and on which day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.dates.find import Dates
from analysis.quotes.lexicon import cue_base, pattern, words
from analysis.quotes.linking.parts import Attribution
from analysis.quotes.places import clause_end
from analysis.text.document import Document
from analysis.text.segment import Span

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?!-[A-Z\d])")  # no week, no summer
_LITTLE_WORDS = re.compile(r"[\s,]*(?:on|in|late|early|this|last)?[\s,]*", re.IGNORECASE)
_LEAD = re.compile(r"(?:In|At|On|During|Speaking)\s[^,;:“”\"]*,\s*")
_TO = re.compile(r"\s*to\s+")
_LONGEST_LEAD = 10  # words
_LONGEST_DATE = 60  # characters, with the little words beside it
_LONGEST_ADDRESSEE = 8  # words


@dataclass(frozen=True, slots=True)
class Details:
    """Each is None where the article does not say."""

    addressee: str | None = None
    venue: str | None = None
    said_on: str | None = None


def details(document: Document, attribution: Attribution, dates: Dates) -> Details:
    """Read the words between the cue and the content, or after the cue where that comes first.

    Args:
        document: The article.
        attribution: An attribution of it.
        dates: Reads the temporal expressions of the article.
    """
    if not attribution.cue:
        return Details()
    cue = attribution.cue.span
    source = attribution.source.span if attribution.source else None
    contents = [content.start for content in attribution.contents]
    clause = _clause(document, cue, contents)
    lead = _lead(document, source or cue)
    return Details(
        addressee=_addressee(document.text, cue, clause),
        venue=_venue(document.text[slice(*clause)]) or _venue(document.text[slice(*lead)]),
        said_on=_said_on(document, source, cue, (clause, lead), dates),
    )


def _clause(document: Document, cue: Span, contents: Sequence[int]) -> Span:
    """From the cue to what it introduces, to a comma, or to a clause of its own."""
    start = cue[1]
    end = min([clause_end(document, cue), *(content for content in contents if content >= start)])
    return start, start + len(document.text[start:end].rstrip(" .!?"))


def _lead(document: Document, source: Span) -> Span:
    """What opens the sentence before the source: "In an interview on Thursday, "; else nothing."""
    start = document.sentences[document.sentence_at(source[0])][0]
    lead = document.text[start : source[0]]
    opens = _LEAD.fullmatch(lead) and len(lead.split()) <= _LONGEST_LEAD
    return (start, source[0]) if opens else (start, start)


def _addressee(text: str, cue: Span, clause: Span) -> str | None:
    """The object of tell or ask, or whom "said to" names, up to the first preposition or day."""
    words_after = text[slice(*clause)]
    base = cue_base(text[slice(*cue)])
    to = _TO.match(words_after)
    if to and base in words("cues", "roles", "to_addressee"):
        words_after = words_after[to.end() :]
    elif base not in words("cues", "roles", "with_addressee"):
        return None
    ends = pattern("details", "clause", "after_addressee", r"(?:\s|\A)(?:{})(?:\s|\Z)")
    phrase = ends.split(words_after, maxsplit=1)[0].strip()
    heard = phrase in words("details", "clause", "sounds")
    return phrase if 0 < len(phrase.split()) <= _LONGEST_ADDRESSEE and not heard else None


def _venue(clause: str) -> str | None:
    """A platform by its name, or an occasion as it is written: "a statement"."""
    platform = pattern(
        "details", "venues", "platforms",
        r"\b(?i:on|via|to|in (?:an?|another|one|his|her)(?: [\w-]+)?) ({})(?![\w-])",
    )  # fmt: skip
    occasion = pattern(
        "details", "venues", "occasions",
        r"\b(?i:in|on|at|during|via|through|from) "
        r"((?:an?|the|his|her|their|this|another|one) (?:[\w’'.-]+ ){0,4}?(?:{}))\b",
    )  # fmt: skip
    match = platform.search(clause) or occasion.search(clause)
    return match[1] if match else None


def _said_on(
    document: Document,
    source: Span | None,
    cue: Span,
    clauses: Sequence[Span],
    dates: Dates,
) -> str | None:
    """The day of a date in the clause, beside the source, or at the head of the sentence."""
    sentence = document.sentences[document.sentence_at(cue[0])]
    places = [(clause, False) for clause in clauses]
    if source:
        places += [((source[1], cue[0]), True), ((sentence[0], source[0]), True)]
    for place, alone in places:
        long = alone and place[1] - place[0] > _LONGEST_DATE
        for date, value in () if long else dates.within(place):
            day = _DAY.match(value)
            if day and (not alone or _stands_alone(document.text, date, place)):
                return day[0]
    return None


def _stands_alone(text: str, date: Span, place: Span) -> bool:
    """Whether nothing but a preposition or a comma stands around a date."""
    around = ((place[0], date[0]), (date[1], place[1]))
    return all(_LITTLE_WORDS.fullmatch(text[start:end]) for start, end in around)
