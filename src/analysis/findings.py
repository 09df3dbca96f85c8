"""What the tables say of a story, in sentences that are true for any story.

Each function takes tables and returns plain sentences; `analysis.notebook.tell` shows them.
"""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.comparison.match import match_quotes
from analysis.comparison.people import compare_speakers
from analysis.dates.compare import compare_dates
from analysis.dates.gaps import written

NO_VERDICT_BELOW = 5
"""Quotes with evidence that a source needs before its mean is spoken of."""

_KINDS = ["direct", "mixed", "indirect"]
_LONGEST_EXCERPT = 90  # characters


def of_articles(articles: pd.DataFrame) -> list[str]:
    """Who tells the story, at what length and when, and how much of the text was repaired."""
    accounts = [_credit(article) for article in articles.to_dict("records")]
    sentences = [f"{count(len(articles), 'account')} of the story: {listed(accounts)}."]
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


def of_quotes(quotes: pd.DataFrame) -> list[str]:
    """How many attributions each source has, how much of them verbatim, and what is shared."""
    sentences = []
    for source, own in quotes.groupby("source", sort=False):
        attributed = own[own["kind"] != "fragment"]
        speakers = count(attributed["speaker"].nunique(), "speaker")
        kinds = attributed["kind"].value_counts().reindex(_KINDS, fill_value=0)
        sentences.append(
            f"{source} attributes words {count(len(attributed), 'time')} to {speakers}: "
            + ", ".join(f"{number} {kind}" for kind, number in kinds.items())
            + "."
        )
    if len(quotes["source"].unique()) > 1:
        shared = match_quotes(quotes)
        cut = int((shared["relation"] == "shortened").sum())
        pairs = count(len(shared), "pair")
        sentences.append(
            f"{pairs} of quotations from two accounts match; in {cut} one version is shortened."
        )
    return sentences or ["No attribution was found."]


def of_speakers(quotes: pd.DataFrame) -> list[str]:
    """Who has most words in each source, who speaks in one only, and how many go unnamed."""
    said = quotes.dropna(subset=["speaker"])
    if said.empty:
        return ["No words are attributed to anybody."]
    words = said.assign(words=[len(content.split()) for content in said["content"]])
    sentences = []
    for source, own in words.groupby("source", sort=False):
        by_speaker = own.groupby("speaker", sort=False)["words"].sum().nlargest(1)
        leader, most, total = by_speaker.index[0], by_speaker.iloc[0], own["words"].sum()
        sentences.append(
            f"{source} gives most words to {leader}: {most} of {total} attributed words "
            f"({most / total:.0%})."
        )
    sentences += _only_in_one(said)
    unnamed = said[said["speaker_type"] == "unnamed"].groupby("source", sort=False).size()
    sentences += [
        f"{source} lets {count(n, 'unnamed source')} speak." for source, n in unnamed.items()
    ]
    return sentences


def of_sentiment(scored: pd.DataFrame) -> list[str]:
    """How many quotes each scorer has evidence for, where they disagree, and the lowest score."""
    said = scored.dropna(subset=["speaker"])
    if said.empty:
        return ["There is no attributed quote to score."]
    sentences = [
        f"{name} knows no word in {int(said[column].isna().sum())} of {len(said)} quotes: "
        "no evidence, which is not the same as neutral."
        for name, column in (("TextBlob", "polarity"), ("VADER", "vader"))
    ]
    both = said.dropna(subset=["polarity", "vader"])
    opposed = both[both["polarity"] * both["vader"] < 0]
    if len(both):
        sentences.append(
            f"Of {count(len(both), 'quote')} that both score, they read {len(opposed)} in opposite "
            "directions."
        )
    sentences += _most_negative(said)
    few = said.dropna(subset=["polarity"]).groupby("source", sort=False).size()
    sentences += [
        f"{source} has {count(n, 'quote')} with evidence: too few for a verdict on its tone."
        for source, n in few.reindex(said["source"].unique(), fill_value=0).items()
        if n < NO_VERDICT_BELOW
    ]
    return sentences


def of_timeline(articles: pd.DataFrame, dates: pd.DataFrame, gaps: pd.DataFrame) -> list[str]:
    """How many dates the sources share, which only one has, and each source's longest silence."""
    compared = compare_dates(dates)
    if compared.empty:
        return ["No account names a date that can be placed."]
    sources = articles["source"].unique()
    everywhere = compared[compared["sources"].map(len) == len(sources)]
    shared = f"{len(everywhere)} {_is(len(everywhere))} in every account"
    sentences = [f"{count(len(compared), 'date')} can be placed; {shared}."]
    for source in sources:
        own = compared[compared["sources"].map(lambda names, one=source: names == [one])]
        if len(own) and len(sources) > 1:
            sentences.append(f"Only {source} names {listed(own['value'].tolist())}.")
    silences = gaps[gaps["kind"] == "silence"].dropna(subset=["days"])
    for source, own in silences.groupby("source", sort=False):
        longest = own.nlargest(1, "days").iloc[0]
        sentences.append(
            f"{source!s}'s longest silence: {written(longest['earliest'])} to "
            f"{written(longest['latest'])}, {int(longest['days']):,} days."
        )
    return sentences


# Words


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 quote", "2 quotes"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def listed(names: Sequence[str]) -> str:
    """Names joined as in a sentence: "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _credit(article: dict[Any, Any]) -> str:
    facts = [f"{len(article['text'].split())} words"]
    if pd.notna(article["published"]):
        facts.insert(0, written(article["published"]))
    return f"{article['source']} ({', '.join(facts)})"


def _only_in_one(quotes: pd.DataFrame) -> list[str]:
    """For each of several sources those that have a voice nowhere else, if names can tell."""
    compared = compare_speakers(quotes)
    named = compared["speaker_type"].isin(["person", "organisation"]) & ~compared["namesake"]
    sentences = []
    for source in quotes["source"].unique():
        own = compared[named & compared["sources"].map(lambda names, one=source: names == [one])]
        if len(own):
            sentences.append(f"Only {source} gives a voice to {listed(own['speaker'].tolist())}.")
    return sentences if len(quotes["source"].unique()) > 1 else []


def _most_negative(said: pd.DataFrame) -> list[str]:
    scored = said.dropna(subset=["polarity"])
    if scored.empty:
        return []
    lowest = scored.nsmallest(1, "polarity").iloc[0]
    deciding = listed([f"“{word['words']}”" for word in lowest["scored_words"]])
    quote = f"{lowest['speaker']} in {lowest['source']}: “{excerpt(lowest['content'])}”"
    score = f"TextBlob's lowest score is {lowest['polarity']:+.2f}, for {quote}."
    return [f"{score} It rests on {deciding} and on nothing else."]


def excerpt(text: str, longest: int = _LONGEST_EXCERPT) -> str:
    """The beginning of a text, cut between words."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    return text[: longest + 1].rpartition(" ")[0].rstrip(",.;: ") + " …"
