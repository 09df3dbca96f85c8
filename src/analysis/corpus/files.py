"""Which table files a corpus consists of, always in the same order."""

import glob
import os
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from analysis.errors import InputError
from analysis.reading.paths import real, repeated

Table = str | os.PathLike[str] | Sequence[str | os.PathLike[str]]
"""A file, a folder of files, a pattern such as ``"export/*.jsonl"``, or a list of these."""

ENDINGS = (".parquet", ".jsonl", ".csv")

_ACCEPTED = "tables in .parquet, .jsonl or .csv are accepted"
_WILD = frozenset("*?[")


def find_files(table: Table, *, leave_out: Path) -> list[Path]:
    """The table files that are meant, in an order that does not depend on the file system.

    Args:
        table: See ``Table``. Of a folder, every table in it and below it, but for hidden files
            and those whose name, or whose folder's, begins with an underscore. Of those found in
            folders or by a pattern, each may turn out to be no file: reading it tells.
        leave_out: A folder whose files are not meant unless they are named: the output.

    Raises:
        InputError: There is no such file, none in a folder, or one is given twice.
    """
    given = [table] if isinstance(table, str | os.PathLike) else table
    found = list(chain.from_iterable(_files(Path(path), real(leave_out)) for path in given))
    if not found:
        raise InputError(f"There is no table to read; {_ACCEPTED}.")
    twice = next((path for path, again in zip(found, repeated(found), strict=True) if again), None)
    if twice:
        raise InputError(f"{twice} is given twice; each table is accepted once.")
    return found


def stems(files: Sequence[Path]) -> list[str]:
    """What the rows of each file are named after: its stem, or its path where stems recur."""
    names = [path.stem for path in files]
    if len(set(names)) == len(names):
        return names
    shared = os.path.commonpath([path.absolute().parent for path in files])
    return [path.absolute().relative_to(shared).as_posix() for path in files]


def _files(path: Path, leave_out: Path) -> list[Path]:
    if path.is_dir():
        found = sorted(file for file in path.rglob("*") if _is_table(file, path))
    elif _WILD & set(str(path)) and not path.exists():
        found = [Path(name) for name in sorted(glob.glob(str(path), recursive=True))]  # noqa: PTH207
    elif path.is_file():
        return [_checked(path)]
    else:
        problem = "is not a file" if path.exists() else "does not exist"
        raise InputError(f"{path} {problem}; {_ACCEPTED}.")
    kept = [_checked(file) for file in found if not real(file).is_relative_to(leave_out)]
    if not kept:
        raise InputError(f"{path} holds no table; {_ACCEPTED}.")
    return kept


def _is_table(path: Path, folder: Path) -> bool:
    shown = not any(part.startswith((".", "_")) for part in path.relative_to(folder).parts)
    return shown and path.suffix.lower() in ENDINGS and not path.is_dir()


def _checked(path: Path) -> Path:
    if path.suffix.lower() not in ENDINGS:
        raise InputError(f"{path} has another ending than is accepted; {_ACCEPTED}.")
    return path
