"""Where two sources tell of one happening and differ."""

import json
from pathlib import Path

import pandas as pd
import pytest

from analysis.dates import build_timeline, find_dates, find_gaps
from analysis.dates.claims import firsts, numbers, places
from analysis.reading import example_story, read_story

CASES = json.loads(Path(__file__).with_name("disagreements.json").read_text(encoding="utf-8"))


@pytest.fixture
def disagreements(article):
    def find(**texts):
        tables = [article(text, name=source, source=source) for source, text in texts.items()]
        gaps = find_gaps(build_timeline(find_dates(pd.concat(tables))), sources=list(texts))
        return gaps[gaps["kind"] == "disagreement"]

    return find


def cases():
    for case in CASES:
        marks = [pytest.mark.xfail(reason=case["xfail"])] if "xfail" in case else []
        yield pytest.param(case, id=case["label"], marks=marks)


@pytest.mark.parametrize("case", list(cases()))
def test_cases(case, disagreements):
    details = disagreements(A=case["a"], B=case["b"])["detail"].tolist()
    if case["expected"] is None:
        assert details == []
    else:
        kind, words, other = case["expected"]
        a, b = case["a"], case["b"]
        assert details == [f"Another {kind}: A has “{words}” (“{a}”); B has “{other}” (“{b}”)."]


def test_the_sources_stand_in_the_order_wanted(disagreements):
    texts = {case["label"]: case for case in CASES}["places"]
    (row,) = disagreements(B=texts["b"], A=texts["a"]).to_dict("records")
    assert (row["source"], row["other"]) == ("B", "A")
    assert row["detail"].startswith("Another place: B has “Oslo”")
    assert (row["sentence"], row["other_sentence"]) == (texts["b"], texts["a"])


def test_the_span_is_that_of_the_dates_that_differ(disagreements):
    texts = {case["label"]: case for case in CASES}["neighbouring years"]
    (row,) = disagreements(A=texts["a"], B=texts["b"]).to_dict("records")
    assert (str(row["earliest"].date()), str(row["latest"].date())) == ("2002-01-01", "2003-12-31")
    assert row["days"] == 730


def test_what_a_source_tells_twice_is_no_disagreement_with_itself(disagreements):
    texts = {case["label"]: case for case in CASES}["counts"]
    assert disagreements(A=f"{texts['a']} {texts['b']}").empty


def test_a_pair_that_differs_in_the_same_words_twice_is_given_once(disagreements):
    texts = {case["label"]: case for case in CASES}["counts"]
    again = "Anna told the king that on Friday the storm killed 12 people in Bergen."
    assert len(disagreements(A=f"{texts['a']} {again}", B=texts["b"])) == 1


def test_the_shipped_story():
    articles = read_story(example_story())
    gaps = find_gaps(build_timeline(find_dates(articles)))
    details = gaps.loc[gaps["kind"] == "disagreement", "detail"].tolist()
    assert len(details) == 2
    for parts in (
        ("Another first", "talks between the two nations since March 2022", "since the war began"),
        ("Another place", "met alone at the Vatican", "funeral in Rome"),
    ):
        assert [all(part in detail for part in parts) for detail in details].count(True) == 1


@pytest.mark.parametrize(
    ("sentence", "least", "most"),
    [
        ("49 people", 49, 49),
        ("1,234 votes", 1234, 1234),
        ("55,000 pages", 54_000, 56_000),
        ("$1.6 billion in taxes", 1_500_000_000, 1_700_000_000),
        ("seven children", 7, 7),
        ("nearly 50 people", 40, 50),
        ("at least 12 people", 12, float("inf")),
    ],
)
def test_the_least_and_the_most_a_number_can_be(sentence, least, most):
    (claim,) = numbers(sentence)
    assert (claim.least, claim.most) == (pytest.approx(least), pytest.approx(most))


@pytest.mark.parametrize(
    "sentence",
    [
        "the 19 Sept. 11",
        "the 2001 attacks",
        "Sept. 11 hijackers",
        "a two-hour meeting",
        "9/11 victims",
    ],
)
def test_what_counts_nothing(sentence):
    assert numbers(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They met at the Vatican in April.", ["Vatican"]),
        ("They met in Green Bay on Friday.", ["Green Bay"]),
        ("They met in Ohio, in Congress, in May and in English.", []),
        ("He believed in Obama's plan.", []),
    ],
)
def test_places(sentence, expected):
    assert [claim.words for claim in places(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("the first talks in three years", ["in three years"]),
        ("for the first time ever", ["ever"]),
        ("the first to come since the war.", ["since the war"]),
        ("She came first. He has been here since May.", []),
    ],
)
def test_firsts(sentence, expected):
    assert [claim.words for claim in firsts(sentence)] == expected
