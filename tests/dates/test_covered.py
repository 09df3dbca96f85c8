"""What a source dates, asked by bisection."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.dates.covered import Coverage, Stretches

LENGTHS = st.tuples(st.integers(0, 40), st.integers(0, 12))


def stretch(first, length):
    start = date(2024, 1, 1) + timedelta(days=first)
    return pd.Timestamp(start), pd.Timestamp(start + timedelta(days=length))


@settings(max_examples=100, deadline=None)
@given(st.lists(LENGTHS, max_size=8), LENGTHS)
def test_bisection_finds_what_a_look_at_each_would(lengths, asked):
    known = [stretch(*one) for one in lengths]
    start, end = stretch(*asked)
    stretches = Stretches(known)
    assert stretches.meet(start, end) is any(
        first <= end and last >= start for first, last in known
    )
    assert stretches.lie_within(start, end) is any(
        start <= first and last <= end for first, last in known
    )


def event(text, value, start, end=None, grain="day"):
    ends = {"earliest": pd.Timestamp(start), "latest": pd.Timestamp(end or start)}
    return {"text": text, "value": value, "grain": grain, **ends}


@pytest.mark.parametrize(
    ("known", "asked", "had"),
    [
        (("June 28", "2012-06-28", "2012-06-28"), ("June 28", "2013-06-28", "2013-06-28"), True),
        (("June 3", "2012-06-03", "2012-06-03"), ("June 28", "2013-06-28", "2013-06-28"), False),
        (
            ("June 28", "2012-06-28", "2012-06-28"),
            ("June", "2013-06", "2013-06-01", "2013-06-30", "month"),
            True,
        ),
        (
            ("June 28, 2012", "2012-06-28", "2012-06-28"),
            ("June 28", "2013-06-28", "2013-06-28"),
            False,
        ),
        (("Monday", "2024-01-01", "2024-01-01"), ("Monday", "2024-01-08", "2024-01-08"), True),
        (("Monday", "2024-01-01", "2024-01-01"), ("Jan. 8", "2024-01-08", "2024-01-08"), False),
        (("Thursday", "2024-01-04", "2024-01-04"), ("today", "2024-01-05", "2024-01-05"), True),
        (("today", "2024-01-05", "2024-01-05"), ("Thursday", "2024-01-04", "2024-01-04"), True),
        (("Friday", "2024-01-05", "2024-01-05"), ("Thursday", "2024-01-04", "2024-01-04"), False),
    ],
    ids=lambda case: case[0] if isinstance(case, tuple) else None,
)
def test_what_may_be_misread_counts_as_had(known, asked, had):
    assert Coverage(pd.DataFrame([event(*known)])).has(event(*asked)) is had
