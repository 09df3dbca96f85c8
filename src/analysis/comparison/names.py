"""One name for each person in all accounts of a story."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations

import pandas as pd

from analysis.quotes.people.names import core, suffix
from analysis.quotes.people.people import same_person
from analysis.tables import require

Pairs = frozenset[frozenset[str]]
"""Names that one article has both."""

_INITIAL = re.compile(r"[A-Z]\.?")
_INITIALS = re.compile(r"[a-z]|(?:[a-z]\.)+")
_FIRST_AND_LAST = 2
_KEPT = 1 << 16  # answers: each name of an article is compared with each speaker, again and again


def align_speakers(quotes: pd.DataFrame) -> pd.DataFrame:
    """Give each person the same name in every article of a story.

    One account has "Obama", another "Barack Obama", a third "Donald J. Trump" for "Donald Trump".
    Articles are read one by one, so that an article's rows never depend on the others; only here
    are their speakers brought together. A surname takes the full name where the story has exactly
    one person of that surname, and the forms of one full name ("Susan Rice", "Susan E. Rice",
    "Eric Holder", "Eric H. Holder Jr.") become the most frequent of them. Where two people share a
    surname nothing is changed. Father and son are told apart: "Donald Trump" is no "Donald Trump
    Jr.", nor is one who speaks beside the other in an article; and so are "George W. Bush" and
    "George H. W. Bush", beside whom "George Bush" may be either and stays as it is.

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
        by_surname[surname(name)].append(name)
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
    for last, same in by_surname.items():
        people = {best for best in names.values() if last in _parts(best)[1:-1]}
        if len(people) == 1 and not any(name in names for name in same):
            found.update(dict.fromkeys(same, people.pop()))
    return found


def _forms_of_one(names: Sequence[str], beside: Pairs) -> list[list[str]]:
    """Full names of one surname, those that can be one person's together.

    A name that may be either of two people's is nobody else's.
    """
    groups: list[list[str]] = []
    for name in sorted(names, key=_fullness, reverse=True):
        fitting = [
            group
            for group in groups
            if all(
                _is_form_of(name, other)
                or (_without_suffix(name, other) and frozenset((name, other)) not in beside)
                for other in group
            )
        ]
        if len(fitting) == 1:
            fitting[0].append(name)
        else:
            groups.append([name])
    return groups


def _fullness(name: str) -> tuple[int, bool]:
    """How much a name tells: of more words, and with a first name in full."""
    parts = _parts(name)
    return len(parts), not _INITIALS.fullmatch(parts[0])


@lru_cache(_KEPT)
def may_be_one(one: str, other: str) -> bool:
    """Whether two names can be one person's: forms of a full name, or one word of it alone."""
    short, long = sorted((_parts(one), _parts(other)), key=len)
    if len(short) == 1:
        return short[0] in long
    return _is_form_of(one, other) or _without_suffix(one, other)


def is_full_name(name: str) -> bool:
    """Whether a name has a first name and a surname, and is no description: "the mayor"."""
    return name[:1].isupper() and len(_parts(name)) > 1


def _is_form_of(one: str, other: str) -> bool:
    """Whether two full names can be one person's; accents tell nobody apart.

    Of two surnames the first name may be left out: "Peña Nieto" is "Enrique Peña Nieto"; and so
    may an initial before the name that is used: "J. Christopher Stevens" is "Chris Stevens".
    """
    short, long = sorted((tuple(plain(name).split()) for name in (one, other)), key=len)
    if same_person(short, long):
        return _fit(_middles(one), _middles(other))
    if _INITIALS.fullmatch(long[0].lower()) and same_person(short, long[1:]):
        return True
    few, many = sorted((_parts(one), _parts(other)), key=len)
    return len(few) < len(many) and many[-len(few) :] == few


def _middles(name: str) -> str:
    """The first letters of the names between the first and the last: "hw" of "H. W."."""
    middle = _parts(name)[1:-1]
    return "".join(
        word.replace(".", "") if _INITIALS.fullmatch(word) else word[0] for word in middle
    )


def _fit(one: str, other: str) -> bool:
    """Whether one begins with the other, which leaves out the rest."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short)


def _without_suffix(one: str, other: str) -> bool:
    """Whether one name is the other in full dress: "Eric H. Holder Jr." of "Eric Holder".

    Some papers print middle initial and "Jr." of everybody who has them. Who is called "Jr." to
    tell him from his father is so by all, and mostly without the initial.
    """
    short, long = sorted((tuple(plain(name).split()) for name in (one, other)), key=len)
    bare = core(long)
    dressed = bool(suffix(long)) and not suffix(short) and bool(_INITIAL.fullmatch(bare[1]))
    return (
        dressed
        and len(core(short)) == len(bare) - 1 == _FIRST_AND_LAST
        and same_person(bare, short)
    )


def surname(name: str) -> str:
    """The last name in small letters, as it is compared."""
    return _parts(name)[-1]


def _parts(name: str) -> tuple[str, ...]:
    """The first names and the surname, in small letters."""
    return tuple(part.lower() for part in core(tuple(plain(name).split())))


@lru_cache(_KEPT)
def plain(name: str) -> str:
    """A name without accents, and with straight apostrophes: O'Neill for O’Neill."""
    decomposed = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
