"""Charts: each takes a table and returns the axes it drew on."""

from analysis.charts.sentiment.differences import sentiment_difference
from analysis.charts.sentiment.means import sentiment_summary
from analysis.charts.sentiment.quotes import quote_sentiment
from analysis.charts.sentiment.shared import shared_sentiment
from analysis.charts.sentiment.validity import accuracy_at_coverage, scorer_confusions
from analysis.charts.sentiment.who_of_whom import who_of_whom
from analysis.charts.sentiment.word_shift import word_shift
from analysis.charts.shared_quotes import shared_quotes
from analysis.charts.show import show
from analysis.charts.style import alt_text
from analysis.charts.timeline.chart import timeline
from analysis.charts.voices.cues import cue_verbs
from analysis.charts.voices.naming import named_sources
from analysis.charts.voices.positions import voice_positions
from analysis.charts.voices.shares import share_of_voice
from analysis.charts.voices.speakers import speaker_matrix

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
