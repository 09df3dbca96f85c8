"""Where two sources tell of one happening and differ: pairs of sentences to read, no verdicts.

The rules are of thumb and strict: rather no pair than one that is none. Their thresholds were set
by reading what they let through in 70 stories of three outlets each.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any, NamedTuple

import pandas as pd

from analysis.dates.claims import differ_as_firsts, differ_as_numbers, differ_as_places
from analysis.dates.clauses import is_counted
from analysis.dates.tellings import FEWEST_SHARED, Dated, Pair, apart, pairs
from analysis.dates.timeline import Days

_LIKE_CLAUSES, _LIKE_SENTENCES, _LIKE_YEARS = 0.2, 0.3, 0.4  # likeness, at least
_SAME_NEWS = 7  # days between the dates of what one sentence tells and the other tells otherwise

# Days between two intervals that can be two accounts of one date; what lies further apart is
# another happening.
_NEIGHBOURS = {**dict.fromkeys(product(("day", "time"), repeat=2), 1), ("year", "year"): 367}


class Difference(NamedTuple):
    """The words of either sentence that differ, and the dates that the two are about."""

    words: str
    other_words: str
    days: tuple[Days, Days]


def disagreements(events: pd.DataFrame, names: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Sentences of two sources on one happening that differ in a date, number, place or first.

    Args:
        events: Reads ``tables.EVENTS``.
        names: The sources to compare, in the order wanted.

    Yields:
        Rows of ``tables.GAPS``; of several pairs that differ in the same words the likest.
    """
    seen = set()
    for pair in pairs(events, names):
        for kind, differences in _KINDS.items():
            found = next(differences(pair), None)
            key = (kind, pair.one.source, pair.other.source, found and found[:2])
            if found and key not in seen:
                seen.add(key)
                yield _row(kind, pair, found)


def _row(kind: str, pair: Pair, found: Difference) -> dict[str, Any]:
    (start, end), (first, last) = found.days
    earliest = min(start, first) if start and first else None
    latest = max(end, last) if end and last else None
    one, other = pair.one, pair.other
    return {
        "kind": "disagreement",
        "source": one.source,
        "other": other.source,
        "earliest": earliest,
        "latest": latest,
        "days": (latest - earliest).days + 1 if earliest and latest else None,
        "detail": f"Another {kind}: {one.source} has “{found.words}” (“{one.sentence}”); "
        f"{other.source} has “{found.other_words}” (“{other.sentence}”).",
        "sentence": one.sentence,
        "other_sentence": other.sentence,
    }


def _in_dates(pair: Pair) -> Iterator[Difference]:
    """Neighbouring days or years of one happening, which neither source dates as the other does."""
    for one, other in product(pair.one.dates, pair.other.dates):
        if (
            0 < apart(one.days, other.days) <= _NEIGHBOURS.get((one.grain, other.grain), 0)
            and not (one.is_said or other.is_said)
            and not (is_counted(one.claim.words) or is_counted(other.claim.words))
            and not (pair.other.source in one.sources or pair.one.source in other.sources)
            and _is_one_happening(pair, one, other)
        ):
            yield Difference(one.claim.words, other.claim.words, (one.days, other.days))


def _is_one_happening(pair: Pair, one: Dated, other: Dated) -> bool:
    """Whether two dates are told of the same: shared names do not show it."""
    alike = pair.like(one.claim, other.claim)
    if one.grain == "year":
        return min(alike, pair.likeness) >= _LIKE_YEARS
    if len(one.claim.about & other.claim.about) <= FEWEST_SHARED:
        return False
    is_same_clause = alike >= _LIKE_CLAUSES and bool(one.near & other.near)
    return is_same_clause or (alike >= _LIKE_SENTENCES and bool(one.actions & other.actions))


def _in_numbers(pair: Pair) -> Iterator[Difference]:
    for one, other in product(pair.one.numbers, pair.other.numbers):
        if differ_as_numbers(one, other) and pair.like(one, other) and pair.is_within(_SAME_NEWS):
            yield Difference(one.words, other.words, pair.nearest())


def _in_places(pair: Pair) -> Iterator[Difference]:
    """Places at the same time, each unknown to the other sentence."""
    for one, other in product(pair.one.places, pair.other.places):
        if (
            differ_as_places(one, other)
            and not _has_word_of(pair.other.sentence, one.words)
            and not _has_word_of(pair.one.sentence, other.words)
            and pair.like(one, other) >= _LIKE_SENTENCES
            and pair.is_within(0)
        ):
            yield Difference(one.words, other.words, pair.nearest())


def _in_firsts(pair: Pair) -> Iterator[Difference]:
    is_one_happening = pair.likeness >= _LIKE_SENTENCES and pair.is_within(_SAME_NEWS)
    for one, other in product(pair.one.firsts, pair.other.firsts):
        if is_one_happening and differ_as_firsts(one, other):
            yield Difference(one.words, other.words, pair.nearest())


_KINDS: Mapping[str, Callable[[Pair], Iterator[Difference]]] = {
    "date": _in_dates,
    "number": _in_numbers,
    "place": _in_places,
    "first": _in_firsts,
}


def _has_word_of(sentence: str, place: str) -> bool:
    return any(word in sentence for word in place.split())
