"""Which days the accounts name, which only one names, and where one is silent."""

from collections.abc import Sequence

import pandas as pd

from analysis.dates.compare import compare_dates
from analysis.dates.gaps import written
from analysis.dates.kinds import news_span
from analysis.findings.words import count, how_long, in_words, is_or_are, some

_LONG = 7  # days of the news that a silence has to hide to be told


def of_timeline(
    dates: pd.DataFrame, events: pd.DataFrame, gaps: pd.DataFrame, sources: Sequence[str] = ()
) -> list[str]:
    """How many dates the sources share, which only one has, and what each is silent about."""
    compared = compare_dates(placed(dates))
    unplaced = _unplaced(dates)
    if compared.empty:
        return ["No account names a date that can be placed.", *unplaced]
    sources = list(dict.fromkeys([*sources, *dates["source"]]))
    everywhere = compared[compared["sources"].map(len) == len(sources)]
    shared = f"{len(everywhere)} {is_or_are(len(everywhere))} in every account"
    sentences = [f"{count(len(compared), 'date')} can be placed; {shared}."]
    for source in sources:
        own = compared[compared["sources"].map(lambda names, one=source: names == [one])]
        if len(own) and len(sources) > 1:
            sentences.append(f"Only {source} names {some([in_words(v) for v in own['value']])}.")
    sentences += [*longest_silences(events, gaps), *unplaced]
    undated = [name for name in sources if name not in {*compared["sources"].explode()}]
    sentences += [f"{name} names no date that can be placed." for name in undated]
    differing = int((gaps["kind"] == "disagreement").sum())
    if differing:
        told = f"{count(differing, 'happening')} {is_or_are(differing)} told in two ways"
        sentences.append(f"{told}: the pairs of sentences stand below, to be read side by side.")
    return sentences


def placed(dates: pd.DataFrame) -> pd.DataFrame:
    """The dates of which both ends are known: "over three years ago" names no year."""
    return dates.dropna(subset=["earliest", "latest"])


def _unplaced(dates: pd.DataFrame) -> list[str]:
    """How many dates have no place on the calendar, mostly for want of a day to count from."""
    vague = dates["value"].str.endswith("_REF") & ~dates["text"].str.contains(" ")
    lost = dates[
        dates["type"].isin(["DATE", "TIME"])
        & dates[["earliest", "latest"]].isna().any(axis=1)
        & ~(vague | (dates["value"] == "PRESENT_REF"))  # "recently" and "now" are no dates
    ]
    if lost.empty:
        return []
    texts = lost["text"][~lost["text"].str.lower().duplicated()]
    examples = some([f"“{text}”" for text in texts], most=3)
    return [f"{count(len(lost), 'date')} cannot be placed on the calendar: {examples}."]


def longest_silences(events: pd.DataFrame, gaps: pd.DataFrame) -> list[str]:
    """For each source the silence that hides most of the news, while another dates something.

    Before and after the news (see `dates.kinds.news_span`) an account is silent about whatever
    another one looks back at: that one mentions the 1920s is no silence of the others.
    """
    first, last = news_span(events)
    silences = gaps[gaps["kind"] == "silence"]
    ends = zip(silences["earliest"], silences["latest"], strict=True)
    days = [(min(end, last) - max(start, first)).days + 1 for start, end in ends]
    hidden = silences.assign(hidden=days)
    hidden = hidden[hidden["hidden"] >= _LONG].sort_values("hidden", ascending=False, kind="stable")
    news = events[(events["latest"] >= first) & (events["earliest"] <= last)]
    sentences = []
    for source, own in hidden.groupby("source", sort=False):
        for gap in own.to_dict("records"):
            inside = news[
                (news["source"] != source)
                & (news["earliest"] >= gap["earliest"])
                & (news["latest"].dt.normalize() <= gap["latest"])
            ]
            if len(inside):
                stretch = f"from {written(gap['earliest'])} to {written(gap['latest'])}"
                silent = f"{source} dates nothing {stretch} ({how_long(gap['days'])})"
                sentences.append(f"{silent}, while {'; '.join(_named_meanwhile(inside))}.")
                break
    return sentences


def _named_meanwhile(events: pd.DataFrame, most: int = 2) -> list[str]:
    """What each source names, said of the first few sources."""
    told = [
        f"{source} names {some(list(dict.fromkeys(map(in_words, own['value']))), most=3)}"
        for source, own in events.groupby("source", sort=False)
    ]
    left = len(told) - most
    return [*told[:most], f"{count(left, 'more source')} other days"] if left > 0 else told
