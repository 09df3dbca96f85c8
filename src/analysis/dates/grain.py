"""The timeline seen coarser: by the week, the month or the year."""

import pandas as pd

from analysis.errors import InputError
from analysis.tables import require

_PERIODS = {"day": "D", "week": "W-SUN", "month": "M", "year": "Y"}
_DAY = pd.Timedelta(days=1)


def at_grain(events: pd.DataFrame, grain: str | None) -> pd.DataFrame:
    """Widen every interval to the whole days, weeks, months or years that it lies in.

    What one account dates to a day and another to its month is then the same; gaps found in the
    result are gaps of that grain. Weeks begin on Monday (ISO 8601).

    Args:
        events: Reads ``earliest`` and ``latest`` of ``tables.EVENTS``.
        grain: "day", "week", "month" or "year"; None leaves the intervals as they are.

    Returns:
        A copy with wider intervals; open ends stay open.

    Raises:
        InputError: Another grain, or a column is missing.
    """
    require(events, ("earliest", "latest"), "at_grain")
    if grain is None:
        return events.copy()
    if grain not in _PERIODS:
        raise InputError(f"{grain!r} is no grain; {', '.join(_PERIODS)} and None are.")
    first = events["earliest"].dt.to_period(_PERIODS[grain]).dt.start_time
    last = (events["latest"].dt.to_period(_PERIODS[grain]) + 1).dt.start_time - _DAY
    units = {name: events[name].dtype for name in ("earliest", "latest")}
    return events.assign(earliest=first, latest=last).astype(units)
