"""The broken time axis: every moment keeps its order, and every interval is on it."""

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.charts.time_axis import length, ticks, time_scale

WIDTH = 8.0  # inches

days = st.dates(
    min_value=pd.Timestamp("1900-01-01").date(), max_value=pd.Timestamp("2100-01-01").date()
)
intervals = st.lists(
    st.tuples(days, st.integers(0, 4000)).map(
        lambda pair: (
            pd.Timestamp(pair[0]),
            pd.Timestamp(pair[0]) + pd.Timedelta(days=pair[1]),
        )
    ),
    min_size=1,
    max_size=12,
)


def period(start: str, end: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    return pd.Timestamp(start), pd.Timestamp(end)


@given(intervals)
@settings(max_examples=60, deadline=None)
def test_time_never_runs_backwards_and_stays_on_the_axis(known):
    scale = time_scale(known, WIDTH)
    moments = sorted({moment for interval in known for moment in interval})
    places = [scale.place(moment) for moment in moments]
    assert all(one <= other for one, other in pairwise(places))
    assert places[0] >= 0 and places[-1] <= WIDTH + 1e-6


@given(intervals)
@settings(max_examples=40, deadline=None)
def test_stretches_do_not_overlap_in_time_or_place(known):
    for one, other in pairwise(time_scale(known, WIDTH).stretches):
        assert one.end <= other.start
        assert one.right <= other.left


def test_a_moment_can_be_read_back_from_its_place():
    scale = time_scale(
        [period("2022-03-01", "2022-04-01"), period("2025-05-16", "2025-05-20")], WIDTH
    )
    moment = pd.Timestamp("2025-05-17 12:00")
    assert abs(scale.moment(scale.place(moment)) - moment) < pd.Timedelta(minutes=10)


def test_a_weekend_is_not_crushed_by_a_year_long_before_it():
    year, weekend = period("2022-01-01", "2023-01-01"), period("2025-05-16", "2025-05-20")
    scale = time_scale([year, weekend], WIDTH)
    assert scale.place(weekend[1]) - scale.place(weekend[0]) > 1.0
    assert scale.place(year[1]) - scale.place(year[0]) > 0.5


def test_what_is_left_out_is_a_break():
    scale = time_scale(
        [period("2022-01-01", "2023-01-01"), period("2025-05-16", "2025-05-20")], WIDTH
    )
    [(before, after)] = scale.breaks()
    assert (before.end, after.start) == (pd.Timestamp("2023-01-01"), pd.Timestamp("2025-05-16"))


def test_each_day_of_a_weekend_has_its_number_and_the_month_below():
    scale = time_scale([period("2025-05-16", "2025-05-20")], WIDTH)
    _, labels = ticks(scale.stretches[0], width=lambda words: 0.07 * len(words))
    assert [tick.label for tick in labels] == ["16", "17", "18", "19"]
    assert {tick.context for tick in labels} == {"May 2025"}


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2022-04-01", "2025-01-01", "2 years 9 months"),
        ("2025-05-01", "2025-05-16", "15 days"),
        ("2025-03-01", "2025-04-01", "1 month"),
        ("2025-03-01", "2025-03-01", "less than a day"),
    ],
)
def test_lengths_in_words(start, end, words):
    assert length(pd.Timestamp(start), pd.Timestamp(end)) == words
