"""The repairs of the articles, as a table."""

from typing import Any

import pandas as pd

from analysis.tables import Schema, as_table, require

REPAIRS: Schema = {
    "source": "str",
    "was": "str",
    "now": "str",
    "why": "str",
    "context": "str",  # the words around it, as repaired
}

_AROUND = 30  # characters of context on either side of a repair


def repairs_table(articles: pd.DataFrame) -> pd.DataFrame:
    """List every repair of the articles' text: a row each, with ``REPAIRS`` columns.

    Reads ``source``, ``text`` and ``repairs`` of a table as from ``read_story``. Raises InputError
    if one is missing.
    """
    require(articles, ["source", "text", "repairs"], "repairs_table")
    rows = (
        {"source": row["source"], "context": _context(row["text"], repair)} | repair
        for row in articles.to_dict("records")
        for repair in members(row["repairs"])
    )
    return as_table(rows, REPAIRS)


def members(value: Any) -> list[Any]:
    """A cell's list; none where the cell is missing."""
    return value if isinstance(value, list) else []


def _context(text: str, repair: dict[str, Any]) -> str:
    """The words around a repair, none of them cut."""
    start, end = repair["start"], repair["end"]
    before = text[max(0, start - _AROUND) : start]
    after = text[end : end + _AROUND]
    if start > _AROUND:
        before = before.partition(" ")[2] or before
    if end + _AROUND < len(text):
        after = after.rpartition(" ")[0] or after
    return " ".join(f"{before}{text[start:end]}{after}".split())
