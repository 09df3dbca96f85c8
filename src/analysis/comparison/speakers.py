"""The people of a story: who is given a voice where."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from analysis.comparison.names import is_full_name, plain, surname
from analysis.comparison.sources import attributed, source_order
from analysis.quotes.lexicon import words
from analysis.tables import Schema, as_table, require

COMPARED_SPEAKERS: Schema = {
    "speaker": "str",
    "speaker_type": "object",
    "sources": "object",  # list of those that give this speaker a voice
    "attributions": "int64",
    "namesake": "bool",  # whether another source gives somebody of the same surname a voice
}

SPEAKER_COUNTS: Schema = {
    "speaker": "str",
    "speaker_type": "str",
    "source": "str",
    "attributions": "int64",
    "quoted": "int64",  # of these with words in quotation marks
    "only_here": "bool",  # as `heard_in_one` tells
}

HEARD_IN_ONE: Schema = {"speaker": "str", "source": "str"}

SURE = 0.7
"""The ``confidence`` from which one attribution shows that somebody has a voice at all.

Of 21 people in 62 stories with no attribution as sure, 12 had no voice, by eye.
"""

_READ = ["source", "kind", "speaker", "speaker_type", "cue_class"]
_WORD = re.compile(r"\w+(?:['-](?!s\b)\w+)*")
_PART = re.compile(r"\w+")


def compare_speakers(quotes: pd.DataFrame) -> pd.DataFrame:
    """Who is given a voice, and by which sources.

    A voice is words in quotation marks, or a paraphrase whose cue reports speech: "said" does,
    "urged" reports a wish (the classes are in ``quotes/data/cues.toml``). Two first names with
    one surname may be one person ("Dick" and "Richard"): ``namesake`` warns of that.

    Args:
        quotes: Needs ``source``, ``kind``, ``speaker``, ``speaker_type`` and ``cue_class``; best
            after `align_speakers`.

    Returns:
        A table with the columns of ``COMPARED_SPEAKERS``, a row for each speaker, in the order in
        which they first speak.

    Raises:
        InputError: A column is missing.
    """
    require(quotes, _READ, "compare_speakers")
    speech = quotes["cue_class"].isin(words("cues", "acts", "speech")) | quotes["cue_class"].isna()
    voices = attributed(quotes[(quotes["kind"] != "indirect") | speech])
    types = speaker_types(quotes)
    rows = [
        {
            "speaker": speaker,
            "speaker_type": types[str(speaker)],
            "sources": list(own["source"].unique()),
            "attributions": len(own),
            "namesake": False,
        }
        for speaker, own in voices.groupby("speaker", sort=False)
    ]
    for row in rows:
        row["namesake"] = any(_namesakes(row, other) for other in rows)
    return as_table(rows, COMPARED_SPEAKERS)


def speaker_types(quotes: pd.DataFrame) -> dict[str, str]:
    """The type of each speaker: what most of its rows say that say any, else "unknown".

    "The decision by Clark" may leave open who speaks where "Clark said" does not.
    """
    require(quotes, ["speaker", "speaker_type"], "speaker_types")
    rows = attributed(quotes).groupby("speaker", sort=False)["speaker_type"]
    return {str(name): next(iter(own[own != "unknown"].mode()), "unknown") for name, own in rows}


def heard_in_one(quotes: pd.DataFrame, sources: Sequence[str] = ()) -> pd.DataFrame:
    """The people to whom one source alone attributes words, as far as their names can tell.

    A name can tell that is a full one, and whose surname is in no speaker's name of another source,
    nor in the words there that tell who speaks: "the report, by Robert Bauer" has words of his. Of
    an organisation it cannot: "the campaign" and "Romney's team" may be one. Nor is it said of a
    person whose attributions are all less sure than ``SURE``.

    Args:
        quotes: As for `compare_speakers`; and ``speaker_text``; reads ``confidence`` where it is
            there.
        sources: All that are compared, also those without any quote.

    Returns:
        ``HEARD_IN_ONE``; no rows for a single source.

    Raises:
        InputError: A column is missing.
    """
    require(quotes, [*_READ, "speaker_text"], "heard_in_one")
    if len({*sources, *quotes["source"]}) < 2:
        return as_table([], HEARD_IN_ONE)
    compared = compare_speakers(quotes)
    alone = compared[
        (compared["speaker_type"] == "person")
        & compared["speaker"].map(is_full_name).astype(bool)
        & (compared["sources"].map(len) == 1)
        & compared["speaker"].isin(_surely_speaking(quotes))
    ]
    elsewhere = _words_elsewhere(attributed(quotes))
    rows = [
        {"speaker": speaker, "source": source}
        for speaker, (source,) in zip(alone["speaker"], alone["sources"], strict=True)
        if surname(speaker) not in elsewhere[source]
    ]
    return as_table(rows, HEARD_IN_ONE)


def _words_elsewhere(said: pd.DataFrame) -> dict[str, set[str]]:
    """For each source the words that tell in all others who speaks."""
    apart = {source: said[said["source"] != source] for source in source_order(said)}
    return {
        source: _words([*others["speaker"], *others["speaker_text"].dropna()])
        for source, others in apart.items()
    }


def _surely_speaking(quotes: pd.DataFrame) -> "pd.Series[str]":
    """Those of whom one attribution at least is sure."""
    sure = quotes[quotes["confidence"] >= SURE] if "confidence" in quotes else quotes
    return attributed(sure)["speaker"]


def share_surname(name: str, other: str) -> bool:
    """Whether two names have a surname in common: "Bob Lee", "Ann Lee", "Lee's office".

    More than `names.may_be_one`: who has this surname elsewhere is not said to be missing there.
    One word can be a first name, too: "Bob".
    """
    return surname(name) in _words([other]) or (
        " " not in other and surname(other) in _words([name])
    )


def _words(names: Iterable[str]) -> set[str]:
    """The words of all names, as they are compared, and the parts of those with a mark within."""
    small = [plain(name).lower() for name in set(names)]
    return {word for name in small for pattern in (_WORD, _PART) for word in pattern.findall(name)}


def count_speakers(quotes: pd.DataFrame, sources: Sequence[str] = ()) -> pd.DataFrame:
    """How often each source attributes words to each speaker, and who is heard nowhere else.

    Args:
        quotes: As for `heard_in_one`.
        sources: As for `heard_in_one`.

    Returns:
        ``SPEAKER_COUNTS``, a row for each speaker and source with any attribution, in the order in
        which they first speak.

    Raises:
        InputError: A column is missing.
    """
    require(quotes, [*_READ, "speaker_text"], "count_speakers")
    heard = heard_in_one(quotes, sources)
    alone = set(zip(heard["speaker"], heard["source"], strict=True))
    types = speaker_types(quotes)
    rows = [
        {
            "speaker": speaker,
            "speaker_type": types[str(speaker)],
            "source": source,
            "attributions": len(own),
            "quoted": int((own["kind"] != "indirect").sum()),
            "only_here": (speaker, source) in alone,
        }
        for (speaker, source), own in attributed(quotes).groupby(["speaker", "source"], sort=False)
    ]
    return as_table(rows, SPEAKER_COUNTS)


def _namesakes(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two people of one surname speak in different sources."""
    people = one["speaker_type"] == other["speaker_type"] == "person"
    surnames = {surname(row["speaker"]) for row in (one, other)}
    apart = set(one["sources"]) != set(other["sources"])
    return people and apart and one is not other and len(surnames) == 1
