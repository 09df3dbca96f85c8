"""The chart of shared quotations: what is drawn, marked and counted."""

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.text import Text

from analysis.charts import alt_text, shared_quotes
from analysis.charts.layout import width
from analysis.charts.versions import Run, cut, wrapped_runs
from analysis.errors import InputError


def pair(**changes) -> dict:
    row = {
        "quote_a": "a:1",
        "quote_b": "b:1",
        "source_a": "The Herald",
        "source_b": "The Star",
        "speaker": "Ann Lee",
        "relation": "shortened",
        "shorter": "b",
        "words_a": "We will close the bridge, and God help us,",
        "words_b": "We will close the bridge.",
        "only_a": ["and God help us,"],
        "only_b": [],
        "only_a_spans": [(26, 42)],
        "only_b_spans": [],
        "similarity": 0.71,
    }
    return row | changes


def texts(ax: Axes) -> list[Text]:
    return [text for text in ax.texts if text.get_text()]


def written(ax: Axes) -> list[str]:
    return [text.get_text() for text in texts(ax)]


def test_both_versions_are_drawn_and_the_words_of_one_stand_out():
    ax = shared_quotes(pd.DataFrame([pair()]))
    bold = [text.get_text() for text in texts(ax) if text.get_weight() == "bold"]
    assert "and God help us," in bold
    assert "We will close the bridge." in written(ax)
    assert {"The Herald", "The Star"} <= set(written(ax))


def test_the_heading_says_who_speaks_and_who_cut():
    ax = shared_quotes(pd.DataFrame([pair()]))
    assert {"Ann Lee: shortened by The Star", "similarity 0.71"} <= set(written(ax))


@pytest.mark.parametrize("relation", ["verbatim", "altered", "overlapping"])
def test_every_relation_has_its_words(relation):
    ax = shared_quotes(pd.DataFrame([pair(relation=relation, shorter=None)]))
    assert any(line.startswith("Ann Lee: ") for line in written(ax))


def test_pairs_that_are_not_shown_are_counted():
    ax = shared_quotes(pd.DataFrame([pair()] * 5), most=2)
    assert "… and 3 more" in written(ax)
    assert alt_text(ax).startswith("5 pairs")


def test_a_story_without_shared_words_says_so():
    ax = shared_quotes(pd.DataFrame([pair()]).head(0))
    assert written(ax) == ["No quotation is in more than one account."]


def test_a_missing_column_is_named():
    with pytest.raises(InputError, match="only_b_spans"):
        shared_quotes(pd.DataFrame([pair()]).drop(columns="only_b_spans"))


def test_no_text_leaves_the_figure_or_covers_another():
    long = "word " * 60 + "$x_1$ <b> 😀 שלום"
    table = pd.DataFrame([pair(words_a=long, only_a_spans=[(5, 14)], speaker="N" * 200)] * 3)
    ax = shared_quotes(table)
    figure = ax.get_figure(root=True)
    figure.canvas.draw()
    boxes = [text.get_window_extent() for text in texts(ax)]
    assert all(figure.bbox.x0 <= box.x0 and box.x1 <= figure.bbox.x1 for box in boxes)
    assert all(figure.bbox.y0 <= box.y0 and box.y1 <= figure.bbox.y1 for box in boxes)
    for index, box in enumerate(boxes):
        for other in boxes[index + 1 :]:
            apart = box.x1 <= other.x0 or other.x1 <= box.x0
            assert apart or box.y0 >= other.y1 - 1 or other.y0 >= box.y1 - 1


def test_axes_that_are_given_are_drawn_into():
    _, ax = plt.subplots()
    assert shared_quotes(pd.DataFrame([pair()]), ax=ax) is ax


@given(st.text(max_size=80), st.sets(st.integers(0, 80), max_size=8))
@settings(max_examples=60)
def test_runs_joined_are_the_words_and_those_of_one_version_alone_are_marked(words, edges):
    ends = sorted(min(edge, len(words)) for edge in edges)
    alone = list(zip(ends[::2], ends[1::2], strict=False))
    runs = cut(words, alone)
    assert "".join(run.words for run in runs) == words
    marked = [run.words for run in runs if run.marked]
    assert marked == [words[start:end] for start, end in alone if start < end]


def test_words_without_a_space_between_stay_together():
    parts = [Run("I want a…", True), Run("leadership team", False)]
    assert wrapped_runs(parts, 400.0) == [[parts[0], Run("leadership team", False, glued=True)]]


def test_axes_that_are_given_take_as_many_pairs_as_have_room():
    _, ax = plt.subplots(figsize=(9, 3))
    shared_quotes(pd.DataFrame([pair()] * 9), ax=ax)
    assert any(line.startswith("… and ") for line in written(ax))
    figure = ax.get_figure(root=True)
    boxes = [text.get_window_extent() for text in texts(ax)]
    assert all(figure.bbox.y0 <= box.y0 and box.y1 <= figure.bbox.y1 for box in boxes)


@given(st.lists(st.sampled_from(["a", "bridge", "will", "close," * 3]), max_size=40))
@settings(max_examples=30)
def test_lines_hold_every_word_and_fit(words):
    lines = wrapped_runs([Run(" ".join(words), False)], 120.0)
    assert " ".join(run.words for line in lines for run in line).split() == words
    assert all(width(" ".join(run.words for run in line)) <= 120.0 for line in lines)
