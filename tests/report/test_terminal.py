"""Tables in the width of a terminal."""

import pandas as pd
import pytest
import wcwidth
from hypothesis import given
from hypothesis import strategies as st

from analysis.report.terminal import as_text

LETTERS = "abcdefgh橋市"
words = st.lists(st.text(LETTERS, min_size=1, max_size=9), max_size=30).map(" ".join)


def test_narrow_cells_stand_on_one_line_each():
    table = pd.DataFrame({"source": ["NBC", "CNN"], "day": pd.to_datetime(["2025-05-17", None])})
    assert as_text(table, 40).splitlines() == ["SOURCE  DAY", "NBC     2025-05-17", "CNN"]


def test_a_wide_cell_goes_on_in_the_next_line():
    table = pd.DataFrame({"speaker": ["Putin"], "content": ["the root causes of this crisis"]})
    assert as_text(table, 30).splitlines() == [
        "SPEAKER  CONTENT",
        "",
        "Putin    the root causes of",
        "         this crisis",
    ]


@given(st.lists(st.tuples(words, words), max_size=5), st.integers(9, 60))
def test_nothing_is_cut_and_no_line_is_too_wide(rows, width):
    text = as_text(pd.DataFrame(rows, columns=["x", "y"]), width)
    assert max(map(wcwidth.wcswidth, text.splitlines())) <= width
    assert sorted(c for c in text if c in LETTERS) == sorted(
        c for row in rows for c in "".join(row) if c != " "
    )


@pytest.mark.parametrize("sequence", ["\x1b[2J", "\x9b31m", "\x07", "\x08", "\u202e"])
def test_a_text_cannot_steer_the_terminal(sequence):
    shown = as_text(pd.DataFrame({"content": [f"a{sequence}b"]}), 40)
    assert sequence[0] not in shown
