"""The parts must add up to the very difference of the means, whatever is said."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import score_sentiment
from analysis.comparison import two_sources, word_shift
from analysis.comparison.word_shift import MARKS
from analysis.errors import InputError

WORDS = ["good", "bad", "war", "no", "not", "never", "very", "great", "terrible", "the", "a"]
WORDS += ["peace", "isn't", "hardly", "GREAT", ":)", "day!"]
contents = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join), max_size=4
)


def scored(**sources: list[str]) -> pd.DataFrame:
    rows = [
        {"source": source, "speaker": "Jo", "content": text}
        for source, texts in sources.items()
        for text in texts
    ]
    return score_sentiment(
        pd.DataFrame(rows, columns=["source", "speaker", "content"], dtype="str")
    )


def of(table: pd.DataFrame, words: str, scorer: str = "TextBlob") -> pd.Series:
    return table[(table["words"] == words) & (table["scorer"] == scorer)].iloc[0]


@given(contents, contents)
@settings(max_examples=40, deadline=None)
def test_the_shifts_add_up_to_the_difference_of_the_means(a, b):
    quotes = scored(A=["good day", *a], B=["bad day", *b])
    table = word_shift(quotes)
    for scorer, column in [("TextBlob", "polarity"), ("VADER", "vader")]:
        means = quotes.groupby("source")[column].mean()
        shift = table.loc[table["scorer"] == scorer, "shift"].sum()
        assert shift == pytest.approx(means["B"] - means["A"], abs=1e-3)


def test_a_word_is_counted_where_it_stands_and_weighs_by_its_quotes():
    table = word_shift(scored(A=["good", "good", "the day"], B=["bad"]))
    good, bad = of(table, "good"), of(table, "bad")
    assert (good["times_a"], good["times_b"]) == (2, 0)
    assert good["part_a"] == pytest.approx(0.7)  # "the day" is without evidence: no part of a mean
    assert good["shift"] == pytest.approx(-0.7)
    assert bad["shift"] == pytest.approx(-0.7)


def test_a_negated_word_is_not_the_word_itself():
    table = word_shift(scored(A=["good"], B=["not good"]))
    assert of(table, "not good")["part_b"] < 0
    vader = of(table, "good", "VADER")
    assert vader["part_a"] > 0 > vader["part_b"]


def test_a_word_that_scores_0_has_no_shift_and_is_counted():
    table = word_shift(scored(A=["good"], B=["good and key", "the key"]))
    key = of(table, "key")
    assert (key["times_a"], key["times_b"], key["shift"]) == (0, 2, 0)
    assert of(table, "good")["part_b"] < of(table, "good")["part_a"]


def test_what_vader_adds_for_exclamation_marks_is_said():
    table = word_shift(scored(A=["a good day"], B=["a good day!!!"]))
    assert of(table, "good", "VADER")["shift"] == pytest.approx(0)
    assert of(table, MARKS, "VADER")["shift"] > 0.05


def test_of_many_sources_those_with_most_scored_quotes_are_compared():
    quotes = scored(A=["good", "the"], B=["good", "bad"], C=["good", "bad"], D=[])
    assert two_sources(quotes) == ("B", "C")
    table = word_shift(quotes)
    assert table[["source_a", "source_b"]].drop_duplicates().to_numpy().tolist() == [["B", "C"]]
    chosen = word_shift(quotes, ("C", "A"))
    assert (chosen["source_a"].iloc[0], chosen["source_b"].iloc[0]) == ("C", "A")


def test_a_source_without_evidence_or_alone_has_no_shift():
    assert word_shift(scored(A=["good"], B=["the"])).empty
    assert word_shift(scored(A=["good"])).empty
    assert word_shift(scored()).columns[0] == "source_a"


@pytest.mark.parametrize("sources", [("A", "A"), ("A", "Z"), ("A",)])
def test_other_than_two_sources_of_the_table_are_refused(sources):
    with pytest.raises(InputError, match="compares two of A, B"):
        word_shift(scored(A=["good"], B=["bad"]), sources)
