"""How the quotes of sources and speakers sound: means, differences, and what they rest on."""

import math
from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from analysis.comparison.match import match_quotes
from analysis.comparison.resample import (
    NO_VERDICT_BELOW,
    POINTS_ONLY_BELOW,
    Floats,
    interval,
    mean_interval,
)
from analysis.comparison.scorers import LEXICONS, on_one_scale, scorers
from analysis.comparison.sources import attributed, source_order
from analysis.tables import Schema, as_table, require

INTERVALS_COVER = (
    "An interval covers the choice of quotes, not the scorer's errors: it shows how far a number "
    "would move had other quotes like these been printed, each scored by the same scorer."
)

SENTIMENT_SUMMARY: Schema = {
    "scorer": "str",
    "quotes": "int64",
    "evidence": "int64",  # how many of the quotes hold a word that the scorer knows
    "mean": "float64",  # of the quotes with evidence; NaN below POINTS_ONLY_BELOW
    "low": "float64",  # 95% interval of the mean; NaN likewise, and where all scores are the same
    "high": "float64",
}

SENTIMENT_DIFFERENCE: Schema = {
    "source_a": "str",
    "source_b": "str",
    "scorer": "str",
    "evidence_a": "int64",  # quotes that hold a word that the scorer knows
    "evidence_b": "int64",
    "difference": "float64",  # b's mean less a's; NaN where either has too few quotes for a mean
    "low": "float64",  # 95% interval of the difference
    "high": "float64",
    "verdict": "str",  # points only, too few, either way, b lower, b higher
}

DECIDED = ("b lower", "b higher")
"""The verdicts that one source scores lower than the other."""

NO_VERDICT = ("points only", "too few")
"""What stands for a verdict where a source has too few quotes for one."""

SHOWS = 0.005
"""How far apart two scores are that differ in two decimals."""


def summarise_sentiment(scored: pd.DataFrame, by: Sequence[str] = ("source",)) -> pd.DataFrame:
    """The mean score of each group's attributed quotes, by each scorer, with its interval.

    Quotes without evidence count in ``quotes`` and never in ``mean``. The interval is the bootstrap
    over the group's quotes (see `resample.interval`): how far the mean hangs on single quotes, as
    if each were drawn on its own; it says nothing of the scorer's own errors. Below
    ``POINTS_ONLY_BELOW`` quotes with evidence there is neither; below ``NO_VERDICT_BELOW`` nothing
    should be concluded. A group's numbers depend on its own scores only: neither on their order nor
    on other groups.

    Args:
        scored: Quotes with ``speaker``, the columns of ``by``, ``polarity``, ``vader`` and, if it
            was scored, ``tone`` (see `scorers.on_one_scale`).
        by: The columns that make a group: ("source",) or ("source", "speaker").

    Returns:
        One row per group and scorer: the columns of ``by`` and those of ``SENTIMENT_SUMMARY``.

    Raises:
        InputError: A column is missing.
    """
    keys = list(by)
    require(scored, ["speaker", *keys, *LEXICONS], "summarise_sentiment")
    rows = [
        dict(zip(keys, key, strict=True)) | {"scorer": name} | _summary(group[column])
        for key, group in attributed(on_one_scale(scored)).groupby(keys, sort=False)
        for column, name in scorers(scored).items()
    ]
    return as_table(rows, dict.fromkeys(keys, "str") | dict(SENTIMENT_SUMMARY))


def compare_sentiment(scored: pd.DataFrame) -> pd.DataFrame:
    """How much higher or lower the quotes of one source score than those of another.

    For every two sources and each scorer: the difference of the two means and its bootstrap
    interval. Quotes that both print, whole or cut, are drawn together: a source cannot have the one
    without the other, and the same words in both cannot make a difference. ``verdict`` is

    - "points only" where a source has fewer than ``POINTS_ONLY_BELOW`` quotes with evidence,
    - "too few" where it has fewer than ``NO_VERDICT_BELOW``,
    - "either way" where the interval, in two decimals, includes 0: the quotes do not show which
      scores higher,
    - "b lower" or "b higher" otherwise.

    Of many comparisons one in twenty shows a difference by chance.

    Args:
        scored: As from ``score_sentiment``: quotes with ``polarity`` and ``vader``.

    Returns:
        ``SENTIMENT_DIFFERENCE``; source a is the one that comes first in the table.

    Raises:
        InputError: A column is missing.
    """
    require(scored, [*LEXICONS], "compare_sentiment")
    said, shared = attributed(on_one_scale(scored)), match_quotes(scored)
    rows = [
        {"source_a": a, "source_b": b, "scorer": name} | _difference(said, shared, (a, b), column)
        for a, b in combinations(source_order(scored), 2)
        for column, name in scorers(scored).items()
    ]
    return as_table(rows, SENTIMENT_DIFFERENCE)


def _summary(scores: pd.Series) -> dict[str, float]:
    values = np.sort(scores.dropna().to_numpy(dtype=float))
    low, high = mean_interval(values)
    return {
        "quotes": len(scores),
        "evidence": len(values),
        "mean": float(values.mean()) if len(values) >= POINTS_ONLY_BELOW else math.nan,
        "low": low,
        "high": high,
    }


def _difference(
    said: pd.DataFrame, shared: pd.DataFrame, sources: tuple[str, str], column: str
) -> dict[str, Any]:
    scored = said.dropna(subset=[column])
    a, b = (scored[scored["source"] == source] for source in sources)
    row: dict[str, Any] = {"evidence_a": len(a), "evidence_b": len(b), "verdict": "points only"}
    if min(len(a), len(b)) < POINTS_ONLY_BELOW:
        return row
    pairs = shared[(shared["source_a"] == sources[0]) & (shared["source_b"] == sources[1])]
    units = _units(a.set_index("quote")[column], b.set_index("quote")[column], pairs)
    low, high = interval(units, _difference_of_means)
    difference = _difference_of_means(units.sum(axis=0)[None])[0]
    verdict = "too few" if min(len(a), len(b)) < NO_VERDICT_BELOW else _verdict(low, high)
    return row | {"difference": difference, "low": low, "high": high, "verdict": verdict}


def _verdict(low: float, high: float) -> str:
    if low >= SHOWS:
        return "b higher"
    return "b lower" if high <= -SHOWS else "either way"


def _units(a: "pd.Series[float]", b: "pd.Series[float]", pairs: pd.DataFrame) -> Floats:
    """What is drawn: single quotes, and together those that share words, however many.

    Columns: the sum of a's scores and their number, the same of b's.
    """
    together = {quote: {quote} for quote in [*a.index, *b.index]}
    for one, other in zip(pairs["quote_a"], pairs["quote_b"], strict=True):
        if one in together and other in together:
            joined = together[one] | together[other]
            together |= dict.fromkeys(joined, joined)
    sides = [
        pd.DataFrame({"sum_a": a, "n_a": 1.0}),
        pd.DataFrame({"sum_b": b, "n_b": 1.0}),
    ]
    quotes = pd.concat(sides).fillna(0.0)
    leaders = [min(together[quote]) for quote in quotes.index]
    return quotes.groupby(leaders).sum()[["sum_a", "n_a", "sum_b", "n_b"]].to_numpy()


def _difference_of_means(sums: Floats) -> Floats:
    """NaN where a resample holds no quote of one of the two."""
    with np.errstate(divide="ignore", invalid="ignore"):
        difference: Floats = sums[:, 2] / sums[:, 3] - sums[:, 0] / sums[:, 1]
    return difference
