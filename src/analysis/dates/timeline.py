"""Dated happenings: which mentions, in one article or in several, tell of the same thing."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import log

import pandas as pd

from analysis.dates.tense import is_verb
from analysis.dates.timex import grain
from analysis.tables import DATES, EVENTS, require

_WORDS_BEFORE, _WORDS_AFTER = 6, 3  # in a label, beside the expression
_FEWEST_WORDS = 2  # in a label that keeps to its clause
_LIKENESS = 0.25  # share of the lesser sentence's weight in words that both have
_FEWEST_SHARED = 2  # words
_LONGEST_HOLDER = 31  # days: a month may hold a day of the same happening, a year may not
Span = tuple[pd.Timestamp | None, pd.Timestamp | None]
_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDING = re.compile(r"(?<=\w{4})(?:ing|edly|ed|ly|es|s)\Z")


def build_timeline(dates: pd.DataFrame) -> pd.DataFrame:
    """The mentions that name a day, a stretch or a time, grouped into happenings.

    Two mentions tell of one happening when they name the same interval, or one of them an interval
    within the other's of up to a month, and their sentences share enough telling words: two or
    more, a quarter of the weight of the lesser sentence, where a word weighs the more the fewer
    sentences have it. That is a rule of thumb: read the sentences.

    Args:
        dates: Reads the columns of ``tables.DATES``.

    Returns:
        A table with the columns of ``tables.EVENTS``, one row per mention, in the order of time.
        ``earliest`` and ``latest`` are the mention's own; ``label`` is the part of its clause
        around the expression, cut at words.

    Raises:
        InputError: A column is missing.
    """
    require(dates, DATES, "build_timeline")
    dated = dates[dates["earliest"].notna() | dates["latest"].notna()].copy()
    dated["grain"] = [grain(value) for value in dated["value"]]
    dated["label"] = [
        _label(sentence, words, nth)
        for sentence, words, nth in zip(
            dated["sentence"],
            dated["text"],
            dated.groupby(["article", "sentence", "text"]).cumcount(),
            strict=True,
        )
    ]
    dated["event"] = _grouped(dated)
    return _in_order(dated)


def _in_order(dated: pd.DataFrame) -> pd.DataFrame:
    """Rows in the order of time, happenings numbered from 1 in the order of their first day."""
    rows = dated.assign(when=dated["earliest"].fillna(dated["latest"]))
    rows["first"] = rows.groupby("event")["when"].transform("min")
    rows = rows.sort_values(["first", "event"], kind="stable")
    rows["event"] = pd.factorize(rows["event"])[0] + 1
    return rows[list(EVENTS)].astype(dict(EVENTS)).reset_index(drop=True)


@dataclass(slots=True)
class _Happening:
    """The mentions grouped so far."""

    number: int
    spans: list[Span] = field(default_factory=list)
    words: list[frozenset[str]] = field(default_factory=list)

    def likeness(self, words: frozenset[str], weights: dict[str, float]) -> float:
        """How like the likest of its sentences is to another."""
        return max(_likeness(words, known, weights) for known in self.words)


def _grouped(dated: pd.DataFrame) -> list[int]:
    """The number of the happening that each mention tells of."""
    bags = [_telling_words(sentence) for sentence in dated["sentence"]]
    weights = _weights(bags)
    happenings: list[_Happening] = []
    numbers = []
    for words, span in zip(bags, _spans(dated), strict=True):
        near = (known for known in happenings if all(_same_time(span, s) for s in known.spans))
        likest = max(near, key=lambda known: known.likeness(words, weights), default=None)
        if likest is None or likest.likeness(words, weights) < _LIKENESS:
            likest = _Happening(len(happenings))
            happenings.append(likest)
        likest.spans.append(span)
        likest.words.append(words)
        numbers.append(likest.number)
    return numbers


def _spans(dated: pd.DataFrame) -> list[Span]:
    """The first and last day of each mention; None for an open end."""
    columns = (dated[end].dt.normalize() for end in ("earliest", "latest"))
    return [
        (None if pd.isna(start) else start, None if pd.isna(end) else end)
        for start, end in zip(*columns, strict=True)
    ]


def _same_time(one: Span, other: Span) -> bool:
    """Whether two intervals are the same, or one holds the other and is no longer than a month."""
    if one == other:
        return True
    (start, end), (first, last) = one, other
    if start is None or end is None or first is None or last is None:
        return False
    nested = (start <= first and last <= end) or (first <= start and end <= last)
    return nested and max(end - start, last - first).days < _LONGEST_HOLDER


def _telling_words(sentence: str) -> frozenset[str]:
    """The stems of a sentence's longer words, less the common ones."""
    words = (word.lower() for word in _WORD.findall(sentence))
    return frozenset(_ENDING.sub("", word) for word in words if word not in _data()["common"])


def _weights(bags: Iterable[frozenset[str]]) -> dict[str, float]:
    """The fewer sentences have a word, the more it tells."""
    distinct = set(bags)
    count = Counter(word for bag in distinct for word in bag)
    return {word: log(1 + len(distinct) / number) for word, number in count.items()}


def _likeness(one: frozenset[str], other: frozenset[str], weights: dict[str, float]) -> float:
    """The weight of the words that both have, as a share of the lesser sentence's weight."""
    shared = one & other
    if len(shared) < _FEWEST_SHARED:
        return 0.0
    return sum(weights[word] for word in shared) / min(
        sum(weights[word] for word in words) for words in (one, other)
    )


def _label(sentence: str, words: str, nth: int) -> str:
    """A few words of the clause around the nth time that the expression stands in a sentence."""
    found = list(re.finditer(re.escape(words), sentence))
    if not found:
        return words
    start, end = found[min(nth, len(found) - 1)].span()
    before = _clause_end(sentence[:start]).split()
    after = _clause_start(sentence[end:])
    if len(before) + len(after.split()) < _FEWEST_WORDS:  # "On Sunday, they": look past the comma
        before, after = sentence[:start].split(), sentence[end:]
    tail, *following = re.split(r"\s+", after.rstrip(" .!?"))  # a tail like the "'s" of "Friday's"
    return " ".join([*_shortened(before), words + tail, *following[:_WORDS_AFTER]]).strip()


def _shortened(before: Sequence[str]) -> list[str]:
    """The last words before an expression, and the verb with its neighbours if it is far off."""
    near = list(before[-_WORDS_BEFORE:])
    verb = max((i for i, word in enumerate(before) if is_verb(word)), default=len(before))
    if verb >= len(before) - _WORDS_BEFORE:
        return near
    return [*before[max(0, verb - 3) : verb + 2], "…", *near[-_WORDS_BEFORE // 2 :]]


def _clause_end(before: str) -> str:
    """What of the words before an expression is of its clause."""
    breaks = list(_clause_breaks().finditer(before))
    return before[breaks[-1].end() :] if breaks else before


def _clause_start(after: str) -> str:
    """What of the words after an expression is of its clause."""
    found = _clause_breaks().search(after)
    return after[: found.start()] if found else after


@cache
def _data() -> dict[str, list[str]]:
    path = files("analysis.dates") / "data" / "events.toml"
    data: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return data


@cache
def _clause_breaks() -> re.Pattern[str]:
    breaks = "|".join(_data()["breaks"])
    return re.compile(rf"[,;:!?()\[\]\"“”«»—](?!\w)|[\"“«(\[]|\b(?:{breaks})\b")
