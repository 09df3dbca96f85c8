"""Charts: each takes a table and returns the axes it drew on."""

from analysis.charts.attribution import cue_verbs, named_sources
from analysis.charts.sentiment import quote_sentiment, sentiment_summary
from analysis.charts.show import show
from analysis.charts.style import alt_text
from analysis.charts.voices import share_of_voice, voice_positions

__all__ = [
    "alt_text",
    "cue_verbs",
    "named_sources",
    "quote_sentiment",
    "sentiment_summary",
    "share_of_voice",
    "show",
    "voice_positions",
]
