"""The rows of tables, one after another, however large the tables are.

A row that cannot be read is a row all the same, with its problem: the numbers of the others do
not depend on it.
"""

import codecs
import csv
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from textwrap import shorten
from typing import Any, BinaryIO, NamedTuple

from analysis.corpus.files import stems
from analysis.errors import InputError
from analysis.reading.decode import decode
from analysis.reading.formats import Fields, read_json
from analysis.tables import ARTICLES

_LONGEST = 64_000_000  # bytes of a line; one that goes on is cut there and will be rejected
_AT_ONCE = 256  # rows of a Parquet file
_BUFFER = 1 << 20  # bytes of a Parquet column; without one a whole row group is loaded
_PROBE = 1024  # bytes in which an encoding shows
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
        known = "" if given is None or given != given else writable(str(given)).strip()
        return known or writable(self.stem)

    @property
    def length(self) -> int:
        """Characters of text."""
        text = self.fields.get("text")
        return len(text) if isinstance(text, str) else 0


def read_rows(files: Sequence[Path]) -> Iterator[Row]:
    """Every row of every file, in order, with the columns of ``tables.ARTICLES`` that it has.

    Raises:
        InputError: A file is not what its ending says, or has a header without ``text``.
    """
    for path, stem in zip(files, stems(files), strict=True):
        for number, parse in enumerate(_READERS[path.suffix.lower()](path), start=1):
            row = Row(str(path), number, f"{stem}-{number}", {})
            try:
                fields = parse(row.where)
            except InputError as error:
                yield row._replace(problem=str(error))
            else:
                used = {name: fields[name] for name in fields.keys() & _COLUMNS}
                yield row._replace(fields=used)


def writable(text: str) -> str:
    """The text with a question mark for half a surrogate pair, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _jsonl(path: Path) -> Iterator[Parse]:
    with path.open("rb") as file:
        for line in _lines(file, path):
            if line.strip():
                yield partial(_parse_json, line)


def _parse_json(line: bytes, where: str) -> Fields:
    if len(line) == _LONGEST:
        raise InputError(f"{where} is longer than {_LONGEST // 1_000_000} MB.")
    return read_json(decode(line, where), where)


def _csv(path: Path) -> Iterator[Parse]:
    csv.field_size_limit(_LONGEST - 1)  # also ends a quotation mark that nobody closes
    with path.open("rb") as file:
        rows = csv.reader(
            line.decode("latin-1") for line in _lines(file, path)
        )  # bytes as they are
        header: list[str] | None = None
        while True:
            try:
                cells = next(rows)
            except StopIteration:
                break
            except csv.Error as error:
                yield partial(_refuse, f"is not valid CSV: {error}")
                continue
            if header is None:
                header = [_decode(cell, str(path)) for cell in cells]
                _check_columns(path, header)
            elif cells:
                yield partial(_parse_cells, header, cells)


def _parse_cells(header: list[str], cells: list[str], where: str) -> Fields:
    if any(cells[len(header) :]):
        raise InputError(f"{where} has more cells than the header.")
    return {name: _decode(cell, where) for name, cell in zip(header, cells, strict=False)}


def _decode(cell: str, where: str) -> str:
    return cell if cell.isascii() else decode(cell.encode("latin-1"), where)


def _parquet(path: Path) -> Iterator[Parse]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path, buffer_size=_BUFFER) as file:
            names = file.schema_arrow.names
            _check_columns(path, names)
            used = [name for name in names if name in _COLUMNS]
            for batch in file.iter_batches(_AT_ONCE, columns=used, use_threads=False):
                for number in range(batch.num_rows):
                    yield partial(_parse_record, batch.slice(number, 1))
    except pa.ArrowException as error:
        problem = shorten(str(error), width=150, placeholder=" ...").rstrip(".")
        raise InputError(f"{path} is not a valid .parquet file: {problem}.") from error


def _parse_record(record: Any, where: str) -> Fields:
    try:
        (fields,) = record.to_pylist()
    except (ValueError, OverflowError) as error:  # no UTF-8, a date in the year 30000
        raise InputError(f"{where} has a value that cannot be read: {error}.") from error
    return dict(fields)


def _refuse(problem: str, where: str) -> Fields:
    raise InputError(f"{where} {problem}.")


def _lines(file: BinaryIO, path: Path) -> Iterator[bytes]:
    """Lines with their ends; a byte order mark is none of them."""
    probe = file.read(_PROBE)
    if b"\0" in probe or probe.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise InputError(f"{path} is not in UTF-8 or Windows-1252, in which a corpus is accepted.")
    file.seek(len(codecs.BOM_UTF8) if probe.startswith(codecs.BOM_UTF8) else 0)
    while line := file.readline(_LONGEST):
        yield line
        while len(line) == _LONGEST and not line.endswith(b"\n"):  # the rest of it
            line = file.readline(_LONGEST)


def _check_columns(path: Path, columns: Sequence[str]) -> None:
    if list(columns).count("text") != 1:
        listed = shorten(", ".join(columns), width=200, placeholder=" ...") or "none"
        raise InputError(f"{path} needs one column named text; its columns are: {listed}.")


_READERS: dict[str, Callable[[Path], Iterator[Parse]]] = {
    ".parquet": _parquet,
    ".jsonl": _jsonl,
    ".csv": _csv,
}
