"""Paragraphs and sentences."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.text.segment import paragraphs, sentences

CASES = json.loads((Path(__file__).parent / "sentences.json").read_text(encoding="utf-8"))
BREAKS = ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\v", "\f"]

WORDS = ["They", "met", "U.S.", "Mr.", "No.", "a.m.", "J.", "Jr.", "中文。", "İ", "ß", "😀", "5"]
PIECES = st.sampled_from([*WORDS, "...", "?”", "\r\n", *" .!“‘’(״\n\t\xa0\u2028"])
HOSTILE = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60)


def sliced(text, spans):
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_cases(case, request):
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(reason=case["xfail"], strict=True))
    assert sliced(case["text"], sentences(case["text"])) == case["expected"]


@pytest.mark.parametrize("line_end", BREAKS, ids=lambda ends: "+".join(map(str, map(ord, ends))))
def test_every_kind_of_line_end_parts_paragraphs(line_end):
    text = f"  One two. \t{line_end}{line_end}Three.{line_end}"
    assert sliced(text, paragraphs(text)) == ["One two.", "Three."]


@given(HOSTILE)
@settings(max_examples=300)
def test_every_word_is_in_one_paragraph_and_one_sentence(text):
    lines, found = paragraphs(text), sentences(text)
    for spans in (lines, found):
        held = "".join(sliced(text, spans))
        assert "".join(held.split()) == "".join(text.split())
        assert all(part == part.strip() != "" for part in sliced(text, spans))
        assert all(one[1] <= other[0] for one, other in pairwise(spans))
    for start, end in found:
        assert sum(first <= start and end <= last for first, last in lines) == 1


@given(HOSTILE, HOSTILE)
@settings(max_examples=100)
def test_a_paragraph_is_divided_whatever_stands_around_it(one, other):
    shift = len(one) + 1
    apart = sentences(one) + [(start + shift, end + shift) for start, end in sentences(other)]
    assert sentences(f"{one}\n{other}") == apart


def test_a_long_run_of_stops_is_read_to_its_end():
    stops = "." * 1_000_000  # hours, if each of them were tried as the first one
    assert sum(end - start for start, end in sentences(stops)) == len(stops)


@pytest.mark.parametrize(
    "text", ["a mayor and the " * 1_000, "x" * 5_000, f"It is {'y' * 3_000}, "]
)
def test_what_goes_on_without_an_end_is_cut_at_a_space_if_there_is_one(text):
    found = sliced(text, sentences(text))
    assert max(map(len, found)) <= 2_000
    assert "".join(" ".join(found).split()) == "".join(text.split())
    if "mayor" in text:
        assert " ".join(found).split() == text.split()
