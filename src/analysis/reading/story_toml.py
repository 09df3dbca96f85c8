"""``story.toml``: the articles of a folder, in order, and what their text does not say."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from analysis.errors import InputError, shown
from analysis.reading.decode import decode
from analysis.reading.formats import Fields, read_bytes

STORY_TOML = "story.toml"

Kinds = dict[str, tuple[type | tuple[type, ...], str]]

_TEXT = (str, "a text in quotation marks")
_STORY: Kinds = {"title": _TEXT, "article": (list, "an [[article]] section for each file")}
_ARTICLE: Kinds = {
    "file": _TEXT,
    "source": _TEXT,
    "title": _TEXT,
    "published": ((date, str), "a date like 2025-05-17"),
    "published_basis": _TEXT,
    "url": _TEXT,
}


def read_story_toml(path: Path) -> tuple[str | None, list[Fields]]:
    """The story's title and what is stated of each article; every article names its ``file``.

    Raises:
        InputError: The file is not TOML, or has a key or a kind of value that is not known.
    """
    stated = _parse(path)
    _check(stated, _STORY, str(path))
    articles = stated.get("article", [])
    for number, article in enumerate(articles, start=1):
        where = f"{path}, article {number}"
        if not isinstance(article, dict) or "file" not in article:
            raise InputError(f'{where} names no file; a line like file = "name.txt" is needed.')
        _check(article, _ARTICLE, where)
    return stated.get("title"), articles


def _parse(path: Path) -> dict[str, Any]:
    text = decode(read_bytes(path, str(path)), str(path))
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path} is not valid TOML: {error}.") from error
    except (ValueError, RecursionError) as error:
        problem = "a number is too long, or it is nested too deeply"
        raise InputError(f"{path} is not valid TOML: {problem}.") from error


def _check(stated: dict[str, Any], kinds: Kinds, where: str) -> None:
    for key, value in stated.items():
        if key not in kinds:
            raise InputError(f"{where} has the unknown key {key!r}; known are {', '.join(kinds)}.")
        kind, description = kinds[key]
        if not isinstance(value, kind):
            raise InputError(f"{where} has {key} = {shown(value)}, where {description} is needed.")
