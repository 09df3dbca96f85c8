"""Sayings and happenings, background and news."""

import pandas as pd
import pytest

from analysis.dates import build_timeline, classify_events, find_dates
from analysis.errors import InputError


def classified(article, text):
    return classify_events(build_timeline(find_dates(article(text))))


def test_background_is_told_from_news_and_from_what_lies_ahead(article):
    text = (
        "They met on Friday. The talks of Friday failed. He had run in 2012. "
        "A truce was signed last month. The election is in 2027."
    )
    found = classified(article, text)
    assert dict(zip(found["value"], found["setting"], strict=True)) == {
        "2012": "background",
        "2025-04": "news",
        "2025-05-16": "news",
        "2027": "ahead",
    }


def test_what_was_said_is_told_from_what_happened(article):
    found = classified(article, "They met on Friday. He told reporters on Saturday that they met.")
    assert found["act"].tolist() == ["happening", "speech"]


def test_without_a_day_all_is_news(article):
    found = classified(article, "He won in 2012 and in 2016.")
    assert found["setting"].tolist() == ["news", "news"]


def test_no_events_give_an_empty_table(article):
    found = classified(article, "Nothing happened.")
    assert found.empty
    assert found.columns[-2:].tolist() == ["act", "setting"]


def test_a_missing_column_is_named():
    with pytest.raises(InputError, match="sentence"):
        classify_events(pd.DataFrame({"source": []}))
