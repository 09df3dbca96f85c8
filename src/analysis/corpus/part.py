"""The work on one part: rows in, the tables of their articles out."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from analysis.corpus.plan import Part, program
from analysis.corpus.store import ARTICLES, REJECTED, Store
from analysis.corpus.terms import terms
from analysis.dates import find_dates
from analysis.errors import InputError, said
from analysis.quotes import find_quotes
from analysis.quotes.tagging.tagger import default_tagger
from analysis.reading.articles import as_article
from analysis.reading.decode import writable
from analysis.reading.formats import Fields
from analysis.reading.rows import Row
from analysis.reading.story import Candidate
from analysis.sentiment import score_sentiment
from analysis.tables import ARTICLES as READ
from analysis.tables import as_table

Tables = dict[str, pd.DataFrame]

_NO_ARTICLES_FAULT = (ImportError, OSError)


def work(part: Part, folder: Path, run: str, planned: str) -> int:
    """Analyse a part and write what is found; returns how many rows it has.

    Raises:
        InputError: This process runs another version of the program than was planned.
        OSError: The output cannot be written, or the program not read.
    """
    if program() != planned:
        raise InputError(
            f"A worker runs Parallax {program()}, where {planned} is needed, and its libraries."
        )
    default_tagger()  # once in a process; if it cannot be loaded, no article is to blame
    Store(folder, run).write(part.number, analyse(part.rows))
    return len(part.rows)


def analyse(rows: Sequence[Row]) -> Tables:
    """The tables of ``store.TABLES``: each row is in "articles" or, with its reason, in "rejected".

    Articles are analysed together. Where that fails, each is analysed alone, to tell which fails.
    """
    articles: list[tuple[Row, Fields]] = []
    rejected: list[tuple[Row, str]] = []
    ids: set[str] = set()
    for row in rows:
        try:
            article = _read(row, ids)
        except InputError as error:
            rejected.append((row, str(error)))
        else:
            articles.append((row, article))
            ids.add(article["article"])
    try:
        tables = _analyse(articles)
    except _NO_ARTICLES_FAULT:
        raise
    except Exception:
        tables, failed = _analyse_each(articles)
        rejected += failed
    return tables | {"rejected": as_table((_rejected(*pair) for pair in rejected), REJECTED)}


def _read(row: Row, ids: set[str]) -> Fields:
    """What ``analysis.read_articles`` makes of the row."""
    return as_article(Candidate(row.where, row.stem, row.fields, problem=row.problem), ids)


def _analyse(articles: Sequence[tuple[Row, Fields]]) -> Tables:
    table = as_table((article for _, article in articles), READ)
    return {
        "quotes": score_sentiment(find_quotes(table)),
        "dates": find_dates(table),
        "articles": as_table((_described(*pair) for pair in articles), ARTICLES),
    }


def _analyse_each(
    articles: Sequence[tuple[Row, Fields]],
) -> tuple[Tables, list[tuple[Row, str]]]:
    """The tables of all articles that can be analysed, and the others with what went wrong."""
    found, failed = [_analyse([])], []
    for row, article in articles:
        try:
            found.append(_analyse([(row, article)]))
        except _NO_ARTICLES_FAULT:
            raise
        except Exception as error:
            problem = f"{type(error).__name__}: {said(error)}"
            failed.append((row, f"{row.where} could not be analysed ({problem})."))
    joined = {name: pd.concat([one[name] for one in found], ignore_index=True) for name in found[0]}
    return joined, failed


def _described(row: Row, article: Fields) -> Fields:
    """The article without its text."""
    return {
        **article,
        "path": writable(row.path),
        "row": row.number,
        "characters": len(article["text"]),
        "repairs": len(article["repairs"]),
        "terms": terms(article.get("title") or "", article["text"]),
    }


def _rejected(row: Row, reason: str) -> Fields:
    return {
        "article": row.article,
        "path": writable(row.path),
        "row": row.number,
        "reason": writable(reason),
    }
