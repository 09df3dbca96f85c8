"""The people of a story: one name for each in all accounts, and who is given a voice where."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

import pandas as pd

from analysis.comparison.sources import attributed
from analysis.quotes.lexicon import words
from analysis.quotes.names import core, suffix
from analysis.quotes.people import same_person
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
    "source": "str",
    "attributions": "int64",
    "quoted": "int64",  # of these with words in quotation marks
    "only_here": "bool",  # as `heard_in_one` tells
}

Pairs = frozenset[frozenset[str]]

_INITIAL = re.compile(r"[A-Z]\.?")
_FIRST_AND_LAST = 2
_WORD = re.compile(r"\w+(?:['-](?!s\b)\w+)*")
_PART = re.compile(r"\w+")

FULL_NAME = r"^[A-Z].* \S"
"""Of more than one word, and no description."""


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
    columns = ("source", "kind", "speaker", "speaker_type", "cue_class")
    require(quotes, columns, "compare_speakers")
    speech = quotes["cue_class"].isin(words("cues", "acts", "speech")) | quotes["cue_class"].isna()
    voices = quotes[(quotes["kind"] != "indirect") | speech].dropna(subset=["speaker"])
    rows = [
        {
            "speaker": speaker,
            "speaker_type": own["speaker_type"].iloc[0],
            "sources": list(own["source"].unique()),
            "attributions": len(own),
            "namesake": False,
        }
        for speaker, own in voices.groupby("speaker", sort=False)
    ]
    for row in rows:
        row["namesake"] = any(_namesakes(row, other) for other in rows)
    return as_table(rows, COMPARED_SPEAKERS)


def heard_in_one(quotes: pd.DataFrame, sources: Sequence[str] = ()) -> pd.DataFrame:
    """The people to whom one source alone attributes words, as far as their names can tell.

    A name can tell that is a full one, and whose surname is in no speaker's name of another source.
    Of an organisation it cannot: "the campaign" and "Romney's team" may be one.

    Args:
        quotes: As for `compare_speakers`.
        sources: All that are compared, also those without any quote.

    Returns:
        The columns ``speaker`` and ``source``; no rows for a single source.

    Raises:
        InputError: A column is missing.
    """
    compared = compare_speakers(quotes)
    full_name = compared["speaker"].str.contains(FULL_NAME)
    alone = compared[
        (compared["speaker_type"] == "person") & full_name & (compared["sources"].map(len) == 1)
    ]
    said = attributed(quotes)
    return as_table(
        [
            {"speaker": speaker, "source": source}
            for speaker, (source,) in zip(alone["speaker"], alone["sources"], strict=True)
            for elsewhere in [_words(said.loc[said["source"] != source, "speaker"])]
            if len({*sources, *quotes["source"]}) > 1 and _surname(speaker) not in elsewhere
        ],
        {"speaker": "str", "source": "str"},
    )


def _words(names: Iterable[str]) -> set[str]:
    """The words of all names, as they are compared, and the parts of those with a mark within."""
    plain = [_plain(name).lower() for name in set(names)]
    return {word for name in plain for words in (_WORD, _PART) for word in words.findall(name)}


def count_speakers(quotes: pd.DataFrame, sources: Sequence[str] = ()) -> pd.DataFrame:
    """How often each source attributes words to each speaker, and who is heard nowhere else.

    Args:
        quotes: As for `compare_speakers`.
        sources: As for `heard_in_one`.

    Returns:
        ``SPEAKER_COUNTS``, a row for each speaker and source with any attribution, those with most
        over all sources first.

    Raises:
        InputError: A column is missing.
    """
    columns = ("source", "kind", "speaker", "speaker_type", "cue_class")
    require(quotes, columns, "count_speakers")
    heard = heard_in_one(quotes, sources)
    alone = set(zip(heard["speaker"], heard["source"], strict=True))
    said = attributed(quotes)
    totals = said["speaker"].value_counts().to_dict()
    rows = [
        {
            "speaker": speaker,
            "source": source,
            "attributions": len(own),
            "quoted": int((own["kind"] != "indirect").sum()),
            "only_here": (speaker, source) in alone,
        }
        for (speaker, source), own in said.groupby(["speaker", "source"], sort=False)
    ]
    return as_table(sorted(rows, key=lambda row: -totals[row["speaker"]]), SPEAKER_COUNTS)


def _namesakes(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two people of one surname speak in different sources."""
    people = one["speaker_type"] == other["speaker_type"] == "person"
    surnames = {_surname(row["speaker"]) for row in (one, other)}
    apart = set(one["sources"]) != set(other["sources"])
    return people and apart and one is not other and len(surnames) == 1


def align_speakers(quotes: pd.DataFrame) -> pd.DataFrame:
    """Give each person the same name in every article of a story.

    One account has "Obama", another "Barack Obama", a third "Donald J. Trump" for "Donald Trump".
    Articles are read one by one, so that an article's rows never depend on the others; only here
    are their speakers brought together. A surname takes the full name where the story has exactly
    one person of that surname, and the forms of one full name ("Susan Rice", "Susan E. Rice",
    "Eric Holder", "Eric H. Holder Jr.") become the most frequent of them. Where two people share a
    surname nothing is changed. Father and son are told apart: "Donald Trump" is no "Donald Trump
    Jr.", nor is one who speaks beside the other in an article.

    Args:
        quotes: Needs ``speaker`` and ``speaker_type``; reads ``article`` where it is there.

    Returns:
        A copy with ``speaker`` replaced; ``speaker_text`` keeps what is written.

    Raises:
        InputError: A column is missing.
    """
    require(quotes, ("speaker", "speaker_type"), "align_speakers")
    is_person = quotes["speaker_type"].isin(["person", "unknown"])
    people = quotes[is_person].dropna(subset=["speaker"])
    names = one_name_each(Counter(people["speaker"]), beside_each_other(people))
    aligned = quotes["speaker"].map(lambda name: names.get(name, name))
    return quotes.assign(speaker=quotes["speaker"].where(~is_person, aligned))


def beside_each_other(quotes: pd.DataFrame) -> Pairs:
    """Every two names that speak in one article."""
    if "article" not in quotes:
        return frozenset()
    together = quotes.dropna(subset=["speaker"]).groupby("article")["speaker"].unique()
    return frozenset(frozenset(pair) for names in together for pair in combinations(names, 2))


def one_name_each(counts: Counter[str], beside: Pairs = frozenset()) -> dict[str, str]:
    """For each written name the one to use; ``beside``: names that one article has both."""
    by_surname: dict[str, list[str]] = defaultdict(list)
    for name in sorted(counts):
        by_surname[_surname(name)].append(name)
    names: dict[str, str] = {}
    for same in by_surname.values():
        full = [name for name in same if len(_parts(name)) > 1]
        groups = _forms_of_one(full, beside)
        for group in groups:
            best = min(group, key=lambda name: (-counts[name], len(name)))
            names.update(dict.fromkeys(group, best))
        if len(groups) == 1:
            short = [name for name in same if name not in full]
            names.update(dict.fromkeys(short, names[full[0]]))
    return names | _first_surnames(by_surname, names)


def _first_surnames(
    by_surname: Mapping[str, Sequence[str]], names: Mapping[str, str]
) -> dict[str, str]:
    """Whom a first of two surnames means: "Peña" where there is one Enrique Peña Nieto."""
    found = {}
    for surname, same in by_surname.items():
        people = {best for best in names.values() if surname in _parts(best)[1:-1]}
        if len(people) == 1 and not any(name in names for name in same):
            found.update(dict.fromkeys(same, people.pop()))
    return found


def _forms_of_one(names: Sequence[str], beside: Pairs) -> list[list[str]]:
    """Full names of one surname, those that can be one person's together."""
    groups: list[list[str]] = []
    for name in names:
        fitting = [
            group
            for group in groups
            if all(
                _may_be_one(name, other)
                or (_without_suffix(name, other) and frozenset((name, other)) not in beside)
                for other in group
            )
        ]
        if fitting:
            fitting[0].append(name)
        else:
            groups.append([name])
    return groups


def _may_be_one(one: str, other: str) -> bool:
    """Whether two full names can be one person's; accents tell nobody apart.

    Of two surnames the first name may be left out: "Peña Nieto" is "Enrique Peña Nieto".
    """
    if same_person(tuple(_plain(one).split()), tuple(_plain(other).split())):
        return True
    short, long = sorted((_parts(one), _parts(other)), key=len)
    return len(short) < len(long) and long[-len(short) :] == short


def _without_suffix(one: str, other: str) -> bool:
    """Whether one name is the other in full dress: "Eric H. Holder Jr." of "Eric Holder".

    Some papers print middle initial and "Jr." of everybody who has them. Who is called "Jr." to
    tell him from his father is so by all, and mostly without the initial.
    """
    short, long = sorted((tuple(_plain(name).split()) for name in (one, other)), key=len)
    bare = core(long)
    dressed = bool(suffix(long)) and not suffix(short) and bool(_INITIAL.fullmatch(bare[1]))
    return (
        dressed
        and len(core(short)) == len(bare) - 1 == _FIRST_AND_LAST
        and same_person(bare, short)
    )


def _surname(name: str) -> str:
    return _parts(name)[-1]


def _parts(name: str) -> tuple[str, ...]:
    """The first names and the surname, in small letters."""
    return tuple(part.lower() for part in core(tuple(_plain(name).split())))


def _plain(name: str) -> str:
    """Without accents, and with straight apostrophes: O'Neill for O’Neill."""
    decomposed = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
