import json
import math
from pathlib import Path

import nltk
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from textblob import TextBlob
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.errors import InputError
from analysis.sentiment import score_sentiment

CASES = json.loads((Path(__file__).parent / "scores.json").read_text(encoding="utf-8"))
KNOWN_FAILURES = json.loads(
    (Path(__file__).parent / "known_failures.json").read_text(encoding="utf-8")
)
VADER = SentimentIntensityAnalyzer()

PLAIN = (
    "good bad war no not never very less great stop without doubt least "
    "the a peace isn't hardly 5,000 ;) deal NATO GREAT"
)
MARKS = "‘’‚‛“”„‟ʼ…"
LETTERS = st.characters(exclude_characters=MARKS, exclude_categories=["Cs"])

plain_words = st.lists(st.sampled_from(PLAIN.split()), min_size=1, max_size=8).map(" ".join)
any_text = st.text(LETTERS, max_size=40) | plain_words


def score(content):
    return score_sentiment(pd.DataFrame({"content": [content]})).iloc[0]


def words(scored):
    return [word["words"] for word in scored]


def approx(value):
    return pytest.approx(math.nan if value is None else value, abs=1e-4, nan_ok=True)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_scores_and_the_words_that_decided(case):
    row = score(case["content"])
    assert row["polarity"] == approx(case["polarity"])
    assert [word.lower() for word in case["scored_words"]] == words(row["scored_words"])
    assert row["evidence_words"] == len(case["scored_words"])
    assert math.isnan(row["subjectivity"]) == (case["polarity"] is None)
    assert row["vader"] == approx(case["vader"])
    assert words(row["vader_words"]) == case["vader_words"]


@pytest.mark.parametrize("case", KNOWN_FAILURES, ids=lambda case: case["label"])
@pytest.mark.xfail(reason="lexicons know no context")
def test_what_lexicons_get_wrong(case):
    row = score(case["content"])
    assert case["sign"] * row["polarity"] > 0
    assert case["sign"] * row["vader"] > 0


@given(any_text)
@settings(max_examples=150, deadline=None)
def test_vader_is_vaders_own_or_no_evidence(text):
    row = score(text)
    if row["vader_words"]:
        assert row["vader"] == VADER.polarity_scores(text)["compound"]
    else:
        assert math.isnan(row["vader"])
        assert VADER.polarity_scores(text)["compound"] == 0


@given(any_text.filter(lambda text: "n't" not in text.lower()))
@settings(max_examples=100, deadline=None)
def test_polarity_is_textblobs_own_or_no_evidence(text):
    row = score(text)
    own = TextBlob(text).sentiment_assessments
    assert row["evidence_words"] == len(own.assessments)
    assert row["polarity"] == approx(own.polarity if own.assessments else None)
    assert row["subjectivity"] == approx(own.subjectivity if own.assessments else None)


@given(plain_words, plain_words)
@settings(max_examples=100, deadline=None)
def test_the_parts_of_a_quotation_are_scored_apart(one, other):
    one, other = one.lower(), other.lower()
    both, first, second = score(f"{one} … {other}"), score(one), score(other)
    assert both["scored_words"] == first["scored_words"] + second["scored_words"]
    assert both["vader_words"] == first["vader_words"] + second["vader_words"]


def test_content_and_the_rest_of_the_table_stay():
    table = pd.DataFrame(
        {"speaker": ["Ann", None], "content": ["It isn’t “good”", None]}, index=[7, 3]
    )
    before = table.copy(deep=True)
    scored = score_sentiment(table)
    assert_frame_equal(table, before)
    assert_frame_equal(scored[["speaker", "content"]], before)
    assert_frame_equal(score_sentiment(scored), scored)


def test_an_empty_table_gets_the_columns():
    scored = score_sentiment(pd.DataFrame({"content": pd.Series(dtype="str")}))
    assert len(scored) == 0
    assert scored["polarity"].dtype == scored["vader"].dtype == "float64"
    assert scored["evidence_words"].dtype == "int64"


def test_a_table_without_content_is_refused():
    with pytest.raises(InputError, match="score_sentiment needs the column content"):
        score_sentiment(pd.DataFrame({"text": ["good"]}))


def test_no_corpus_is_looked_for(monkeypatch):
    def refuse(*args, **kwargs):
        raise LookupError("an NLTK corpus was asked for")

    monkeypatch.setattr(nltk.data, "find", refuse)
    assert score("good news. Not bad.")["evidence_words"] == 2
