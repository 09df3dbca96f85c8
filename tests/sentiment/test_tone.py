"""The scorer of tone: that it abstains when told to, hears whom it is asked about, and is one."""

import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.sentiment import score_sentiment
from analysis.sentiment.validity import LABELS

CASES = json.loads((Path(__file__).parent / "tone.json").read_text(encoding="utf-8"))
TEXT = "Brandt lied to the voters. Governor Ilic told the truth, and people love her for it."


def scored(**columns):
    one = {name: [value] for name, value in columns.items()}
    return score_sentiment(pd.DataFrame(one), least_probability=0).iloc[0]


def cases():
    for case in CASES:
        failing = pytest.mark.xfail(reason=case["fails"], strict=True) if "fails" in case else ()
        yield pytest.param(case, id=case["label"], marks=failing)


@pytest.mark.parametrize("case", list(cases()))
def test_tone(case):
    asked = {name: case[name] for name in ("content", "target") if name in case}
    assert scored(**asked)["tone"] in case["tone"]


def test_the_reader_turns_the_probability_below_which_it_abstains():
    table = pd.DataFrame({"content": [case["content"] for case in CASES]})
    silent, usual, always = (
        score_sentiment(table, **least)
        for least in ({"least_probability": 1}, {}, {"least_probability": 0})
    )
    assert silent["tone"].isna().all()
    assert set(always["tone"]) <= set(LABELS)
    assert 0 < usual["tone"].isna().sum() < len(table)
    assert silent["tone_probability"].equals(always["tone_probability"])
    kept = usual["tone"].notna()
    assert usual.loc[kept, "tone_probability"].min() > usual.loc[~kept, "tone_probability"].max()


def test_the_tone_is_towards_the_mention_that_the_table_gives():
    assert scored(content=TEXT, target="Brandt")["tone"] == "negative"
    by_name = scored(content=TEXT, target="Marta Ilic", target_text="Governor Ilic")
    assert by_name["tone"] == "positive"


def test_where_the_target_stands_can_be_told():
    content = "He lied to all of us, the mayor said, and then he saved us."
    places = [[(0, 2)], [(47, 49)], [(0, 2), (47, 49)]]
    assert all(content[start:end].lower() == "he" for spans in places for start, end in spans)
    found = [scored(content=content, target="he", target_in_content=spans) for spans in places]
    assert len({row["tone_probability"] for row in found}) == len(places)


@pytest.mark.parametrize("kind", ["indirect", "mixed"])
def test_the_tone_of_a_paraphrase_is_read_with_its_cue(kind):
    content = "the mayor for his plan, which the mayor likes"
    said = scored(content=content, kind=kind, cue="blasted", target="the mayor")
    bare, told = (
        scored(content=words, target="the mayor") for words in (content, f"blasted {content}")
    )
    assert said["tone_probability"] == told["tone_probability"] != bare["tone_probability"]
    assert (said["tone"], said["vader"]) == ("negative", bare["vader"])
    second = {"content": content, "target": "the mayor", "target_in_content": [(29, 38)]}
    placed = scored(**second, kind=kind, cue="blasted")
    assert placed["tone_probability"] not in {said["tone_probability"], bare["tone_probability"]}
    moved = {"content": f"blasted {content}", "target": "the mayor"}
    assert (
        placed["tone_probability"]
        == (scored(**moved, target_in_content=[(37, 46)])["tone_probability"])
    )


@pytest.mark.parametrize(("kind", "cue"), [("direct", "blasted"), ("indirect", None)])
def test_other_words_are_read_as_they_are(kind, cue):
    row = scored(content="The mayor has a plan.", kind=kind, cue=cue)
    alone = scored(content="The mayor has a plan.")
    assert row["tone_probability"] == alone["tone_probability"]


def test_a_row_without_a_target_is_scored_as_a_whole():
    table = pd.DataFrame({"content": [TEXT, TEXT], "target": ["Brandt", None]})
    both = score_sentiment(table)
    alone = score_sentiment(table[["content"]])
    assert both["tone_probability"][1] == alone["tone_probability"][1]
    assert both["tone_probability"][0] != alone["tone_probability"][0]


@pytest.mark.parametrize("content", ["", " … ", "5,000", None])
def test_no_words_have_no_tone(content):
    row = scored(content=content)
    assert row["tone"] is None
    assert pd.isna(row["tone_probability"])


def test_all_of_a_long_content_is_read():
    dull = "The committee met on Monday and will meet again on Tuesday. " * 60
    end = "Brandt is a liar and a crook, and he has disgraced his office. " * 20
    assert scored(content=dull)["tone"] == "neutral"
    assert scored(content=dull + end, target="Brandt")["tone"] == "negative"


@given(st.text(max_size=60), st.none() | st.text(max_size=20))
@settings(max_examples=60, deadline=None)
def test_any_text_has_a_probability_or_no_words(content, target):
    row = scored(content=content, target=target)
    assert row["tone"] is None or 1 / 3 <= row["tone_probability"] <= 1
    again = score_sentiment(pd.DataFrame({"content": [TEXT, content], "target": ["her", target]}))
    assert again["tone_probability"][1] == row["tone_probability"] or row["tone"] is None


def test_a_mention_of_any_length_can_be_asked_about():
    long = "the mayor, " * 200
    assert scored(content=TEXT, target=long)["tone"] in LABELS
