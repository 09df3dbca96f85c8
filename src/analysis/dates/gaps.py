"""Where accounts part: what a source passes over, what it alone dates, what it tells otherwise."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.dates.clauses import is_counted
from analysis.dates.covered import Coverage, Stretch, Stretches, may_be_of_any_day, whole_days
from analysis.dates.disagree import disagreements
from analysis.dates.kinds import NEWS_DAYS, classify_events, news_span
from analysis.tables import EVENTS, GAPS, as_table, require
from analysis.wording import count, written

Row = Mapping[Any, Any]
_DAY = pd.Timedelta(days=1)


def find_gaps(
    events: pd.DataFrame,
    *,
    sources: Sequence[str] | None = None,
    articles: pd.DataFrame | None = None,
    min_days: int = 7,
) -> pd.DataFrame:
    """Silences, one-sided days and disagreements.

    A ``silence`` is a longest stretch, of ``min_days`` or more, in which no interval of the source
    lies, not even in part: between two of its dates, or before its first or after its last where
    the story as told by all goes on. It is told where another source dates something within it, or
    where it lies in the month before or after the day of the news (``classify_events``): that
    nobody dates anything between two years of background says nothing. An interval with an open
    end ("over three years ago") names no day for certain: it neither breaks a silence nor
    stretches the story. A silence ends with the day on which its source was published, if known.

    A ``one-sided`` row is an interval that ``source`` has and in which ``other`` dates nothing, or
    a time of day where ``other`` has the day without one. There is a row for each other source
    that lacks it; a day on which something was only said ("said on Friday") has none. Nor
    has what may be misread: a date counted from what was told before ("the next night"), a bare
    weekday or month that the other source names too, a week or a year apart, "today" where the
    other dates something a day apart (its article may bear another day), a time of day whose words
    name no day ("at 10 p.m."), and "today" in a quotation, of which it is not known when it was
    said. Nor has what came after the other was published, and before
    ``source`` was. ``sentence`` is that of ``source``.

    A ``disagreement`` is a pair of sentences on one happening, one of either source, that differ
    in a neighbouring date, in a number of the same, in a place, or in what something is the first
    of. ``sentence`` and ``other_sentence`` are the pair to read, which may be a difference of
    detail; ``detail`` names the words that differ.
    ``earliest`` to ``latest`` spans the dates that the two are about.

    Args:
        events: Reads the columns of ``tables.EVENTS``.
        sources: All sources to compare, in the order wanted, also those that date nothing; by
            default those that ``events`` has.
        articles: Reads ``source`` and ``published``: of later days a source could not know. Of
            several articles of a source the last counts.
        min_days: The shortest silence reported, in days.

    Returns:
        A table with the columns of ``tables.GAPS``; both ends of a stretch are part of it.

    Raises:
        InputError: A column is missing.
    """
    require(events, EVENTS, "find_gaps")
    names = list(dict.fromkeys(events["source"])) if sources is None else list(sources)
    known = events[events["source"].isin(names)]
    published = days_of_publication(articles)
    rows = (
        *_silences(known, names, published, min_days),
        *_one_sided(known, names, published),
        *disagreements(known, names),
    )
    return as_table(rows, GAPS)


def days_of_publication(articles: pd.DataFrame | None) -> dict[str, pd.Timestamp]:
    """The last day on which each source was published, where it is known."""
    if articles is None:
        return {}
    require(articles, ("source", "published"), "days_of_publication")
    days = articles.groupby("source")["published"].max().dropna().dt.normalize()
    return {str(source): day for source, day in days.items()}


def _silences(
    events: pd.DataFrame,
    names: Iterable[str],
    published: Mapping[str, pd.Timestamp],
    min_days: int,
) -> Iterator[dict[str, Any]]:
    closed = events.dropna(subset=["earliest", "latest"])
    if closed.empty:
        return
    news = news_span(closed)
    story = _ends(closed, news[0] + pd.Timedelta(days=NEWS_DAYS))
    for name in names:
        is_own = closed["source"] == name
        others = Stretches(_days(closed[~is_own]))
        for start, last in _uncovered(story, _days(closed[is_own])):
            end = min(last, published.get(name, last))
            days = (end - start).days + 1
            is_news = news[0] <= start and end <= news[1]
            if days >= min_days and (is_news or others.lie_within(start, end)):
                yield {
                    "kind": "silence",
                    "source": name,
                    "earliest": start,
                    "latest": end,
                    "days": days,
                    "detail": f"{name} dates nothing from {written(start)} to {written(end)} "
                    f"({count(days, 'day')}).",
                }


def _ends(events: pd.DataFrame, news: pd.Timestamp) -> Stretch:
    """Where the story begins and ends: "this year" around the day of the news stretches neither."""
    around = (events["earliest"] < news) & (events["latest"] > news)
    ends = events if around.all() else events[~around]
    return ends["earliest"].min().normalize(), ends["latest"].max().normalize()


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


def _one_sided(
    events: pd.DataFrame, names: Sequence[str], published: Mapping[str, pd.Timestamp]
) -> Iterator[dict[str, Any]]:
    whole = classify_events(events)
    covered = {name: Coverage(whole[whole["source"] == name]) for name in names}
    happened = whole[(whole["act"] == "happening") & ~whole["text"].map(is_counted).astype(bool)]
    for row in happened.drop_duplicates(["source", "earliest", "latest"]).to_dict("records"):
        if may_be_of_any_day(row):
            continue
        for other in names:
            is_lacking = other != row["source"] and not covered[other].has(row)
            if is_lacking and not _is_later_news(row, other, published):
                yield {
                    "kind": "one-sided",
                    "source": row["source"],
                    "other": other,
                    "earliest": row["earliest"],
                    "latest": row["latest"],
                    "days": (row["latest"].floor("D") - row["earliest"].floor("D")).days + 1,
                    "detail": f"{row['source']} has {_dated(row)} (“{row['sentence']}”); "
                    f"{other} does not.",
                    "sentence": row["sentence"],
                }


def _is_later_news(row: Row, other: str, published: Mapping[str, pd.Timestamp]) -> bool:
    """Whether a source tells of a day after the other was published, and not as yet to come."""
    if not {other, row["source"]} <= published.keys():
        return False
    return published[other] < whole_days(row)[0] <= published[row["source"]]


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
