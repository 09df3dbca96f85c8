"""Which content goes with which cue."""

from itertools import combinations_with_replacement, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.quotes.linking.alignment import in_order


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ([[5, 1]], [1]),
        ([[1], [9]], [0, 0]),
        ([[1, 40], [30, 1]], [0, 1]),
        ([[11, 5], [60, 1]], [0, 1]),  # "announced on Friday A and said B": no cue is left out
        ([[2, 60], [5, 40]], [0, 0]),  # ... unless its words would be far off
        ([[4, 3, 50], [50, 50, 2]], [1, 2]),
    ],
)
def test_the_pairs_that_weigh_least(weights, expected):
    assert in_order(weights) == expected


def weight(weights, pairs):
    """The distances, and 20 for each cue that is left without words."""
    empty = sum(max(cue - before - 1, 0) for before, cue in pairwise([-1, *pairs, len(weights[0])]))
    return sum(row[cue] for row, cue in zip(weights, pairs, strict=True)) + 20 * empty


@settings(deadline=None, max_examples=100)
@given(
    st.integers(1, 5).flatmap(
        lambda n: st.lists(
            st.lists(st.integers(0, 99), min_size=n, max_size=n), min_size=1, max_size=5
        )
    )
)
def test_contents_keep_the_order_of_their_cues_and_no_other_pairs_weigh_less(weights):
    pairs = in_order(weights)
    assert len(pairs) == len(weights)
    assert pairs == sorted(pairs)
    others = combinations_with_replacement(range(len(weights[0])), len(weights))
    assert weight(weights, pairs) == min(weight(weights, other) for other in others)
