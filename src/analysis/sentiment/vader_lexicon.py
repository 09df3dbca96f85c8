"""VADER's score of a text and the words that decided it."""

import math
from functools import cache
from typing import Any

from ftfy.fixes import uncurl_quotes
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer, SentiText

from analysis.tables import PART_BREAK


class _Vader(SentimentIntensityAnalyzer):  # type: ignore[misc]  # the library is not typed
    """VADER, which also tells the valence that each word had when it took the sum."""

    def score_valence(self, sentiments: list[float], text: str) -> dict[str, Any]:
        scores: dict[str, Any] = super().score_valence(sentiments, text)
        words = SentiText(text).words_and_emoticons
        return scores | {"valences": list(zip(words, sentiments, strict=True))}


@cache
def _vader() -> _Vader:
    return _Vader()


def score(text: str) -> dict[str, Any]:
    """The columns that VADER fills, for one text."""
    scores = _vader().polarity_scores(_prepare(text))
    words = [{"words": word, "valence": valence} for word, valence in scores["valences"] if valence]
    return {"vader": scores["compound"] if words else math.nan, "vader_words": words}


def _prepare(text: str) -> str:
    """Straight marks, and between the parts of a quotation more words than VADER looks back.

    VADER stresses capitals where only some words have them: a pause in capitals keeps a text that
    is all in capitals so.
    """
    pause = " Z Z Z " if text.isupper() else " … … … "
    return uncurl_quotes(text).replace(PART_BREAK, pause)
