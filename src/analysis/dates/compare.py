"""Which dates each source names, side by side."""

import pandas as pd

from analysis.dates.timex import grain
from analysis.tables import DAY, Schema, as_table, require

_COLUMNS = ("source", "value", "earliest", "latest")

COMPARED_DATES: Schema = {
    "value": "str",  # TIMEX3, a part of day cut to its day
    "grain": "str",
    "earliest": DAY,
    "latest": DAY,
    "sources": "object",  # list of those that name it, in the order of the dates table
    "mentions": "int64",
}


def compare_dates(dates: pd.DataFrame) -> pd.DataFrame:
    """Each date that any source names, once, with the sources that name it.

    Two sources name the same date when the values are the same; a part of day ("Saturday morning")
    counts as its day, a clock time ("10:00 a.m.") as itself. ``earliest`` and ``latest`` span what
    all mentions of the value can mean.

    Args:
        dates: Reads ``source``, ``value``, ``earliest`` and ``latest`` of ``tables.DATES``.

    Returns:
        A table with the columns of ``COMPARED_DATES``, in the order of time.

    Raises:
        InputError: A column is missing.
    """
    require(dates, _COLUMNS, "compare_dates")
    dated = dates[dates["earliest"].notna() | dates["latest"].notna()]
    values = dated["value"].str.replace(r"T[A-Z]{2}\Z", "", regex=True)
    rows = [
        {
            "value": value,
            "grain": grain(value),
            "earliest": mentions["earliest"].min(skipna=False),
            "latest": mentions["latest"].max(skipna=False),
            "sources": list(dict.fromkeys(mentions["source"])),
            "mentions": len(mentions),
        }
        for value, mentions in dated.groupby(values)
    ]
    rows.sort(key=lambda row: row["latest"] if pd.isna(row["earliest"]) else row["earliest"])
    return as_table(rows, COMPARED_DATES)
