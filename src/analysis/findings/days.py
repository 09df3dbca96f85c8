"""Which days the accounts name, which only one names, and where one is silent."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.dates.compare import compare_dates
from analysis.dates.covered import Stretches, is_deictic
from analysis.dates.gaps import days_of_publication
from analysis.dates.kinds import news_span
from analysis.findings.sources import ONE_SOURCE, accounts_of, by_source
from analysis.wording import count, how_long, in_words, is_or_are, listed, some, tallied, written

_DAY = pd.Timedelta(days=1)
_MOMENT = pd.Timedelta(microseconds=1)
_ENDS = ("earliest", "latest")
_LONG = 7  # days of the news that a silence has to hide to be told


def open_with_days(
    dates: pd.DataFrame,
    events: pd.DataFrame,
    gaps: pd.DataFrame,
    sources: Sequence[str] = (),
    *,
    articles: pd.DataFrame | None = None,
) -> list[str]:
    """How many dates the sources share, and the longest silence that another source fills.

    ``articles``: see `of_timeline`.
    """
    compared = compare_dates(_placed(dates))
    names = list(dict.fromkeys([*sources, *dates["source"]]))
    if compared.empty:
        return [
            "No account names a date that can be placed.",
            f"So nothing can be said of the days that {accounts_of(names)} leave out.",
        ]
    number = count(len(compared), "date")
    if len(names) < 2:
        return [f"{names[0]} names {number} that can be placed.", ONE_SOURCE]
    alone = {
        name: some(own, most=3) for name in names for own in [_named_alone(compared, name)] if own
    }
    told = f"{number} can be placed, of which {_in_every_account(compared, names, most=3)}"
    only = by_source(alone, "only {source} names {words}", "only {source} {words}")
    silences = _longest_silences(events, gaps, days_of_publication(articles))
    undated = _without_days(compared, names)
    none = "Around the news, no account is silent for a week or more about days another one names."
    return [f"{told}; {only}" if alone else f"{told}.", [*silences, *undated, none][0]]


def of_timeline(
    dates: pd.DataFrame,
    events: pd.DataFrame,
    gaps: pd.DataFrame,
    sources: Sequence[str] = (),
    *,
    articles: pd.DataFrame | None = None,
) -> list[str]:
    """How many dates the sources share, which only one has, and what each is silent about.

    ``articles`` tell on which day each source was published: of later days it could not know.
    """
    compared = compare_dates(_placed(dates))
    published = days_of_publication(articles)
    unplaced = _unplaced(dates, published)
    if compared.empty:
        return ["No account names a date that can be placed.", *unplaced]
    sources = list(dict.fromkeys([*sources, *dates["source"]]))
    number = f"{count(len(compared), 'date')} can be placed"
    several = len(sources) > 1
    shared = f"; {_in_every_account(compared, sources, most=5)}" if several else ""
    sentences = [f"{number}{shared}."]
    for source in sources:
        own = _named_alone(compared, source)
        if own and several:
            sentences.append(f"Only {source} names {some(own)}.")
    sentences += [*_longest_silences(events, gaps, published), *unplaced]
    sentences += _without_days(compared, sources)
    differing = int((gaps["kind"] == "disagreement").sum())
    if differing:
        told = f"{count(differing, 'happening')} may be told in two ways"
        pairs = "the pair" if differing == 1 else "the pairs"
        sentences.append(f"{told}: {pairs} of sentences below, to be read side by side.")
    return sentences


def _placed(dates: pd.DataFrame) -> pd.DataFrame:
    """The dates of which both ends are known: "over three years ago" names no year.

    Nor does somebody's "tomorrow" that only quotations name: the article may be of the next day.
    """
    known = dates.dropna(subset=["earliest", "latest"])
    is_told = ~(known["in_quote"] & known["text"].map(is_deictic).astype(bool))
    day = known["value"].str[:10]
    return known[is_told | day.isin(day[is_told])]


def _without_days(compared: pd.DataFrame, sources: Sequence[str]) -> list[str]:
    """A sentence for each source that none of the dates is from."""
    undated = [name for name in sources if name not in {*compared["sources"].explode()}]
    return [f"{name} names no date that can be placed." for name in undated]


def _in_every_account(compared: pd.DataFrame, sources: Sequence[str], *, most: int) -> str:
    """How many of the dates are in every account, of those that name any, and the first few."""
    dating = {*compared["sources"].explode()}
    every = dating if len(dating) > 1 else {*sources}
    values = compared.loc[compared["sources"].map(len) == len(every), "value"]
    told = f"{len(values) or 'none'} {is_or_are(len(values) or 1)} in every account"
    of_all = " that names any" if len(every) < len(sources) else ""
    named = f" ({some([*map(in_words, values)], most=most)})" if len(values) else ""
    return f"{told}{of_all}{named}"


def _named_alone(compared: pd.DataFrame, source: str) -> list[str]:
    """The dates, in words, that one source names and no other one, not even a part of them.

    Who names 10 May has something in May, too.
    """
    is_own = compared["sources"].map(lambda names: names == [source])
    elsewhere = Stretches(zip(*(compared.loc[~is_own, end] for end in _ENDS), strict=True))
    return [
        in_words(row["value"])
        for row in compared[is_own].to_dict("records")
        if not elsewhere.lie_within(row["earliest"], _last_moment(row))
    ]


def _last_moment(date: dict[Any, Any]) -> pd.Timestamp:
    """Where a date ends: a day at its midnight, a time of day when it is."""
    last: pd.Timestamp = date["latest"]
    return last if date["grain"] == "time" else last.normalize() + _DAY - _MOMENT


def _unplaced(dates: pd.DataFrame, published: Mapping[str, pd.Timestamp]) -> list[str]:
    """How many dates have no place on the calendar, mostly for want of a day to count from."""
    is_word = ~dates["text"].str.contains(" ") | dates["source"].isin(published)
    vague = dates["value"].str.endswith("_REF") & is_word
    lost = dates[
        dates["type"].isin(["DATE", "TIME"])
        & dates[["earliest", "latest"]].isna().any(axis=1)
        & ~(vague | (dates["value"] == "PRESENT_REF"))  # "recently" and "now" are no dates
    ]
    if lost.empty:
        return []
    examples = some(tallied(f"“{text}”" for text in lost["text"]), most=3)
    return [f"{count(len(lost), 'date')} cannot be placed on the calendar: {examples}."]


def _longest_silences(
    events: pd.DataFrame, gaps: pd.DataFrame, published: Mapping[str, pd.Timestamp]
) -> list[str]:
    """For each source the silence that hides most of the news, while another dates something.

    Before its first date and after its last a source is silent about whatever another one looks
    back at or ahead to: that one mentions the 1920s is no silence of the others. So a silence
    counts for the days of the news (see `dates.kinds.news_span`) that it is sure to pass over:
    from what was dated meanwhile to what the source dates itself, and no day after its own.
    """
    first, last = news_span(events)
    news = events[(events["earliest"] >= first) & (events["latest"] <= last)]
    longest: dict[str, tuple[int, str]] = {}
    for gap in gaps[gaps["kind"] == "silence"].to_dict("records"):
        source = gap["source"]
        day = min(published.get(source, last), last)
        own = events[events["source"] == source]
        reach = (
            _distance(own[own["latest"] < gap["earliest"]], first, last),
            _distance(own[own["earliest"] > gap["latest"]], first, last),
        )
        inside = _meanwhile(news, gap, day)
        hidden = _hidden_days(gap, reach, inside, (first, day))
        if hidden > longest.get(source, (_LONG - 1, ""))[0]:
            when = _when(gap, *reach, published)
            others = "; ".join(_named_meanwhile(inside))
            longest[source] = hidden, f"{source} dates nothing{when}, while {others}."
    return [told for _, told in sorted(longest.values(), key=lambda one: -one[0])]


def _meanwhile(news: pd.DataFrame, gap: dict[Any, Any], day: pd.Timestamp) -> pd.DataFrame:
    """What other sources date within a silence, up to the day on which the silent one came out."""
    inside: pd.DataFrame = news[
        (news["source"] != gap["source"])
        & (news["earliest"].dt.normalize() <= day)
        & (news["earliest"] >= gap["earliest"])
        & (news["latest"].dt.normalize() <= gap["latest"])
    ]
    return inside


def _hidden_days(
    gap: dict[Any, Any],
    reach: tuple[str, str],
    inside: pd.DataFrame,
    news: tuple[pd.Timestamp, pd.Timestamp],
) -> int:
    """How many days of the news a silence passes over.

    From the source's own date of the news on, or from what another dates where it has none before.
    """
    if inside.empty:
        return 0
    start = gap["earliest"] if reach[0] == "near" else inside["earliest"].min()
    end = gap["latest"] if reach[1] == "near" else inside["latest"].max()
    return int((min(end, news[1]) - max(start, news[0])).days) + 1


def _distance(own: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp) -> str:
    """Whether any of a source's dates is "near" (of the news) or all are "far"; "" for none."""
    if own.empty:
        return ""
    return "near" if ((own["latest"] >= first) & (own["earliest"] <= last)).any() else "far"


def _when(
    gap: dict[Any, Any], earlier: str, later: str, published: Mapping[str, pd.Timestamp]
) -> str:
    """Between which of its own dates a source is silent; from one of 1993 on nobody counts.

    A silence that ends with the day of publication ends at no date of the source.
    """
    before, after = f"before {written(gap['latest'] + _DAY)}", written(gap["earliest"] - _DAY)
    if gap["latest"] == published.get(gap["source"]):
        before = f"up to {written(gap['latest'])}, its day of publication"
    if earlier == "far" and later == "near":
        return f" in the days {before}"
    if earlier == "near" and later == "far":
        return f" in the days after {after}"
    if earlier and later:
        stretch = f"from {written(gap['earliest'])} to {written(gap['latest'])}"
        return f" {stretch} ({how_long(gap['earliest'], gap['latest'] + _DAY)})"
    if later:
        return f" {before}"
    return f" after {after}" if earlier else ""


def _named_meanwhile(events: pd.DataFrame, most: int = 2) -> list[str]:
    """What each source names, said of the first few sources."""
    told: dict[str, list[str]] = {}
    for source, own in events.groupby("source", sort=False):
        days = some(list(dict.fromkeys(map(in_words, own["value"]))), most=3)
        told.setdefault(days, []).append(str(source))
    first = [
        f"{listed(names)} {'names' if len(names) == 1 else 'name'} {days}"
        for days, names in [*told.items()][:most]
    ]
    left = sum(map(len, [*told.values()][most:]))
    return [*first, f"{count(left, 'more source')} other days"] if left else first
