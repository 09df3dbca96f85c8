"""How a quotation sounds: lexicon scores, each with the words that decided it."""

from analysis.sentiment.score import score_sentiment

__all__ = ["score_sentiment"]
