"""Attributions inside of attributions."""

import pandas as pd
import pytest

from analysis import find_nested_quotes, find_quotes
from analysis.errors import InputError
from analysis.quotes.nested import NESTED_QUOTES


def _articles(*texts: str) -> pd.DataFrame:
    rows = [
        {"article": f"a{number}", "source": "A", "text": text, "published": pd.NaT}
        for number, text in enumerate(texts)
    ]
    return pd.DataFrame(rows)


def _nested(*texts: str) -> pd.DataFrame:
    articles = _articles(*texts)
    return find_nested_quotes(find_quotes(articles), articles)


_REPORTED = (
    "Maria Garcia has run the archive since 2019.\n\n"
    "A senior official told reporters on Friday that Garcia had said the archive would close."
)


def test_what_somebody_says_that_another_said_has_both_speakers() -> None:
    articles = _articles(_REPORTED)
    quotes = find_quotes(articles)
    (row,) = find_nested_quotes(quotes, articles).to_dict("records")
    outer = quotes.set_index("quote").loc[row["within"]]
    assert row["reported_by"] == outer["speaker"] == "a senior official"
    assert row["speaker"] == "Maria Garcia"
    assert row["content"] == "the archive would close"


def test_offsets_slice_the_article() -> None:
    row = _nested("Nothing is known.\n\n" + _REPORTED).iloc[0]
    text = "Nothing is known.\n\n" + _REPORTED
    assert [text[start:end] for start, end in row["content_spans"]] == [row["content"]]
    assert [text[start:end] for start, end in row["speaker_spans"]] == [row["speaker_text"]]
    assert [text[start:end] for start, end in row["cue_spans"]] == [row["cue"]]
    assert row["paragraph"] == 2


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The mayor said that the bridge would be repaired by June.", id="nobody else"),
        pytest.param("Garcia said that he believed the bridge was safe.", id="he may be Garcia"),
        pytest.param("The bridge opened in June.", id="no quotes at all"),
    ],
)
def test_nothing_is_nested(text: str) -> None:
    nested = _nested(text)
    assert nested.empty
    assert list(nested.columns) == list(NESTED_QUOTES)


def test_an_article_more_changes_no_other_rows() -> None:
    alone, both = _nested(_REPORTED), _nested(_REPORTED, _REPORTED.replace("Garcia", "Lopez"))
    pd.testing.assert_frame_equal(alone, both[both["article"] == "a0"])
    assert list(both["speaker"]) == ["Maria Garcia", "Maria Lopez"]


def test_quotes_of_an_article_that_is_not_there() -> None:
    articles = _articles(_REPORTED)
    with pytest.raises(InputError, match="a0"):
        find_nested_quotes(find_quotes(articles), articles.iloc[:0])
