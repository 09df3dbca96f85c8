"""The rows of a table file, one after another, however large it is.

A row that cannot be read is a row all the same, with its problem, and so is the rest of a table
that cannot be read any further: the others are kept, and their numbers do not depend on it.
"""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from math import inf
from pathlib import Path
from textwrap import shorten
from typing import Any, NamedTuple, NoReturn

from analysis.errors import InputError, said
from analysis.reading.decode import ACCEPTED, as_label, decode, writable
from analysis.reading.formats import Fields, check_file
from analysis.reading.lines import LONGEST, read_lines
from analysis.reading.workbook import read_workbook
from analysis.tables import ARTICLES

_AT_ONCE = 32  # rows of a Parquet file
_BUFFER = 1 << 20  # bytes of a Parquet column; without one a whole row group is loaded
_A_LINE = 'each line is to be an object like {"text": "..."}'
_NOT_CLOSED = {"unexpected end of data": "a quotation mark is not closed"}
_COLUMNS = ARTICLES.keys() - {"path", "repairs"}

Parse = Callable[[str], Fields]
"""Gives what a row says; takes what a message shall call it, and raises InputError."""


class Row(NamedTuple):
    """A row of a table: what it says of an article, or why it says nothing."""

    path: str
    number: int
    """In its file, from 1; a header and blank lines are no rows."""
    stem: str
    """The article's id where the row gives none."""
    fields: Fields
    problem: str | None = None

    @property
    def where(self) -> str:
        """What a message calls it."""
        return f"{self.path}, row {self.number}"

    @property
    def article(self) -> str:
        """The article's id."""
        given = self.fields.get("article")
        known = "" if given is None or given != given else as_label(given)
        return known or writable(self.stem)

    @property
    def length(self) -> int:
        """Characters of all that it says."""
        return sum(len(value) for value in self.fields.values() if isinstance(value, str))


def read_rows(path: Path, stem: str | None = None, *, largest: float = inf) -> Iterator[Row]:
    """Every row of a table, with the columns of ``tables.ARTICLES`` that it has.

    Args:
        path: The file; its ending says of what kind it is.
        stem: What its articles are named after, by default the file's stem.
        largest: How many bytes are accepted.

    Raises:
        OSError: The file cannot be read now, as opposed to a file that never can be.
    """
    for number, parse in enumerate(_parsers(path, largest), start=1):
        row = Row(str(path), number, f"{stem or path.stem}-{number}", {})
        try:
            fields = parse(row.where)
        except InputError as error:
            yield row._replace(problem=str(error))
        else:
            used = {name: fields[name] for name in fields.keys() & _COLUMNS}
            yield row._replace(fields=used)


def _parsers(path: Path, largest: float) -> Iterator[Parse]:
    try:
        check_file(path, str(path), largest)
        yield from _READERS[path.suffix.lower()](path)
    except InputError as error:
        yield partial(_refuse, str(error))
    except Exception as error:  # each library has its own for a file that is not what it says
        if isinstance(error, OSError) and error.errno:
            raise
        problem = f"{path} is not a valid {path.suffix} file: {said(error)}."
        yield partial(_refuse, problem)


def _refuse(problem: str, _: str) -> NoReturn:
    raise InputError(problem)


def _jsonl(path: Path) -> Iterator[Parse]:
    for line in read_lines(path, newline="\n"):
        if line.strip():
            yield partial(_parse_json, line)


def _parse_json(line: str, where: str) -> Fields:
    if len(line) == LONGEST:
        raise InputError(f"{where} is longer than {LONGEST // 1_000_000} MB.")
    text = _decode(line, where)
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        problem = getattr(error, "msg", "a number is too long, or it is nested too deeply")
        raise InputError(f"{where} is not valid JSON ({problem}); {_A_LINE}.") from error
    if not isinstance(row, dict):
        raise InputError(f"{where} is not a JSON object; {_A_LINE}.")
    return row


def _csv(path: Path) -> Iterator[Parse]:
    lines = read_lines(path, newline="")
    first = next(lines, "")
    rows = csv.reader(chain([first], lines), delimiter=_delimiter(first), strict=True)
    header: list[str] | None = None
    while True:
        try:
            cells = _next_cells(rows)
        except StopIteration:
            break
        except csv.Error as error:
            yield partial(_refuse_csv, _NOT_CLOSED.get(str(error), str(error)))
            continue
        if not cells:
            continue
        if header is None:
            header = [_decode(cell, str(path)).strip() for cell in cells]
            check_columns(path, header)
        else:
            yield partial(_parse_cells, header, cells)
    if header is None:
        check_columns(path, [])


def _next_cells(rows: Iterator[list[str]]) -> list[str]:
    """A row of any length but one: a quotation mark that nobody closes ends there.

    The limit holds for the whole process, so it is put back.
    """
    before = csv.field_size_limit(LONGEST - 1)
    try:
        return next(rows)
    finally:
        csv.field_size_limit(before)


def _delimiter(header: str) -> str:
    """A comma, or the semicolon or tab of some spreadsheets if that leaves a column named text."""
    columns = {mark: [cell.strip('" \r\n') for cell in header.split(mark)] for mark in ",;\t"}
    return next((mark for mark, names in columns.items() if "text" in names), ",")


def _refuse_csv(problem: str, where: str) -> NoReturn:
    raise InputError(f"{where} is not valid CSV: {problem}.")


def _parse_cells(header: list[str], cells: list[str], where: str) -> Fields:
    if any(cells[len(header) :]):
        raise InputError(f"{where} has more cells than the header.")
    return {name: _decode(cell, where) for name, cell in zip(header, cells, strict=False)}


def _parquet(path: Path) -> Iterator[Parse]:
    import pyarrow.parquet as pq

    with pq.ParquetFile(path, buffer_size=_BUFFER) as file:
        names = file.schema_arrow.names
        check_columns(path, names)
        used = [name for name in names if name in _COLUMNS]
        for batch in file.iter_batches(_AT_ONCE, columns=used, use_threads=False):
            for number in range(batch.num_rows):
                yield partial(_parse_record, batch.slice(number, 1))


def _parse_record(record: Any, where: str) -> Fields:
    try:
        (fields,) = record.to_pylist()
    except Exception as error:  # no UTF-8, a date in the year 30000, a time zone that is none
        raise InputError(f"{where} has a value that cannot be read: {said(error)}.") from error
    return dict(fields)


def _xlsx(path: Path) -> Iterator[Parse]:
    header, rows = read_workbook(path)
    check_columns(path, header)
    for cells in rows:
        fields = dict(zip(header, cells, strict=False))
        yield partial(_as_they_are, fields)


def _as_they_are(fields: Fields, _: str) -> Fields:
    return fields


def _decode(cell: str, where: str) -> str:
    if "\0" in cell:
        raise InputError(f"{where} has a zero byte, as no text has; {ACCEPTED}.")
    return decode(cell.encode("latin-1"), where)


def check_columns(table: object, columns: Iterable[Any]) -> None:
    """Raise InputError unless a column is named text, and no two by one name that is read."""
    names = list(map(str, columns))
    twice = next((name for name in sorted(_COLUMNS) if names.count(name) > 1), None)
    if twice or "text" not in names:
        listed = shorten(", ".join(names), width=200) or "none"
        raise InputError(
            f"{table} needs one column named {twice or 'text'}; its columns are: {listed}."
        )


_READERS: dict[str, Callable[[Path], Iterator[Parse]]] = {
    ".csv": _csv,
    ".jsonl": _jsonl,
    ".parquet": _parquet,
    ".xlsx": _xlsx,
}
