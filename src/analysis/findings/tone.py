"""In what tone people speak, of whom, and how far the scorers can be believed."""

from collections.abc import Sequence
from itertools import combinations

import pandas as pd

from analysis.comparison.match import match_quotes
from analysis.comparison.resample import NO_VERDICT_BELOW, POINTS_ONLY_BELOW
from analysis.comparison.scorers import SCORERS, on_one_scale, scorers
from analysis.comparison.sources import MOST_SOURCES
from analysis.comparison.tone import (
    INTERVALS_COVER,
    compare_sentiment,
    compare_shared_sentiment,
    summarise_sentiment,
)
from analysis.findings.accounts import without_words
from analysis.findings.words import count, excerpt, in_words, listed, some
from analysis.sentiment.validity import LABELS, scorer_validity

_SILENT = {"tone": "abstains"}
_MOVED = 0.005  # of a score: what shows in two decimals


def of_sentiment(scored: pd.DataFrame, sources: Sequence[str] = ()) -> list[str]:
    """Whether the sources differ in tone, on what that rests, and what the scorers cannot tell."""
    said = scored.dropna(subset=["speaker"])
    if said.empty:
        return ["There is no attributed quote to score."]
    sentences = [*_differences(scored), *_shared_tone(scored)]
    sentences += [
        f"{name} {_SILENT.get(column, 'knows no word')} in {int(said[column].isna().sum())} of "
        f"{len(said)} quotes: no evidence, which is not the same as neutral."
        for column, name in scorers(said).items()
    ]
    sentences += _opposed(on_one_scale(said))
    summary = summarise_sentiment(scored)
    sentences += _too_few(summary[summary["evidence"] < NO_VERDICT_BELOW])
    sentences += without_words(said, [*scored["source"], *sources])
    sentences += _most_negative(said)
    return [*sentences, INTERVALS_COVER] if summary["low"].notna().any() else sentences


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
    """Who is spoken of in each source, how often, and what was found in one source only."""
    if targets.empty:
        return ["No quotation with a known speaker names anybody else."]
    sentences = []
    for source, own in targets.groupby("source", sort=False):
        number = own["quote"].nunique()
        times = own["target"].value_counts()
        sentences.append(
            f"In {source}, {count(number, 'quotation')} mention{'s' * (number == 1)} somebody "
            f"else: {some([f'{name} in {n}' for name, n in times.items()])}."
        )
    silent = [name for name in dict.fromkeys(sources) if name not in {*targets["source"]}]
    several = len(sentences) + len(silent) > 1
    sentences += _towards(targets)
    sentences += _found_in_one(targets) if several else []
    return sentences + [
        f"No quotation in {name} was found to mention anybody else." for name in silent
    ]


def _too_few(summary: pd.DataFrame) -> list[str]:
    """For each scorer the sources in which it has too little to go by."""
    sentences = []
    for scorer, own in summary.groupby("scorer", sort=False):
        parts = [f"{row['evidence']} of {row['source']}" for row in own.to_dict("records")]
        first = f"{count(int(own['evidence'].iloc[0]), 'quote')} of {own['source'].iloc[0]}"
        told = some([first, *parts[1:]], most=MOST_SOURCES)
        their = "its" if len(own) == 1 else "their"
        sentences.append(f"{scorer} has evidence in {told}: too few for a verdict on {their} tone.")
    return sentences


def _opposed(said: pd.DataFrame) -> list[str]:
    """For every two scorers how often they read the same quote in opposite directions."""
    sentences = []
    for one, other in combinations(scorers(said), 2):
        both = said.dropna(subset=[one, other])
        opposed = int((both[one] * both[other] < 0).sum())
        if len(both):
            sentences.append(
                f"Of {count(len(both), 'quote')} that {SCORERS[one]} and {SCORERS[other]} both "
                f"score, they read {opposed} in opposite directions."
            )
    return sentences


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
    pairs = count(len(compared) // compared["scorer"].nunique(), "quotation")
    return [f"Of {pairs} shared by two sources, {listed(told)}."]


def _most_negative(said: pd.DataFrame) -> list[str]:
    scored = said.dropna(subset=["polarity"])
    if scored.empty:
        return []
    lowest = scored.nsmallest(1, "polarity").iloc[0]
    deciding = listed([f"“{word['words']}”" for word in lowest["scored_words"]])
    quote = f"{lowest['speaker']} in {lowest['source']}: “{excerpt(lowest['content'])}”"
    score = f"TextBlob's lowest score is {lowest['polarity']:+.2f}, for {quote}."
    return [f"{score} It rests on {deciding} and on nothing else."]


def _towards(targets: pd.DataFrame) -> list[str]:
    """How the trained scorer reads what a speaker often says of a person in one source."""
    if "tone" not in targets:
        return []
    judged = targets.dropna(subset=["tone"])
    return [
        f"In {source}, Tone reads {speaker} on {target} as negative in {tones['negative']}, "
        f"neutral in {tones['neutral']} and positive in {tones['positive']} of "
        f"{len(own)} quotations."
        for (source, speaker, target), own in judged.groupby(
            ["source", "speaker", "target"], sort=False
        )
        if len(own) >= POINTS_ONLY_BELOW
        for tones in [own["tone"].value_counts().reindex(LABELS, fill_value=0)]
    ]


def _found_in_one(targets: pd.DataFrame) -> list[str]:
    """For each source the pairs of speaker and person spoken of that no other source has."""
    named = targets[targets["speaker_type"] != "unknown"]
    where = named.groupby(["speaker", "target"], sort=False)["source"].agg(set)
    pairs = where.reset_index().to_dict("records")
    sentences = []
    for source in dict.fromkeys(named["source"]):
        own = [f"{of['speaker']} on {of['target']}" for of in pairs if of["source"] == {source}]
        sentences += [f"Found in {source} only: {some(own)}."] if own else []
    return sentences
