"""Damaged characters: what is repaired, what is left alone, and that every repair is listed."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import example_story
from analysis.reading.repair import repair

CASES = json.loads(Path(__file__).with_name("repairs.json").read_text(encoding="utf-8"))
PIECES = [*"â“”‘’—\"'.,!? \n\rsStabé€™œÃ©\u009d\x80\x99", "â€œ", "we", "don", "the", " and ", "20"]


def undo(text: str, repairs: list[dict[str, Any]]) -> str:
    for each in reversed(repairs):
        text = text[: each["start"]] + each["was"] + text[each["end"] :]
    return text


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=case["label"],
            marks=pytest.mark.xfail(reason=case["xfail"]) if "xfail" in case else (),
        )
        for case in CASES
    ],
)
def test_cases(case: dict[str, str]) -> None:
    text, repairs = repair(case["input"])
    assert text == case["expected"]
    assert bool(repairs) == (case["input"] != case["expected"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_a_repaired_text_needs_no_repair(case: dict[str, str]) -> None:
    text, _ = repair(case["input"])
    assert repair(text) == (text, [])


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40).map("".join))
def test_every_repair_is_listed_and_can_be_undone(original: str) -> None:
    text, repairs = repair(original)
    assert undo(text, repairs) == original
    assert all(text[each["start"] : each["end"]] == each["now"] for each in repairs)
    assert all(each["was"] != each["now"] and each["why"] for each in repairs)
    ends = [0, *(each["end"] for each in repairs)]
    assert all(end <= each["start"] for end, each in zip(ends, repairs, strict=False))


@settings(deadline=None, max_examples=100)
@given(st.lists(st.text("âaeiunrstmlâéèîțơ", min_size=1, max_size=9), max_size=30))
def test_words_with_a_real_letter_are_left_alone(words: list[str]) -> None:
    text = ", ".join(words) + "."
    assert repair(text) == (text, [])


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.sampled_from(
            [
                "“We’re ready,” the minister said.",
                "She called it a “great deal” and didn’t sign.",
                "The minister’s aide, Ann O’Hara, wasn’t there.",
                "“They said ‘never’ to us,” he told them. “It is over.”",
                "The workers’ families have their answer: “No.”",
                "“Is it over?” he asked in the hall.",
                "He was with them in the château, and they had pâté.",
            ]
        ),
        min_size=1,
        max_size=8,
    )
)
def test_marks_that_were_lost_come_back(sentences: list[str]) -> None:
    original = "\n".join(["They don’t know.", *sentences])
    damaged = original.translate(dict.fromkeys(map(ord, "“”‘’"), "â"))
    assert repair(damaged)[0] == original


def test_a_right_mark_is_not_straightened() -> None:
    text = "“It’s ‘over’,” he said… – —"
    assert repair(text) == (text, [])


def test_the_shipped_article() -> None:
    path = example_story() / "001_81532d5ad6777410.txt"
    text, repairs = repair(path.read_bytes().decode())
    assert [(each["was"], each["now"]) for each in repairs] == [("â", mark) for mark in "“”’“”’’”"]
    for words in [
        "\n“Hopefully it will be",
        "will end,” he added.",
        "I think we’ll solve it",
        "\n“Vladimir, STOP!”\u00a0Trump wrote",
        "he doesn’t want to stop the war, he’s just tapping me along,”\n",
    ]:
        assert words in text


def test_a_long_line_of_marks_is_read() -> None:
    """Time grows with the length, not with its square: that would take minutes here."""
    text = "â" * 50_000 + "sâ " * 20_000 + "don't" + "é" * 50_000
    assert repair(text)[0].endswith("é")
