"""Bylines, credits and invitations: what stands around a story, or in it, and is no part of it."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import takewhile
from typing import Any

from analysis.text.segment import Span, each_sentence, paragraphs

_HEAD = 6  # lines: a headline, a standfirst, and what stands between them and the story
_TAIL = 3  # lines at most after the note that closes an article
_QUOTED = re.compile(r"""["“”«»]""")
_GOES_ON = re.compile(rf"{_QUOTED.pattern}|\bUPDATE")


@dataclass(frozen=True, slots=True)
class _Pattern:
    regex: re.Pattern[str]
    where: str
    whole_line: bool
    follows: bool
    closes: bool


def furniture(text: str) -> list[Span]:
    """The lines of an article that are not story text, in reading order.

    A line counts where all of it matches the patterns of ``text/data/furniture.toml``; a line with
    nothing but a name counts beside one that repeats the name, and under "By"; and what stands
    after a closing correction, which begins other stories. Most patterns hold at the ends of an
    article only; what invites to another page, and the credit of a picture, may stand anywhere.
    """
    spans = paragraphs(text)
    lines = [text[start:end] for start, end in spans]
    top = [place for place in range(len(lines))[:_HEAD] if _is_furniture(lines, place, "start")]
    tail = _after_the_note(lines)
    below = reversed(range(max(top, default=-1) + 1, tail))
    bottom = takewhile(lambda place: _is_furniture(lines, place, "end"), below)
    between = (place for place, line in enumerate(lines) if _interrupts(line))
    return [spans[place] for place in sorted({*top, *between, *bottom, *range(tail, len(lines))})]


def _interrupts(line: str) -> bool:
    """Whether a line is furniture wherever it stands; one with a quotation is left to the story."""
    return _matches(line, "anywhere") and not _QUOTED.search(line)


def _after_the_note(lines: list[str]) -> int:
    """The first line after the correction that closes an article, or the number of lines.

    Pages of a blog end with the beginnings of others. Not where words are quoted there, and only a
    few lines below the middle: what follows a correction may be the story.
    """
    last = len(lines) - 1
    below = range(last, max(last // 2, last - _TAIL - 1), -1)
    note = next((place for place in below if _closes(lines[place])), last)
    is_story = any(_GOES_ON.search(line) for line in lines[note + 1 :])
    return len(lines) if is_story else note + 1


def _closes(line: str) -> bool:
    return any(pattern.closes and pattern.regex.match(line) for pattern in _patterns())


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
    patterns = [
        pattern for pattern in _patterns() if pattern.where in {where, "either", "anywhere"}
    ]
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
            closes=entry.get("closes", False),
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
