"""What the tables say of a story, in sentences that are true for any story.

Each function takes tables and returns plain sentences; `analysis.notebook.tell` shows them.
"""

import calendar
import re
from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.comparison.match import match_quotes
from analysis.comparison.people import compare_speakers
from analysis.comparison.resample import NO_VERDICT_BELOW
from analysis.comparison.tone import (
    INTERVALS_COVER,
    SCORERS,
    compare_sentiment,
    compare_shared_sentiment,
    summarise_sentiment,
)
from analysis.comparison.voices import share_of_voice
from analysis.dates.compare import compare_dates
from analysis.dates.gaps import written
from analysis.sentiment.validity import scorer_validity

_KINDS = ["direct", "mixed", "indirect"]
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_LONGEST_EXCERPT = 90  # characters
_MOVED = 0.005  # of a score: what shows in two decimals


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


def of_quotes(quotes: pd.DataFrame, sources: Sequence[str] = ()) -> list[str]:
    """How many attributions each source has, how much of them verbatim, and what is shared.

    ``sources``: all that are compared, also those without any quote; likewise below.
    """
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
    sentences += _without_words(quotes, sources)
    return sentences or ["No attribution was found."]


def of_speakers(quotes: pd.DataFrame, sources: Sequence[str] = ()) -> list[str]:
    """Who has most words in each source, who speaks in one only, and how many go unnamed."""
    said = quotes[quotes["speaker"].notna() & (quotes["speaker_type"] != "unknown")]
    if said.empty:
        return ["No words are attributed to anybody whom the text names."]
    sentences = []
    for source, own in share_of_voice(said).groupby("source", sort=False):
        most = own.iloc[0]
        sentences.append(
            f"{source} gives most words to {most['speaker']}: {most['words']} of "
            f"{own['words'].sum()} attributed words ({most['share']:.0%}{_bounds(most)})."
        )
    sentences += _only_in_one(said)
    unnamed = said[said["speaker_type"] == "unnamed"].groupby("source", sort=False).size()
    sentences += [
        f"{source} lets {count(n, 'unnamed source')} speak." for source, n in unnamed.items()
    ]
    return sentences + _without_words(said, sources)


def of_sentiment(scored: pd.DataFrame, sources: Sequence[str] = ()) -> list[str]:
    """Whether the sources differ in tone, on what that rests, and what the scorers cannot tell."""
    said = scored.dropna(subset=["speaker"])
    if said.empty:
        return ["There is no attributed quote to score."]
    sentences = [*_differences(scored), *_shared_tone(scored)]
    sentences += [
        f"{name} knows no word in {int(said[column].isna().sum())} of {len(said)} quotes: "
        "no evidence, which is not the same as neutral."
        for column, name in SCORERS.items()
    ]
    both = said.dropna(subset=list(SCORERS))
    opposed = both[both["polarity"] * both["vader"] < 0]
    if len(both):
        sentences.append(
            f"Of {count(len(both), 'quote')} that both score, they read {len(opposed)} in opposite "
            "directions."
        )
    summary = summarise_sentiment(scored)
    few = summary[summary["evidence"] < NO_VERDICT_BELOW]
    sentences += [
        f"{row['scorer']} has evidence in {count(row['evidence'], 'quote')} of {row['source']}: "
        "too few for a verdict on its tone."
        for row in few.to_dict("records")
    ]
    sentences += _without_words(said, [*scored["source"], *sources])
    sentences += _most_negative(said)
    return [*sentences, INTERVALS_COVER] if summary["low"].notna().any() else sentences


def _without_words(said: pd.DataFrame, sources: Sequence[str]) -> list[str]:
    """A sentence for each source that lets nobody speak, and so has nothing to show."""
    silent = [name for name in dict.fromkeys(sources) if name not in {*said["source"]}]
    return [f"In {name}, no words were found that are attributed to anybody." for name in silent]


def _differences(scored: pd.DataFrame) -> list[str]:
    """Which source scores lower than which, and in how many comparisons nothing shows."""
    compared = compare_sentiment(scored)
    if compared.empty:
        return ["Only one source has quotes: there is no other to compare its tone with."]
    sentences = [
        f"By {row['scorer']}, the quotes of {row['source_b']} score "
        f"{row['verdict'].removeprefix('b ')} than those of {row['source_a']}: by "
        f"{abs(row['difference']):.2f} of a scale from -1 to 1 (95 % interval "
        f"{min(abs(row['low']), abs(row['high'])):.2f} to "
        f"{max(abs(row['low']), abs(row['high'])):.2f})."
        for row in compared.to_dict("records")
        if row["verdict"] in {"b lower", "b higher"}
    ]
    undecided = compared[compared["verdict"] == "either way"]
    if len(undecided):
        sentences.append(
            f"In {len(undecided)} of {count(len(compared), 'comparison')} of two sources by one "
            "scorer, the quotes do not show which source scores lower: the interval of the "
            "difference includes 0."
        )
    few = len(compared) - len(undecided) - len(sentences) + bool(len(undecided))
    if few:
        sentences.append(
            f"In {few} of {count(len(compared), 'comparison')} of two sources by one scorer, a "
            f"source has fewer than {NO_VERDICT_BELOW} quotes with evidence: no verdict."
        )
    return sentences


def _shared_tone(scored: pd.DataFrame) -> list[str]:
    """How often a cut or a change moves the score of a quotation that two sources print."""
    compared = compare_shared_sentiment(match_quotes(scored))
    if compared.empty:
        return []
    told = [
        f"{scorer} scores both versions of {len(known)} and "
        f"{int((known.abs() >= _MOVED).sum())} of them differently"
        for scorer, known in compared.groupby("scorer", sort=False)["difference"]
        for known in [known.dropna()]
    ]
    pairs = count(len(compared) // len(SCORERS), "quotation")
    return [f"Of {pairs} that two sources print, {listed(told)}."]


def of_validity() -> list[str]:
    """How often each scorer was right on labelled news, when that was measured, and on what."""
    return [
        f"{row['scorer']} was right in {row['accuracy']:.0%} of {row['items']:,} labelled mentions "
        f"of people in news ({row['corpus']}, measured {in_words(row['measured'])}), where always "
        f"saying the commonest label is right in {row['commonest']:.0%}; its macro-F1 over three "
        f"labels was {row['macro_f1']:.2f}, and it had no evidence in {row['no_evidence']:.0%}."
        for row in scorer_validity().to_dict("records")
    ]


def of_people(targets: pd.DataFrame, sources: Sequence[str] = ()) -> list[str]:
    """Who speaks of whom, how often, and which of it was found in one source only."""
    if targets.empty:
        return ["No quotation with a known speaker names anybody else."]
    sentences = [
        f"In {source}, {count(own['speaker'].nunique(), 'speaker')} mention "
        f"{_people(own['target'].nunique())} in {count(own['quote'].nunique(), 'quotation')}."
        for source, own in targets.groupby("source", sort=False)
    ]
    named = targets[targets["speaker_type"] != "unknown"]
    pairs = named.groupby(["speaker", "target"], sort=False)["source"].unique()
    for source in dict.fromkeys(named["source"]):
        own = [
            f"{speaker} on {target}"
            for (speaker, target), all_ in pairs.items()
            if [*all_] == [source]
        ]
        if own and len(sentences) > 1:
            sentences.append(f"Found in {source} only: {some(own)}.")
    silent = [name for name in sources if name not in {*targets["source"]}]
    sentences += [f"No quotation in {name} was found to mention anybody else." for name in silent]
    return sentences


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
    shared = f"{len(everywhere)} {_is(len(everywhere))} in every account"
    sentences = [f"{count(len(compared), 'date')} can be placed; {shared}."]
    for source in sources:
        own = compared[compared["sources"].map(lambda names, one=source: names == [one])]
        if len(own) and len(sources) > 1:
            sentences.append(f"Only {source} names {some([in_words(v) for v in own['value']])}.")
    sentences += [*_silent_about(events, gaps), *unplaced]
    undated = [name for name in sources if name not in {*compared["sources"].explode()}]
    sentences += [f"{name} names no date that can be placed." for name in undated]
    differing = int((gaps["kind"] == "disagreement").sum())
    if differing:
        told = f"{count(differing, 'happening')} {_is(differing)} told in two ways"
        sentences.append(f"{told}: the pairs of sentences stand below, to be read side by side.")
    return sentences


def _unplaced(dates: pd.DataFrame) -> list[str]:
    """How many dates have no place on the calendar, mostly for want of a day to count from."""
    lost = dates[dates["type"].isin(["DATE", "TIME"]) & dates["earliest"].isna()]
    if lost.empty:
        return []
    examples = some([f"“{text}”" for text in dict.fromkeys(lost["text"])], most=3)
    return [f"{count(len(lost), 'date')} cannot be placed on the calendar: {examples}."]


def _silent_about(events: pd.DataFrame, gaps: pd.DataFrame) -> list[str]:
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
                told = [
                    f"{other} names {some(list(dict.fromkeys(map(in_words, names['value']))))}"
                    for other, names in inside.groupby("source", sort=False)
                ]
                sentences.append(f"{gap['detail'].rstrip('.')}, while {listed(told)}.")
                break
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


def some(names: Sequence[str], most: int = 5) -> str:
    """The first few of many names: "a, b, c, d, e and 3 more"."""
    left = len(names) - most
    return listed([*names[:most], f"{left} more"] if left > 0 else names)


def in_words(value: str) -> str:
    """A TIMEX3 value as one would write it: "16 May 2025", "the 1920s", "week 9 of 2015"."""
    day, _, clock = value.partition("T")
    if match := re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", day):
        month = f"{calendar.month_name[int(match[2])]} {match[1]}"
        written = f"{int(match[3])} {month}" if match[3] else month
        return f"{written}, {clock}" if ":" in clock else written
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", day):
        return f"{'the weekend of ' if match[3] else ''}week {int(match[2])} of {match[1]}"
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", day):
        return f"{_SEASONS[match[2]]} {match[1]}"
    if re.fullmatch(r"\d{3}", day):
        return f"the {day}0s"
    return value


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _credit(article: dict[Any, Any]) -> str:
    facts = [f"{len(article['text'].split())} words"]
    if pd.notna(article["published"]):
        facts.insert(0, written(article["published"]))
    return f"{article['source']} ({', '.join(facts)})"


def _bounds(share: "pd.Series[Any]") -> str:
    if pd.isna(share["low"]):
        return ""
    return f"; 95 % interval {share['low']:.0%} to {share['high']:.0%}"


def _only_in_one(quotes: pd.DataFrame) -> list[str]:
    """For each of several sources those that have a voice nowhere else, if names can tell."""
    compared = compare_speakers(quotes)
    full_name = compared["speaker"].str.contains(r"^[A-Z].* \S", regex=True)
    people = compared["speaker_type"].isin(["person", "organisation"])
    named = people & full_name & ~compared["namesake"]
    sentences = []
    for source in quotes["source"].unique():
        own = compared[named & compared["sources"].map(lambda names, one=source: names == [one])]
        if len(own):
            sentences.append(f"Only {source} gives a voice to {some(own['speaker'].tolist())}.")
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
