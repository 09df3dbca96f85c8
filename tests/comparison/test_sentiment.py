from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.comparison import (
    NO_VERDICT_BELOW,
    POINTS_ONLY_BELOW,
    compare_sentiment,
    match_quotes,
    summarise_sentiment,
)
from analysis.comparison.resample import mean_interval
from analysis.errors import InputError
from analysis.tables import QUOTES, as_table

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
    row = of(summarise_sentiment(scored(A=[0.2, None, 0.4, None, 0.2, 0.4, 0.3])), "A")
    assert (row["quotes"], row["evidence"]) == (7, 5)
    assert row["mean"] == pytest.approx(0.3)


def test_no_evidence_at_all_has_no_mean() -> None:
    row = of(summarise_sentiment(scored(A=[0.2])), "A", "VADER")
    assert (row["quotes"], row["evidence"]) == (1, 0)
    assert np.isnan(row["mean"])


def test_points_only_below_five_quotes() -> None:
    few = [0.1] * (POINTS_ONLY_BELOW - 1)
    table = summarise_sentiment(scored(A=[*few, None], B=[*few, 0.2]))
    assert of(table, "A")[["mean", "low", "high"]].isna().all()
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
    rounding = 1e-9
    if min(own) < max(own):
        assert min(own) - rounding <= alone["low"] <= alone["high"] <= max(own) + rounding


def test_scores_that_are_all_alike_have_a_mean_and_no_interval() -> None:
    row = of(summarise_sentiment(scored(A=[0.5] * 6)), "A")
    assert row["mean"] == 0.5
    assert np.isnan([row["low"], row["high"]]).all()


# Two sources


def quoted(source: str, words: str, score: float | None, **more: Any) -> dict[str, Any]:
    span = (0, len(words))
    return {
        "article": source,
        "source": source,
        "kind": "direct",
        "content": words,
        "content_spans": [span],
        "quoted_spans": [span],
        "speaker": "Jo March",
        "speaker_type": "person",
        "paragraph": 0,
        "confidence": 1.0,
        "score": score,
    } | more


def quotes_of(*rows: dict[str, Any]) -> pd.DataFrame:
    numbered = [row | {"quote": f"{row['source']}:{n}"} for n, row in enumerate(rows)]
    scores = pd.Series([row["score"] for row in rows], dtype=float)
    return as_table(numbered, QUOTES).assign(polarity=scores, vader=scores)


def own_words(source: str, scores: Scores) -> list[dict[str, Any]]:
    """Quotes of words that no other source has."""
    return [quoted(source, f"{source}{n}", score) for n, score in enumerate(scores)]


def difference(table: pd.DataFrame) -> pd.Series:
    rows = compare_sentiment(table)
    return rows[rows["scorer"] == "TextBlob"].iloc[0]


SHARED = "we never wanted this bridge to be closed in winter"


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ([0.1] * (POINTS_ONLY_BELOW - 1), [0.5] * 20, "points only"),
        ([0.1] * (NO_VERDICT_BELOW - 1), [0.5] * 20, "too few"),
        ([0.1] * NO_VERDICT_BELOW, [0.5] * 20, "b higher"),
        ([0.5] * NO_VERDICT_BELOW, [0.1] * 20, "b lower"),
        ([0.5, -0.5] * 5, [0.4, -0.5] * 5, "either way"),
    ],
)
def test_a_verdict_needs_eight_quotes_on_both_sides(a: Scores, b: Scores, verdict: str) -> None:
    row = difference(quotes_of(*own_words("A", a), *own_words("B", b)))
    assert row["verdict"] == verdict
    assert np.isnan(row["difference"]) == (verdict == "points only")


def test_the_difference_is_that_of_the_means() -> None:
    a, b = [0.1, 0.5, -0.3, 0.0, 0.9], [0.2, -0.6, -0.1, 0.0, 0.3, 0.4]
    row = difference(quotes_of(*own_words("A", a), *own_words("B", b)))
    assert row["difference"] == pytest.approx(np.mean(b) - np.mean(a))
    assert row["low"] < row["difference"] < row["high"]


def test_the_same_quotes_in_both_make_no_difference_and_no_doubt() -> None:
    scores = [0.9, -0.8, 0.3, 0.0, -0.5, 0.7, 0.1, -0.2, 0.4]
    rows = [quoted(s, f"{SHARED} {n}", score) for s in "AB" for n, score in enumerate(scores)]
    row = difference(quotes_of(*rows))
    assert (row["difference"], row["low"], row["high"]) == (0, 0, 0)
    assert row["verdict"] == "either way"
    apart = difference(quotes_of(*own_words("A", scores), *own_words("B", scores)))
    assert apart["high"] - apart["low"] > 0.5


def test_a_quote_that_answers_two_is_drawn_with_both() -> None:
    whole = f"{SHARED} and we said so to anybody who asked us about it"
    halves = [whole[: len(SHARED)], whole[len(SHARED) + 1 :]]
    rows = [quoted("A", whole, 0.5), *(quoted("B", half, 0.5) for half in halves)]
    rest = [*own_words("A", [0.1] * 7), *own_words("B", [0.1] * 7)]
    table = quotes_of(*rows, *rest)
    assert len(match_quotes(table)) == 2
    row = difference(table)
    assert row["difference"] == pytest.approx((0.5 + 0.7) / 8 * -1 + (1.0 + 0.7) / 9)
    apart = quotes_of(*own_words("A", [0.5, *[0.1] * 7]), *own_words("B", [0.5, 0.5, *[0.1] * 7]))
    wider = difference(apart)
    assert wider["difference"] == pytest.approx(row["difference"])
    assert row["high"] - row["low"] < 0.9 * (wider["high"] - wider["low"])


def test_every_two_sources_are_compared_by_each_scorer() -> None:
    rows = [row for source in "ABC" for row in own_words(source, [0.1, 0.2])]
    table = compare_sentiment(quotes_of(*rows))
    pairs = table[["source_a", "source_b"]].drop_duplicates().to_numpy().tolist()
    assert pairs == [["A", "B"], ["A", "C"], ["B", "C"]]
    assert len(table) == 6
    assert compare_sentiment(quotes_of(*own_words("A", [0.1]))).empty


def test_a_bound_that_is_written_as_zero_decides_nothing() -> None:
    from analysis.comparison.sentiment import _verdict

    assert [_verdict(low, 1.0) for low in (0.004, 0.006)] == ["either way", "b higher"]
    assert [_verdict(-1.0, high) for high in (-0.004, -0.006)] == ["either way", "b lower"]


# The intervals themselves


def test_few_quotes_get_wider_intervals_than_plain_percentiles() -> None:
    values = np.array([-0.6, -0.1, 0.0, 0.2, 0.7])
    low, high = mean_interval(values)
    half = 2.776 * values.std(ddof=1) / np.sqrt(5)  # Student's
    plain = 1.96 * values.std() / np.sqrt(5)
    assert 2 * plain < high - low < 2.2 * half


def test_intervals_hold_the_true_mean_nineteen_times_in_twenty() -> None:
    random = np.random.default_rng(7)
    population = random.choice([-0.8, -0.3, 0.0, 0.0, 0.2, 0.5, 0.6], size=(300, 8))
    bounds = [mean_interval(np.sort(sample)) for sample in population]
    held = np.mean([low <= 0.2 / 7 <= high for low, high in bounds])
    assert 0.92 < held < 0.985
