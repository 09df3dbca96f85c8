"""Where files are, and whether two paths mean the same one."""

import os
from collections.abc import Iterable
from pathlib import Path


def real(path: Path) -> Path:
    """The path without links in it; as it is where there can be no such file."""
    try:
        return Path(os.path.realpath(path))  # Path.resolve raises at a loop of links before 3.13
    except ValueError:  # a zero byte
        return path.absolute()


def repeated(paths: Iterable[Path]) -> list[bool]:
    """Whether each path means a file that one before it means."""
    seen: set[Path] = set()
    again = []
    for path in map(real, paths):
        again.append(path in seen)
        seen.add(path)
    return again


def shipped(name: str) -> Path:
    """A folder that comes with the package: inside an installed wheel, or else the checkout's."""
    package = Path(__file__).parents[1]
    installed, checkout = package / name, package.parents[1] / name
    return installed if installed.is_dir() else checkout
