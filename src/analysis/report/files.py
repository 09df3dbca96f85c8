"""Write tables to files that a spreadsheet, pandas or R opens without surprises."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.errors import InputError

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula: https://owasp.org/www-community/attacks/CSV_Injection."""


def write_tables(articles: pd.DataFrame, folder: Path) -> None:
    """Write every table that follows from the articles as .csv and as .parquet."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in _tables(articles).items():
        for ending in (".csv", ".parquet"):
            write_table(table, folder / f"{name}{ending}")


def write_table(table: pd.DataFrame, path: Path) -> None:
    """Write a table as .csv, .jsonl or .parquet, by the path's ending.

    A .csv is UTF-8 with a byte order mark, so that Excel shows curly quotation marks; lists are
    JSON in their cell; and a text that a spreadsheet would take for a formula gets a leading
    apostrophe. The other two keep every value as it is.

    Raises:
        InputError: Another ending.
    """
    writer_for(path)(table, path)


def writer_for(path: Path) -> Callable[[pd.DataFrame, Path], None]:
    """The function that writes files with this ending, or an InputError for any other."""
    if path.suffix.lower() not in _WRITERS:
        raise InputError(
            f"{path}: a table can be written as {', '.join(_WRITERS)}, "
            f"not as {path.suffix or 'a file without an ending'}."
        )
    return _WRITERS[path.suffix.lower()]


def _tables(articles: pd.DataFrame) -> dict[str, pd.DataFrame]:
    from analysis import (
        align_speakers,
        build_timeline,
        compare_targets,
        find_dates,
        find_gaps,
        find_quotes,
        find_targets,
        match_quotes,
        score_sentiment,
    )

    quotes = align_speakers(find_quotes(articles))
    targets = find_targets(quotes, articles)
    dates = find_dates(articles)
    events = build_timeline(dates)
    return {
        "articles": articles,
        "quotes": quotes,
        "sentiment": score_sentiment(quotes),
        "targets": score_sentiment(targets),
        "spoken_of": compare_targets(targets, quotes),
        "shared_quotes": match_quotes(quotes),
        "dates": dates,
        "events": events,
        "gaps": find_gaps(events, sources=list(articles["source"].unique()), articles=articles),
    }


def _write_csv(table: pd.DataFrame, path: Path) -> None:
    # The line ends of RFC 4180; with "\n" alone, a lone "\r" in a cell would not be quoted.
    table.map(_csv_cell).to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\r\n")


def _csv_cell(value: Any) -> Any:
    if isinstance(value, (list, tuple, dict)):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def _write_jsonl(table: pd.DataFrame, path: Path) -> None:
    table.to_json(
        path, orient="records", lines=True, force_ascii=False, date_format="iso", date_unit="s"
    )


def _write_parquet(table: pd.DataFrame, path: Path) -> None:
    table.to_parquet(path, index=False)


_WRITERS = {".csv": _write_csv, ".jsonl": _write_jsonl, ".parquet": _write_parquet}
