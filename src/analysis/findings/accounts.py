"""Who tells the story, how often others have the word, and how much of that accounts share."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.comparison.sources import MOST_SOURCES, attributed
from analysis.comparison.speakers import speaker_types
from analysis.findings.sources import without_words
from analysis.text.words import count_words
from analysis.wording import capital, count, listed, some, times, written

_KINDS = ["direct", "mixed", "indirect"]
_RELATIONS = {
    "verbatim": "word for word",
    "shortened": "shortened by one of them",
    "overlapping": "quoted further by each",
    "altered": "with words that differ",
}


def open_with_accounts(
    articles: pd.DataFrame, quotes: pd.DataFrame, shared: pd.DataFrame
) -> list[str]:
    """Who tells the story, how often others have the word, and how much of that is shared.

    ``shared``: as from ``match_quotes``.
    """
    accounts = [_credit(article) for article in articles.to_dict("records")]
    told = f"{count(len(articles), 'account')} of the story: {some(accounts, most=MOST_SOURCES)}."
    said = attributed(quotes)
    if said.empty:
        return [told, "No words were found that are attributed to anybody."]
    words = f"Words are attributed {times(len(said))}, {_to_speakers(said)}"
    if len({*articles["source"]}) < 2:
        return [told, f"{words}; there is no other source to compare that with."]
    same = _word_for_word(int((shared["relation"] == "verbatim").sum()), len(shared))
    return [told, f"{words}; {', '.join(filter(None, (shared_in_words(len(shared)), same)))}."]


def of_articles(articles: pd.DataFrame) -> list[str]:
    """Who tells the story, at what length and when, and how much of the text was repaired."""
    accounts = [_credit(article) for article in articles.to_dict("records")]
    sentences = [f"{count(len(articles), 'account')} of the story: {listed(accounts)}."]
    if len(articles["source"].unique()) == 1:
        sentences.append("There is one source only: nothing here compares it with another.")
    sentences += [
        f"{listed(same['source'].tolist())} have the same text, word for word."
        for _, same in articles.groupby("text", sort=False)
        if len(same) > 1
    ]
    undated = articles.loc[articles["published"].isna(), "source"].tolist()
    if undated:
        sentences.append(
            f"No day of publication is known for {listed(undated)}: "
            'words like "on Monday" cannot be placed there.'
        )
    for source, repairs in zip(articles["source"], articles["repairs"], strict=True):
        if len(repairs):
            number = count(len(repairs), "damaged character")
            sentences.append(f"{source}: {number} repaired, each listed below.")
    return sentences


def of_quotes(quotes: pd.DataFrame, shared: pd.DataFrame, sources: Sequence[str] = ()) -> list[str]:
    """How many attributions each source has, how much of them verbatim, and what is shared.

    ``shared``: as from ``match_quotes``. ``sources``: all that are compared, also those
    without any quote; likewise below.
    """
    sentences = []
    for source, own in attributed(quotes).groupby("source", sort=False):
        kinds = own["kind"].value_counts().reindex(_KINDS, fill_value=0)
        told = ", ".join(f"{number} {kind}" for kind, number in kinds.items())
        sentences.append(
            f"{source} attributes words {times(len(own))}, {_to_speakers(own)}: {told}."
        )
    if len(quotes["source"].unique()) > 1:
        sentences.append(_shared(shared))
    sentences += without_words(attributed(quotes), sources)
    return sentences or ["No attribution was found."]


def _to_speakers(said: pd.DataFrame) -> str:
    """To how many speakers words are attributed, and how often it is not told to whom."""
    is_known = said["speaker"].map(speaker_types(said)) != "unknown"
    left = int((~is_known).sum())
    left_open = f", and in {count(left, 'case')} it is open to whom" if left else ""
    return f"to {count(said.loc[is_known, 'speaker'].nunique(), 'speaker')}{left_open}"


def shared_in_words(pairs: int) -> str:
    """How many quotations two accounts have."""
    if not pairs:
        return "no quotation was found in two accounts"
    match = "matches" if pairs == 1 else "match"
    return f"{count(pairs, 'pair')} of quotations from two accounts {match}"


def _word_for_word(same: int, pairs: int) -> str:
    """How many of the pairs of quotations that match have the same words."""
    if not pairs:
        return ""
    if pairs == 1:
        return "word for word" if same else "not word for word"
    number = {0: "none", pairs: "all"}.get(same, str(same))
    return f"{number} of them word for word"


def _shared(shared: pd.DataFrame) -> str:
    told = shared_in_words(len(shared))
    if shared.empty:
        return f"{capital(told)}."
    if len(shared) == 1:
        return f"{told}, {_RELATIONS[shared['relation'].iloc[0]]}."
    relations = shared["relation"].value_counts()
    parts = [
        f"{relations[kind]} {words}" for kind, words in _RELATIONS.items() if kind in relations
    ]
    return f"{told}: {listed(parts)}."


def _credit(article: dict[Any, Any]) -> str:
    """An account by its source, its day and its length."""
    return f"{article['source']} ({day_and_length(article)})"


def day_and_length(article: dict[Any, Any]) -> str:
    """When an article was published, if that is known, and how many words it has."""
    length = f"{count_words(article['text']):,} words"
    if pd.isna(article["published"]):
        return length
    return f"{written(article['published'])}, {length}"
