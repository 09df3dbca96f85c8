"""What each finding says of a story or of its quotes."""

from collections.abc import Sequence

import pandas as pd

from analysis import build_timeline, find_dates, find_gaps, read_story
from analysis.comparison import (
    compare_sentiment,
    compare_shared_sentiment,
    count_speakers,
    match_quotes,
    share_of_voice,
)
from analysis.findings import (
    of_quotes,
    of_sentiment,
    of_speakers,
    of_timeline,
    open_with_accounts,
    open_with_tone,
    open_with_voices,
)
from analysis.sentiment.tone import SURE_ENOUGH


def story(*texts: str, published: str | None = None) -> pd.DataFrame:
    rows = [
        {"article": f"a{n}", "source": f"S{n}", "text": text, "published": published}
        for n, text in enumerate(texts, 1)
    ]
    return read_story(pd.DataFrame(rows))


def opening_of(articles: pd.DataFrame, quotes: pd.DataFrame) -> list[str]:
    return open_with_accounts(articles, quotes, match_quotes(quotes))


def quotes_of(quotes: pd.DataFrame) -> list[str]:
    return of_quotes(quotes, match_quotes(quotes))


def opening_of_voices(quotes: pd.DataFrame, sources: Sequence[str] = ()) -> list[str]:
    return open_with_voices(share_of_voice(quotes), count_speakers(quotes, sources), sources)


def speakers_of(quotes: pd.DataFrame) -> list[str]:
    return of_speakers(share_of_voice(quotes), count_speakers(quotes))


def opening_of_tone(scored: pd.DataFrame) -> list[str]:
    return open_with_tone(scored, compare_sentiment(scored))


def tone_of(scored: pd.DataFrame, *, least_probability: float = SURE_ENOUGH) -> list[str]:
    versions = compare_shared_sentiment(match_quotes(scored), least_probability=least_probability)
    return of_sentiment(scored, compare_sentiment(scored), versions)


def timeline_of(articles: pd.DataFrame) -> list[str]:
    dates = find_dates(articles)
    events = build_timeline(dates)
    gaps = find_gaps(events, sources=list(articles["source"].unique()))
    return of_timeline(dates, events, gaps)
