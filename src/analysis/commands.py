"""What each command does with what was asked for; each returns the exit code."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import InputError, visible

if TYPE_CHECKING:
    import pandas as pd

QUOTE_COLUMNS = ["source", "speaker", "kind", "cue", "content"]
DATE_COLUMNS = ["source", "text", "type", "value", "earliest", "latest"]


def report(options: argparse.Namespace) -> int:
    """Run the notebooks on a story: one page."""
    from analysis.report import build_report

    return _name_pages(lambda: [build_report(options.story, options.out)])


def notebooks(options: argparse.Namespace) -> int:
    """Run the notebooks on a story: a page of each."""
    from analysis.report import build_notebooks

    return _name_pages(lambda: build_notebooks(options.story, options.out))


def _name_pages(build: Callable[[], list[Path]]) -> int:
    """Print where the pages are, or complain of what went wrong in each notebook."""
    from analysis.report import NotebookError

    try:
        print(*build(), sep="\n")
    except NotebookError as error:
        for problem in error.args:
            complain(problem)
        return 1
    return 0


def quotes(options: argparse.Namespace) -> int:
    """Write or show who says what."""
    from analysis import find_quotes

    _check_out(options)
    articles, code = _read(options.articles)
    _give_table(find_quotes(articles), QUOTE_COLUMNS, options.out)
    return code


def dates(options: argparse.Namespace) -> int:
    """Write or show every temporal expression, as a table or in the text."""
    from analysis import find_dates

    as_table = options.format == "table"
    if as_table:
        _check_out(options)
    articles, code = _read(options.articles)
    found = find_dates(articles)
    if as_table:
        _give_table(found, DATE_COLUMNS, options.out)
    else:
        _give_timeml(articles, found, options.out)
    return code


def _read(paths: list[Path]) -> tuple["pd.DataFrame", int]:
    """The articles, and the exit code: 1 if some cannot be read, of which it complains."""
    from analysis import read_articles

    articles, rejected = read_articles(paths[0] if len(paths) == 1 else paths)
    for reason in rejected["reason"]:
        complain(reason)
    return articles, 1 if len(rejected) else 0


def _check_out(options: argparse.Namespace) -> None:
    """Refuse before any work a table that could not, or must not, be written after it."""
    from analysis.report.files import writer_for

    out: Path | None = options.out
    if out is None:
        return
    try:
        writer_for(out)
    except InputError as error:
        options.refuse(str(error))
    if out.exists() and any(path.exists() and out.samefile(path) for path in options.articles):
        raise InputError(f"{out} is to be read; name another file for the table.")
    if not out.parent.is_dir():
        raise InputError(f"{out.parent} is not a folder; one that is there is needed.")


def _give_table(table: "pd.DataFrame", columns: list[str], out: Path | None) -> None:
    """Write a table whole, or show some of its columns."""
    from analysis.report.files import write_table
    from analysis.report.terminal import as_text

    if out:
        write_table(table, out)
    else:
        print(as_text(table[columns]), flush=True)


def _give_timeml(articles: "pd.DataFrame", dates: "pd.DataFrame", folder: Path | None) -> None:
    from analysis.dates.timeml import as_timeml, write_timeml

    if folder:
        write_timeml(articles, dates, folder)
    elif len(articles) > 1:
        raise InputError(
            f"TimeML is a document for each of these {len(articles)} articles: "
            "name a folder for them with -o."
        )
    else:
        for _, document in as_timeml(articles, dates):  # in UTF-8, as the document says of itself
            sys.stdout.buffer.write(document.encode())
            sys.stdout.flush()


def corpus(options: argparse.Namespace) -> int:
    """Analyse a corpus, or tell what that would be."""
    from analysis.corpus import analyse_corpus, plan_corpus, write_stories

    if options.dry_run:
        plan = plan_corpus(options.tables, options.out, part_size=options.part_size)
        print(plan.describe())
        return 0
    try:
        summary = analyse_corpus(
            options.tables,
            options.out,
            workers=options.workers,
            scheduler=options.scheduler,
            part_size=options.part_size,
        )
    except KeyboardInterrupt:
        complain("Interrupted; the same command goes on from here.")
        return 130
    print(summary.describe())
    if options.stories:
        print(f"Stories: {write_stories(options.out):,}")
    if summary.rejected:
        complain(f"Why rows were rejected is in {options.out / 'rejected'}.")
    return 1 if summary.rejected or summary.missing else 0


def complain(problem: object) -> int:
    """A sentence on the standard error; 1, the exit code that goes with it."""
    print(f"analysis: {visible(str(problem))}", file=sys.stderr)
    return 1
