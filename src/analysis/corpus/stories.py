"""A corpus in stories: articles of the same days that share names and words.

After the single-pass clustering of Topic Detection and Tracking (Allan, Papka & Lavrenko 1998,
"On-line new event detection and tracking"): articles come in the order of their days, and each
joins the story that is most like it or begins one.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.clusters import Clusters, Vector
from analysis.corpus.store import Store, arrow_schema, write_whole
from analysis.corpus.terms import terms
from analysis.errors import InputError
from analysis.tables import DAY, Schema, as_table, require

if TYPE_CHECKING:
    from pyarrow.dataset import Dataset

STORIES: Schema = {
    "story": "str",  # the id of its first article
    "article": "str",
    "source": "str",
    "published": DAY,
}

FILE = "stories.parquet"

_NAME = 2.0  # what a name weighs, where another word weighs 1
_SLOTS = 1 << 22  # in which words are counted; a word may share its slot with a rare other one
_COMPARED: Schema = {"article": "str", "source": "str", "published": DAY, "terms": "object"}
_READ = list(_COMPARED)


def group_stories(
    articles: pd.DataFrame, *, days: int = 3, similarity: float = 0.15
) -> pd.DataFrame:
    """Group articles into stories: those about the same event, published within a few days.

    Articles are alike by the names and telling words that both have, the rare ones weighing more,
    names twice as much: the cosine of an article with the sum of a story's articles. Only stories
    that share one of its most telling terms are looked at, and stories that are too old are
    forgotten, so that not all are compared with all.

    Args:
        articles: Needs ``article``, ``source``, ``published`` and either ``text`` (and, where
            known, ``title``) or ``terms``, which the "articles" table of a corpus has.
        days: How long after its first article a story may go on. Articles without a day are grouped
            among themselves, whenever they are from.
        similarity: How like a story an article must be to join it, 0 to 1.

    Returns:
        A row for each article, by day and id: ``story`` (the id of the story's first article),
        ``article``, ``source`` and ``published``. What a word weighs depends on the other articles,
        so another selection may be grouped otherwise.

    Raises:
        InputError: A column is missing.
    """
    import pyarrow as pa
    from pyarrow.dataset import dataset

    require(articles, ("article", "source", "published"), "group_stories")
    if "terms" not in articles:
        require(articles, ("text",), "group_stories")
        articles = articles.assign(terms=_terms(articles))
    table = pa.Table.from_pandas(articles[_READ], arrow_schema(_COMPARED), preserve_index=False)
    months = _grouped(dataset(table), days, similarity)
    return pd.concat([as_table([], STORIES), *months], ignore_index=True)


def write_stories(folder: str | Path, *, days: int = 3, similarity: float = 0.15) -> int:
    """Group the articles of a corpus run, as `group_stories` does; returns how many stories.

    Writes ``stories.parquet`` into the run's folder. Memory holds the articles of one month and the
    stories of a few days.

    Raises:
        InputError: The folder holds no articles of a corpus run, or a run is writing to it.
    """
    import pyarrow.compute as pc
    from pyarrow.dataset import dataset

    store = Store(Path(folder), "stories")
    if not (store.folder / "articles").is_dir():
        raise InputError(f"{folder} holds no corpus run; analyse a corpus first.")
    with store.open():
        files = store.files("articles")
        found = dataset(files, schema=arrow_schema(_COMPARED), format="parquet")
        months = _grouped(found, days, similarity)
        write_whole(store.folder / FILE, partial(_write, months), store.scratch)
    return int(dataset(store.folder / FILE).count_rows(pc.field("story") == pc.field("article")))


def _write(months: Iterator[pd.DataFrame], file: BinaryIO) -> None:
    """The stories of each month."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = arrow_schema(STORIES)
    with pq.ParquetWriter(file, schema) as writer:
        for month in months:
            writer.write_table(pa.Table.from_pandas(month, schema, preserve_index=False))


def _terms(articles: pd.DataFrame) -> pd.Series:
    titles = articles["title"] if "title" in articles else [None] * len(articles)
    found = [
        terms(title if isinstance(title, str) else "", text)
        for title, text in zip(titles, articles["text"], strict=True)
    ]
    return pd.Series(found, articles.index, dtype=object)


def _grouped(articles: "Dataset", days: int, similarity: float) -> Iterator[pd.DataFrame]:
    """The rows of `group_stories`, month by month; last those without a day."""
    weights = _weights(articles)
    clusters = Clusters(days, similarity)
    for month in _months(articles):
        if month["published"].isna().all():
            clusters = Clusters(days, similarity)
        columns = (month[name] for name in ("article", "published", "terms"))
        stories = [
            clusters.place(article, _day(published), _vector(words, weights))
            for article, published, words in zip(*columns, strict=True)
        ]
        yield month.assign(story=stories)[list(STORIES)]


def _months(articles: "Dataset") -> Iterator[pd.DataFrame]:
    """The articles of each month in order; last, together, those without a day."""
    import pyarrow.compute as pc

    day = pc.field("published")
    published = articles.to_table(columns=["published"])["published"].drop_null().to_pandas()
    months = published.dt.to_period("M").drop_duplicates().sort_values()
    within = [(day >= one.start_time) & (day < (one + 1).start_time) for one in months]
    for condition in [*within, day.is_null()]:
        found = articles.to_table(columns=_READ, filter=condition).to_pandas()
        if len(found):
            yield found.sort_values(["published", "article"], ignore_index=True)


def _weights(articles: "Dataset") -> NDArray[np.float64]:
    """What a term in each slot weighs: the fewer articles have it, the more."""
    number = articles.count_rows()
    counts = np.zeros(_SLOTS, np.int64)
    for batch in articles.to_batches(columns=["terms"]):
        np.add.at(counts, _slots(batch["terms"].flatten().to_pylist()), 1)
    weights: NDArray[np.float64] = np.log1p(number / np.maximum(counts, 1))
    return weights


def _slots(words: list[str]) -> NDArray[np.uint64]:
    hashes: NDArray[np.uint64] = pd.util.hash_array(np.array(words, dtype=object), categorize=False)
    return hashes & np.uint64(_SLOTS - 1)


def _vector(words: Sequence[str], weights: NDArray[np.float64]) -> Vector:
    slots = _slots(list(words))
    named = np.array([_NAME if word[0].isupper() else 1.0 for word in words])
    weighed = weights[slots] * named
    length = np.sqrt((weighed**2).sum())
    return dict(zip(slots.tolist(), (weighed / length).tolist(), strict=True)) if length else {}


def _day(published: pd.Timestamp) -> int:
    return 0 if pd.isna(published) else published.toordinal()
