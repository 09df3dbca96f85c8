"""Bylines, credits and contact lines: what stands around a story and is not part of it."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import takewhile
from typing import Any

from analysis.text.segment import Span, each_sentence, paragraphs

_HEAD = 6  # lines: a headline, a standfirst, and what stands between them and the story


@dataclass(frozen=True, slots=True)
class _Pattern:
    regex: re.Pattern[str]
    where: str
    whole_line: bool
    follows: bool


def furniture(text: str) -> list[Span]:
    """The lines at either end of an article that are not story text, in reading order.

    A line counts where all of it matches the patterns of ``text/data/furniture.toml``; a line with
    nothing but a name counts beside one that repeats the name, and under "By".
    """
    spans = paragraphs(text)
    lines = [text[start:end] for start, end in spans]
    top = [place for place in range(len(lines))[:_HEAD] if _is_furniture(lines, place, "start")]
    below = reversed(range(max(top, default=-1) + 1, len(lines)))
    bottom = takewhile(lambda place: _is_furniture(lines, place, "end"), below)
    return [spans[place] for place in [*top, *sorted(bottom)]]


def _is_furniture(lines: list[str], place: int, where: str) -> bool:
    return _matches(lines[place], where) or _is_name_beside(lines, place, where)


def _is_name_beside(lines: list[str], place: int, where: str) -> bool:
    """Whether the line is only a name, which a byline or credit next to it explains."""
    name = lines[place].rstrip(".")
    if not _name().fullmatch(name):
        return False
    beside = [*lines[max(place - 1, 0) : place], *lines[place + 1 : place + 2]]
    return any(_matches(line, where) and (name in line or _is_by(line)) for line in beside)


def _is_by(line: str) -> bool:
    return line.rstrip(":").lower().endswith("by")


def _matches(line: str, where: str) -> bool:
    patterns = [pattern for pattern in _patterns() if pattern.where in {where, "either"}]
    if any(pattern.whole_line and pattern.regex.match(line) for pattern in patterns):
        return True
    parts = (line[start:end] for start, end in each_sentence(line))
    first = next(parts)
    opens = any(pattern.regex.fullmatch(first) for pattern in patterns if not pattern.follows)
    return opens and all(
        any(pattern.regex.fullmatch(each) for pattern in patterns) for each in parts
    )


@cache
def _data() -> dict[str, Any]:
    path = files("analysis.text") / "data" / "furniture.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _patterns() -> list[_Pattern]:
    return [
        _Pattern(
            regex=re.compile(_expand(entry["pattern"])),
            where=entry["where"],
            whole_line=entry.get("whole_line", False),
            follows=entry.get("follows", False),
        )
        for entry in _data()["pattern"]
    ]


@cache
def _name() -> re.Pattern[str]:
    return re.compile(_expand("{full_name}"))


def _expand(pattern: str) -> str:
    """The pattern with each part in braces put in."""
    for name, part in reversed(_data()["parts"].items()):
        pattern = pattern.replace(f"{{{name}}}", part)
    return pattern
