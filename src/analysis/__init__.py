"""Parallax: read two or more accounts of one story and see what the distance between them tells.

Every verb takes tidy tables and returns one; nothing is changed in place:

    articles = read_story("data")
    quotes = score_sentiment(align_speakers(find_quotes(articles)))
    shared = match_quotes(quotes)
    nested = find_nested_quotes(quotes, articles)
    targets = score_sentiment(find_targets(quotes, articles))
    dates = find_dates(articles)
    events = build_timeline(dates)
    gaps = find_gaps(events)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.comparison import (
        align_speakers,
        compare_speakers,
        compare_targets,
        find_targets,
        match_quotes,
        unshared_quotes,
    )
    from analysis.corpus import analyse_corpus, group_stories
    from analysis.dates import build_timeline, compare_dates, find_dates, find_gaps
    from analysis.quotes import find_nested_quotes, find_quotes
    from analysis.reading import example_story, read_articles, read_story
    from analysis.sentiment import score_sentiment

_HOME = {
    "align_speakers": "analysis.comparison",
    "analyse_corpus": "analysis.corpus",
    "build_timeline": "analysis.dates",
    "compare_dates": "analysis.dates",
    "compare_speakers": "analysis.comparison",
    "compare_targets": "analysis.comparison",
    "example_story": "analysis.reading",
    "find_dates": "analysis.dates",
    "find_gaps": "analysis.dates",
    "find_nested_quotes": "analysis.quotes",
    "find_quotes": "analysis.quotes",
    "find_targets": "analysis.comparison",
    "group_stories": "analysis.corpus",
    "match_quotes": "analysis.comparison",
    "read_articles": "analysis.reading",
    "read_story": "analysis.reading",
    "score_sentiment": "analysis.sentiment",
    "unshared_quotes": "analysis.comparison",
}

__all__ = [
    "align_speakers",
    "analyse_corpus",
    "build_timeline",
    "compare_dates",
    "compare_speakers",
    "compare_targets",
    "example_story",
    "find_dates",
    "find_gaps",
    "find_nested_quotes",
    "find_quotes",
    "find_targets",
    "group_stories",
    "match_quotes",
    "read_articles",
    "read_story",
    "score_sentiment",
    "unshared_quotes",
]


def __getattr__(name: str) -> Any:
    """Import a verb's module when the verb is first used (PEP 562), to keep this import quick."""
    if name not in _HOME:
        raise AttributeError(f"module 'analysis' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return __all__
