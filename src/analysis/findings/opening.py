"""What each notebook opens with: the finding for this story, in two sentences."""

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.comparison.resample import NO_VERDICT_BELOW
from analysis.comparison.scorers import on_one_scale, scorers
from analysis.comparison.sentiment import DECIDED, NO_VERDICT
from analysis.comparison.sources import MOST_SOURCES, attributed, of_sources
from analysis.dates.compare import compare_dates
from analysis.dates.gaps import days_of_publication
from analysis.findings.accounts import (
    credit,
    most_words,
    only_heard_in,
    shared_in_words,
    to_speakers,
    whom_the_text_names,
    word_for_word,
)
from analysis.findings.days import (
    longest_silences,
    named_alone,
    placed,
    without_days,
)
from analysis.sentiment.validity import scorer_validity
from analysis.wording import (
    called,
    capital,
    count,
    gapped,
    is_or_are,
    listed,
    some,
    times,
)

_ONE_SOURCE = "There is one source only, and no other to compare it with."


def open_with_accounts(
    articles: pd.DataFrame, quotes: pd.DataFrame, shared: pd.DataFrame
) -> list[str]:
    """Who tells the story, how often others have the word, and how much of that is shared.

    ``shared``: as from ``match_quotes``.
    """
    accounts = [credit(article) for article in articles.to_dict("records")]
    told = f"{count(len(articles), 'account')} of the story: {some(accounts, most=MOST_SOURCES)}."
    said = attributed(quotes)
    if said.empty:
        return [told, "No words were found that are attributed to anybody."]
    words = f"Words are attributed {times(len(said))}, {to_speakers(said)}"
    if len({*articles["source"]}) < 2:
        return [told, f"{words}; there is no other source to compare that with."]
    same = word_for_word(int((shared["relation"] == "verbatim").sum()), len(shared))
    return [told, f"{words}; {', '.join(filter(None, (shared_in_words(len(shared)), same)))}."]


def open_with_tone(
    scored: pd.DataFrame, compared: pd.DataFrame, sources: Sequence[str] = ()
) -> list[str]:
    """Whether the quotes of one source score lower than those of another, and on what it rests.

    ``compared``: as from ``compare_sentiment``. ``sources``: all that are compared, also those
    without any quote; likewise below.
    """
    said = attributed(on_one_scale(scored))
    if said.empty:
        return [
            "There is no attributed quote to score.",
            f"So nothing can be said of the tone in which {_accounts(sources)} let others speak.",
        ]
    known = gapped(
        (name, "has evidence", f"in {int(said[column].notna().sum())}")
        for column, name in scorers(said).items()
    )
    right = gapped(
        (row["scorer"], "was right", f"in {row['accuracy']:.0%}")
        for row in scorer_validity().to_dict("records")
    )
    quotes = f"Of {count(len(said), 'quote')}, {known}"
    return [_difference(compared), f"{quotes}; on labelled news {right}."]


def open_with_voices(
    shares: pd.DataFrame, speakers: pd.DataFrame, sources: Sequence[str] = ()
) -> list[str]:
    """Who has most words in each source, and who is heard in one source only.

    ``shares``: as from ``share_of_voice``; ``speakers``: as from ``count_speakers``.
    """
    named = whom_the_text_names(speakers)
    if named.empty:
        return [
            "No words are attributed to anybody whom the text names.",
            f"So nothing can be said of whom {_accounts(sources)} give a voice.",
        ]
    rows = most_words(shares, speakers)
    most = by_source(
        {
            row["source"]: f"{called(row['speaker'], row['speaker_type'])} "
            f"({row['share']:.0%} of {row['total']:,}{row['ahead']})"
            for row in rows
        },
        ("Of those it names, " if any(row["of"] for row in rows) else "")
        + "{source} gives most attributed words to {words}",
        "{source} to {words}",
    )
    if len({*sources, *named["source"]}) < 2:
        return [most, _ONE_SOURCE]
    heard = only_heard_in(speakers).items()
    alone = {source: some(names, most=3) for source, names in heard}
    nobody = "Nobody with a full name was found to speak in one account only."
    first = "By name, words of {words} were found in {source} only"
    one_only = by_source(alone, first, "those of {words} in {source}")
    return [most, one_only if alone else nobody]


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
    compared = compare_dates(placed(dates))
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
        name: some(own, most=3) for name in names for own in [named_alone(compared, name)] if own
    }
    every = f"{shared or 'none'} {is_or_are(shared or 1)} in every account"
    told = f"{number} can be placed, of which {every}"
    only = by_source(alone, "only {source} names {words}", "only {source} {words}")
    silences = longest_silences(events, gaps, days_of_publication(articles))
    undated = without_days(compared, names)
    none = "Around the news, no account is silent for a week or more about days another one names."
    return [f"{told}; {only}" if alone else f"{told}.", [*silences, *undated, none][0]]


def _difference(compared: pd.DataFrame) -> str:
    if compared.empty:
        return "Only one source has quotes: there is no other to compare its tone with."
    if compared["verdict"].isin(NO_VERDICT).all():
        return (
            f"No two sources have {NO_VERDICT_BELOW} quotes each in which a scorer has evidence: "
            "too few to say whose quotes score lower."
        )
    clear = compared[compared["verdict"].isin(DECIDED)]
    number = count(len(compared), "comparison")
    if clear.empty:
        few = int(compared["verdict"].isin(NO_VERDICT).sum())
        left = f"; in {few} of the {number} a source has too few quotes to say" if few else ""
        a, b = compared[["source_a", "source_b"]].iloc[0]
        two = len(compared) == compared["scorer"].nunique()
        which = f"{a} or {b}" if two else "one source or another"
        return (
            f"The quotes do not show, by {listed([*compared['scorer'].unique()])}, whether {which} "
            f"scores lower, which is not to say that they are alike{left}."
        )
    pairs = [own for _, own in compared.groupby(["source_a", "source_b"], sort=False)]
    told = [_lower(own) for own in pairs if own.index.isin(clear.index).any()]
    left = f"; {count(len(told) - 2, 'more pair')} of sources differ too" if len(told) > 2 else ""
    by_chance = (
        "Of comparisons like these, one in twenty shows a difference by chance: "
        f"{len(compared)} {is_or_are(len(compared))} made here."
    )
    return f"{capital('; '.join(told[:2]))}{left}. {by_chance}"


def _lower(compared: pd.DataFrame) -> str:
    """What the scorers make of two sources, of which one scores lower by one scorer at least."""
    rows = compared.to_dict("records")
    told = []
    a, b = rows[0]["source_a"], rows[0]["source_b"]
    for verdict, (low, high) in zip(DECIDED, ((b, a), (a, b)), strict=True):
        clear = [row for row in rows if row["verdict"] == verdict]
        by = listed([f"{row['scorer']} ({abs(row['difference']):.2f})" for row in clear])
        if clear:
            told.append(f"by {by}, the quotes of {low} score lower than those of {high}")
    silent = [row["scorer"] for row in rows if row["verdict"] not in DECIDED]
    do = "does" if len(silent) == 1 else "do"
    return ", and ".join(told) + (f", which {listed(silent)} {do} not show" if silent else "")


def by_source(words: Mapping[str, str], first: str, other: str) -> str:
    """One sentence of several sources, which says how many it leaves out.

    ``first`` and ``other`` are patterns with {source} and {words}.
    """
    shown = list(words)[:MOST_SOURCES]
    parts = [
        (other if place else first).format(source=source, words=words[source])
        for place, source in enumerate(shown)
    ]
    return f"{'; '.join(parts)}{of_sources(shown, list(words))}."


def _accounts(sources: Sequence[str]) -> str:
    names = list(dict.fromkeys(sources))
    return some(names, most=MOST_SOURCES) if names else "the accounts"
