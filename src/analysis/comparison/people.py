"""One name for one person in all accounts of a story."""

from collections import Counter, defaultdict
from collections.abc import Sequence

import pandas as pd

from analysis.quotes.cast import same_person
from analysis.quotes.names import core
from analysis.tables import require


def align_speakers(quotes: pd.DataFrame) -> pd.DataFrame:
    """Give each person the same name in every article of a story.

    One account has "Obama", another "Barack Obama", a third "Donald J. Trump" for "Donald Trump".
    Articles are read one by one, so that an article's rows never depend on the others; only here
    are their speakers brought together. A surname takes the full name where the story has exactly
    one person of that surname, and the forms of one full name ("Susan Rice", "Susan E. Rice")
    become the most frequent of them. Where two people share a surname nothing is changed.

    Args:
        quotes: Needs ``speaker`` and ``speaker_type``.

    Returns:
        A copy with ``speaker`` replaced; ``speaker_text`` keeps what is written.

    Raises:
        InputError: A column is missing.
    """
    require(quotes, ("speaker", "speaker_type"), "align_speakers")
    people = quotes.loc[quotes["speaker_type"] == "person", "speaker"].dropna()
    names = _one_name_each(Counter(people))
    is_person = quotes["speaker_type"].isin(["person", "unknown"])
    aligned = quotes["speaker"].map(lambda name: names.get(name, name))
    return quotes.assign(speaker=quotes["speaker"].where(~is_person, aligned))


def _one_name_each(counts: Counter[str]) -> dict[str, str]:
    """For each written name the one to use."""
    by_surname: dict[str, list[str]] = defaultdict(list)
    for name in sorted(counts):
        by_surname[core(name.split())[-1].lower()].append(name)
    names: dict[str, str] = {}
    for same in by_surname.values():
        full = [name for name in same if len(core(name.split())) > 1]
        groups = _forms_of_one(full)
        for group in groups:
            best = min(group, key=lambda name: (-counts[name], len(name)))
            names.update(dict.fromkeys(group, best))
        if len(groups) == 1:
            short = [name for name in same if name not in full]
            names.update(dict.fromkeys(short, names[full[0]]))
    return names


def _forms_of_one(names: Sequence[str]) -> list[list[str]]:
    """Full names of one surname, those that can be one person's together."""
    groups: list[list[str]] = []
    for name in names:
        fitting = [g for g in groups if all(same_person(name.split(), o.split()) for o in g)]
        if fitting:
            fitting[0].append(name)
        else:
            groups.append([name])
    return groups
