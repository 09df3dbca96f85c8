from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.comparison import NO_VERDICT_BELOW, summarise_sentiment
from analysis.errors import InputError

Scores = Sequence[float | None]


def scored(**sources: Scores) -> pd.DataFrame:
    rows = [
        {"source": source, "speaker": "Jo", "polarity": score, "vader": None}
        for source, scores in sources.items()
        for score in scores
    ]
    table = pd.DataFrame(rows, columns=["source", "speaker", "polarity", "vader"])
    return table.astype({"polarity": float, "vader": float})


def of(table: pd.DataFrame, source: str, scorer: str = "TextBlob") -> pd.Series:
    return table[(table["source"] == source) & (table["scorer"] == scorer)].iloc[0]


def test_quotes_without_evidence_are_counted_and_not_averaged() -> None:
    row = of(summarise_sentiment(scored(A=[0.2, None, 0.4, None])), "A")
    assert (row["quotes"], row["evidence"]) == (4, 2)
    assert row["mean"] == pytest.approx(0.3)


def test_no_evidence_at_all_has_no_mean() -> None:
    row = of(summarise_sentiment(scored(A=[0.2])), "A", "VADER")
    assert (row["quotes"], row["evidence"]) == (1, 0)
    assert np.isnan(row["mean"])


def test_interval_from_five_quotes_on() -> None:
    few = [0.1] * (NO_VERDICT_BELOW - 1)
    table = summarise_sentiment(scored(A=[*few, None], B=[*few, 0.2]))
    assert of(table, "A")[["low", "high"]].isna().all()
    assert of(table, "B")["low"] < of(table, "B")["mean"] < of(table, "B")["high"]


def test_interval_agrees_with_the_normal_one_for_many_quotes() -> None:
    scores = np.linspace(-1, 1, 201)
    row = of(summarise_sentiment(scored(A=list(scores))), "A")
    half = 1.96 * scores.std() / np.sqrt(len(scores))
    assert row["low"] == pytest.approx(-half, abs=0.02)
    assert row["high"] == pytest.approx(half, abs=0.02)


def test_fragments_are_left_out() -> None:
    table = scored(A=[0.5, 0.5])
    table.loc[0, "speaker"] = None
    assert of(summarise_sentiment(table), "A")["quotes"] == 1


def test_groups_of_speakers() -> None:
    table = scored(A=[0.5, 0.1], B=[0.3])
    table["speaker"] = ["Jo", "Bo", "Jo"]
    summary = summarise_sentiment(table, by=("source", "speaker"))
    keys = summary.loc[summary["scorer"] == "VADER", ["source", "speaker"]]
    assert keys.to_numpy().tolist() == [["A", "Jo"], ["A", "Bo"], ["B", "Jo"]]


def test_no_quotes_make_an_empty_summary() -> None:
    summary = summarise_sentiment(scored())
    assert summary.empty
    assert summary.columns[0] == "source"


def test_asks_for_scores() -> None:
    with pytest.raises(InputError, match="polarity"):
        summarise_sentiment(scored(A=[0.1]).drop(columns="polarity"))


scores = st.floats(-1, 1).map(lambda score: round(score, 4))


@settings(max_examples=25, deadline=None)
@given(st.lists(scores, min_size=5, max_size=9), st.lists(scores, max_size=6), st.randoms())
def test_a_group_depends_on_its_own_scores_alone(own, other, random) -> None:
    shuffled = random.sample(own, len(own))
    alone = of(summarise_sentiment(scored(A=own)), "A")
    among = of(summarise_sentiment(scored(B=other, A=shuffled)), "A")
    pd.testing.assert_series_equal(alone, among, check_names=False)
    assert min(own) <= alone["low"] <= alone["high"] <= max(own)
