"""The broken time axis: every moment keeps its order, and every interval is on it."""

from itertools import pairwise

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.charts.timeline.axis import Stretch, time_scale
from analysis.charts.timeline.labels import Tick, contexts_of, ticks

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


def letters(words: str) -> float:
    return 0.07 * len(words)


@given(intervals)
@settings(max_examples=60, deadline=None)
def test_labels_and_what_stands_under_them_keep_apart(known):
    labels = [
        t for stretch in time_scale(known, WIDTH).stretches for t in ticks(stretch, letters)[1]
    ]
    for row in ([(t.place, t.label) for t in labels], contexts_of(labels)):
        spans = [(x - letters(words) / 2, x + letters(words) / 2) for x, words in row if words]
        assert all(one[1] <= other[0] for one, other in pairwise(spans))
        assert all(left >= -1e-6 and right <= WIDTH + 1e-6 for left, right in spans)


def test_where_one_label_has_room_it_names_the_whole_stretch():
    narrow = Stretch(*period("2000-01-01", "2004-01-01"), 0.0, 0.65, "year")
    assert [tick.label for tick in ticks(narrow, letters)[1]] == ["2000–03"]
    narrow = Stretch(*period("2010-08-01", "2010-12-01"), 0.0, 0.65, "month")
    assert ticks(narrow, letters)[1] == [Tick(0.325, "Aug–Nov", "2010")]


def test_hours_have_their_day_below():
    scale = time_scale([period("2025-05-19 10:00", "2025-05-19 10:00")], WIDTH)
    _, labels = ticks(scale.stretches[0], letters)
    assert "12:00" in {tick.label for tick in labels}
    assert {tick.context for tick in labels} == {"19 May 2025"}


def test_a_crowded_week_has_more_room_than_a_single_day():
    week = [period(f"2012-10-{day:02}", f"2012-10-{day + 1:02}") for day in range(5, 12)]
    first, last = time_scale([*week, period("2012-10-22", "2012-10-23")], WIDTH).stretches
    assert first.right - first.left > 2 * (last.right - last.left)
