"""What each kind of file says about its article or articles."""

import io
import json
import logging
import re
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from textwrap import shorten
from typing import Any

import pandas as pd

from analysis.errors import InputError
from analysis.reading.decode import decode

Fields = dict[str, Any]
"""What is known of an article, by the columns of ``tables.ARTICLES``."""

PAGES = frozenset({".html", ".htm"})
ARTICLES = PAGES | {".txt"}

_CHARSET = re.compile(
    rb"<meta[^>]+charset=[\"']?(windows-\d+|iso-8859-(?!1\b)\d+)", flags=re.IGNORECASE
)
_CHARSET_WITHIN = 1024  # bytes: where the HTML standard has a page name its encoding
_LONGEST_PROBLEM = 150  # characters of another library's message

# What they have to say of a page comes back as an InputError, not on a terminal.
for _library in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


def read_bytes(path: Path, name: str) -> bytes:
    """The bytes of a regular file; InputError says why there are none."""
    try:
        if path.is_file():
            return path.read_bytes()
        problem = "is not a file" if path.exists() else "does not exist"
    except OSError as error:
        problem = f"cannot be read ({error.strerror})"
    raise InputError(f"{name} {problem}; a readable file is needed.")


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
    rows = [read_json(line, f"{path}, line {number}") for number, line in lines if line.strip()]
    return pd.DataFrame(rows, dtype=object)


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

    table = pq.read_table(pa.BufferReader(read_bytes(path, str(path))))
    table.validate(full=True)  # strings that are no UTF-8 would fail only when they are used
    return pd.DataFrame(table.to_pandas(ignore_metadata=True))


def _read_xlsx(path: Path) -> pd.DataFrame:
    data = io.BytesIO(read_bytes(path, str(path)))
    return pd.read_excel(data, dtype=object, keep_default_na=False, engine="openpyxl")


def _read_text(path: Path) -> str:
    return decode(read_bytes(path, str(path)), str(path))


TABLES: dict[str, Callable[[Path], pd.DataFrame]] = {
    ".csv": _read_csv,
    ".jsonl": _read_jsonl,
    ".parquet": _read_parquet,
    ".xlsx": _read_xlsx,
}
