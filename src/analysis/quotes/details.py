"""What stands around a cue: whom it was said to, where, and on which day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from analysis.quotes.lexicon import cue_base, data, words
from analysis.quotes.link import Attribution
from analysis.text.document import Document
from analysis.text.segment import Span

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_LITTLE_WORDS = re.compile(r"[\s,]*(?:on|in|late|early|this|last)?[\s,]*", re.IGNORECASE)
_CLOSES = re.compile(r"[,;:.!?—–“”\"]|\s-\s")
_LONGEST_ADDRESSEE = 8  # words


@dataclass(frozen=True, slots=True)
class Details:
    """Each is None where the article does not say."""

    addressee: str | None = None
    venue: str | None = None
    said_on: str | None = None


def details(
    document: Document, attribution: Attribution, dates: Sequence[tuple[Span, str]]
) -> Details:
    """Read the words between the cue and the content, or after the cue where that comes first.

    Args:
        document: The article.
        attribution: An attribution of it.
        dates: Its temporal expressions, each with its TIMEX3 value, in reading order.
    """
    if not attribution.cue:
        return Details()
    cue = attribution.cue.span
    source = attribution.source.span if attribution.source else None
    contents = [content.start for content in attribution.contents]
    clause = _clause(document, cue, contents)
    return Details(
        addressee=_addressee(document.text, cue, clause),
        venue=_venue(document.text[clause[0] : clause[1]]),
        said_on=_said_on(document, source, cue, clause, dates),
    )


def _clause(document: Document, cue: Span, contents: Sequence[int]) -> Span:
    """From the cue to what it introduces, to a comma, or to a clause of its own."""
    start = cue[1]
    sentence_end = document.sentences[document.sentence_at(start - 1)][1]
    end = min([sentence_end, *(content for content in contents if content >= start)])
    text = document.text[start:end]
    for pattern in (_CLOSES, _clause_breaks()):
        match = pattern.search(text)
        text = text[: match.start()] if match else text
    return start, start + len(text)


@cache
def _clause_breaks() -> re.Pattern[str]:
    breaks = sorted(words("details", "clause", "breaks"))
    return re.compile(rf"\b(?:{'|'.join(breaks)})\b")


def _addressee(text: str, cue: Span, clause: Span) -> str | None:
    """The object of tell or ask, up to the first preposition."""
    if cue_base(text[cue[0] : cue[1]]) not in words("cues", "roles", "with_addressee"):
        return None
    prepositions = "|".join(sorted(words("details", "venues", "prepositions") | {"about", "to"}))
    phrase = re.split(rf"\s(?:{prepositions})\s", text[clause[0] : clause[1]])[0].strip()
    phrase = re.split(r"\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", phrase)[0]
    return phrase if 0 < len(phrase.split()) <= _LONGEST_ADDRESSEE else None


def _venue(clause: str) -> str | None:
    """A platform by its name, or an occasion as it is written: "a statement"."""
    match = _platforms().search(clause) or _occasions().search(clause)
    return match[1] if match else None


@cache
def _platforms() -> re.Pattern[str]:
    names = sorted(data("details")["venues"]["platforms"], key=len, reverse=True)
    listed = "|".join(re.escape(name) for name in names)
    return re.compile(rf"\b(?:on|via|to|in (?:an?|another|one|his|her)(?: [\w-]+)?) ({listed})\b")


@cache
def _occasions() -> re.Pattern[str]:
    nouns = "|".join(sorted(words("details", "venues", "occasions"), key=len, reverse=True))
    prepositions = "|".join(sorted(words("details", "venues", "prepositions")))
    return re.compile(
        rf"\b(?:{prepositions}) ((?:an?|the|his|her|their|this|another|one) "
        rf"(?:[\w’'.-]+ ){{0,4}}?(?:{nouns}))\b"
    )


def _said_on(
    document: Document,
    source: Span | None,
    cue: Span,
    clause: Span,
    dates: Sequence[tuple[Span, str]],
) -> str | None:
    """The day of a date in the clause, beside the source, or at the head of the sentence."""
    head = document.sentences[document.sentence_at(cue[0])][0]
    places = [(clause, False)]
    if source:
        places += [((source[1], cue[0]), True), ((head, source[0]), True)]
    for place, alone in places:
        for date, value in dates:
            day = _DAY.match(value)
            inside = place[0] <= date[0] and date[1] <= place[1]
            if day and inside and (not alone or _stands_alone(document.text, date, place)):
                return day[0]
    return None


def _stands_alone(text: str, date: Span, place: Span) -> bool:
    """Whether nothing but a preposition or a comma stands around a date."""
    around = ((place[0], date[0]), (date[1], place[1]))
    return all(_LITTLE_WORDS.fullmatch(text[start:end]) for start, end in around)
