"""Which days an article names: one row for each temporal expression."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from analysis.dates.context import Context
from analysis.dates.join import find_mentions
from analysis.dates.resolve import Resolved, bounds, resolve
from analysis.dates.rules import Mention
from analysis.dates.tense import tense
from analysis.dates.words import folded
from analysis.tables import DATES, as_table, require
from analysis.text.document import Document
from analysis.text.segment import Span

_COLUMNS = ("article", "source", "text", "published")
_DEFINITE = re.compile(r"(?:the|that|those|these|his|her|its|their) \Z")
_LONGEST_DETERMINER = 8  # characters, with the blank behind it
_FAR = 1_000  # characters of its sentence shown on either side of a mention
_EVENT = re.compile(r" (?:after|before|since) [^.;:,\n]{1,60}(?![\w'])")


def find_dates(articles: pd.DataFrame) -> pd.DataFrame:
    """The temporal expressions of articles, by rule (``dates/data/rules.toml``).

    ``earliest`` and ``latest`` are both part of the interval. A value of a day or longer runs from
    the midnight that begins its first day to the midnight that begins its last: a single day has
    both the same. A time of day is told to the minute, by the clock of the place: where the words
    say GMT or UTC ``value`` ends in Z, and ``anchor`` names any other zone that they say. An open
    end ("over three years ago") is NaT on that side; durations, sets and what could not be resolved
    are NaT on both.

    Args:
        articles: Reads ``article``, ``source``, ``text`` and ``published``, which may be NaT:
            then "Monday" keeps the value "XXXX-WXX-1" and "last week" is "PAST_REF".

    Returns:
        A table with the columns of ``tables.DATES``, in reading order. ``anchor`` says what decided
        the value: the publication day and the tense of the verb, a date named before, or, for
        a duration, the event it is measured from; None where the words say it all.

    Raises:
        InputError: A column is missing.
    """
    require(articles, _COLUMNS, "find_dates")
    columns = (articles[name] for name in _COLUMNS)
    return as_table(
        (
            {"article": article, "source": source, **row}
            for article, source, text, published in zip(*columns, strict=True)
            for row in _rows(Document.of(text), None if pd.isna(published) else published.date())
        ),
        DATES,
    )


class Dates:
    """The temporal expressions of one article, read when first asked for."""

    def __init__(self, document: Document, published: date | None) -> None:
        self._document = document
        self._published = published

    def within(self, place: Span) -> list[tuple[Span, str]]:
        """Those in a place of the article, each with its TIMEX3 value, as `find_dates` has it."""
        first, last = (bisect_left(self._all, end, key=lambda one: one[0][0]) for end in place)
        return [(span, value) for span, value in self._all[first:last] if span[1] <= place[1]]

    @cached_property
    def _all(self) -> list[tuple[Span, str]]:
        rows = _rows(self._document, self._published)
        return [((row["start"], row["end"]), row["value"]) for row in rows]


def _rows(document: Document, published: date | None) -> Iterator[dict[str, Any]]:
    text = document.text
    context = Context(published)
    for mention in find_mentions(text):
        if _inside(mention, document.furniture):
            continue
        sentence = _around(document.sentences, mention)
        words = text[mention.start : mention.end]
        in_quote = _inside(mention, document.quoted)
        undated = in_quote and mention.kind == "clock"  # "I was there at 2 a.m." is of any day
        known = replace(context, published=None) if undated else context
        found = _resolved(mention, known, text, sentence)
        context.name(mention, words, found.value)
        earliest, latest = bounds(mention, found, published)
        shown = _shown(sentence, mention)
        yield {
            "text": words,
            "start": mention.start,
            "end": mention.end,
            "type": mention.type,
            "value": found.value,
            "mod": mention.mod,
            "earliest": earliest,
            "latest": latest,
            "anchor": found.anchor,
            "in_quote": in_quote,
            "sentence": text[slice(*shown)],
            "sentence_start": shown[0],
        }


def _resolved(mention: Mention, context: Context, text: str, sentence: Span) -> Resolved:
    start, end = mention.start, mention.end
    if mention.type == "DURATION" or mention.kind == "day of an event":
        event = _EVENT.match(text, end)
        return Resolved(mention.value, f"event:{event[0]}" if event else None)
    pick = mention.of.pick if mention.of else mention.pick
    told = pick in {"tense", "same"} or mention.kind == "clock" or mention.base == "named"
    found = tense(text, sentence, start, end) if told else None
    return resolve(mention, context, found, definite=_is_definite(text, mention))


def _is_definite(text: str, mention: Mention) -> bool:
    """Whether a mention is spoken of as known: "the Monday calls"."""
    before = text[max(0, mention.start - _LONGEST_DETERMINER) : mention.start]
    return bool(_DEFINITE.search(folded(before)))


def _shown(sentence: Span, mention: Mention) -> Span:
    """The sentence; of one without end (no prose, but a crash for want of memory) what is near."""
    start, end = sentence
    return max(start, mention.start - _FAR), min(end, mention.end + _FAR)


def _around(spans: Sequence[Span], mention: Mention) -> Span:
    """The span that a mention begins in, or the one before it."""
    return spans[max(bisect_right(spans, mention.start, key=lambda span: span[0]) - 1, 0)]


def _lies_in(span: Span, place: Span) -> bool:
    return place[0] <= span[0] and span[1] <= place[1]


def _inside(mention: Mention, spans: Sequence[Span]) -> bool:
    """Whether one of the spans, which are in order and apart, holds the mention."""
    if not spans:
        return False
    return _lies_in((mention.start, mention.end), _around(spans, mention))
