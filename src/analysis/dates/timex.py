"""TIMEX3 values as stretches of the calendar: what they span, and how to move and fill them.

Values follow TimeML 1.2.1: "2025", "2025-05", "2025-05-17", "2025-W20", "2025-W20-WE", "2025-Q2",
"2025-H1", "2025-SU", "202" (a decade), "20" (a century), with a time of day "T10:00" or "TMO".
"X" stands for what is not known: "XXXX-WXX-1" is a Monday, "XXXX-05" a May.

The winter of a year begins in its December and ends in February of the next.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal

from dateutil.easter import easter

from analysis.dates.words import from_easter, hours, movable

Days = tuple[date, date]
Pick = Literal["past", "future", "last", "next", "this"]

_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MONTHS_IN = {"Y": 12, "M": 1, "Q": 3, "E": 120, "C": 1200}
_DAYS_IN = {"D": 1, "W": 7, "WE": 7}
_HALVES = {"Y": "6M", "M": "15D", "D": "T12H", "TH": "30M", "TM": "30S"}
_FIRST_YEAR, _LAST_YEAR = 1000, 2999  # a day beyond is none that news dates
_FAR = 1_000_000  # days
_FURTHEST = 8  # years looked ahead and back for a day of that name: there is a leap year in them


def _month_days(year: int, month: int, months: int = 1) -> Days:
    """The first and last day of so many months."""
    last = year * 12 + month - 1 + months - 1
    last_year, last_month = last // 12, last % 12 + 1
    return date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])


def _week_days(year: int, week: int) -> Days:
    monday = date.fromisocalendar(year, week, 1)
    return monday, monday + timedelta(days=6)


def _weekend_days(year: int, week: int) -> Days:
    monday, sunday = _week_days(year, week)
    return monday + timedelta(days=5), sunday


def _one_day(year: int, month: int, day: int) -> Days:
    return date(year, month, day), date(year, month, day)


_FORMS: list[tuple[str, re.Pattern[str], Callable[..., Days]]] = [
    ("day", re.compile(r"(\d{4})-(\d\d)-(\d\d)"), _one_day),
    ("month", re.compile(r"(\d{4})-(\d\d)"), _month_days),
    ("year", re.compile(r"(\d{4})"), lambda year: _month_days(year, 1, 12)),
    ("week", re.compile(r"(\d{4})-W(\d\d)"), _week_days),
    ("week", re.compile(r"(\d{4})-W(\d\d)-WE"), _weekend_days),
    ("quarter", re.compile(r"(\d{4})-Q([1-4])"), lambda y, q: _month_days(y, 3 * q - 2, 3)),
    ("half", re.compile(r"(\d{4})-H([12])"), lambda y, h: _month_days(y, 6 * h - 5, 6)),
    *(
        (
            "season",
            re.compile(rf"(\d{{4}})-{season}"),
            lambda year, month=month: _month_days(year, month, 3),
        )
        for season, month in _SEASON_STARTS.items()
    ),
    ("decade", re.compile(r"(\d{3})"), lambda decade: _month_days(decade * 10, 1, 120)),
    ("century", re.compile(r"(\d\d)"), lambda century: _month_days(century * 100, 1, 1200)),
]


@lru_cache(maxsize=4096)
def _form(value: str) -> tuple[str, Days] | None:
    day = value.partition("T")[0]
    for grain, pattern, days in _FORMS:
        if match := pattern.fullmatch(day):
            try:
                return grain, days(*map(int, match.groups()))
            except ValueError:  # no such day, or one before the year 1
                return None
    return None


def days(value: str) -> Days | None:
    """The first and last day of a value; None if it names no stretch of the calendar."""
    form = _form(value)
    return form[1] if form else None


def grain(value: str) -> str:
    """time, day, week, month, quarter, season, half, year, decade or century."""
    if "T" in value:
        return "time"
    form = _form(value)
    return form[0] if form else "none"


def interval(value: str) -> tuple[datetime, datetime] | None:
    """The first and last moment of a value: midnights for days and longer, minutes for times."""
    span = days(value)
    if span is None:
        return None
    of_day = value.partition("T")[2].removesuffix("Z")
    start, end = hours().get(of_day, (of_day, of_day)) if of_day else ("00:00", "00:00")
    if start == "24:00":
        midnight = datetime.combine(span[1] + timedelta(days=1), time())
        return midnight, midnight
    return (
        datetime.combine(span[0], time.fromisoformat(start)),
        datetime.combine(span[1], time.fromisoformat(end)),
    )


def duration(count: str, unit: str) -> str:
    """So many units: ``duration("2.5", "Y")`` is P2Y6M, ``duration("X", "TM")`` is PTXM."""
    if count == "X":
        return f"PTX{unit[1]}" if unit.startswith("T") else f"PX{unit}"
    number = float(count)
    times, of = {"E": (10, "Y"), "C": (100, "Y"), "Q": (3, "M")}.get(unit, (1, unit))
    number *= times
    whole, half = int(number), number % 1 == 0.5
    prefix, letter = ("PT", of[1]) if of.startswith("T") else ("P", of)
    if not half or of not in _HALVES:
        return f"{prefix}{number:g}{letter}"
    return f"{prefix}{whole}{letter}{_HALVES[of]}" if whole else f"{prefix}{_HALVES[of]}"


def unit_at(day: date, unit: str) -> str:
    """The value of the unit (Y, M, W, D, Q, E, C, WE) that a day lies in."""
    year, week, _ = day.isocalendar()
    return {
        "Y": f"{day.year:04}",
        "M": f"{day.year:04}-{day.month:02}",
        "W": f"{year:04}-W{week:02}",
        "WE": f"{year:04}-W{week:02}-WE",
        "D": day.isoformat(),
        "Q": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "E": f"{day.year // 10:03}",
        "C": f"{day.year // 100:02}",
    }[unit]


def moved(day: date, count: float, unit: str) -> date | None:
    """The day so many units later (or earlier); None beyond the years 1000 to 2999."""
    months = round(count * _MONTHS_IN.get(unit, 0)) + day.year * 12 + day.month - 1
    year, month = months // 12, months % 12 + 1
    more = timedelta(days=min(max(round(count * _DAYS_IN.get(unit, 0)), -_FAR), _FAR))
    if not _FIRST_YEAR <= year + more.days // 365 <= _LAST_YEAR:
        return None
    return date(year, month, min(day.day, monthrange(year, month)[1])) + more


def filled(value: str, day: date, pick: Pick) -> str:
    """A value with X in it, as the one of that name that ``pick`` means seen from ``day``.

    ``past`` and ``future`` allow the one that is now; ``last`` and ``next`` do not; ``this`` is
    the one of this year, and of a weekday or a winter the first that is not over.
    """
    found = [(span, name) for name in _names(value, day) if (span := days(name))]
    tests: dict[str, Callable[[Days], bool]] = {
        "past": lambda span: span[0] <= day,
        "last": lambda span: span[1] < day,
        "future": lambda span: span[1] >= day,
        "next": lambda span: span[0] > day,
        "this": lambda span: span[1] >= day if "-W" in value else span[0].year == day.year,
    }
    fitting = [(span, name) for span, name in sorted(found) if tests[pick](span)]
    if not fitting:
        return value
    return (fitting[-1] if pick in {"past", "last"} else fitting[0])[1]


def _names(value: str, day: date) -> Sequence[str]:
    """The values near a day that an X value may stand for."""
    weeks = [moved(day, count, "W") for count in range(-2, 3)]
    if value == "XXXX-WXX-WE":
        return [unit_at(week, "WE") for week in weeks if week]
    if value.startswith("XXXX-WXX-"):
        weekday = int(value[-1])
        return [
            (week + timedelta(days=weekday - week.isoweekday())).isoformat()
            for week in weeks
            if week
        ]
    years = range(max(1, day.year - _FURTHEST), min(9999, day.year + _FURTHEST) + 1)
    if value == "XXXX-QX":
        return [f"{year:04}-Q{quarter}" for year in years for quarter in range(1, 5)]
    if value.startswith("XXXX-XX-"):
        months = (moved(day.replace(day=1), count, "M") for count in range(-2, 3))
        return [f"{unit_at(month, 'M')}-{value[-2:]}" for month in months if month]
    name = value.removeprefix("XXXX-")
    if name in movable() or name in from_easter():
        return [_movable_holiday(name, year).isoformat() for year in years]
    return [f"{year:04}-{name}" for year in years]


def _movable_holiday(name: str, year: int) -> date:
    """The day of a holiday that is the nth weekday of a month, or so many days from Easter."""
    if name in from_easter():
        sunday: date = easter(year)
        return sunday + timedelta(days=from_easter()[name])
    month, weekday, nth, after = movable()[name]
    return nth_weekday(_month_days(year, month), weekday, nth) + timedelta(days=after)


def nth_weekday(span: Days, weekday: int, nth: int) -> date:
    """The first (1) or third (3) Monday (1) of a stretch, or the last (-1)."""
    first, last = span
    if nth > 0:
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def third(span: tuple[datetime, datetime], mod: str) -> tuple[datetime, datetime]:
    """The first (START), middle (MID) or last (END) third of a stretch; of decades, whole years."""
    start, end = span
    part = {"START": 0, "MID": 1, "END": 2}[mod]
    years = end.year - start.year + 1
    if years > 2:
        first, after = (start.year + -(-years * cut // 3) for cut in (part, part + 1))
        return datetime(first, 1, 1), datetime(after - 1, 12, 31)
    length = (end - start).days + 1
    if length < 3:
        return span
    first_day, after_last = (start + timedelta(days=length * cut // 3) for cut in (part, part + 1))
    return first_day, after_last - timedelta(days=1)
