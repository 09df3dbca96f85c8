"""Dated sentences with what they claim, paired across sources."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

import pandas as pd

from analysis.dates.alike import Weights, Words, likeness, telling_words, weigh
from analysis.dates.claims import Claim, around, firsts, nameless, numbers, places
from analysis.dates.clauses import is_speech, words_near
from analysis.dates.timeline import Days, in_sentence, whole_days

FEWEST_SHARED = 2
"""Telling words that two sentences, or the words around two claims, must share."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a sentence."""

    claim: Claim
    actions: Words  # of the words around it those that are no names
    near: Words  # of these the ones in its clause
    days: Days
    grain: str
    sources: frozenset[str]  # that tell of the happening with this date
    is_said: bool  # it dates a saying, or stands in a quotation

    def keys(self) -> Iterator[Hashable]:
        """What dates that are neighbours share one of."""
        start, end = self.days
        if start is not None and end is not None:
            if self.grain in {"day", "time"}:
                yield from (("day", day) for day in range(start.toordinal(), end.toordinal() + 2))
            elif self.grain == "year":
                yield from (("year", year) for year in range(start.year, end.year + 3))


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a source, and what it claims."""

    source: str
    sentence: str
    words: Words
    dates: Sequence[Dated]
    numbers: Sequence[Claim]
    places: Sequence[Claim]
    firsts: Sequence[Claim]

    @property
    def happened(self) -> list[Dated]:
        """The dates of what happened rather than of what was said."""
        return [dated for dated in self.dates if not dated.is_said]

    def keys(self) -> Iterator[Hashable]:
        """What it shares one of with every sentence that can differ from it."""
        for claim in self.numbers:
            yield from ((claim.unit, word) for word in claim.counted)
        for claim in self.places:
            yield from (("place", word) for word in claim.about)
        for dated in self.happened:
            yield from dated.keys()
        if self.firsts:
            yield "first"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences of two sources."""

    one: Told
    other: Told
    likeness: float  # of the sentences
    weights: Weights

    def like(self, one: Claim, other: Claim) -> float:
        """How alike the words around two claims are, 0 to 1."""
        enough = len(one.about & other.about) >= FEWEST_SHARED
        return likeness(one.about, other.about, self.weights) if enough else 0.0

    def nearest(self) -> tuple[Days, Days]:
        """The two dates nearest to each other, of what happened if both have such a date."""
        is_dated = self.one.happened and self.other.happened
        own, theirs = (told.happened if is_dated else told.dates for told in (self.one, self.other))
        pairs = [(one.days, other.days) for one, other in product(own, theirs)]
        return min(pairs, key=lambda pair: apart(*pair))

    def is_within(self, days: int) -> bool:
        """Whether what happened lies so near in time, as far as both sentences date it."""
        is_dated = self.one.happened and self.other.happened
        return not is_dated or apart(*self.nearest()) <= days


def pairs(events: pd.DataFrame, names: Sequence[str]) -> list[Pair]:
    """The pairs of dated sentences of two sources that share telling words, the likest first."""
    told = sorted(_tellings(events), key=lambda telling: names.index(telling.source))
    weights = weigh(telling.words for telling in told)
    found = [
        Pair(one, other, likeness(one.words, other.words, weights), weights)
        for one, other in _comparable(told)
        if len(one.words & other.words) >= FEWEST_SHARED
    ]
    return sorted(found, key=lambda pair: pair.likeness, reverse=True)


def _comparable(told: Sequence[Told]) -> list[tuple[Told, Told]]:
    """The pairs of two sources that share a key, in the order given."""
    at: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, telling in enumerate(told):
        for key in set(telling.keys()):
            at[key].append(number)
    found = {
        pair
        for sharing in at.values()
        for pair in combinations(sharing, 2)
        if told[pair[0]].source != told[pair[1]].source
    }
    return [(told[one], told[other]) for one, other in sorted(found)]


def apart(one: Days, other: Days) -> int:
    """Days from the end of one to the start of the other; 0 if they meet or an end is open."""
    (start, end), (first, last) = one, other
    if start is None or end is None or first is None or last is None:
        return 0
    return max((first - end).days, (start - last).days, 0)


def _tellings(events: pd.DataFrame) -> Iterator[Told]:
    """Each dated sentence of each source, once."""
    sources = events.groupby("event")["source"].agg(frozenset).to_dict()
    where = zip(in_sentence(events), whole_days(events), strict=True)
    rows = [
        {**row, "at": at, "days": days, "sources": sources[row["event"]]}
        for row, (at, days) in zip(events.to_dict("records"), where, strict=True)
    ]
    told: dict[tuple[str, str], list[Dated]] = {}
    for row in rows:
        told.setdefault((row["source"], row["sentence"]), []).append(_dated(row))
    for (source, sentence), dates in told.items():
        yield Told(
            source,
            sentence,
            telling_words(sentence),
            dates,
            numbers(sentence),
            places(sentence),
            firsts(sentence),
        )


def _dated(row: Mapping[Any, Any]) -> Dated:
    sentence, at = row["sentence"], row["at"]
    return Dated(
        Claim(row["text"], around(sentence, *at)),
        around(nameless(sentence), *at),
        words_near(sentence, at),
        row["days"],
        row["grain"],
        row["sources"],
        row["in_quote"] or is_speech(sentence, at),
    )
