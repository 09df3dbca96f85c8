"""Scores of three scorers on one scale, and the threshold that a reader can turn."""

import pandas as pd
import pytest

from analysis.comparison import surest, tone_thresholds
from analysis.comparison.scorers import on_one_scale, scorers
from analysis.comparison.sentiment import compare_sentiment, summarise_sentiment
from analysis.errors import InputError


@pytest.fixture
def scored() -> pd.DataFrame:
    tones = ["negative", "neutral", "positive", "positive", None]
    return pd.DataFrame(
        {
            "speaker": ["Ann Lee"] * 5,
            "polarity": [0.1] * 5,
            "vader": [0.2] * 5,
            "tone": pd.Series(tones, dtype=object),
            "tone_probability": [0.9, 0.8, 0.6, 0.95, float("nan")],
        }
    )


def test_a_label_becomes_a_number_as_large_as_it_is_sure(scored):
    numbers = on_one_scale(scored)["tone_score"]
    assert numbers.iloc[:4].tolist() == [-0.9, 0.0, 0.6, 0.95]
    assert numbers.isna().iloc[4]
    assert on_one_scale(on_one_scale(scored)).equals(on_one_scale(scored))
    assert "tone_score" not in scored


def test_tables_without_tone_have_the_two_lexicons(scored):
    bare = scored.drop(columns=["tone", "tone_probability"])
    assert list(scorers(bare)) == ["polarity", "vader"]
    assert on_one_scale(bare).equals(bare)
    assert surest(bare, 0.9).equals(bare)
    assert tone_thresholds(bare).empty


def test_the_scorer_abstains_below_the_threshold(scored):
    assert surest(scored, 0.85)["tone"].tolist() == ["negative", None, None, "positive", None]
    with pytest.raises(InputError, match="tone_probability"):
        surest(scored.drop(columns="tone_probability"), 0.5)


def test_what_each_threshold_leaves_is_counted(scored):
    table = tone_thresholds(scored).set_index("least")
    assert table.loc[0.0, ["judged", "abstains"]].tolist() == [4, 1]
    assert table.loc[0.9, ["negative", "neutral", "positive"]].tolist() == [1, 0, 1]
    assert table["judged"].is_monotonic_decreasing
    assert (table["judged"] + table["abstains"] == 5).all()


def test_how_often_a_threshold_is_right_comes_from_what_was_measured(scored, monkeypatch):
    steps = {"scorer": "Tone", "coverage": [0.5, 1.0], "accuracy": [0.9, 0.7], "least": [0.8, 0.3]}
    monkeypatch.setattr("analysis.comparison.scorers.scorer_coverage", lambda: pd.DataFrame(steps))
    right = tone_thresholds(scored).set_index("least")["right"]
    assert right[[0.0, 0.5, 0.8]].tolist() == [0.7, 0.9, 0.9]
    assert pd.isna(right[0.9])


def test_a_table_in_which_the_scorer_has_abstained_cannot_tell_what_lower_thresholds_leave(scored):
    with pytest.raises(InputError, match="least_probability=0"):
        tone_thresholds(surest(scored, 0.7))


def test_means_and_differences_take_the_tone_in(scored):
    both = pd.concat([scored.assign(source="A")] * 2 + [scored.assign(source="B")] * 2)
    quotes = both.assign(quote=[str(n) for n in range(20)], kind="indirect", content="words")
    quotes = quotes.assign(speaker_type="person", content_spans=[[(0, 5)]] * 20)
    quotes = quotes.assign(quoted_spans=[[]] * 20)
    summary = summarise_sentiment(quotes).set_index(["source", "scorer"])
    assert summary.loc[("A", "Tone"), "evidence"] == 8
    assert summary.loc[("A", "Tone"), "mean"] == pytest.approx((-0.9 + 0.6 + 0.95) / 4)
    compared = compare_sentiment(quotes).set_index("scorer")
    assert compared.loc["Tone", "difference"] == 0
