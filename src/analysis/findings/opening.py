"""What each notebook opens with: the finding for this story, in two sentences."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.comparison.match import match_quotes
from analysis.comparison.resample import NO_VERDICT_BELOW
from analysis.comparison.scorers import scorers
from analysis.comparison.sources import MOST_SOURCES, attributed
from analysis.comparison.tone import compare_sentiment
from analysis.dates.compare import compare_dates
from analysis.findings.accounts import (
    credit,
    most_words,
    only_heard_in,
    whom_the_text_names,
)
from analysis.findings.days import longest_silences
from analysis.findings.words import (
    by_source,
    count,
    in_words,
    is_or_are,
    listed,
    some,
)
from analysis.sentiment.validity import scorer_validity

_ONE_SOURCE = "There is one source only, and no other to compare it with."


def open_with_accounts(articles: pd.DataFrame, quotes: pd.DataFrame) -> list[str]:
    """Who tells the story, how often others have the word, and how much of that is shared."""
    accounts = [credit(article) for article in articles.to_dict("records")]
    told = f"{count(len(articles), 'account')} of the story: {some(accounts, most=MOST_SOURCES)}."
    said = attributed(quotes)
    if said.empty:
        return [told, "No words were found that are attributed to anybody."]
    speakers = count(said["speaker"].nunique(), "speaker")
    words = f"Words are attributed {count(len(said), 'time')}, to {speakers}"
    if len({*articles["source"]}) < 2:
        return [told, f"{words}; there is no other source to compare that with."]
    shared = match_quotes(quotes)
    same = int((shared["relation"] == "verbatim").sum())
    pairs = f"{count(len(shared), 'pair')} of quotations from two accounts match"
    return [told, f"{words}; {pairs}, {same} of them word for word."]


def open_with_tone(scored: pd.DataFrame, sources: Sequence[str] = ()) -> list[str]:
    """Whether the quotes of one source score lower than those of another, and on what it rests.

    ``sources``: all that are compared, also those without any quote; likewise below.
    """
    said = attributed(scored)
    if said.empty:
        return [
            "There is no attributed quote to score.",
            f"So nothing can be said of the tone in which {_accounts(sources)} let others speak.",
        ]
    known = [
        f"{name} has evidence in {int(said[column].notna().sum())}"
        for column, name in scorers(said).items()
    ]
    right = [
        f"{row['scorer']} was right in {row['accuracy']:.0%}"
        for row in scorer_validity().to_dict("records")
    ]
    quotes = f"Of {count(len(said), 'quote')}, {listed(known)}"
    return [_difference(scored), f"{quotes}; on labelled news {listed(right)}."]


def open_with_voices(quotes: pd.DataFrame, sources: Sequence[str] = ()) -> list[str]:
    """Who has most words in each source, and who is heard in one source only."""
    said = whom_the_text_names(quotes)
    if said.empty:
        return [
            "No words are attributed to anybody whom the text names.",
            f"So nothing can be said of whom {_accounts(sources)} give a voice.",
        ]
    rows = most_words(quotes)
    most = by_source(
        {row["source"]: f"{row['speaker']} ({row['share']:.0%} of {row['total']})" for row in rows},
        ("Of those it names, " if any(row["of"] for row in rows) else "")
        + "{source} gives most attributed words to {words}",
        "{source} to {words}",
    )
    if len({*sources, *said["source"]}) < 2:
        return [most, _ONE_SOURCE]
    alone = {source: f"to {some(names, most=3)}" for source, names in only_heard_in(said).items()}
    nobody = "Nobody with a full name has a voice in one account only."
    one_only = by_source(alone, "Only {source} gives a voice {words}", "only {source} {words}")
    return [most, one_only if alone else nobody]


def open_with_days(
    dates: pd.DataFrame, events: pd.DataFrame, gaps: pd.DataFrame, sources: Sequence[str] = ()
) -> list[str]:
    """How many dates the sources share, and the longest silence that another source fills."""
    compared = compare_dates(dates)
    names = list(dict.fromkeys([*sources, *dates["source"]]))
    if compared.empty:
        return [
            "No account names a date that can be placed.",
            f"So nothing can be said of the days that {_accounts(names)} leave out.",
        ]
    number = count(len(compared), "date")
    if len(names) < 2:
        return [f"{names[0]} names {number} that can be placed.", _ONE_SOURCE]
    shared = int((compared["sources"].map(len) == len(names)).sum())
    alone = {
        name: some([in_words(value) for value in own["value"]], most=3)
        for name in names
        for own in [compared[compared["sources"].map(lambda found, one=name: found == [one])]]
        if len(own)
    }
    told = f"{number} can be placed, of which {shared} {is_or_are(shared)} in every account"
    only = by_source(alone, "only {source} names {words}", "only {source} {words}")
    silences = longest_silences(events, gaps)
    none = "No account is silent for long about days that another one names."
    return [f"{told}; {only}" if alone else f"{told}.", silences[0] if silences else none]


def _difference(scored: pd.DataFrame) -> str:
    compared = compare_sentiment(scored)
    if compared.empty:
        return "Only one source has quotes: there is no other to compare its tone with."
    if compared["verdict"].isin(["points only", "too few"]).all():
        return (
            f"No two sources have {NO_VERDICT_BELOW} quotes each in which a scorer has evidence: "
            "too few to say whose quotes score lower."
        )
    clear = compared[compared["verdict"].isin(["b lower", "b higher"])]
    number = count(len(compared), "comparison")
    if clear.empty:
        return (
            f"In none of {number} of two sources by one scorer do the quotes show that one source "
            "scores lower than the other."
        )
    told = some([_lower(row) for row in clear.to_dict("records")], most=3)
    return (
        f"In {len(clear)} of {number} of two sources by one scorer, one scores lower: {told}; "
        "in one of twenty a difference shows by chance."
    )


def _lower(row: dict[Any, Any]) -> str:
    low, high = "ba" if row["verdict"] == "b lower" else "ab"
    return (
        f"{row[f'source_{low}']} than {row[f'source_{high}']} by {abs(row['difference']):.2f} "
        f"({row['scorer']})"
    )


def _accounts(sources: Sequence[str]) -> str:
    names = list(dict.fromkeys(sources))
    return some(names, most=MOST_SOURCES) if names else "the accounts"
