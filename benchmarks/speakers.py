"""Stories in which a reader named who says some of the quoted words, and how many a tool has right.

A folder of the corpus holds one folder for each story: its articles, and ``speakers.json``, a list
of {file, start, end, text, speaker}. A labelled span is found if a content covers half of it, and
right if the speaker of the content that covers most of it has the person's surname.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from benchmarks.attribution_tools import Found
from benchmarks.polnear import Span, read_text

_ENOUGH = 0.5
_POSSESSIVE = re.compile(r"['’]s\b")
_SIGN = re.compile(r"\W")


class Label(NamedTuple):
    """Quoted words, and who says them."""

    start: int
    end: int
    speaker: str


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """An article, and the quoted words in it whose speaker a reader named."""

    name: str
    text: str
    labels: tuple[Label, ...]


def read_stories(folder: Path) -> list[LabelledArticle]:
    """Every article of a folder of stories that has a label."""
    articles = []
    for path in sorted(folder.glob("*/speakers.json")):
        labels: dict[str, list[Label]] = defaultdict(list)
        for told in json.loads(path.read_text("utf-8")):
            labels[told["file"]].append(Label(told["start"], told["end"], told["speaker"]))
        articles += [
            LabelledArticle(
                f"{path.parent.name}/{file}", read_text(path.with_name(file)), tuple(of)
            )
            for file, of in labels.items()
        ]
    return articles


def count(labels: Sequence[Label], found: Sequence[Found]) -> Counter[str]:
    """How many labelled spans are found, and how many have the right speaker."""
    counts = Counter(labelled=len(labels), found=0, right=0)
    for label in labels:
        best = max(found, key=lambda one: _covered(label, one.content), default=None)
        if best and _covered(label, best.content) >= _ENOUGH * (label.end - label.start):
            counts["found"] += 1
            counts["right"] += _names(label.speaker)[-1] in _names(best.speaker or "")
    return counts


def figures(counts: Counter[str]) -> dict[str, float]:
    """The figures of the table, in percent of the labelled spans."""
    of = counts["labelled"] or 1
    return {"right speaker": 100 * counts["right"] / of, "found": 100 * counts["found"] / of}


def _covered(label: Label, spans: Sequence[Span]) -> int:
    """The characters of a label that lie in the spans."""
    return sum(max(0, min(end, label.end) - max(start, label.start)) for start, end in spans)


def _names(speaker: str) -> list[str]:
    """The words of a name as they are compared."""
    return [_SIGN.sub("", word).lower() for word in _POSSESSIVE.sub("", speaker).split()]
