"""In what tone people speak, and how far the scorers can be believed."""

from collections.abc import Sequence
from itertools import combinations
from typing import Any

import pandas as pd

from analysis.comparison.resample import NO_VERDICT_BELOW
from analysis.comparison.scorers import SCORERS, on_one_scale, scorers
from analysis.comparison.sentiment import DECIDED, INTERVALS_COVER, NO_VERDICT, summarise_sentiment
from analysis.comparison.sources import MOST_SOURCES, attributed
from analysis.comparison.speakers import speaker_types
from analysis.findings.accounts import shared_in_words
from analysis.findings.sources import accounts_of, without_words
from analysis.sentiment.validity import scorer_validity
from analysis.wording import (
    called,
    capital,
    count,
    excerpt,
    gapped,
    in_words,
    is_or_are,
    listed,
    signed,
    some,
    tallied,
)

_SILENT = {"tone_score": "abstains"}
_WHOSE = {"indirect": "a paraphrase of ", "mixed": "a partly paraphrased quote of "}
_INNER_MARKS = str.maketrans({"“": "‘", "”": "’", '"': "'"})


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
            f"So nothing can be said of the tone in which {accounts_of(sources)} let others speak.",
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
    made = int((~compared["verdict"].isin(NO_VERDICT)).sum())
    by_chance = (
        "Of comparisons like these, one in twenty shows a difference by chance: "
        f"{made} {is_or_are(made)} made here."
    )
    return f"{capital('; '.join(told[:2]))}{_more_pairs(len(told) - 2)}. {by_chance}"


def _lower_first(row: dict[Any, Any]) -> list[str]:
    """The two sources of a comparison that shows a difference, the one that scores lower first."""
    two = [row["source_b"], row["source_a"]]
    return two if row["verdict"] == DECIDED[0] else two[::-1]


def _more_pairs(number: int) -> str:
    if number < 1:
        return ""
    return f"; {count(number, 'more pair')} of sources differ{'s' if number == 1 else ''} too"


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


def of_sentiment(
    scored: pd.DataFrame,
    compared: pd.DataFrame,
    shared: pd.DataFrame,
    sources: Sequence[str] = (),
) -> list[str]:
    """Whether the sources differ in tone, on what that rests, and what the scorers cannot tell.

    ``compared``: as from ``compare_sentiment``; ``shared``: as from ``compare_shared_sentiment``.
    """
    said = attributed(on_one_scale(scored))
    if said.empty:
        return ["There is no attributed quote to score."]
    sentences = [*_differences(compared), *_shared_tone(shared)]
    without = gapped(
        (name, _SILENT.get(column, "knows no word"), f"in {int(said[column].isna().sum())}")
        for column, name in scorers(said).items()
    )
    sentences.append(
        f"Of {count(len(said), 'quote')}, {without}: no evidence, which is not the same as neutral."
    )
    sentences += _opposed(said)
    summary = summarise_sentiment(scored)
    sentences += _too_few(summary[summary["evidence"] < NO_VERDICT_BELOW])
    sentences += without_words(said, [*scored["source"], *sources])
    sentences += _most_negative(said)
    return [*sentences, INTERVALS_COVER] if summary["low"].notna().any() else sentences


def of_validity() -> list[str]:
    """How often each scorer was right on labelled news, when that was measured, and on what."""
    alike = ["items", "corpus", "measured", "commonest"]
    measured = [own.to_dict("records") for _, own in scorer_validity().groupby(alike, sort=False)]
    return [_right(rows) for rows in measured]


def _right(rows: Sequence[dict[Any, Any]]) -> str:
    """How often the scorers were right that were measured on the same news."""
    told = "in {accuracy:.0%} (macro-F1 {macro_f1:.2f}, no evidence in {no_evidence:.0%})"
    right = gapped((row["scorer"], "was right", told.format(**row)) for row in rows)
    on = rows[0]
    return (
        f"Of {on['items']:,} labelled mentions of people in news ({on['corpus']}, measured "
        f"{in_words(on['measured'])}), {right}. Always saying the commonest label is right in "
        f"{on['commonest']:.0%}."
    )


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
    told, opposed = [], 0
    for one, other in combinations(scorers(said), 2):
        both = said.dropna(subset=[one, other])
        number = int((both[one] * both[other] < 0).sum())
        names = f"that {SCORERS[one]} and {SCORERS[other]} both score"
        told += [f"{number} of {count(len(both), 'quote')} {names}"] if len(both) else []
        opposed += number
    if told and not opposed:
        return ["No two scorers read a quote in opposite directions."]
    return [f"Read in opposite directions: {listed(told)}."] if told else []


def _differences(compared: pd.DataFrame) -> list[str]:
    """Which source scores lower than which, and in how many comparisons nothing shows."""
    if compared.empty:
        return ["Only one source has quotes: there is no other to compare its tone with."]
    sentences = [
        f"By {row['scorer']}, the quotes of {low} score lower than those of {high}: by "
        f"{abs(row['difference']):.2f} of a scale from −1 to 1 (95% interval "
        f"{min(abs(row['low']), abs(row['high'])):.2f} to "
        f"{max(abs(row['low']), abs(row['high'])):.2f})."
        for row in compared.to_dict("records")
        if row["verdict"] in DECIDED
        for low, high in [_lower_first(row)]
    ]
    if undecided := int((compared["verdict"] == "either way").sum()):
        of = "all" if undecided == len(compared) > 1 else f"{undecided} of"
        sentences.append(
            f"In {of} {count(len(compared), 'comparison')} of two sources by one scorer, the "
            "quotes do not show which source scores lower: the interval of the difference "
            "includes 0."
        )
    return sentences


def _shared_tone(shared: pd.DataFrame) -> list[str]:
    """How often a cut or a change moves the score of a quotation that two sources print."""
    if shared.empty:
        return []
    told = [
        f"in {int(own['moved'].sum())} of {int(own['difference'].notna().sum())} by {scorer}"
        for scorer, own in shared.groupby("scorer", sort=False)
        if own["difference"].notna().any()
    ]
    pairs = len(shared) // shared["scorer"].nunique()
    if not told:
        pair = "it" if pairs == 1 else "any"
        return [f"{shared_in_words(pairs)}; no scorer has evidence in both versions of {pair}."]
    differ = f"The two versions score differently {listed(told)}, of those with evidence in both"
    alike = "Where a scorer has evidence in both versions, it scores them alike"
    return [f"{shared_in_words(pairs)}. {differ if shared['moved'].any() else alike}."]


def _most_negative(said: pd.DataFrame) -> list[str]:
    """TextBlob's lowest score, and whose words they are: in a paraphrase the reporter's."""
    scored = said[said["polarity"] < 0]
    if scored.empty:
        return []
    lowest = scored.nsmallest(1, "polarity").iloc[0]
    rests_on = listed(tallied(f"“{word['words']}”" for word in lowest["scored_words"]))
    words = excerpt(lowest["content"]).rstrip(",;:.").translate(_INNER_MARKS)
    kind = speaker_types(said)[lowest["speaker"]]
    speaker = called(lowest["speaker"], kind)
    whose = f"{_WHOSE.get(lowest['kind'], '')}{speaker} in {lowest['source']}"
    if kind == "unknown":
        whose += ", where it is open who that is"
    told = f"TextBlob's lowest score is {signed(lowest['polarity'])}, for {whose}: “{words}”."
    return [f"{told} It rests on {rests_on} and on nothing else."]
