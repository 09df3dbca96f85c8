"""The sources of a table: their order, and how many of them one chart or sentence can show."""

from collections.abc import Sequence

import pandas as pd

MOST_SOURCES = 6
"""How many sources a chart or a sentence tells apart; it says if there are more."""


def attributed(quotes: pd.DataFrame) -> pd.DataFrame:
    """The quotes that have a speaker."""
    return quotes.dropna(subset=["speaker"])


def source_order(table: pd.DataFrame) -> list[str]:
    """The sources in the order in which they come."""
    return list(dict.fromkeys(table["source"]))


def of_sources(names: Sequence[str], among: Sequence[str]) -> str:
    """What to say where some sources are shown and others not: " (6 of 9 sources)"."""
    known = {*names, *among}
    return f" ({len(names)} of {len(known)} sources)" if len(names) < len(known) else ""
