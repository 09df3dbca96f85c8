"""Attribution: every quotation and paraphrase with its source, its cue and its speaker."""

from analysis.quotes.attributions import find_quotes

__all__ = ["find_quotes"]
