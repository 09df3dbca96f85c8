"""What a corpus run costs: speed beside a plain loop, cost per article, memory.

``python -m benchmarks.corpus_runs STORIES``, where STORIES holds folders that ``analysis report``
reads. A corpus is made of them by repetition, with new ids; docs/scale.md has the figures.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import psutil

from analysis import read_story

LOOP = (
    "import sys, analysis;"
    "articles = analysis.read_story(sys.argv[1]);"
    "analysis.score_sentiment(analysis.find_quotes(articles)); analysis.find_dates(articles)"
)
ATAP = 26_000 * 2000 / (45 * 60)  # characters a second, as its documentation states


class Cost(NamedTuple):
    """What a command took."""

    seconds: float
    processor: float
    """Seconds of processor time, of all its processes."""
    peak: float
    """MB of resident memory of its largest process."""


def main() -> int:
    """Print the figures, as ratios of what was measured in this one run."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("stories", type=Path)
    parser.add_argument("--articles", type=int, default=2000, help="for the ratios")
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    stories = read_stories(options.stories)
    with tempfile.TemporaryDirectory() as folder:
        print(pd.DataFrame(speeds(stories, options.articles, options.repeat, Path(folder))))
        print(pd.DataFrame(growth(stories, options.sizes, Path(folder))))
    return 0


def read_stories(folder: Path) -> pd.DataFrame:
    """All articles of all stories, with ids that differ."""
    stories = [path for path in sorted(folder.iterdir()) if path.is_dir()]
    tables = [read_story(path) for path in stories]
    for path, table in zip(stories, tables, strict=True):
        table["article"] = path.name + "/" + table["article"]
    return pd.concat(tables, ignore_index=True)[["article", "source", "published", "text"]]


def repeat(stories: pd.DataFrame, number: int, path: Path) -> float:
    """Write a corpus of so many articles; its characters."""
    rounds = -(-number // len(stories))
    again = [stories.assign(article=stories["article"] + f"-{n}") for n in range(rounds)]
    corpus = pd.concat(again, ignore_index=True).head(number)
    corpus.to_parquet(path)
    return float(corpus["text"].str.len().sum())


def speeds(
    stories: pd.DataFrame, number: int, times: int, folder: Path
) -> Iterator[dict[str, object]]:
    """A row for each way to analyse one corpus: the median of several turns."""
    table = folder / "speed.parquet"
    characters = repeat(stories, number, table)
    ways = {"plain loop": [], "1 worker": [], "2 workers": []}
    for turn in range(times):
        for way, costs in ways.items():
            out = folder / f"{way}-{turn}"
            costs.append(measure(command(way, table, out)))
    loop = statistics.median(cost.seconds for cost in ways["plain loop"])
    for way, costs in ways.items():
        seconds = statistics.median(cost.seconds for cost in costs)
        yield {
            "way": way,
            "articles/s": number / seconds,
            "times the loop": loop / seconds,
            "times ATAP": characters / seconds / ATAP,
            "peak MB": max(cost.peak for cost in costs),
        }


def growth(
    stories: pd.DataFrame, sizes: Sequence[int], folder: Path
) -> Iterator[dict[str, object]]:
    """A row for each size of corpus: does an article cost more among many?"""
    for number in sizes:
        table = folder / f"{number}.parquet"
        repeat(stories, number, table)
        cost = measure(command("1 worker", table, folder / f"{number}"))
        yield {
            "articles": number,
            "processor ms/article": 1000 * cost.processor / number,
            "peak MB": cost.peak,
        }


def command(way: str, table: Path, out: Path) -> list[str]:
    """The command line of a way to analyse a table."""
    if way == "plain loop":
        return [sys.executable, "-c", LOOP, str(table)]
    corpus = [sys.executable, "-m", "analysis", "corpus", str(table), "-o", str(out)]
    return [*corpus, "--workers", way.split()[0]]


def measure(command: Sequence[str]) -> Cost:
    """Run a command, and look at its processes several times a second."""
    start = time.perf_counter()
    peak, spent = 0.0, {}
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, **silent) as running:  # noqa: S603
        parent = psutil.Process(running.pid)
        while running.poll() is None:
            for process in family(parent):
                try:
                    peak = max(peak, process.memory_info().rss / 1e6)
                    used = process.cpu_times()
                    spent[process.pid] = used.user + used.system
                except psutil.Error:  # it has just ended
                    continue
            time.sleep(0.2)
    if running.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {running.returncode}")
    return Cost(time.perf_counter() - start, sum(spent.values()), peak)


def family(parent: psutil.Process) -> list[psutil.Process]:
    """A process and all that it has started."""
    try:
        return [parent, *parent.children(recursive=True)]
    except psutil.Error:
        return []


if __name__ == "__main__":
    sys.exit(main())
