"""What a corpus run costs: speed beside plain loops, cost per article, memory.

Two plain loops at once, half of the corpus each, show what the machine gives to two processes.
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
    table, half = folder / "speed.parquet", folder / "half.parquet"
    characters = repeat(stories, number, table)
    repeat(stories, number // 2, half)
    ways = {
        "plain loop": lambda _: [loop(table)],
        "2 loops at once": lambda _: [loop(half), loop(half)],
        "1 worker": lambda out: [run(table, out, workers=1)],
        "2 workers": lambda out: [run(table, out, workers=2)],
    }
    taken: dict[str, list[Cost]] = {way: [] for way in ways}
    for turn in range(times):
        for way, commands in ways.items():
            taken[way].append(measure(*commands(folder / f"{way}-{turn}")))
    alone = statistics.median(cost.seconds for cost in taken["plain loop"])
    for way, costs in taken.items():
        seconds = statistics.median(cost.seconds for cost in costs)
        yield {
            "way": way,
            "articles/s": number / seconds,
            "times the loop": alone / seconds,
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
        cost = measure(run(table, folder / f"{number}", workers=1))
        yield {
            "articles": number,
            "processor ms/article": 1000 * cost.processor / number,
            "peak MB": cost.peak,
        }


def loop(table: Path) -> list[str]:
    """The command line that analyses a table without `analysis corpus`."""
    return [sys.executable, "-c", LOOP, str(table)]


def run(table: Path, out: Path, workers: int) -> list[str]:
    """The command line that analyses a table with so many workers."""
    corpus = [sys.executable, "-m", "analysis", "corpus", str(table), "-o", str(out)]
    return [*corpus, "--workers", str(workers)]


def measure(*commands: Sequence[str]) -> Cost:
    """Run commands side by side, and look at their processes several times a second."""
    start = time.perf_counter()
    peak, spent = 0.0, {}
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    running = [subprocess.Popen(command, **silent) for command in commands]  # noqa: S603
    parents = [psutil.Process(one.pid) for one in running]
    while any(one.poll() is None for one in running):
        for process in (process for parent in parents for process in family(parent)):
            try:
                peak = max(peak, process.memory_info().rss / 1e6)
                used = process.cpu_times()
                spent[process.pid] = used.user + used.system
            except psutil.Error:  # it has just ended
                continue
        time.sleep(0.2)
    for one, command in zip(running, commands, strict=True):
        if one.returncode:
            raise RuntimeError(f"{' '.join(command)} ended with {one.returncode}")
    return Cost(time.perf_counter() - start, sum(spent.values()), peak)


def family(parent: psutil.Process) -> list[psutil.Process]:
    """A process and all that it has started."""
    try:
        return [parent, *parent.children(recursive=True)]
    except psutil.Error:
        return []


if __name__ == "__main__":
    sys.exit(main())
