"""Attribution: every quotation and paraphrase with its source, its cue and its speaker."""

from analysis.quotes.attributions import find_quotes
from analysis.quotes.nested import find_nested_quotes

__all__ = ["find_nested_quotes", "find_quotes"]
