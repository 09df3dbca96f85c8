"""The lines of a table file, in whatever they are encoded, however long they are."""

import codecs
import io
from collections.abc import Iterator
from pathlib import Path

from analysis.errors import InputError
from analysis.reading.decode import ACCEPTED

LONGEST = 64_000_000
"""Characters of a line; one that goes on is cut there and will be rejected."""


def read_lines(path: Path, *, newline: str) -> Iterator[str]:
    """Lines with their ends, each byte as one character, as in Latin-1; UTF-16 becomes UTF-8.

    What else they are encoded in is told cell by cell, so that a broken one costs only its row.
    """
    with path.open("rb") as file:
        first = file.read(3)
        file.seek(3 if first == codecs.BOM_UTF8 else 0)
        encoding = _utf_16(first)
        text = io.TextIOWrapper(file, encoding or "latin-1", newline=newline)
        try:
            while line := text.readline(LONGEST):
                yield line.encode().decode("latin-1") if encoding else line
                while len(line) == LONGEST and not line.endswith("\n"):  # the rest of it
                    line = text.readline(LONGEST)
        except UnicodeDecodeError as error:
            raise InputError(f"{path} is a binary file; {ACCEPTED}.") from error


def _utf_16(first: bytes) -> str | None:
    """The encoding if the first character, an ASCII one in a table, takes two bytes."""
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if first.startswith(b"\0"):
        return "utf-16-be"
    return "utf-16-le" if first[1:2] == b"\0" else None
