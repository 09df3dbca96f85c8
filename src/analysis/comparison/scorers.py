"""The scorers of sentiment: whose score stands in which column, on one scale from -1 to 1."""

from typing import Any

import numpy as np
import pandas as pd

from analysis.comparison.sources import attributed
from analysis.errors import InputError
from analysis.sentiment.validity import LABELS, scorer_coverage
from analysis.tables import Schema, as_table, require

LEXICONS = {"polarity": "TextBlob", "vader": "VADER"}
"""The columns that hold a lexicon's score from -1 to 1, and whose it is."""

SCORERS = LEXICONS | {"tone_score": "Tone"}
"""The lexicons, and the scorer trained on news as `on_one_scale` has it."""

TONE_THRESHOLDS: Schema = {
    "least": "float64",  # the probability from which a label counts
    "judged": "int64",  # attributed quotes that then have a label
    "abstains": "int64",
    "negative": "int64",
    "neutral": "int64",
    "positive": "int64",
    "right": "float64",  # share of labelled news judged rightly at this threshold; NaN: not known
}

_SIGN = dict(zip(LABELS, (-1.0, 0.0, 1.0), strict=True))
_STEPS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)


def scorers(table: pd.DataFrame) -> dict[str, str]:
    """The columns of scores that a table has on one scale; the lexicons' in any case."""
    return SCORERS if "tone" in table else LEXICONS


def on_one_scale(scored: pd.DataFrame) -> pd.DataFrame:
    """A copy with ``tone_score``: ``tone`` as a number, as the lexicons' scores are.

    Negative is -1 and positive +1, each times the probability of the label; neutral is 0; where
    the scorer abstains there is NaN. Further out is surer, and not stronger.
    """
    if "tone" not in scored:
        return scored.copy()
    require(scored, ["tone_probability"], "on_one_scale")
    signs = scored["tone"].map(_SIGN).astype(float)
    return scored.assign(tone_score=signs * scored["tone_probability"].astype(float))


def surest(scored: pd.DataFrame, least: float) -> pd.DataFrame:
    """A copy in which the trained scorer abstains below a probability.

    Args:
        scored: As from ``score_sentiment``; a table without ``tone`` stays as it is.
        least: The probability from which a label counts, 0 to 1.
    """
    if "tone" not in scored:
        return scored.copy()
    require(scored, ["tone_probability"], "surest")
    sure = scored["tone_probability"].astype(float) >= least
    return scored.assign(tone=scored["tone"].astype(object).where(sure, None))


def tone_thresholds(scored: pd.DataFrame) -> pd.DataFrame:
    """What the trained scorer says of the quotes at each of a few thresholds, and how often right.

    Args:
        scored: As from ``score_sentiment(..., least_probability=0)``; reads ``speaker``, ``tone``
            and ``tone_probability``.

    Returns:
        ``TONE_THRESHOLDS``; ``right`` is what was measured on labelled news (see
        ``sentiment.validity``). No rows for a table without ``tone``.

    Raises:
        InputError: The scorer has abstained in the table already, so that labels are missing.
    """
    if "tone" not in scored:
        return as_table([], TONE_THRESHOLDS)
    if (scored["tone"].isna() & scored["tone_probability"].notna()).any():
        raise InputError(
            "tone_thresholds lacks the tone of quotes with a low probability; "
            "score them with least_probability=0."
        )
    said = attributed(scored)
    known = scorer_coverage()
    measured = known[known["scorer"] == SCORERS["tone_score"]]
    return as_table(
        [_at(surest(said, least), measured, least) for least in _STEPS], TONE_THRESHOLDS
    )


def _at(said: pd.DataFrame, measured: pd.DataFrame, least: float) -> dict[str, Any]:
    counts = {label: int((said["tone"] == label).sum()) for label in LABELS}
    judged = sum(counts.values())
    surer = measured[measured["least"] >= least]
    right = float(surer["accuracy"].iloc[-1]) if len(surer) else np.nan
    abstains = len(said) - judged
    return {"least": least, "judged": judged, "abstains": abstains, "right": right} | counts
