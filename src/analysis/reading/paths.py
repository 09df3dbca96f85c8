"""Whether two paths mean the same file."""

import os
from collections.abc import Iterable
from pathlib import Path

from analysis.errors import InputError


def real(path: Path) -> Path:
    """The path without links in it; raises InputError where there can be no such file."""
    try:
        return Path(os.path.realpath(path))  # Path.resolve raises at a loop of links before 3.13
    except ValueError as error:
        raise InputError(f"{path} cannot be read; its name has a zero byte.") from error


def refuse_doubles(paths: Iterable[Path], kind: str) -> None:
    """Raise InputError if two paths mean the same file, which holds what ``kind`` names."""
    seen: set[Path] = set()
    for path in paths:
        if real(path) in seen:
            raise InputError(f"{path} is given twice; each {kind} is accepted once.")
        seen.add(real(path))
