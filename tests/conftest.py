"""What more than one folder of tests needs: a nightly profile, and what must hold for any text."""

from collections.abc import Callable
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import settings

from analysis.tables import PART_BREAK, quoted_words

# pytest --hypothesis-profile=nightly
settings.register_profile("nightly", max_examples=3_000, deadline=None)


def _assert_quotes_are_sound(text: str, quotes: pd.DataFrame) -> None:
    for row in quotes.to_dict("records"):
        contents, quoted = row["content_spans"], row["quoted_spans"]
        for name in ("content_spans", "quoted_spans", "speaker_spans", "cue_spans"):
            assert all(0 <= start < end <= len(text) for start, end in row[name])
        assert all(one[1] <= other[0] for one, other in pairwise(contents)), "parts overlap"
        words = [text[start:end] for start, end in contents]
        assert row["content"] == PART_BREAK.join(words)
        words = [text[start:end] for start, end in quoted]
        assert quoted_words(row["content"], contents, quoted) == words
        for name, spans in (("speaker_text", "speaker_spans"), ("cue", "cue_spans")):
            words = [text[start:end] for start, end in row[spans]]
            assert words == ([] if pd.isna(row[name]) else [row[name]])


def _assert_dates_are_sound(text: str, dates: pd.DataFrame) -> None:
    for row in dates.to_dict("records"):
        assert row["text"] == text[row["start"] : row["end"]] != ""
        assert row["text"] in row["sentence"]
        assert row["sentence"] in text
        assert not row["earliest"] > row["latest"]
    spans = list(zip(dates["start"], dates["end"], strict=True))
    assert all(one[1] <= other[0] for one, other in pairwise(spans)), "dates overlap"


def _assert_sound(articles: pd.DataFrame, quotes: pd.DataFrame, dates: pd.DataFrame) -> None:
    assert articles["article"].is_unique
    assert set(quotes["article"]) | set(dates["article"]) <= set(articles["article"])
    for name, text in zip(articles["article"], articles["text"], strict=True):
        _assert_quotes_are_sound(text, quotes[quotes["article"] == name])
        _assert_dates_are_sound(text, dates[dates["article"] == name])


@pytest.fixture(scope="session")
def assert_sound() -> Callable[[pd.DataFrame, pd.DataFrame, pd.DataFrame], None]:
    """Assert of articles, their quotes and their dates that every offset slices to its row."""
    return _assert_sound
