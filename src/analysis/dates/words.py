"""The words that rules are made of: what ``{month}`` or ``{number}`` match, and what they mean."""

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

_SLOT = re.compile(r"\{([a-z_]+)\}")
_BLANK = re.compile(r"(?<!\[) ")
_FOLD = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ‘’‐‑–\t\u00a0\u2009\u202f",
    "abcdefghijklmnopqrstuvwxyz''---    ",
)

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = (
    "zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_NUMBERS: Mapping[str, float] = {
    **{word: number for number, word in enumerate(_ONES)},
    **{word: 10 * number for number, word in enumerate(_TENS)},
    **{"a": 1, "an": 1, "couple": 2, "dozen": 12, "hundred": 100, "thousand": 1000, "half": 0.5},
}
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12,
    "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
_DIGITS = re.compile(r"\d+")


@cache
def data() -> dict[str, Any]:
    """``dates/data/rules.toml``."""
    path = files("analysis.dates") / "data" / "rules.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def hours() -> Mapping[str, tuple[str, str]]:
    """The first and last minute of each part of day."""
    return data()["hours"]  # type: ignore[no-any-return]


def movable() -> Mapping[str, tuple[int, int, int, int]]:
    """Holidays on the nth weekday of a month: month, weekday, nth, days after it."""
    return data()["movable"]  # type: ignore[no-any-return]


def from_easter() -> Mapping[str, int]:
    """Holidays by the days between Easter Sunday and them."""
    return data()["easter"]  # type: ignore[no-any-return]


def folded(text: str) -> str:
    """The text as patterns see it, character for character: small letters, plain marks."""
    return text.translate(_FOLD)


def expand(pattern: str, *, named: bool = False) -> str:
    """A rule's pattern as a regular expression.

    With ``named`` there is a group for each slot; the second slot's, if it is a number, is
    ``number__2``.
    """
    count = 0

    def words(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        inner = expand(_spellings(match[1]))
        return f"(?P<{match[1]}__{count}>{inner})" if named else f"(?:{inner})"

    return _BLANK.sub("(?: {1,2})", _SLOT.sub(words, pattern))


def _spellings(slot: str) -> str:
    spellings = data()["slots"][slot]
    if isinstance(spellings, str):
        return spellings
    return "|".join(form for forms in spellings.values() for form in forms)


@lru_cache(maxsize=4096)
def meaning(slot: str, words: str) -> str:
    """What the words in a slot stand for: ``("month", "sept.")`` is ``"09"``."""
    spellings = data()["slots"].get(slot)
    if isinstance(spellings, str) or spellings is None:
        return _READERS[slot](words) if slot in _READERS else words
    for value, forms in spellings.items():
        if re.fullmatch(expand("|".join(forms)), words):
            return str(value)
    raise KeyError(words)


def number(words: str) -> str:
    """``"two"`` is 2, ``"2 1/2"`` is 2.5, ``"several"`` is X."""
    plain = words.replace(",", "").replace("one-half", "half").replace("one half", "half")
    if plain[0].isdigit():
        whole, _, half = plain.partition(" ")
        return _plain(float(whole) + (0.5 if half else 0))
    total = 0.0
    for word in re.findall("[a-z]+", plain):
        if word in {"few", "several", "many"}:
            return "X"
        if word in {"hundred", "thousand", "dozen", "couple"} and total:
            total *= _NUMBERS[word]
        elif not (word in {"a", "an"} and total):
            total += _NUMBERS.get(word, 0)
    return _plain(total)


def _plain(count: float) -> str:
    return f"{count:g}" if count < 1_000_000 else str(int(count))


def _ordinal(words: str) -> int:
    if digits := _DIGITS.match(words):
        return int(digits[0])
    tens, _, one = words.partition("-")
    if one:
        return int(_NUMBERS[tens]) + _ordinal(one)
    return _ORDINALS.get(words) or int(_NUMBERS[words.removesuffix("th")])


def _full_year(words: str) -> str:
    """A year of two or four digits, or spoken."""
    if words.isdigit():
        year = int(words)
        return f"{year if year > 99 else year + (1900 if year >= 50 else 2000):04}"
    if words.startswith("two thousand"):
        return f"{2000 + sum(int(_NUMBERS.get(word, 0)) for word in words.split()[2:]):04}"
    century, *rest = re.findall("[a-z]+", words)
    return f"{int(_NUMBERS[century]) * 100 + sum(int(_NUMBERS[word]) for word in rest):04}"


def _two_digits(words: str) -> str:
    digits = _DIGITS.match(words)
    return f"{int(digits[0]) if digits else _ordinal(words):02}"


def _decade(words: str) -> str:
    digits = _DIGITS.search(words)
    year = _full_year(digits[0]) if digits else ""
    return year[:3]


_READERS: Mapping[str, Callable[[str], str]] = {
    "number": number,
    "count": number,
    "day": _two_digits,
    "day_word": _two_digits,
    "mm": _two_digits,
    "dd": _two_digits,
    "hour": _two_digits,
    "hour_word": lambda words: _two_digits(number(words)),
    "century": lambda words: f"{_ordinal(words) - 1:02}",
    "decade": _decade,
    "decade_short": _decade,
    "year": _full_year,
    "year_spoken": _full_year,
    "yy": _full_year,
    "half": lambda words: str(_ordinal(words)),
}
