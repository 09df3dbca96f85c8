from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.text.pieces import segments

spans = st.lists(st.tuples(st.integers(-3, 30), st.integers(-3, 30), st.sampled_from("abc")))


@given(st.text(max_size=25), spans)
@settings(max_examples=200, deadline=None)
def test_segments_are_the_text_with_what_covers_it(text, spans):
    pieces = segments(text, spans)
    assert "".join(piece for piece, _ in pieces) == text
    assert all(piece for piece, _ in pieces)
    labels = [labels for piece, labels in pieces for _ in piece]
    for position, found in enumerate(labels):
        assert list(found) == [label for start, end, label in spans if start <= position < end]


def test_segments_of_nothing():
    assert segments("", [(0, 3, "a")]) == []
