"""A spreadsheet's first sheet that is not hidden, cell by cell."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analysis.tables import ARTICLES

MOST_ROWS = 1_048_576
"""The most that Excel has."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # begins what Office wrote before 2007, or encrypts
_MOST_PACKED = 100  # times the size of a workbook, as in Apache POI's ZipSecureFile


def read_workbook(path: Path) -> tuple[list[Any], list[list[Any]]]:
    """The known columns of the header, and of each row; blank rows are none, nor is #N/A a value.

    Cell by cell, because pandas fills whatever lies between the first cell and a lone far one.

    Raises:
        ValueError: It is no workbook, or made to fill the memory.
    """
    data = io.BytesIO(path.read_bytes())
    if data.getvalue().startswith(_OLE):
        raise ValueError("it has a password or is an old .xls; save it as .xlsx without one")
    _refuse_bomb(data)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="openpyxl")
        sheet = _first_sheet(data)
        names = next(sheet.iter_rows(max_row=1, values_only=True), ())
        header = [name.strip() if isinstance(name, str) else name for name in names]
        used = [place for place, name in enumerate(header) if name in ARTICLES]
        if not used:
            return header, []
        return [header[place] for place in used], list(_rows(sheet, used))


def _refuse_bomb(workbook: io.BytesIO) -> None:
    with zipfile.ZipFile(workbook) as archive:
        unpacked = sum(part.file_size for part in archive.infolist())
    if unpacked > _MOST_PACKED * workbook.getbuffer().nbytes:
        raise ValueError(f"unpacked it is more than {_MOST_PACKED} times as large")


def _first_sheet(data: io.BytesIO) -> Any:
    from openpyxl import load_workbook

    try:
        book = load_workbook(data, read_only=True, data_only=True, keep_links=False)
        sheet = next(sheet for sheet in book.worksheets if sheet.sheet_state == "visible")
    except Exception as error:  # of many kinds, each about its own way of reading
        raise ValueError("its XML is broken or has entities, or there is no sheet") from error
    sheet.reset_dimensions()  # what a file says of its size need not be true
    return sheet


def _rows(sheet: Any, used: list[int]) -> Iterator[list[Any]]:
    for number, row in enumerate(sheet.iter_rows(min_row=2, max_col=max(used) + 1), start=1):
        if number > MOST_ROWS:
            raise ValueError(f"it has more than {MOST_ROWS:,} rows")
        cells = [row[place] for place in used]
        if any(cell.value is not None for cell in cells):
            yield [None if cell.data_type == "e" else cell.value for cell in cells]
