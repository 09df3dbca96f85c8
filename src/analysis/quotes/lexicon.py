"""The word lists of ``quotes/data``, loaded once, and the forms of verbs made from them."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

_VOWELS = "aeiou"
_LONGEST_CUE = 4  # words
_CUES_KEPT = 10_000  # whose verb is remembered
_WORD = re.compile(r"[\w'’-]+|[:—―–]")


@cache
def data(name: str) -> dict[str, Any]:
    """One file of ``quotes/data``: "cues", "speakers" or "details"."""
    text = (files("analysis.quotes") / "data" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def words(name: str, table: str, key: str) -> frozenset[str]:
    """One list of a file as a set."""
    return frozenset(data(name)[table][key])


@cache
def pattern(name: str, table: str, key: str, template: str) -> re.Pattern[str]:
    """A pattern with one list's words, the longest first, where ``template`` has ``{}``."""
    listed = sorted(words(name, table, key), key=lambda word: (-len(word), word))
    return re.compile(template.replace("{}", "|".join(map(re.escape, listed))))


@cache
def people_nouns() -> frozenset[str]:
    """The nouns of people, their plurals too: offices, and people who speak without a name."""
    one = words("speakers", "roles", "one") | words("speakers", "unnamed", "heads")
    groups = words("speakers", "groups", "heads") | words("speakers", "groups", "peoples")
    return one | {_plural(noun) for noun in one} - groups


def is_plural(noun: str) -> bool:
    """Whether a noun is of several: "mayors", "women", but no "witness"."""
    ends = noun.endswith("s") and not noun.endswith("ss")
    return ends or noun.endswith(("men", "women", "people"))


def _plural(noun: str) -> str:
    if noun == "person" or noun.endswith("man"):
        return "people" if noun == "person" else noun.removesuffix("man") + "men"
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun.removesuffix("y") + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


@cache
def cue_forms() -> dict[str, tuple[str, str]]:
    """Every form of every cue in small letters, with its base form and its class."""
    forms: dict[str, tuple[str, str]] = {}
    for table in ("classes", "phrases"):
        for cue_class, cues in data("cues")[table].items():
            for cue in cues:
                for form in _forms(cue) if table == "classes" else (cue,):
                    forms.setdefault(form, (cue, cue_class))
    return forms


def cue_class(cue: str) -> str | None:
    """The class of a written cue: that of its first known verb; None where none is known."""
    known = cue_verb(cue)
    return cue_forms()[known[0]][1] if known else None


def cue_base(cue: str) -> str | None:
    """The base form of the first known verb of a written cue."""
    known = cue_verb(cue)
    return cue_forms()[known[0]][0] if known else None


@lru_cache(_CUES_KEPT)
def cue_verb(cue: str) -> tuple[str, int, int] | None:
    """The first known form in a written cue, and where it begins and ends there."""
    found = list(_WORD.finditer(cue))
    for first in range(len(found)):
        for last in range(min(first + _LONGEST_CUE, len(found)) - 1, first - 1, -1):
            start, end = found[first].start(), found[last].end()
            if cue[start:end].lower() in cue_forms():
                return cue[start:end].lower(), start, end
    return None


def _forms(cue: str) -> list[str]:
    """The base form, -s, past and participles; the first word of a phrase is inflected."""
    verb, _, rest = cue.partition(" ")
    listed = data("cues")["irregular"].get(verb, [])
    inflected = [verb, *listed, *_regular(verb, has_past=bool(listed))]
    return [f"{form} {rest}".strip() for form in inflected]


def _regular(verb: str, has_past: bool) -> list[str]:
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        third, past, stem = verb[:-1] + "ies", verb[:-1] + "ied", verb
    elif verb.endswith("e"):
        third, past, stem = verb + "s", verb + "d", verb if verb.endswith("ee") else verb[:-1]
    else:
        third, past, stem = verb + "s", verb + "ed", verb
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        third = verb + "es"
    return [third, stem + "ing", *([] if has_past else [past])]
