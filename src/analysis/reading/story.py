"""What a story consists of: its title and, in order, the articles to read.

A story is a folder with one file per article and an optional ``story.toml``, a list of files, one
file, a table file, or a DataFrame with a ``text`` column.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from analysis.errors import InputError, shown
from analysis.reading.formats import ACCEPTED, ARTICLES, TABLES, Fields
from analysis.reading.paths import real, repeated
from analysis.reading.rows import Row, check_columns, read_rows
from analysis.reading.story_toml import STORY_TOML, read_story_toml
from analysis.reading.workbook import MOST_ROWS

Story = str | os.PathLike[str] | Sequence[str | os.PathLike[str]] | pd.DataFrame

_LARGEST_TABLE = 1_000_000_000  # bytes; a larger one is for `analysis corpus`
_MOST_CHARACTERS = 200_000_000  # of a table: hours of work
_NOT_ARTICLES = frozenset({"readme", "license", "licence"})
_AGAIN = "is the same file as one before it; each is accepted once."


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
        InputError: ``story.toml`` or a table is not valid, or there is nothing to read.
    """
    if isinstance(story, pd.DataFrame):
        return str(story.attrs.get("title", "Articles")), list(_rows(story))
    if not isinstance(story, str | os.PathLike):
        return _list(story)
    if not str(story):
        raise InputError("No story is named; a folder, an article or a table is needed.")
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


def _list(given: Sequence[str | os.PathLike[str]]) -> tuple[str, list[Candidate]]:
    try:
        paths = [Path(path) for path in given]
    except TypeError as error:
        raise InputError(
            f"{shown(given)} is no story; a folder, a file, a list of them or a table is needed."
        ) from error
    if not paths:
        raise InputError(f"The list of files is empty; {ACCEPTED}.")
    title = _readable(paths[0].absolute().parent.name)
    pairs = zip(paths, repeated(paths), strict=True)
    return title, [found for path, again in pairs for found in _one_of_many(path, again)]


def _one_of_many(path: Path, again: bool) -> list[Candidate]:
    """What a file of a list holds; a table that cannot be read does not cost the others."""
    try:
        if again:
            raise InputError(f"{path} {_AGAIN}")
        if path.is_dir():
            raise InputError(f"{path} is a folder; of several, articles and tables are accepted.")
        return _file_or_table(path)
    except InputError as error:
        return [Candidate(str(path), path.stem, {"path": str(path)}, problem=str(error))]


def _file_or_table(path: Path) -> list[Candidate]:
    return _table(path) if path.suffix.lower() in TABLES else [_file(path, str(path), {})]


def _table(path: Path) -> list[Candidate]:
    """The rows of a table file; it is refused as a whole if none of them can have a text."""
    try:
        rows = _bounded(path)
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}).") from error
    if not rows:
        raise InputError(f"{path} has no rows; one row for each article is needed.")
    if not any("text" in row.fields for row in rows):
        problems = (row.problem for row in rows if row.problem)
        raise InputError(
            next(problems, f"{path} has no text in any row; a column named text is needed.")
        )
    return [
        Candidate(row.where, row.stem, {**row.fields, "path": row.path}, problem=row.problem)
        for row in rows
    ]


def _bounded(path: Path) -> list[Row]:
    """The rows of a table file, if memory can hold them: packed, a file tells nothing of it."""
    rows: list[Row] = []
    characters = 0
    for row in read_rows(path, largest=_LARGEST_TABLE):
        rows.append(row)
        characters += row.length
        if len(rows) > MOST_ROWS or characters > _MOST_CHARACTERS:
            raise InputError(
                f"{path} has more than {MOST_ROWS:,} rows or {_MOST_CHARACTERS:,} characters; "
                "it is one for `analysis corpus`."
            )
    return rows


def _rows(table: pd.DataFrame) -> Iterator[Candidate]:
    """Each row of a DataFrame; rows count from 1."""
    check_columns("The table", table.columns)
    table = table.loc[:, ~table.columns.duplicated()]
    for number, row in enumerate(table.to_dict("records"), start=1):
        given = {str(column): value for column, value in row.items()}
        yield Candidate(f"The table, row {number}", f"article-{number}", given)


def _folder(folder: Path) -> tuple[str, list[Candidate]]:
    """What ``story.toml`` lists, else every article in the folder, by name."""
    toml = folder / STORY_TOML
    title, stated = read_story_toml(toml) if os.path.lexists(toml) else (None, [])
    paths = [
        folder / name for name in [fields["file"] for fields in stated] or _articles_in(folder)
    ]
    if stated:
        found = [
            _file(path, f"{path} (article {number} of {STORY_TOML})", fields)
            for number, (path, fields) in enumerate(zip(paths, stated, strict=True), start=1)
        ]
    else:
        found = [_file(path, str(path), {}) for path in paths]
    pairs = zip(found, repeated(paths), strict=True)
    checked = [_checked(folder, candidate, again) for candidate, again in pairs]
    return title or _readable(folder.resolve().name), checked


def _articles_in(folder: Path) -> list[str]:
    found = sorted(path.name for path in folder.iterdir() if _is_article(path))
    if not found:
        raise InputError(
            f"{folder} has no articles in it, which end in .htm, .html or .txt; "
            "a table is to be named itself."
        )
    return found


def _is_article(path: Path) -> bool:
    """Whether a file that nobody listed is an article: no hidden file, no README."""
    if path.name.startswith((".", "~")) or path.stem.lower() in _NOT_ARTICLES:
        return False
    return path.suffix.lower() in ARTICLES and not path.is_dir()


def _file(path: Path, where: str, stated: Fields) -> Candidate:
    given = {**stated, "path": str(path)}
    return Candidate(where=where, stem=path.stem, given=given, file=path)


def _checked(folder: Path, candidate: Candidate, again: bool) -> Candidate:
    """The candidate, with a problem if its file lies elsewhere or is one before it."""
    problem = _AGAIN if again else None
    if not real(Path(candidate.given["path"])).is_relative_to(folder.resolve()):
        problem = "lies outside the story's folder; files in it are accepted."
    return replace(candidate, problem=problem and f"{candidate.where} {problem}")
