"""Which days the accounts name, which only one names, and where one is silent."""

from collections.abc import Sequence

import pandas as pd

from analysis.dates.compare import compare_dates
from analysis.findings.words import count, in_words, is_or_are, listed, some


def of_timeline(
    dates: pd.DataFrame, events: pd.DataFrame, gaps: pd.DataFrame, sources: Sequence[str] = ()
) -> list[str]:
    """How many dates the sources share, which only one has, and what each is silent about."""
    compared = compare_dates(dates)
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


def _unplaced(dates: pd.DataFrame) -> list[str]:
    """How many dates have no place on the calendar, mostly for want of a day to count from."""
    lost = dates[dates["type"].isin(["DATE", "TIME"]) & dates["earliest"].isna()]
    if lost.empty:
        return []
    examples = some([f"“{text}”" for text in dict.fromkeys(lost["text"])], most=3)
    return [f"{count(len(lost), 'date')} cannot be placed on the calendar: {examples}."]


def longest_silences(events: pd.DataFrame, gaps: pd.DataFrame) -> list[str]:
    """For each source the longest silence in which another one dates something."""
    sentences = []
    silences = gaps[gaps["kind"] == "silence"].sort_values("days", ascending=False)
    for source, own in silences.groupby("source", sort=False):
        for gap in own.to_dict("records"):
            inside = events[
                (events["source"] != source)
                & (events["earliest"] >= gap["earliest"])
                & (events["latest"].dt.normalize() <= gap["latest"])
            ]
            if len(inside):
                meanwhile = listed(_named_meanwhile(inside))
                sentences.append(f"{gap['detail'].rstrip('.')}, while {meanwhile}.")
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
