"""Charts: each takes a table and returns the axes it drew on."""

from analysis.charts.cues import cue_verbs
from analysis.charts.cut_tone import shared_sentiment
from analysis.charts.differences import sentiment_difference
from analysis.charts.matrix import speaker_matrix
from analysis.charts.means import sentiment_summary
from analysis.charts.naming import named_sources
from analysis.charts.people import who_of_whom
from analysis.charts.positions import voice_positions
from analysis.charts.sentiment import quote_sentiment
from analysis.charts.shared import shared_quotes
from analysis.charts.show import show
from analysis.charts.style import alt_text
from analysis.charts.timeline import timeline
from analysis.charts.validity import accuracy_at_coverage, scorer_confusions
from analysis.charts.voices import share_of_voice
from analysis.charts.word_shift import word_shift

__all__ = [
    "accuracy_at_coverage",
    "alt_text",
    "cue_verbs",
    "named_sources",
    "quote_sentiment",
    "scorer_confusions",
    "sentiment_difference",
    "sentiment_summary",
    "share_of_voice",
    "shared_quotes",
    "shared_sentiment",
    "show",
    "speaker_matrix",
    "timeline",
    "voice_positions",
    "who_of_whom",
    "word_shift",
]
