"""The shipped tagger: which file it is, and that what it says can be relied on as to form."""

import hashlib
import re
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.quotes.tagging.tagger import default_tagger
from analysis.text.segment import paragraphs

LINE = "“We will rebuild,” Mayor Marta Delgado said Tuesday. “It will take a year or two.” "
BITS = st.sampled_from([*LINE.split(), "\n", "\r\n", "U.S.", "5,000", "😀", "中文", "İ", "a" * 300])


@pytest.mark.parametrize(
    ("package", "name"),
    [("quotes", "tagger.onnx"), ("encoder", "tokenizer.json"), ("sentiment", "tone.onnx")],
)
def test_the_model_card_states_the_hash_of_each_file(package, name):
    folder = files(f"analysis.{package}") / "model"
    card = (folder / "README.md").read_text(encoding="utf-8")
    stated = re.findall(rf"sha256: ([0-9a-f]{{64}})  {re.escape(name)}$", card, re.MULTILINE)
    assert stated == [hashlib.sha256((folder / name).read_bytes()).hexdigest()]


def assert_sound(tags, text):
    lines = paragraphs(text)
    assert all(one.end <= other.start for one, other in pairwise(tags))
    for tag in tags:
        assert tag.label in {"source", "cue", "content"}
        assert text[tag.start : tag.end].strip() == text[tag.start : tag.end] != ""
        assert sum(start <= tag.start and tag.end <= end for start, end in lines) == 1
        assert 0 < tag.score <= 1.0001


@given(st.lists(BITS, max_size=40).map(" ".join) | st.text(max_size=40))
@settings(max_examples=80, deadline=None)
def test_tags_are_in_order_apart_and_within_their_paragraphs(text):
    assert_sound(default_tagger().tag(text), text)


@pytest.mark.parametrize("line_end", [" ", "\n"])
def test_texts_longer_than_a_window_are_tagged_to_their_end(line_end):
    text = (LINE.strip() + line_end) * 60
    tags = default_tagger().tag(text)
    assert_sound(tags, text)
    assert {10 * tag.start // len(text) for tag in tags if tag.label == "cue"} == set(range(10))


def test_a_text_without_words_has_no_tags():
    assert [default_tagger().tag(text) for text in ("", " \n ")] == [[], []]


def test_the_tagger_is_loaded_once():
    assert default_tagger() is default_tagger()
