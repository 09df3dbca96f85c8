"""Who tells the story, who speaks in it, and in how many words."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.comparison.sources import attributed, source_order
from analysis.comparison.speakers import speaker_types
from analysis.text.words import count_words
from analysis.wording import called, capital, count, listed, some, times, written

_KINDS = ["direct", "mixed", "indirect"]
_RELATIONS = {
    "verbatim": "word for word",
    "shortened": "shortened by one of them",
    "overlapping": "quoted further by each",
    "altered": "with words that differ",
}


def of_articles(articles: pd.DataFrame) -> list[str]:
    """Who tells the story, at what length and when, and how much of the text was repaired."""
    accounts = [credit(article) for article in articles.to_dict("records")]
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
            f"{source} attributes words {times(len(own))}, {to_speakers(own)}: {told}."
        )
    if len(quotes["source"].unique()) > 1:
        sentences.append(_shared(shared))
    sentences += without_words(attributed(quotes), sources)
    return sentences or ["No attribution was found."]


def to_speakers(said: pd.DataFrame) -> str:
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


def word_for_word(same: int, pairs: int) -> str:
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
    relations = shared["relation"].value_counts()
    parts = [
        f"{relations[kind]} {words}" for kind, words in _RELATIONS.items() if kind in relations
    ]
    return f"{told}: {listed(parts)}."


def of_speakers(
    shares: pd.DataFrame, speakers: pd.DataFrame, sources: Sequence[str] = ()
) -> list[str]:
    """Who has most words in each source, who speaks in one only, and how many go unnamed.

    ``shares``: as from ``share_of_voice``; ``speakers``: as from ``count_speakers``.
    """
    if whom_the_text_names(speakers).empty:
        return ["No words are attributed to anybody whom the text names."]
    sentences = []
    for row in most_words(shares, speakers):
        sentences.append(
            f"{row['of']}{row['source']} gives most words to "
            f"{called(row['speaker'], row['speaker_type'])}: {row['words']:,} of "
            f"{row['total']:,} attributed words ({row['share']:.0%}{_bounds(row)}){row['ahead']}."
        )
    sentences += [
        f"By name, words of {some(names)} were found in {source} only."
        for source, names in only_heard_in(speakers).items()
    ]
    unnamed = speakers[speakers["speaker_type"] == "unnamed"].groupby("source", sort=False)
    sentences += [
        f"{source} attributes words to sources without a name {times(n)}."
        for source, n in unnamed["attributions"].sum().items()
    ]
    return sentences + without_words(speakers, sources)


def whom_the_text_names(speakers: pd.DataFrame) -> pd.DataFrame:
    """The speakers who are more than a pronoun, or a name that several people have."""
    return speakers[speakers["speaker_type"] != "unknown"]


def most_words(shares: pd.DataFrame, speakers: pd.DataFrame) -> list[dict[Any, Any]]:
    """Each source's row of ``shares`` with most words, among speakers whom the text names.

    ``total`` is all words that the source attributes. Where more go to somebody who is not settled,
    ``of`` is what to say first, "Of those it names, ", and ``ahead`` what to say last: to whom.
    """
    totals = shares.groupby("source")["words"].transform("sum")
    types = dict(zip(speakers["speaker"], speakers["speaker_type"], strict=True))
    known = shares.assign(total=totals, speaker_type=shares["speaker"].map(types))
    named = whom_the_text_names(known).drop_duplicates("source").to_dict("records")
    first = shares.drop_duplicates("source").set_index("source").to_dict("index")
    return [row | _ahead(row, first[row["source"]]) for row in named]


def _ahead(row: dict[Any, Any], first: dict[Any, Any]) -> dict[str, str]:
    if first["speaker"] == row["speaker"]:
        return {"of": "", "ahead": ""}
    ahead = f"; {first['words']:,} go to “{first['speaker']}”, and it is open who that is"
    return {"of": "Of those it names, ", "ahead": ahead}


def without_words(said: pd.DataFrame, sources: Sequence[str]) -> list[str]:
    """A sentence for each source that lets nobody speak, and so has nothing to show."""
    silent = [name for name in dict.fromkeys(sources) if name not in {*said["source"]}]
    return [f"In {name}, no words were found that are attributed to anybody." for name in silent]


def credit(article: dict[Any, Any]) -> str:
    """An account by its source, its day and its length."""
    return f"{article['source']} ({day_and_length(article)})"


def day_and_length(article: dict[Any, Any]) -> str:
    """When an article was published, if that is known, and how many words it has."""
    length = f"{count_words(article['text']):,} words"
    if pd.isna(article["published"]):
        return length
    return f"{written(article['published'])}, {length}"


def _bounds(share: dict[Any, Any]) -> str:
    if pd.isna(share["low"]) or share["words"] == share["total"]:
        return ""
    return f"; 95% interval {share['low']:.0%} to {share['high']:.0%}"


def only_heard_in(speakers: pd.DataFrame) -> dict[str, list[str]]:
    """For each source the people that have a voice nowhere else, if names can tell."""
    alone = speakers[speakers["only_here"]]
    each = {name: alone.loc[alone["source"] == name, "speaker"] for name in source_order(speakers)}
    return {name: own.tolist() for name, own in each.items() if len(own)}
