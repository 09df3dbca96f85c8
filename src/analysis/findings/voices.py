"""Who has most words in each account, and who is heard in one only."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.comparison.sources import MOST_SOURCES, source_order
from analysis.findings.sources import ONE_SOURCE, accounts_of, by_source, without_words
from analysis.wording import called, some, times


def open_with_voices(
    shares: pd.DataFrame, speakers: pd.DataFrame, sources: Sequence[str] = ()
) -> list[str]:
    """Who has most words in each source, and who is heard in one source only.

    ``shares``: as from ``share_of_voice``; ``speakers``: as from ``count_speakers``; ``sources``:
    all that are compared, also those without any quote; likewise below.
    """
    named = _whom_the_text_names(speakers)
    if named.empty:
        return [
            "No words are attributed to anybody whom the text names.",
            f"So nothing can be said of whom {accounts_of(sources)} give a voice.",
        ]
    rows = _most_words(shares, speakers)
    given = {row["source"]: _gives(row, rows[0]) for row in rows}
    most = by_source(given, "{words}", "{words}")
    if len({*sources, *named["source"]}) < 2:
        return [most, ONE_SOURCE]
    heard = _only_heard_in(speakers).items()
    alone = {source: some(names, most=3) for source, names in heard}
    nobody = "Nobody with a full name was found to speak in one account only."
    first = "By name, words of {words} were found in {source} only"
    one_only = by_source(alone, first, "those of {words} in {source}")
    return [most, one_only if alone else nobody]


def of_speakers(
    shares: pd.DataFrame, speakers: pd.DataFrame, sources: Sequence[str] = ()
) -> list[str]:
    """Who has most words in each source, who speaks in one only, and how many go unnamed."""
    if _whom_the_text_names(speakers).empty:
        return ["No words are attributed to anybody whom the text names."]
    sentences = []
    for row in _most_words(shares, speakers):
        sentences.append(
            f"{row['of']}{row['source']} gives most words to "
            f"{called(row['speaker'], row['speaker_type'])}: {row['words']:,} of "
            f"{row['total']:,} attributed words ({row['share']:.0%}{_bounds(row)}){row['ahead']}."
        )
    sentences += [
        f"By name, words of {some(names)} were found in {source} only."
        for source, names in _only_heard_in(speakers).items()
    ]
    return [*sentences, *_unnamed(speakers), *without_words(speakers, sources)]


def _unnamed(speakers: pd.DataFrame) -> list[str]:
    """How often each source attributes words to people without a name."""
    unnamed = speakers[speakers["speaker_type"] == "unnamed"].groupby("source", sort=False)
    each = [f"{times(n)} in {source}" for source, n in unnamed["attributions"].sum().items()]
    told = some(each, most=MOST_SOURCES)
    return [f"Words are attributed to sources without a name {told}."] if each else []


def _whom_the_text_names(speakers: pd.DataFrame) -> pd.DataFrame:
    """The speakers who are more than a pronoun, or a name that several people have."""
    return speakers[speakers["speaker_type"] != "unknown"]


def _most_words(shares: pd.DataFrame, speakers: pd.DataFrame) -> list[dict[Any, Any]]:
    """Each source's row of ``shares`` with most words, among speakers whom the text names.

    ``total`` is all words that the source attributes. Where more go to somebody who is not settled,
    ``of`` is what to say first, "Of those it names, ", and ``ahead`` what to say last: to whom.
    """
    totals = shares.groupby("source")["words"].transform("sum")
    types = dict(zip(speakers["speaker"], speakers["speaker_type"], strict=True))
    known = shares.assign(total=totals, speaker_type=shares["speaker"].map(types))
    named = _whom_the_text_names(known).drop_duplicates("source").to_dict("records")
    first = shares.drop_duplicates("source").set_index("source").to_dict("index")
    return [row | _ahead(row, first[row["source"]]) for row in named]


def _ahead(row: dict[Any, Any], first: dict[Any, Any]) -> dict[str, str]:
    if first["speaker"] == row["speaker"]:
        return {"of": "", "ahead": ""}
    ahead = f"; {first['words']:,} go to “{first['speaker']}”, and it is open who that is"
    return {"of": "Of those it names, ", "ahead": ahead}


def _gives(row: dict[Any, Any], first: dict[Any, Any]) -> str:
    """To whom a source gives most words, in a sentence that begins with the first source."""
    whom = called(row["speaker"], row["speaker_type"])
    part = f"({row['share']:.0%} of {row['total']:,}{row['ahead']})"
    if row is first:
        return f"{row['of']}{row['source']} gives most attributed words to {whom} {part}"
    if row["of"]:
        return f"{row['source']}, of those it names, to {whom} {part}"
    if row["speaker"] == first["speaker"]:
        return f"so does {row['source']} {part}"
    return f"{row['source']} to {whom} {part}"


def _bounds(share: dict[Any, Any]) -> str:
    if pd.isna(share["low"]) or share["words"] == share["total"]:
        return ""
    return f"; 95% interval {share['low']:.0%} to {share['high']:.0%}"


def _only_heard_in(speakers: pd.DataFrame) -> dict[str, list[str]]:
    """For each source the people that have a voice nowhere else, if names can tell."""
    alone = speakers[speakers["only_here"]]
    each = {name: alone.loc[alone["source"] == name, "speaker"] for name in source_order(speakers)}
    return {name: own.tolist() for name, own in each.items() if len(own)}
