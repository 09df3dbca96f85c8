"""The articles table: every article of a story read, repaired and checked."""

from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, datetime
from itertools import chain, count
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.errors import InputError, shown
from analysis.reading.decode import as_label, writable
from analysis.reading.formats import Fields, read_article
from analysis.reading.paths import shipped
from analysis.reading.repair import repair
from analysis.reading.story import Candidate, Story, candidates
from analysis.tables import ARTICLES, as_table
from analysis.wording import in_line

_SHOWN = ("source", "title", "published_basis")
_LABELS = ("article", "path", *_SHOWN)
_NO_SOURCE = "unknown source"
_LONGEST = 10_000_000  # characters of text; a long novel has three million
_REJECTED = {"path": "object", "reason": "str"}


def read_story(story: Story) -> pd.DataFrame:
    """Read every article of a story into a table (``tables.ARTICLES``).

    Args:
        story: A folder, with or without ``story.toml``; a file (.txt, .html); a list of files; a
            table (.csv, .jsonl, .parquet, .xlsx) or a DataFrame with a ``text`` column, whose
            other columns are used where they are named as in ``tables.ARTICLES``.

    Returns:
        One row per article, in the order of ``story.toml``, of the list or of the table, else by
        file name. ``text`` is the file's text, line ends included, but for the listed ``repairs``;
        of a page it is the main text that trafilatura finds. A source that is not stated is the
        page's outlet, else the article's id (the file's stem); for a row of a table it is "unknown
        source", because rows without one may well be by the same outlet. ``attrs["title"]`` is the
        story's title.

    Raises:
        InputError: At the first thing that is wrong.
    """

    def refuse(_: Candidate, error: InputError) -> None:
        raise error

    articles = _read(story, refuse)
    if articles.empty:
        raise InputError("The table has no rows; one row for each article is needed.")
    return articles


def read_articles(story: Story) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read what can be read of a story: as `read_story`, but no single article stops the rest.

    Returns:
        The articles, and those rejected: ``path`` (None for a row of a DataFrame) and ``reason``,
        one sentence that names the file or row. So is a table that cannot be read, if it is one
        file of a list.

    Raises:
        InputError: The story as a whole cannot be read: no such folder, a broken ``story.toml``,
            a table without a ``text`` column.
    """
    rejected: list[dict[str, Any]] = []

    def refuse(candidate: Candidate, error: InputError) -> None:
        rejected.append({"path": candidate.given.get("path"), "reason": str(error)})

    return _read(story, refuse), as_table(rejected, _REJECTED)


def example_story() -> Path:
    """The folder of the two shipped articles."""
    return shipped("data")


def _read(story: Story, refuse: Callable[[Candidate, InputError], None]) -> pd.DataFrame:
    title, found = candidates(story)
    rows: list[Fields] = []
    ids: set[str] = set()
    for candidate in found:
        try:
            row = as_article(candidate, ids)
        except InputError as error:
            refuse(candidate, error)
        else:
            rows.append(row)
            ids.add(row["article"])
    articles = as_table(rows, ARTICLES)
    articles.attrs["title"] = in_line(title)
    return articles


def as_article(candidate: Candidate, ids: set[str]) -> Fields:
    """One row of the table; raises InputError where it cannot be one beside those of ``ids``."""
    where = candidate.where
    if candidate.problem:
        raise InputError(candidate.problem)
    found = read_article(candidate.file, where) if candidate.file else {}
    fields = {**_present(found), **_present(candidate.given)}
    text, repairs = repair(_text(fields.get("text"), where))
    given = {name: _label(name, fields[name], where) for name in _LABELS if name in fields}
    labels = _present({name: _shown(name, label) for name, label in given.items()})
    article = _id(labels.get("article"), writable(candidate.stem), ids, where)
    return {
        "source": in_line(article) if candidate.file else _NO_SOURCE,
        **labels,
        "article": article,
        "published": _day(fields.get("published"), where),
        "text": text,
        "repairs": repairs,
    }


def _present(fields: Fields) -> Fields:
    """The fields that are not empty."""
    return {name: value for name, value in fields.items() if not _is_missing(value)}


def _is_missing(value: Any) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))


def _text(value: Any, where: str) -> str:
    if value is None:
        raise InputError(f"{where} has no text; an article needs some.")
    if not isinstance(value, str):
        raise InputError(f"{where} has text of type {type(value).__name__}; a string is needed.")
    if value != writable(value):
        raise InputError(f"{where} has half a surrogate pair in its text; Unicode text is needed.")
    if len(value) > _LONGEST:
        raise InputError(
            f"{where} has {len(value):,} characters of text; up to {_LONGEST:,} are accepted."
        )
    return value


def _label(name: str, value: Any, where: str) -> str:
    if isinstance(value, bytes) or not pd.api.types.is_scalar(value):
        raise InputError(
            f"{where} has {name} of type {type(value).__name__}; a string or a number is needed."
        )
    return as_label(value)


def _shown(name: str, label: str) -> str:
    """What charts, pages and sentences show is one line, and nothing in it turns its order."""
    return in_line(label) if name in _SHOWN else label


def _id(given: str | None, stem: str, ids: set[str], where: str) -> str:
    """The id that is given, which must be new, else one made from the stem."""
    if given in ids:
        raise InputError(f"{where} has the id {given}, as another article has; each needs its own.")
    numbered = (f"{stem}-{number}" for number in count(2))
    return given or next(name for name in chain([stem], numbered) if name not in ids)


def _day(value: Any, where: str) -> pd.Timestamp | None:
    """The stated date; where a time zone is stated too, the date and time there."""
    try:
        if isinstance(value, str):
            value = datetime.fromisoformat(value.strip())
        if value is None:
            return None
        if isinstance(value, date) and MINYEAR <= value.year <= MAXYEAR:
            return pd.Timestamp(value).tz_localize(None).as_unit("us")
    except ValueError:
        pass  # the message is the same as for a value of another kind
    raise InputError(
        f"{where} has {shown(value)} as its date of publication; "
        "a date like 2025-05-17 or 2025-05-17T10:00 is accepted."
    )
