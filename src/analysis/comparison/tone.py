"""The mean sentiment of groups of quotes, with what it rests on."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.comparison.voices import attributed
from analysis.tables import Schema, as_table, require

SCORERS = {"polarity": "TextBlob", "vader": "VADER"}
"""The columns that hold a score from -1 to 1, and whose it is."""

NO_VERDICT_BELOW = 5
"""Quotes with evidence that a group needs before its mean is spoken of."""

SENTIMENT_SUMMARY: Schema = {
    "scorer": "str",
    "quotes": "int64",
    "evidence": "int64",  # how many of the quotes hold a word that the scorer knows
    "mean": "float64",  # of the quotes with evidence; NaN where there is none
    "low": "float64",  # 95 % interval of the mean; NaN below NO_VERDICT_BELOW
    "high": "float64",
}

_SEED = 20250517
_RESAMPLES = 2000
_BOUNDS = (2.5, 97.5)  # percentiles


def summarise_sentiment(scored: pd.DataFrame, by: Sequence[str] = ("source",)) -> pd.DataFrame:
    """The mean score of each group's attributed quotes, by each scorer, with its interval.

    Quotes without evidence count in ``quotes`` and never in ``mean``. The interval is the
    percentile bootstrap over the group's quotes (Efron & Tibshirani 1993, "An Introduction to the
    Bootstrap", ch. 13). It says how far the mean hangs on single quotes, as if each were drawn on
    its own; it says nothing of the scorer's own errors. A group's numbers depend on its own scores
    only: neither on their order nor on other groups.

    Args:
        scored: Quotes with ``speaker``, the columns of ``by``, ``polarity`` and ``vader``.
        by: The columns that make a group: ("source",) or ("source", "speaker").

    Returns:
        One row per group and scorer: the columns of ``by`` and those of ``SENTIMENT_SUMMARY``.

    Raises:
        InputError: A column is missing.
    """
    keys = list(by)
    require(scored, ["speaker", *keys, *SCORERS], "summarise_sentiment")
    rows = [
        dict(zip(keys, key, strict=True)) | {"scorer": name} | _summary(group[column])
        for key, group in attributed(scored).groupby(keys, sort=False)
        for column, name in SCORERS.items()
    ]
    return as_table(rows, dict.fromkeys(keys, "str") | dict(SENTIMENT_SUMMARY))


def _summary(scores: pd.Series) -> dict[str, float]:
    values = np.sort(scores.dropna().to_numpy(dtype=float))
    low, high = _interval(values)
    return {
        "quotes": len(scores),
        "evidence": len(values),
        "mean": float(values.mean()) if len(values) else np.nan,
        "low": low,
        "high": high,
    }


def _interval(values: NDArray[np.float64]) -> tuple[float, float]:
    if len(values) < NO_VERDICT_BELOW:
        return np.nan, np.nan
    picks = np.random.default_rng(_SEED).choice(values, size=(_RESAMPLES, len(values)))
    low, high = np.percentile(picks.mean(axis=1), _BOUNDS)
    return float(low), float(high)
