"""What two or more sources share, what only one has, and who speaks in each, how much and how."""

from analysis.comparison.match import match_quotes, unshared_quotes
from analysis.comparison.names import align_speakers
from analysis.comparison.resample import NO_VERDICT_BELOW, POINTS_ONLY_BELOW
from analysis.comparison.scorers import surest, tone_thresholds
from analysis.comparison.sentiment import compare_sentiment, summarise_sentiment
from analysis.comparison.shared_sentiment import compare_shared_sentiment
from analysis.comparison.speakers import compare_speakers, count_speakers, heard_in_one
from analysis.comparison.spoken_of import compare_targets
from analysis.comparison.targets import find_targets
from analysis.comparison.voices import cue_counts, naming, positions, share_of_voice
from analysis.comparison.word_shift import two_sources, word_shift

__all__ = [
    "NO_VERDICT_BELOW",
    "POINTS_ONLY_BELOW",
    "align_speakers",
    "compare_sentiment",
    "compare_shared_sentiment",
    "compare_speakers",
    "compare_targets",
    "count_speakers",
    "cue_counts",
    "find_targets",
    "heard_in_one",
    "match_quotes",
    "naming",
    "positions",
    "share_of_voice",
    "summarise_sentiment",
    "surest",
    "tone_thresholds",
    "two_sources",
    "unshared_quotes",
    "word_shift",
]
