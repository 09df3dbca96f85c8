"""More news for a teacher to read: the same, with other words of like meaning and other names.

A student sees what its teacher makes of other words in the same place (after Jiao et al.,
"TinyBERT", 2020, who take them from word vectors as well).
"""

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

from analysis.text.segment import Span

_KNOWN, _KEPT = 16_000, 150  # words by rank: what has likes, and the commonest, which stay
_LIKES = 10  # of each word
_EXCHANGED = (0.2, 0.35)  # of the words of a text, by turns
_FEWER = (0.1, 0.25)  # of those of a single content, whose tone may hang on one
_RENAMED = 0.5  # of the names of a text
_AT_ONCE = 2_000  # words whose likes are looked for together
_WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")
_SMALL = re.compile(r"\b[a-z]+\b")


def exchanged(texts: Sequence[str], base: Path, seed: int) -> list[str]:
    """Each text anew, with other words and names.

    Args:
        texts: News. Names come from them too.
        base: Folder of a BERT, whose word vectors tell which words are alike.
        seed: Of the choices.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret depends on it
    alike, names = _alike(base), _names(texts)
    return [
        _WORD.sub(_other(alike, names, _EXCHANGED[number % 2], chance), text)
        for number, text in enumerate(texts)
    ]


def exchanged_around(
    contents: Sequence[tuple[str, Sequence[Span]]], texts: Sequence[str], base: Path, seed: int
) -> list[tuple[str, list[Span]]]:
    """Contents anew, and where their spans are then; of these only names are exchanged."""
    chance = random.Random(seed)  # noqa: S311 - no secret depends on it
    alike, names = _alike(base), _names(texts)
    made = []
    for number, (content, spans) in enumerate(contents):
        other = _other(alike, names, _FEWER[number % 2], chance)
        only_names = partial(_only, names, other)
        written, moved, at = "", list[Span](), 0
        for start, end in sorted(spans):
            written += _WORD.sub(other, content[at:start])
            name = _WORD.sub(only_names, content[start:end])
            moved.append((len(written), len(written) + len(name)))
            written, at = written + name, end
        made.append((written + _WORD.sub(other, content[at:]), moved))
    return made


def _only(
    names: Mapping[str, None], other: Callable[[re.Match[str]], str], match: re.Match[str]
) -> str:
    return other(match) if match[0] in names else match[0]


def _other(
    alike: Mapping[str, Sequence[str]],
    names: Mapping[str, None],
    share: float,
    chance: random.Random,
) -> Callable[[re.Match[str]], str]:
    """What stands for a word of one text; a name is exchanged everywhere for the same one."""
    pool, given = list(names), dict[str, str]()

    def other(match: re.Match[str]) -> str:
        word = match[0]
        if word in names:
            if word not in given:
                given[word] = chance.choice(pool) if chance.random() < _RENAMED else word
            return given[word]
        likes = alike.get(word.lower())
        if not likes or chance.random() >= share:
            return word
        return _in_case_of(word, chance.choice(likes))

    return other


def _in_case_of(word: str, other: str) -> str:
    if word.isupper() and len(word) > 1:
        return other.upper()
    return other.capitalize() if word[0].isupper() else other


def _names(texts: Sequence[str]) -> dict[str, None]:
    """Words that stand with a capital inside sentences, and never in small letters."""
    counts = Counter(name for text in texts for name in _NAME.findall(text))
    small = {word for text in texts for word in _SMALL.findall(text)}
    return {name: None for name, n in counts.items() if n > 1 and name.lower() not in small}


def _alike(base: Path) -> dict[str, list[str]]:
    """The words that are most like each word, by the cosine of their vectors."""
    numbers = json.loads((base / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    by_rank = sorted(numbers, key=numbers.__getitem__)
    whole = (word for word in by_rank if word.isascii() and word.isalpha() and len(word) > 1)
    words = list(islice(whole, _KNOWN))
    vectors = load_file(base / "model.safetensors")["embeddings.word_embeddings.weight"]
    vectors = vectors[[numbers[word] for word in words]]
    vectors -= vectors.mean(axis=0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    alike = {}
    for start in range(0, len(words), _AT_ONCE):
        cosines = vectors[start : start + _AT_ONCE] @ vectors.T
        best = np.argpartition(-cosines, _LIKES, axis=1)[:, : _LIKES + 1]
        for place, likes in enumerate(best, start):
            alike[words[place]] = [words[n] for n in likes if n != place and n >= _KEPT]
    return {word: alike[word] for word in words[_KEPT:]}
