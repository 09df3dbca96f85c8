"""What each kind of file says about its article or articles."""

import io
import json
import logging
import re
import warnings
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from textwrap import shorten
from typing import Any

import pandas as pd

from analysis import tables
from analysis.errors import InputError
from analysis.reading.decode import decode

Fields = dict[str, Any]
"""What is known of an article, by the columns of ``tables.ARTICLES``; an InputError for a text
that cannot be read."""

PAGES = frozenset({".html", ".htm"})
ARTICLES = PAGES | {".txt"}

_CHARSET = re.compile(
    rb"<meta[^>]+charset=[\"']?(windows-\d+|iso-8859-(?!1\b)\d+)", flags=re.IGNORECASE
)
_CHARSET_WITHIN = 1024  # bytes: where the HTML standard has a page name its encoding
_LONGEST_PROBLEM = 150  # characters of another library's message
_LARGEST_ARTICLE = 100_000_000  # bytes: a page saved with its pictures has some ten million
_LARGEST_TABLE = 1_000_000_000  # bytes; a larger one is for `analysis corpus`
_MOST_ROWS = 1_048_576  # of a workbook or a Parquet file; the most that Excel has
_TOO_MANY_ROWS = f"it has more than {_MOST_ROWS:,} rows"
_MOST_TAGS = 50_000  # of a page: more take minutes to look through; a long one has 10,000
_MOST_PACKED = 100  # times the size of a workbook, as in Apache POI's ZipSecureFile

# What they have to say of a page comes back as an InputError, not on a terminal.
for _library in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


def read_bytes(path: Path, name: str, largest: int = _LARGEST_ARTICLE) -> bytes:
    """The bytes of a regular file; InputError says why there are none."""
    try:
        if path.is_file():
            if (size := path.stat().st_size) <= largest:
                return path.read_bytes()
            problem = f"is of {_megabytes(size)}; up to {_megabytes(largest)} are accepted"
        else:
            problem = "is not a file" if path.exists() else "does not exist"
            problem += "; a readable file is needed"
    except OSError as error:
        problem = f"cannot be read ({error.strerror}); a readable file is needed"
    raise InputError(f"{name} {problem}.")


def _megabytes(size: int) -> str:
    return f"{size // 1_000_000:,} MB"


def read_article(path: Path, name: str) -> Fields:
    """The text of a .txt file, or the main text, title, outlet and day of an HTML page."""
    suffix = path.suffix.lower()
    if suffix not in ARTICLES:
        raise InputError(f"{name} has another ending than is accepted: {accepted()}.")
    data = read_bytes(path, name)
    return _read_page(data, name) if suffix in PAGES else {"text": decode(data, name)}


def accepted() -> str:
    """The endings of the files that can be read, in words."""
    return f"an article ends in {_either(ARTICLES)}, a table in {_either(TABLES)}"


def _either(endings: Iterable[str]) -> str:
    *most, last = sorted(endings)
    return f"{', '.join(most)} or {last}"


def _read_page(data: bytes, name: str) -> Fields:
    import trafilatura
    from trafilatura.settings import Document

    if data.count(b"<") > _MOST_TAGS:
        raise InputError(f"{name} has more than {_MOST_TAGS:,} tags; save it as .txt instead.")
    page = trafilatura.bare_extraction(
        decode(data, name, single_byte=_named_encoding(data)),
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if not isinstance(page, Document) or not page.text:
        raise InputError(f"{name} has no main text that can be found; save it as .txt instead.")
    return {
        "text": page.text,
        "title": page.title,
        "source": page.sitename or page.hostname,
        "published": page.date,
    }


def _named_encoding(data: bytes) -> str:
    """The single-byte encoding that a page names; ISO-8859-1 means Windows-1252 on the web."""
    named = _CHARSET.search(data[:_CHARSET_WITHIN])
    return named[1].decode("ascii") if named else "cp1252"


def read_table(path: Path) -> pd.DataFrame:
    """A table file as it is, of a workbook the first sheet: text unchanged, dates as dates."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", pd.errors.ParserWarning)
            warnings.filterwarnings("ignore", module="openpyxl")
            return TABLES[path.suffix.lower()](path)
    except InputError:
        raise
    except Exception as error:  # each library has its own for a file that is not what it says
        problem = shorten(str(error), width=_LONGEST_PROBLEM, placeholder=" ...").rstrip(".")
        raise InputError(f"{path} is not a valid {path.suffix} file: {problem}.") from error


def _read_csv(path: Path) -> pd.DataFrame:
    text = io.StringIO(_read_text(path), newline="")
    try:
        return pd.read_csv(text, dtype=str, keep_default_na=False, index_col=False)
    except pd.errors.ParserWarning as warning:
        raise ValueError("its rows have more cells than its header") from warning


def _read_jsonl(path: Path) -> pd.DataFrame:
    lines = enumerate(_read_text(path).split("\n"), start=1)
    rows = [_row(line, f"{path}, line {number}") for number, line in lines if line.strip()]
    problems = [row["text"] for row in rows if isinstance(row.get("text"), InputError)]
    if problems and len(problems) == len(rows):
        raise problems[0]
    return pd.DataFrame(rows, dtype=object)


def _row(line: str, where: str) -> Fields:
    """What a line says; of a broken one the error in place of the text, to keep the others."""
    try:
        return read_json(line, where)
    except InputError as error:
        return {"text": error}


def read_json(line: str, where: str) -> dict[str, Any]:
    """The object that a line of JSON holds; raises InputError if it holds none."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        problem = getattr(error, "msg", error)
        raise InputError(f"{where} is not valid JSON: {problem}.") from error
    if not isinstance(row, dict):
        raise InputError(f'{where} is not a JSON object; one like {{"text": "..."}} is needed.')
    return row


def _read_parquet(path: Path) -> pd.DataFrame:
    import pyarrow as pa
    import pyarrow.parquet as pq

    file = pq.ParquetFile(pa.BufferReader(_table_bytes(path)))
    if file.metadata.num_rows > _MOST_ROWS:
        raise ValueError(_TOO_MANY_ROWS)
    table = file.read()
    table.validate(full=True)  # strings that are no UTF-8 would fail only when they are used
    return pd.DataFrame(table.to_pandas(ignore_metadata=True))


def _read_xlsx(path: Path) -> pd.DataFrame:
    """The first sheet's known columns; blank rows are none, and an error like #N/A is no value.

    Cell by cell, because pandas fills whatever lies between the first cell and a lone far one.
    """
    from openpyxl import load_workbook

    data = io.BytesIO(_table_bytes(path))
    _refuse_bomb(data)
    try:
        sheet = load_workbook(data, read_only=True, data_only=True, keep_links=False).worksheets[0]
    except (ValueError, IndexError) as error:
        raise ValueError("its XML is broken or has entities, or there is no sheet") from error
    sheet.reset_dimensions()  # what a file says of its size need not be true
    (header,) = sheet.iter_rows(max_row=1, values_only=True)
    used = [place for place, name in enumerate(header) if name in tables.ARTICLES]
    if not used:
        return pd.DataFrame(columns=header)
    found = []
    for number, row in enumerate(sheet.iter_rows(min_row=2, max_col=len(header)), start=1):
        if number > _MOST_ROWS:
            raise ValueError(_TOO_MANY_ROWS)
        cells = [row[place] for place in used]
        if any(cell.value is not None for cell in cells):
            found.append([None if cell.data_type == "e" else cell.value for cell in cells])
    return pd.DataFrame(found, columns=[header[place] for place in used], dtype=object)


def _refuse_bomb(workbook: io.BytesIO) -> None:
    with zipfile.ZipFile(workbook) as archive:
        unpacked = sum(part.file_size for part in archive.infolist())
    if unpacked > _MOST_PACKED * workbook.getbuffer().nbytes:
        raise ValueError(f"unpacked it is more than {_MOST_PACKED} times as large")


def _table_bytes(path: Path) -> bytes:
    return read_bytes(path, str(path), _LARGEST_TABLE)


def _read_text(path: Path) -> str:
    return decode(_table_bytes(path), str(path))


TABLES: dict[str, Callable[[Path], pd.DataFrame]] = {
    ".csv": _read_csv,
    ".jsonl": _read_jsonl,
    ".parquet": _read_parquet,
    ".xlsx": _read_xlsx,
}
