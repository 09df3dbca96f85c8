"""Quotation marks: what stands between them, and what is no mark at all."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.text.marks import MARKS, quotations
from analysis.text.segment import paragraphs

CASES = json.loads((Path(__file__).parent / "marks.json").read_text(encoding="utf-8"))

BITS = ["war", "they're", "s’ union", "Ukraine.", "go,", "5'", "[so]", "😀", "''", "``", "..."]
PIECES = st.sampled_from([*BITS, *MARKS, *"s-—( \n\u2028", "  ", "\r\n"])
HOSTILE = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60)

WORDS = st.sampled_from(["war", "they're", "Kyiv", "£5,000", "we", "go-to"])
STRETCHES = st.tuples(st.booleans(), st.lists(WORDS, min_size=1, max_size=4).map(" ".join))
STORIES = st.lists(st.lists(STRETCHES, min_size=1, max_size=5), min_size=1, max_size=4)
PAIRS = st.sampled_from(["“”", '""', '“"', '"”', "‘’", "«»"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_cases(case, request):
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(reason=case["xfail"], strict=True))
    found = quotations(case["text"])
    words = [[case["text"][start:end] for start, end in one.inner] for one in found]
    assert words == case["expected"]
    assert [one.closed for one in found] == case.get("closed", [True] * len(found))


def test_a_part_has_its_marks_and_its_inner_span_has_none():
    text = "He said: ``We came.\n“We left,” and “so did she."
    parts = [text[start:end] for one in quotations(text) for start, end in one.parts]
    assert parts == ["``We came.", "“We left,”", "“so did she."]


@given(HOSTILE)
@settings(max_examples=300)
def test_spans_are_ordered_and_lie_in_their_paragraphs(text):
    lines = paragraphs(text)
    found = quotations(text)
    spans = []
    for one in found:
        assert len(one.parts) == len(one.inner) > 0
        assert text[one.parts[0][0]] in MARKS
        for part, (start, end) in zip(one.parts, one.inner, strict=True):
            marked = text[part[0]] in MARKS  # else a paragraph that an open quotation runs through
            assert part[0] + marked <= start < end <= part[1]
            assert text[start:end] == text[start:end].strip()
            assert sum(first <= part[0] and part[1] <= last for first, last in lines) == 1
        if one.closed:
            assert text[one.parts[-1][1] - 1] in MARKS
        spans += one.parts
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(STORIES, PAIRS)
@settings(max_examples=200)
def test_whatever_is_put_in_marks_is_found_again(story, pair):
    lines = [
        " ".join(pair[0] + words + pair[1] if quoted else words for quoted, words in line)
        for line in story
    ]
    text = "\n".join(lines)
    found = [text[start:end] for one in quotations(text) for start, end in one.inner]
    assert found == [words for line in story for quoted, words in line if quoted]


@given(HOSTILE, HOSTILE)
@settings(max_examples=100)
def test_a_paragraph_of_narration_parts_what_stands_around_it(before, after):
    def found(text, shift=0):
        for one in quotations(text):
            yield [(start + shift, end + shift) for start, end in one.inner], one.closed

    whole = f"{before}\nNobody came.\n{after}"
    apart = [*found(before), *found(after, len(whole) - len(after))]
    assert list(found(whole)) == apart
