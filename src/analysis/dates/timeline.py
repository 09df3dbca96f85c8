"""Dated happenings: which mentions, in one article or in several, tell of the same thing."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import pandas as pd

from analysis.dates.alike import Weights, Words, likeness, telling_words, weigh
from analysis.dates.clauses import is_speech, label, words_near
from analysis.dates.timex import grain
from analysis.tables import DATES, EVENTS, require
from analysis.text.segment import Span

_LIKENESS = 0.25  # share of the lesser sentence's weight in words that both have
_FEWEST_SHARED = 2  # words
_CENTURY = r"\d\d"  # as a value
_LONGEST_HOLDER = 31  # days: a month may hold a day of the same happening, a year may not
Days = tuple[pd.Timestamp | None, pd.Timestamp | None]


def build_timeline(dates: pd.DataFrame) -> pd.DataFrame:
    """The mentions that name a day, a stretch or a time, grouped into happenings.

    Two mentions tell of one happening when they name the same interval, or one of them an interval
    within the other's of up to a month, and either their sentences share enough telling words (two
    or more, a quarter of the weight of the lesser sentence, where a word weighs the more the fewer
    sentences have it), or both name the same day and a telling word beside it, which is no name
    ("the talks on Friday"). What somebody said that day is never grouped with what happened. That
    is a rule of thumb: read the sentences. A century dates no happening: what has changed "in the
    21st century" fills no silence.

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
    has_place = dates["earliest"].notna() | dates["latest"].notna()
    dated = dates[has_place & ~dates["value"].str.fullmatch(_CENTURY)].copy()
    dated["grain"] = [grain(value) for value in dated["value"]]
    places = list(in_sentence(dated))
    dated["label"] = list(map(label, dated["sentence"], places))
    dated["event"] = _grouped(dated, places)
    return _in_order(dated)


def in_sentence(mentions: pd.DataFrame) -> Iterator[Span]:
    """Where in its sentence each mention stands. Reads start, end and sentence_start."""
    ends = (mentions[end] - mentions["sentence_start"] for end in ("start", "end"))
    return zip(*ends, strict=True)


def whole_days(mentions: pd.DataFrame) -> list[Days]:
    """The first and last day of each mention; None for an open end."""
    columns = (mentions[end].dt.normalize() for end in ("earliest", "latest"))
    return [
        (None if pd.isna(start) else start, None if pd.isna(end) else end)
        for start, end in zip(*columns, strict=True)
    ]


def _in_order(dated: pd.DataFrame) -> pd.DataFrame:
    """Rows in the order of time, happenings numbered from 1 in the order of their first day."""
    rows = dated.assign(when=dated["earliest"].fillna(dated["latest"]))
    rows["first"] = rows.groupby("event")["when"].transform("min")
    rows = rows.sort_values(["first", "event"], kind="stable")
    rows["event"] = pd.factorize(rows["event"])[0] + 1
    return rows[list(EVENTS)].astype(dict(EVENTS)).reset_index(drop=True)


@dataclass(frozen=True, slots=True)
class _Mention:
    """What a mention is grouped by."""

    row: int
    days: Days
    is_speech: bool
    words: Words  # of the sentence
    near: Words  # beside the expression, no names

    @property
    def is_one_day(self) -> bool:
        """Whether it names one day or a part of one."""
        return self.days[0] is not None and self.days[0] == self.days[1]

    @property
    def keys(self) -> Iterable[Hashable]:
        """Its days, or all of it if it is long or open: mentions of the same time share a key."""
        start, end = self.days
        if start is None or end is None or (end - start).days >= _LONGEST_HOLDER:
            return [self.days]
        return range(start.toordinal(), end.toordinal() + 1)


def _grouped(dated: pd.DataFrame, places: list[Span]) -> list[int]:
    """The number of the happening that each mention tells of.

    What links two happenings of one day makes them one; of a longer stretch it joins the likest.
    """
    mentions = [
        _Mention(row, days, is_speech(told, at), telling_words(told), words_near(told, at))
        for row, (days, told, at) in enumerate(
            zip(whole_days(dated), dated["sentence"], places, strict=True)
        )
    ]
    weights = weigh(mention.words for mention in mentions)
    happenings: dict[int, list[_Mention]] = {}
    at: defaultdict[Hashable, set[int]] = defaultdict(set)  # happenings by key
    for number, mention in enumerate(mentions):
        known = sorted(set().union(*(at[key] for key in mention.keys)))
        fits = [(_fit(happenings[other], mention, weights), other) for other in known]
        fitting = sorted((fit for fit in fits if fit[0] >= _LIKENESS), key=_first, reverse=True)
        joined = [other for _, other in fitting[: None if mention.is_one_day else 1]]
        group = [*chain.from_iterable(happenings.pop(other) for other in joined), mention]
        happenings[number] = group
        for key in set().union(*(member.keys for member in group)):
            at[key].difference_update(joined)
            at[key].add(number)
    events = {member.row: event for event, group in happenings.items() for member in group}
    return [events[row] for row in range(len(mentions))]


def _first(fit: tuple[float, object]) -> float:
    return fit[0]


def _fit(happening: Sequence[_Mention], mention: _Mention, weights: Weights) -> float:
    """How like the likest of its mentions is to another; 0 if any has another time."""
    if not all(_same_time(known.days, mention.days) for known in happening):
        return 0.0
    return max(_alike(known, mention, weights) for known in happening)


def _alike(one: _Mention, other: _Mention, weights: Weights) -> float:
    """How like two mentions of the same time are, 0 to 1."""
    if one.is_speech != other.is_speech:
        return 0.0
    is_named = one.is_one_day and not one.is_speech and one.days == other.days
    if is_named and one.near & other.near:
        return 1.0
    enough = len(one.words & other.words) >= _FEWEST_SHARED
    return likeness(one.words, other.words, weights) if enough else 0.0


def _same_time(one: Days, other: Days) -> bool:
    """Whether two intervals are the same, or one holds the other and is no longer than a month."""
    if one == other:
        return True
    (start, end), (first, last) = one, other
    if start is None or end is None or first is None or last is None:
        return False
    nested = (start <= first and last <= end) or (first <= start and end <= last)
    return nested and max(end - start, last - first).days < _LONGEST_HOLDER
