"""What a corpus run costs beside the analysis, for ten times as many articles: is it flat?

``python -m benchmarks.bookkeeping STORIES``, where STORIES holds folders that ``analysis report``
reads. A corpus is made of the beginnings of their articles, 200 of them on each day, and written
with the quotes and dates of one of them in place of each article's own. So 100,000 articles take a
minute; everything but the analysis is as it always is: reading, planning, writing, resuming,
grouping into stories. docs/scale.md has the figures.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from benchmarks.corpus_runs import Cost, measure, read_stories, run

RUN = """
import sys
from unittest.mock import patch
from analysis import find_dates, find_quotes, read_story, score_sentiment
from analysis.corpus import analyse_corpus, part

table, out, one = sys.argv[1:]
article = read_story(one)
dates, quotes = find_dates(article), score_sentiment(find_quotes(article))
def again(found, articles):
    rows = found.loc[found.index.repeat(len(articles))].reset_index(drop=True)
    return rows.assign(article=articles["article"].tolist() * len(found))
instead = {
    "find_dates": lambda articles: again(dates, articles),
    "find_quotes": lambda articles: again(quotes, articles),
    "score_sentiment": lambda quotes: quotes,
}
with patch.multiple(part, **instead):  # which complains of a name that is there no more
    analyse_corpus(table, out, progress=False)
"""
_CHARACTERS = 600  # of each article
_EACH_DAY = 200


def main() -> int:
    """Print what each step costs, for each size of corpus."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.bookkeeping", description=__doc__.splitlines()[0]
    )
    parser.add_argument("stories", type=Path)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000])
    options = parser.parse_args()
    stories = read_stories(options.stories)
    with tempfile.TemporaryDirectory() as folder:
        for number in options.sizes:
            for step, cost in steps(stories, number, Path(folder)):
                each = 1000 * cost.processor / number
                print(
                    f"{number:9,} articles  {step:22} {cost.processor:7.1f} s of processor time,"
                    f" {each:.3f} ms an article, {cost.peak:.0f} MB",
                    flush=True,
                )
    return 0


def steps(stories: pd.DataFrame, number: int, folder: Path) -> Iterator[tuple[str, Cost]]:
    """What each step costs, beginning with the start of Python, which is the same for all."""
    table, out, one = (folder / f"{number}{name}" for name in (".parquet", "", "-one.parquet"))
    write(stories, number, table)
    stories.head(1).to_parquet(one)
    whole = run(table, out, workers=1)
    yield "dry run", measure([*whole, "--dry-run"])
    yield (
        "run without analysis",
        measure([sys.executable, "-c", RUN, str(table), str(out), str(one)]),
    )
    yield "resumed, all done", measure(whole)
    max(out.glob("quotes/*")).unlink()
    yield "resumed, a part to do", measure(whole)
    yield "stories", measure([*whole, "--stories"])


def write(stories: pd.DataFrame, number: int, path: Path) -> None:
    """A corpus of so many articles."""
    which = pd.RangeIndex(number) % len(stories)
    corpus = stories.iloc[which].reset_index(drop=True)
    corpus.assign(
        article=[f"{name}-{n}" for n, name in enumerate(corpus["article"])],
        text=corpus["text"].str[:_CHARACTERS],
        published=pd.Timestamp("2020-01-01") + pd.to_timedelta(corpus.index // _EACH_DAY, "D"),
    ).to_parquet(path)


if __name__ == "__main__":
    sys.exit(main())
