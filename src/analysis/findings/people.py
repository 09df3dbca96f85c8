"""Who speaks of whom, how often and in what tone."""

from collections.abc import Sequence
from itertools import compress

import pandas as pd

from analysis.comparison.names import is_full_name
from analysis.comparison.resample import POINTS_ONLY_BELOW
from analysis.comparison.spoken_of import where_spoken
from analysis.sentiment.validity import LABELS
from analysis.wording import count, some, stop


def of_people(targets: pd.DataFrame, sources: Sequence[str] = ()) -> list[str]:
    """Who is spoken of in each source, how often, and what was found in one source only."""
    if targets.empty:
        return ["No quote with a known speaker names anybody else."]
    sentences = []
    for source, own in targets.groupby("source", sort=False):
        number = own["quote"].nunique()
        times = own["target"].value_counts()
        whom = [f"{name} in {n}" for name, n in times.items()] if len(times) > 1 else [*times.index]
        mention = "mentions" if number == 1 else "mention"
        told = f"In {source}, {count(number, 'quote')} {mention} somebody else: {some(whom)}"
        sentences.append(stop(told))
    silent = [name for name in dict.fromkeys(sources) if name not in {*targets["source"]}]
    several = len(sentences) + len(silent) > 1
    sentences += _towards(targets)
    sentences += _found_in_one(targets) if several else []
    return sentences + [f"No quote in {name} was found to mention anybody else." for name in silent]


def _towards(targets: pd.DataFrame) -> list[str]:
    """How the trained scorer reads what a speaker often says of a person in one source."""
    if "tone" not in targets:
        return []
    judged = targets.dropna(subset=["tone"])
    return [
        f"In {source}, Tone reads {speaker} on {target} as negative in {tones['negative']}, "
        f"neutral in {tones['neutral']} and positive in {tones['positive']} of the "
        f"{len(own)} quotes that it judges."
        for (source, speaker, target), own in judged.groupby(
            ["source", "speaker", "target"], sort=False
        )
        if len(own) >= POINTS_ONLY_BELOW
        for tones in [own["tone"].value_counts().reindex(LABELS, fill_value=0)]
    ]


def _found_in_one(targets: pd.DataFrame) -> list[str]:
    """For each source what people were found to say of whom in no other one.

    Only of speakers with a full name: "the vice president" may be somebody whom another source
    names. Nor of those whom another source may have under another first name.
    """
    is_named = (targets["speaker_type"] == "person") & targets["speaker"].map(is_full_name)
    spoken = [*targets[["speaker", "target", "source"]].itertuples(index=False, name=None)]
    alone: dict[str, list[str]] = {}
    for speaker, target, source in dict.fromkeys(compress(spoken, is_named)):
        if not where_spoken(spoken, speaker, target, source):
            alone.setdefault(source, []).append(f"{speaker} on {target}")
    return [stop(f"Found in {source} only: {some(own)}") for source, own in alone.items()]
