"""What a cut or a change does to the tone of a quotation that two sources print."""

from typing import Any

import numpy as np
import pandas as pd

from analysis.comparison.scorers import on_one_scale, scorers
from analysis.comparison.sentiment import SHOWS
from analysis.sentiment import score_sentiment
from analysis.sentiment.tone import SURE_ENOUGH
from analysis.tables import Schema, as_table, require

SHARED_SENTIMENT: Schema = {
    "quote_a": "str",
    "quote_b": "str",
    "source_a": "str",
    "source_b": "str",
    "speaker": "object",
    "relation": "str",
    "scorer": "str",
    "words_a": "str",
    "words_b": "str",
    "score_a": "float64",  # of the words in quotation marks that are shared, as a has them
    "score_b": "float64",
    "difference": "float64",  # b's less a's; 0 where the words are the same
    "moved": "bool",  # whether the versions score differently: in two decimals, or by another tone
}

_SHARED = ["quote_a", "quote_b", "source_a", "source_b", "speaker", "relation"]


def compare_shared_sentiment(
    shared: pd.DataFrame, *, least_probability: float = SURE_ENOUGH
) -> pd.DataFrame:
    """What a cut or a change does to the score of a quotation that two sources print.

    The words in quotation marks alone are scored, as each source has them. Where they are the same
    the difference is 0, whatever the punctuation around them.

    Args:
        shared: As from ``match_quotes``.
        least_probability: Below it the trained scorer abstains, as in ``score_sentiment``.

    Returns:
        ``SHARED_SENTIMENT``: a row for each pair and scorer. A score is NaN where the scorer has no
        evidence in that version; so is the difference then. ``moved`` of the trained scorer is
        another tone, and not the same tone with another probability.

    Raises:
        InputError: A column is missing.
    """
    require(shared, [*_SHARED, "words_a", "words_b"], "compare_shared_sentiment")
    same = shared["relation"] == "verbatim"
    words_b = shared["words_b"].where(~same, shared["words_a"])
    versions = pd.DataFrame({"content": pd.concat([shared["words_a"], words_b]).unique()})
    scores = on_one_scale(score_sentiment(versions, least_probability=least_probability))
    of_a, of_b = (scores.set_index("content").loc[words] for words in (shared["words_a"], words_b))
    pairs: list[dict[Any, Any]] = shared[[*_SHARED, "words_a", "words_b"]].to_dict("records")
    rows = [
        pair
        | {"scorer": name, "score_a": a, "score_b": b, "difference": b - a}
        | {"moved": np.sign(a) != np.sign(b) if column == "tone_score" else abs(b - a) >= SHOWS}
        for place, pair in enumerate(pairs)
        for column, name in scorers(scores).items()
        for a, b in [(of_a[column].iloc[place], of_b[column].iloc[place])]
    ]
    compared = as_table(rows, SHARED_SENTIMENT)
    return compared.assign(moved=compared["moved"] & compared["difference"].notna())
