"""TextBlob's score of a text and the words that decided it."""

import math
import re
from typing import Any

from ftfy.fixes import uncurl_quotes
from textblob import TextBlob

from analysis.tables import PART_BREAK

# An unknown word of three characters or more ends the reach of a negation and of an adverb.
_PAUSE = " ……… "
_NEGATION = re.compile(r"n't\b", re.IGNORECASE)


def score(text: str) -> dict[str, Any]:
    """The columns that TextBlob fills, for one text."""
    sentiment = TextBlob(_prepare(text)).sentiment_assessments
    words = [
        {"words": " ".join(words).replace(" !", "!"), "polarity": polarity}
        for words, polarity, _, _ in sentiment.assessments
    ]
    return {
        "polarity": sentiment.polarity if words else math.nan,
        "subjectivity": sentiment.subjectivity if words else math.nan,
        "scored_words": words,
        "evidence_words": len(words),
    }


def _prepare(text: str) -> str:
    return _NEGATION.sub(" not", uncurl_quotes(text)).replace(PART_BREAK, _PAUSE)
