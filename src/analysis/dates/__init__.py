"""What an article dates: temporal expressions, happenings in the order of time, and gaps."""

from analysis.dates.compare import compare_dates
from analysis.dates.find import find_dates
from analysis.dates.gaps import find_gaps
from analysis.dates.grain import at_grain
from analysis.dates.kinds import classify_events
from analysis.dates.timeline import build_timeline

__all__ = [
    "at_grain",
    "build_timeline",
    "classify_events",
    "compare_dates",
    "find_dates",
    "find_gaps",
]
