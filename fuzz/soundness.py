"""What must hold of the tables of any text: every offset slices to what its row says."""

from itertools import pairwise

import pandas as pd

from analysis.tables import PART_BREAK, quoted_words


def assert_sound(articles: pd.DataFrame, quotes: pd.DataFrame, dates: pd.DataFrame) -> None:
    """Raise AssertionError unless the quotes and dates are those of the articles' texts."""
    assert articles["article"].is_unique
    assert set(quotes["article"]) | set(dates["article"]) <= set(articles["article"])
    for name, text in zip(articles["article"], articles["text"], strict=True):
        _assert_quotes(text, quotes[quotes["article"] == name])
        _assert_dates(text, dates[dates["article"] == name])


def _assert_quotes(text: str, quotes: pd.DataFrame) -> None:
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


def _assert_dates(text: str, dates: pd.DataFrame) -> None:
    for row in dates.to_dict("records"):
        assert row["text"] == text[row["start"] : row["end"]] != ""
        assert row["text"] in row["sentence"]
        assert row["sentence"] in text
        assert not row["earliest"] > row["latest"]
    spans = list(zip(dates["start"], dates["end"], strict=True))
    assert all(one[1] <= other[0] for one, other in pairwise(spans)), "dates overlap"
