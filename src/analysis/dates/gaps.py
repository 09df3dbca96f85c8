"""Where accounts part: what a source passes over, what it alone dates, what it tells otherwise."""

import re
from calendar import day_name
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.dates.clauses import is_counted
from analysis.dates.disagree import disagreements
from analysis.dates.kinds import Stretch, classify_events, news_span
from analysis.tables import EVENTS, GAPS, as_table, require

Row = Mapping[Any, Any]
_DAY = pd.Timedelta(days=1)
_WEEKDAY = re.compile(rf"(?:{'|'.join(day_name)})(?: (?:morning|afternoon|evening|night))?")


def find_gaps(
    events: pd.DataFrame, *, sources: Sequence[str] | None = None, min_days: int = 7
) -> pd.DataFrame:
    """Silences, one-sided days and disagreements.

    A ``silence`` is a longest stretch, of ``min_days`` or more, in which no interval of the source
    lies, not even in part: between two of its dates, or before its first or after its last where
    the story as told by all goes on. It is told where another source dates something within it, or
    where it lies in the month before or after the day of the news (``classify_events``): that
    nobody dates anything between two years of background says nothing. An interval with an open
    end ("over three years ago") names no day for certain: it neither breaks a silence nor
    stretches the story.

    A ``one-sided`` row is an interval that ``source`` has and in which ``other`` dates nothing, or
    a time of day where ``other`` has the day without one. There is a row for each other source
    that lacks it; a day on which something was only said ("said on Friday") has none. Nor
    has what may be misread: a date counted from what was told before ("the next night"), and a
    bare weekday that the other source names too, a week apart.

    A ``disagreement`` is a pair of sentences on one happening, one of either source, that differ
    in a neighbouring date, in a number of the same, in a place, or in what something is the first
    of. ``detail`` quotes both: a pair to read, which may be a difference of detail.
    ``earliest`` to ``latest`` spans the dates that the two are about.

    Args:
        events: Reads the columns of ``tables.EVENTS``.
        sources: All sources to compare, in the order wanted, also those that date nothing; by
            default those that ``events`` has.
        min_days: The shortest silence reported, in days.

    Returns:
        A table with the columns of ``tables.GAPS``; both ends of a stretch are part of it.

    Raises:
        InputError: A column is missing.
    """
    require(events, EVENTS, "find_gaps")
    names = list(dict.fromkeys(events["source"])) if sources is None else list(sources)
    known = events[events["source"].isin(names)]
    rows = (
        *_silences(known, names, min_days),
        *_one_sided(known, names),
        *disagreements(known, names),
    )
    return as_table(rows, GAPS)


def _silences(
    events: pd.DataFrame, names: Iterable[str], min_days: int
) -> Iterator[dict[str, Any]]:
    closed = events.dropna(subset=["earliest", "latest"])
    if closed.empty:
        return
    story = (closed["earliest"].min().normalize(), closed["latest"].max().normalize())
    news = news_span(closed)
    for name in names:
        is_own = closed["source"] == name
        others = _days(closed[~is_own])
        for start, end in _uncovered(story, _days(closed[is_own])):
            days = (end - start).days + 1
            if days >= min_days and _tells((start, end), others, news):
                yield {
                    "kind": "silence",
                    "source": name,
                    "earliest": start,
                    "latest": end,
                    "days": days,
                    "detail": f"{name} dates nothing from {written(start)} to {written(end)} "
                    f"({days:,} day{'s' * (days != 1)}).",
                }


def _days(events: pd.DataFrame) -> list[Stretch]:
    """The intervals as whole days, in the order of time."""
    columns = (events[end].dt.normalize() for end in ("earliest", "latest"))
    return sorted(zip(*columns, strict=True))


def _uncovered(story: Stretch, covered: Iterable[Stretch]) -> Iterator[Stretch]:
    """The stretches of the story, longest possible, that no interval touches."""
    reached = story[0] - _DAY
    for start, end in covered:
        if start > reached + _DAY:
            yield reached + _DAY, start - _DAY
        reached = max(reached, end)
    if reached < story[1]:
        yield reached + _DAY, story[1]


def _tells(silence: Stretch, others: Iterable[Stretch], news: Stretch) -> bool:
    """Whether a source is silent where another speaks, or in the time of the news."""
    start, end = silence
    is_news = news[0] <= start and end <= news[1]
    return is_news or any(start <= first and last <= end for first, last in others)


def _one_sided(events: pd.DataFrame, names: Sequence[str]) -> Iterator[dict[str, Any]]:
    days = {name: events[name].dt.normalize() for name in ("earliest", "latest")}
    whole = classify_events(events).assign(first=days["earliest"], last=days["latest"])
    of_source = {name: whole[whole["source"] == name] for name in names}
    happened = whole[(whole["act"] == "happening") & ~whole["text"].map(is_counted).astype(bool)]
    for row in happened.drop_duplicates(["source", "earliest", "latest"]).to_dict("records"):
        for other in names:
            if other != row["source"] and not _has(of_source[other], row):
                yield {
                    "kind": "one-sided",
                    "source": row["source"],
                    "other": other,
                    "earliest": row["earliest"],
                    "latest": row["latest"],
                    "days": (row["last"] - row["first"]).days + 1,
                    "detail": f"{row['source']} has {_dated(row)} (“{row['sentence']}”); "
                    f"{other} does not.",
                }


def _has(events: pd.DataFrame, row: Row) -> bool:
    """Whether any of the events lies in part in the row's interval, and is a time where it is.

    A comparison with an open end (NaT) is false: that end keeps nothing apart. A bare weekday that
    both name is one day, even if one of the two was read as that of the week before or after.
    """
    meets = events[~(events["first"] > row["last"]) & ~(events["last"] < row["first"])]
    if row["grain"] == "time" and row["earliest"] == row["latest"]:
        meets = meets[(meets["grain"] == "time") & (meets["earliest"] == meets["latest"])]
    if len(meets) or not _WEEKDAY.fullmatch(row["text"]):
        return len(meets) > 0
    a_week_off = (events["first"] - row["first"]).abs() == pd.Timedelta(days=7)
    return bool(events.loc[a_week_off, "text"].str.fullmatch(_WEEKDAY).any())


def written(day: pd.Timestamp) -> str:
    """Like 17 May 2025."""
    return f"{day.day} {day:%B} {day.year}"


def _dated(row: Row) -> str:
    """An interval in words: "2024", "January 2025", "19 May 2025, 10:00"."""
    start, end = row["earliest"], row["latest"]
    if pd.isna(start):
        return f"a time up to {written(end)}"
    if pd.isna(end):
        return f"a time from {written(start)} on"
    if row["grain"] == "time" and start == end:
        return f"{written(start)}, {start:%H:%M}"
    if start.normalize() == end.normalize():
        return written(start)
    if start.is_year_start and end.is_year_end:
        return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    if start.is_month_start and end.is_month_end and (end - start).days < 31:
        return f"{start:%B} {start.year}"
    return f"{written(start)} to {written(end)}"
