"""Parallax's attributions and speakers beside those of other Python tools: accuracy and speed.

Every tool reads a corpus in a process of its own (`benchmarks.trial`) and is scored as the corpus
allows: where attributions are marked (`benchmarks.attribution_scores`) or speakers are
(`benchmarks.speakers`).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import speakers, trial
from benchmarks.attribution_scores import Comparison, count, count_by_kind, figures, figures_by_kind
from benchmarks.attribution_tools import TOOLS, Found
from benchmarks.polnear import read_folder

Row = dict[str, Any]
Lists = Sequence[Sequence[Found]]
"""What a tool finds in each text."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Texts, and how what a tool finds in them is scored."""

    name: str
    task: str
    texts: list[str]
    figures: Callable[[Lists], Row]
    """One row of the table."""
    details: Callable[[Lists], dict[str, list[Row]]]
    """Tables that are made for Parallax alone."""


def corpora(folder: Path) -> Iterator[Corpus]:
    """The corpora in a folder, or the one that it is itself."""
    for inner in sorted({path.parent for path in folder.rglob("attributions") if path.is_dir()}):
        if (inner / "text").is_dir():
            yield attributions(inner)
    for inner in sorted({path.parent.parent for path in folder.rglob("speakers.json")}):
        yield named_speakers(inner)


def attributions(folder: Path) -> Corpus:
    """A folder with ``text`` and ``attributions``, as PolNeAR gives them out."""
    articles = read_folder(folder)

    def compared(found: Lists) -> list[Comparison]:
        return list(map(Comparison, articles, found))

    def row(found: Lists) -> Row:
        return figures(sum(map(count, compared(found)), Counter()))

    def details(found: Lists) -> dict[str, list[Row]]:
        comparisons = compared(found)
        kinds = sum(map(count_by_kind, comparisons), Counter())
        return {
            "by kind": list(figures_by_kind(kinds)),
            "by publisher": list(_by_publisher(comparisons)),
        }

    texts = [article.text for article in articles]
    return Corpus(folder.resolve().name, "attributions", texts, row, details)


def _by_publisher(comparisons: Sequence[Comparison]) -> Iterator[Row]:
    by_publisher: dict[str, list[Comparison]] = defaultdict(list)
    for comparison in comparisons:
        by_publisher[comparison.article.publisher].append(comparison)
    for publisher, of in sorted(by_publisher.items()):
        counts = sum(map(count, of), Counter())
        told = {"publisher": publisher, "articles": len(of), "marked": counts["marked"]}
        yield told | figures(counts)


def named_speakers(folder: Path) -> Corpus:
    """A folder of stories, some of them with ``speakers.json``."""
    articles = speakers.read_stories(folder)

    def row(found: Lists) -> Row:
        labels = [article.labels for article in articles]
        return speakers.figures(sum(map(speakers.count, labels, found), Counter()))

    texts = [article.text for article in articles]
    return Corpus(folder.resolve().name, "speakers", texts, row, lambda _: {})


def measured(corpus: Corpus) -> dict[str, Any]:
    """Everything that is told of a corpus: rows of tables, by the name of the table."""
    words = sum(len(text.split()) for text in corpus.texts)
    told: dict[str, Any] = {
        "corpus": corpus.name,
        "task": corpus.task,
        "articles": len(corpus.texts),
        "words": words,
        "versions": {},
        "tools": [],
    }
    first = None
    for name in TOOLS:
        tried = trial.run(name, corpus.texts)
        if tried is None:
            told["tools"].append({"tool": name, "": "not installed"})
            continue
        if first is None:
            first = tried
            told |= corpus.details(tried.found)
        told["versions"][name] = tried.versions
        costs = _costs(tried.cost, first.cost, words)
        told["tools"].append({"tool": name} | corpus.figures(tried.found) | costs)
    return told


def _costs(cost: trial.Cost, first: trial.Cost, words: int) -> Row:
    return {
        "words/CPU s": words / cost.run,
        "times as slow": cost.run / first.run,
        "import s": cost.imports,
        "load s": cost.load,
        "MB": cost.memory,
    }
