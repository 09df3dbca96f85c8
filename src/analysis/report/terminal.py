"""Show a table as plain text, every word of it, in the width of a terminal."""

import shutil
from typing import Any

import pandas as pd
import wcwidth

from analysis.wording import in_line

GAP = "  "
NARROWEST = 2
"""What a Chinese character takes."""
LAST_COLUMN_SHARE = 3
"""How much wider than any other the last column may stay when all have to shrink."""


def as_text(table: pd.DataFrame, width: int | None = None) -> str:
    """The table with its cells wrapped so that no line is wider than the terminal.

    Args:
        table: Any table without lists; the column with the longest text should be the last.
        width: Columns of a line, of which a Chinese character takes two; the terminal's if not
            given, 80 where there is none.
    """
    width = width or shutil.get_terminal_size().columns
    header = [str(name).upper() for name in table.columns]
    rows = [header, *([_cell(value) for value in row] for row in table.itertuples(index=False))]
    widths = _widths(rows, width)
    blocks = ["\n".join(_lines(row, widths)) for row in rows]
    return ("\n\n" if any("\n" in block for block in blocks) else "\n").join(blocks)


def _cell(value: Any) -> str:
    """A value as text that cannot steer a terminal."""
    if pd.isna(value):
        return ""
    if isinstance(value, pd.Timestamp):
        return str(value.date() if value == value.normalize() else value)
    return in_line(str(value))


def _widths(rows: list[list[str]], width: int) -> list[int]:
    """Each column as wide as its longest cell, then narrower until all fit, between words first."""
    columns = list(zip(*rows, strict=True))
    room = max(width - len(GAP) * (len(columns) - 1), NARROWEST * len(columns))
    widths = [min(room, max(map(wcwidth.width, column))) for column in columns]
    words = [max(map(wcwidth.width, " ".join(column).split()), default=0) for column in columns]
    shares = [1] * (len(columns) - 1) + [LAST_COLUMN_SHARE]

    def urgency(n: int) -> tuple[bool, bool, float]:
        return widths[n] > NARROWEST, widths[n] > words[n], widths[n] / shares[n]

    while sum(widths) > room:
        widths[max(range(len(columns)), key=urgency)] -= 1
    return widths


def _lines(row: list[str], widths: list[int]) -> list[str]:
    wrapped = [wcwidth.wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
    height = max(1, *map(len, wrapped))
    padded = [cell + [""] * (height - len(cell)) for cell in wrapped]
    return [
        GAP.join(map(wcwidth.ljust, parts, widths)).rstrip() for parts in zip(*padded, strict=True)
    ]
