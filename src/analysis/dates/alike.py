"""How alike two sentences are: the telling words that both have, the rare ones weighing more."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from math import log
from typing import Any

Words = frozenset[str]
Weights = Mapping[str, float]

_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDING = re.compile(r"(?<=\w{3})(?:ings?|edly|ed|ly|es|s|e)\Z")


@cache
def data(name: str) -> dict[str, Any]:
    """One file of ``dates/data``: "events" or "claims"."""
    path = files("analysis.dates") / "data" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=4096)
def telling_words(text: str) -> Words:
    """The stems of a text's words of three letters and more, less the common ones."""
    return frozenset(stem(word) for word in _WORD.findall(text) if is_telling(word))


def is_telling(word: str) -> bool:
    """Whether a word says something about which happening a sentence tells of."""
    return word.lower() not in _common()


def stem(word: str) -> str:
    """A word without its ending, a form of an irregular verb as its base: "met" is "meet"."""
    low = word.lower()
    return _irregular().get(low) or _ENDING.sub("", low)


def weigh(texts: Iterable[Words]) -> Weights:
    """What each word weighs: the fewer texts have it, the more."""
    distinct = set(texts)
    count = Counter(word for words in distinct for word in words)
    return {word: log(1 + len(distinct) / number) for word, number in count.items()}


def likeness(one: Words, other: Words, weights: Weights) -> float:
    """The weight of the words that both have, as a share of the lesser text's weight, 0 to 1."""
    shared = weight(one & other, weights)
    return shared and shared / min(weight(one, weights), weight(other, weights))


def weight(words: Words, weights: Weights) -> float:
    """The words' weights added up."""
    return sum(weights[word] for word in words)


@cache
def _common() -> Words:
    return frozenset(data("events")["common"])


@cache
def _irregular() -> dict[str, str]:
    verbs = data("events")["irregular"].items()
    return {form: base for base, forms in verbs for form in forms}
