"""The calendar behind TIMEX3 values."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.dates.timex import days, duration, filled, grain, interval, moved, unit_at

UNITS = st.sampled_from(["Y", "M", "W", "D", "Q", "E", "C", "WE"])


@pytest.mark.parametrize(
    ("value", "first", "last", "size"),
    [
        ("2025", "2025-01-01", "2025-12-31", "year"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2025-05-17", "2025-05-17", "2025-05-17", "day"),
        ("2025-W20", "2025-05-12", "2025-05-18", "week"),
        ("2025-W20-WE", "2025-05-17", "2025-05-18", "week"),
        ("2024-Q4", "2024-10-01", "2024-12-31", "quarter"),
        ("2024-H1", "2024-01-01", "2024-06-30", "half"),
        ("2024-SU", "2024-06-01", "2024-08-31", "season"),
        ("2024-WI", "2024-12-01", "2025-02-28", "season"),
        ("197", "1970-01-01", "1979-12-31", "decade"),
        ("19", "1900-01-01", "1999-12-31", "century"),
    ],
)
def test_what_a_value_spans(value, first, last, size):
    assert days(value) == (date.fromisoformat(first), date.fromisoformat(last))
    assert grain(value) == size


@pytest.mark.parametrize("value", ["PAST_REF", "XXXX-WXX-1", "2025-02-30", "2025-W60", "P1D", ""])
def test_what_spans_nothing(value):
    assert days(value) is None
    assert interval(value) is None


@pytest.mark.parametrize(
    ("value", "size"), [("2025-05-16T10:00", "time"), ("2025-05-16TMO", "time"), ("P1D", "none")]
)
def test_what_is_no_stretch_of_days_has_a_grain_of_its_own(value, size):
    assert grain(value) == size


def test_midnight_ends_its_day():
    assert interval("2025-05-16T24:00") == (datetime(2025, 5, 17), datetime(2025, 5, 17))


@pytest.mark.parametrize(
    ("value", "pick", "expected"),
    [
        ("XXXX-WXX-6", "past", "2025-05-17"),
        ("XXXX-WXX-6", "last", "2025-05-10"),
        ("XXXX-WXX-6", "future", "2025-05-17"),
        ("XXXX-WXX-6", "next", "2025-05-24"),
        ("XXXX-05", "past", "2025-05"),
        ("XXXX-05", "last", "2024-05"),
        ("XXXX-05", "next", "2026-05"),
        ("XXXX-02-29", "past", "2024-02-29"),
        ("XXXX-02-29", "next", "2028-02-29"),
        ("XXXX-thanksgiving", "last", "2024-11-28"),
        ("XXXX-memorial", "next", "2025-05-26"),
        ("XXXX-election", "last", "2024-11-05"),
    ],
)
def test_filling_in(value, pick, expected):
    assert filled(value, date(2025, 5, 17), pick) == expected


@pytest.mark.parametrize(
    ("value", "day", "expected"),
    [
        ("XXXX-WXX-6", "2025-05-17", "2025-05-17"),
        ("XXXX-WXX-1", "2025-12-30", "2026-01-05"),
        ("XXXX-WI", "2025-01-10", "2024-WI"),
        ("XXXX-WI", "2025-03-10", "2025-WI"),
        ("XXXX-SU", "2025-10-01", "2025-SU"),
    ],
)
def test_this_is_of_this_year_and_a_weekday_or_winter_not_over(value, day, expected):
    assert filled(value, date.fromisoformat(day), "this") == expected


def test_no_such_day_stays_open():
    assert filled("XXXX-02-30", date(2025, 5, 17), "past") == "XXXX-02-30"


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        ("3", "Y", "P3Y"),
        ("2.5", "Y", "P2Y6M"),
        ("0.5", "TH", "PT30M"),
        ("X", "W", "PXW"),
        ("X", "TM", "PTXM"),
        ("2", "E", "P20Y"),
        ("3", "Q", "P9M"),
        ("2", "C", "P200Y"),
    ],
)
def test_durations(count, unit, value):
    assert duration(count, unit) == value


def test_months_end_where_the_shorter_one_does():
    assert moved(date(2025, 3, 31), -1, "M") == date(2025, 2, 28)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), UNITS)
def test_a_day_lies_in_its_unit(day, unit):
    first, last = days(unit_at(day, unit))
    assert first <= day <= last or unit == "WE"


@given(st.dates(), st.integers(-10_000, 10_000), UNITS)
def test_moving_never_fails(day, count, unit):
    there = moved(day, count, unit)
    assert there is None or 999 < there.year < 3001
