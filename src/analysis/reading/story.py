"""What a story consists of: its title and, in order, the articles to read.

A story is a folder with one file per article and an optional ``story.toml``, a list of files, one
file, a table file, or a DataFrame with a ``text`` column.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten

import pandas as pd

from analysis.errors import InputError
from analysis.reading.formats import ARTICLES, TABLES, Fields, accepted, read_table
from analysis.reading.story_toml import STORY_TOML, read_story_toml

Story = str | os.PathLike[str] | Sequence[str | os.PathLike[str]] | pd.DataFrame

_NOT_ARTICLES = frozenset({"readme", "license", "licence"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article still to be read and checked."""

    where: str
    """What a message calls it."""
    stem: str
    """Its id where it has none of its own."""
    given: Fields
    """What ``story.toml`` or a table's row says of it."""
    file: Path | None = None
    """Where its text is; None where ``given`` has it."""
    problem: str | None = None
    """Why there is nothing to read, where that is known already."""


def candidates(story: Story) -> tuple[str, list[Candidate]]:
    """The title of a story and the articles to read.

    Raises:
        InputError: ``story.toml`` or a table is not valid, a file lies outside the story's folder
            or is named twice, or there is nothing to read.
    """
    if isinstance(story, pd.DataFrame):
        return str(story.attrs.get("title", "Articles")), list(_rows(story))
    if not isinstance(story, str | os.PathLike):
        return _list([Path(path) for path in story])
    path = Path(story)
    try:
        if path.is_dir():
            return _folder(path)
        if path.exists():
            return _readable(path.stem), _file_or_table(path)
        raise InputError(f"{path} does not exist; a folder, an article or a table is needed.")
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}).") from error


def _readable(name: str) -> str:
    """A file's or folder's name as a title."""
    words = name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] or "Articles"


def _list(paths: list[Path]) -> tuple[str, list[Candidate]]:
    if not paths:
        raise InputError(f"The list of files is empty; {accepted()}.")
    _refuse_doubles(paths)
    title = _readable(paths[0].absolute().parent.name)
    return title, [found for path in paths for found in _one_of_many(path)]


def _one_of_many(path: Path) -> list[Candidate]:
    """What a file of a list holds; a table that cannot be read does not cost the others."""
    try:
        return _file_or_table(path)
    except InputError as error:
        return [Candidate(str(path), path.stem, {"path": str(path)}, problem=str(error))]


def _file_or_table(path: Path) -> list[Candidate]:
    if path.suffix.lower() in TABLES:
        return list(_rows(read_table(path), path))
    return [_file(path, str(path), {})]


def _rows(table: pd.DataFrame, path: Path | None = None) -> Iterator[Candidate]:
    """Each row of a table; rows count from 1, without the header."""
    name, stem = (str(path), path.stem) if path else ("The table", "article")
    if list(table.columns).count("text") != 1:
        columns = shorten(", ".join(map(str, table.columns)), width=200) or "none"
        raise InputError(f"{name} needs one column named text; its columns are: {columns}.")
    table = table.loc[:, ~table.columns.duplicated()]
    for number, row in enumerate(table.to_dict("records"), start=1):
        given = {str(column): value for column, value in row.items()}
        yield Candidate(
            where=f"{name}, row {number}",
            stem=f"{stem}-{number}",
            given={**given, "path": str(path)} if path else given,
        )


def _folder(folder: Path) -> tuple[str, list[Candidate]]:
    """What ``story.toml`` lists, else every article in the folder, by name."""
    toml = folder / STORY_TOML
    title, stated = read_story_toml(toml) if os.path.lexists(toml) else (None, [])
    names = [fields["file"] for fields in stated] or _articles_in(folder)
    paths = [folder / name for name in names]
    _refuse_outside(paths, folder)
    _refuse_doubles(paths)
    found = [_file(path, str(path), {}) for path in paths]
    if stated:
        found = [
            _file(path, f"{path} (article {number} of {STORY_TOML})", fields)
            for number, (path, fields) in enumerate(zip(paths, stated, strict=True), start=1)
        ]
    return title or _readable(folder.resolve().name), found


def _articles_in(folder: Path) -> list[str]:
    found = sorted(path.name for path in folder.iterdir() if _is_article(path))
    if not found:
        raise InputError(f"{folder} has no articles in it; {accepted()}.")
    return found


def _is_article(path: Path) -> bool:
    """Whether a file that nobody listed is an article: no hidden file, no README."""
    if path.name.startswith((".", "~")) or path.stem.lower() in _NOT_ARTICLES:
        return False
    return path.suffix.lower() in ARTICLES and not path.is_dir()


def _file(path: Path, where: str, stated: Fields) -> Candidate:
    given = {**stated, "path": str(path)}
    return Candidate(where=where, stem=path.stem, given=given, file=path)


def _refuse_outside(paths: list[Path], folder: Path) -> None:
    root = folder.resolve()
    for path in paths:
        if not _resolved(path).is_relative_to(root):
            raise InputError(f"{path} lies outside the story's folder; files in it are accepted.")


def _refuse_doubles(paths: list[Path]) -> None:
    seen: set[Path] = set()
    for path in paths:
        if _resolved(path) in seen:
            raise InputError(f"{path} is given twice; each article is accepted once.")
        seen.add(_resolved(path))


def _resolved(path: Path) -> Path:
    try:
        return Path(os.path.realpath(path))  # Path.resolve raises at a loop of links before 3.13
    except ValueError as error:
        raise InputError(f"{path} cannot be read; its name has a zero byte.") from error
