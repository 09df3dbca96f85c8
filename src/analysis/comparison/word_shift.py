"""Which words make one source's quotes score differently from another's."""

import math
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from analysis.comparison.scorers import LEXICONS
from analysis.comparison.sources import attributed, source_order
from analysis.errors import InputError
from analysis.tables import Schema, as_table, require

WORD_SHIFT: Schema = {
    "source_a": "str",
    "source_b": "str",
    "scorer": "str",
    "words": "str",  # as the scorer reads them, in small letters: "not good"
    "times_a": "int64",  # in a's quotes with evidence
    "times_b": "int64",
    "part_a": "float64",  # what they add to a's mean score
    "part_b": "float64",
    "shift": "float64",  # part_b less part_a; all together, the difference of the means
}

MARKS = "! and ?"
"""What VADER adds for exclamation and question marks stands in the table as a word of this name."""

_WORDS = {"polarity": "scored_words", "vader": "vader_words"}
_HALF_AT = 15.0  # VADER's alpha: a sum s of valences becomes s / sqrt(s² + alpha)
_ROUNDED = 5e-4  # VADER's compound has four decimals


def word_shift(scored: pd.DataFrame, sources: Sequence[str] | None = None) -> pd.DataFrame:
    """Divide the difference of two sources' mean scores among the words that make it.

    A word shift (Dodds et al. 2011, "Temporal Patterns of Happiness and Information in a Global
    Social Network"; Gallagher et al. 2021, "Generalized Word Shift Graphs", with the reference
    score 0): how much a word adds to b's mean less how much it adds to a's. A word has a large
    shift because one source's quotes use it more, or because it is negated or stressed in one of
    them. The shifts of all words add up to the difference of the means over quotes with evidence.

    TextBlob's score of a quote is the average of its words' scores: each word adds its share. A
    word that scores 0 adds nothing and has no shift, and yet it is not without effect: it weakens
    the other words of its quote. VADER's score grows ever more slowly with the sum of the words;
    each adds in proportion to its valence, and what is left is due to ``MARKS``. Words that VADER
    scores 0 are unknown to it.

    Args:
        scored: As from ``score_sentiment``; reads ``source``, ``speaker``, ``polarity``, ``vader``,
            ``scored_words`` and ``vader_words``.
        sources: The two to compare; `two_sources` of the table unless given.

    Returns:
        ``WORD_SHIFT``: for each scorer the words of both sources, the largest shifts first; no rows
        for a scorer that has evidence in no quote of one of them.

    Raises:
        InputError: A column is missing, or ``sources`` are not two sources of the table.
    """
    require(scored, ["source", "speaker", *LEXICONS, *_WORDS.values()], "word_shift")
    pair = two_sources(scored) if sources is None else tuple(sources)
    known = source_order(scored)
    if sources is not None and (len(set(pair)) != 2 or not {*pair} <= {*known}):
        raise InputError(f"word_shift compares two of {', '.join(known)}; not {', '.join(pair)}.")
    if len(pair) < 2:
        return as_table([], WORD_SHIFT)
    said = attributed(scored)
    tables = [_shifts(said, pair, column) for column in LEXICONS]
    return pd.concat([as_table(rows, WORD_SHIFT) for rows in tables], ignore_index=True)


def two_sources(scored: pd.DataFrame) -> tuple[str, ...]:
    """The two sources with most scored quotes, in the order of the table; fewer if there are."""
    evidence = attributed(scored).groupby("source", sort=False)[list(LEXICONS)].count().sum(axis=1)
    chosen = set(evidence.nlargest(2).index)
    return tuple(source for source in source_order(scored) if source in chosen)


def _shifts(said: pd.DataFrame, pair: Sequence[str], column: str) -> list[dict[str, Any]]:
    sides = [said[said["source"] == source].dropna(subset=[column]) for source in pair]
    if any(side.empty for side in sides):
        return []
    of_a, of_b = (_parts(side, column) for side in sides)
    both = of_a.merge(
        of_b, how="outer", left_index=True, right_index=True, suffixes=("_a", "_b")
    ).fillna(0.0)
    both["shift"] = both["part_b"] - both["part_a"]
    order = both["shift"].abs().round(9).sort_values(ascending=False, kind="stable").index
    names = {"source_a": pair[0], "source_b": pair[1], "scorer": LEXICONS[column]}
    rows: list[dict[Any, Any]] = both.loc[order].reset_index().to_dict("records")
    return [names | row for row in rows]


def _parts(quotes: pd.DataFrame, column: str) -> pd.DataFrame:
    """For each word how often it is there and what it adds to the mean of the quotes."""
    adds = (_textblob if column == "polarity" else _vader)(quotes)
    found = pd.DataFrame(adds, columns=["words", "part"]).assign(times=1)
    sums = found.groupby("words")[["times", "part"]].sum()
    return sums.assign(part=sums["part"] / len(quotes))


def _textblob(quotes: pd.DataFrame) -> Iterator[tuple[str, float]]:
    for words in quotes["scored_words"]:
        for one in words:  # an exclamation mark stresses the word before it, and is no other word
            yield one["words"].lower().rstrip("! ") or "!", one["polarity"] / len(words)


def _vader(quotes: pd.DataFrame) -> Iterator[tuple[str, float]]:
    for words, score in zip(quotes["vader_words"], quotes["vader"], strict=True):
        total = sum(one["valence"] for one in words)
        slope = 1 / math.sqrt(total**2 + _HALF_AT)
        yield from ((one["words"].lower(), one["valence"] * slope) for one in words)
        if abs(score - total * slope) > _ROUNDED:
            yield MARKS, score - total * slope
