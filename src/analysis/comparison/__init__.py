"""What two or more sources share, and what only one has."""

from analysis.comparison.match import match_quotes, unshared_quotes
from analysis.comparison.people import align_speakers, compare_speakers

__all__ = ["align_speakers", "compare_speakers", "match_quotes", "unshared_quotes"]
