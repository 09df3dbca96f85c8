"""What two or more sources share, and what only one has."""

from analysis.comparison.match import match_quotes, unshared_quotes

__all__ = ["match_quotes", "unshared_quotes"]
