"""The command line: ``analysis report``, ``notebooks``, ``quotes``, ``dates`` and ``corpus``."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import InputError, visible

if TYPE_CHECKING:
    import pandas as pd

QUOTE_COLUMNS = ("source", "speaker", "kind", "cue", "content")
DATE_COLUMNS = ("source", "text", "type", "value", "earliest", "latest")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    0: all is well; 1: something could not be read, run or written (one sentence each on the
    standard error); 2: the command itself was wrong; 130: interrupted.
    """
    options = parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except BrokenPipeError:  # the reader of our output, `head` perhaps, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except InputError as error:
        return _complain(error)
    except OSError as error:
        return _complain(f"{error.filename}: {error.strerror}." if error.filename else error)
    except MemoryError:
        return _complain("This takes more memory than there is; give it fewer articles at once.")
    except KeyboardInterrupt:
        _complain("Interrupted.")
        return 130


def parser() -> argparse.ArgumentParser:
    """What the command line takes."""
    known = argparse.ArgumentParser(
        prog="analysis", description="Read two or more accounts of one news story."
    )
    known.add_argument("--version", action="version", version=version("news-parallax"))
    commands = known.add_subparsers(required=True, metavar="COMMAND")

    for name, about in [
        ("report", "run the notebooks on a story: one offline page"),
        ("notebooks", "run the notebooks on a story: each as a notebook and as a page"),
    ]:
        command = commands.add_parser(name, help=about)
        command.add_argument("story", type=_path, metavar="STORY", help="a folder, or a table")
        command.add_argument(
            "-o", "--out", type=_path, metavar="DIR", default=Path(name), help=f"default: {name}"
        )
        command.set_defaults(run=_run_notebooks, build=f"build_{name}")

    for name, verb, columns, about in [
        ("quotes", "find_quotes", QUOTE_COLUMNS, "who says what: every attribution"),
        ("dates", "find_dates", DATE_COLUMNS, "every temporal expression and what it can mean"),
    ]:
        command = commands.add_parser(name, help=about)
        command.add_argument(
            "articles", type=_path, nargs="+", metavar="ARTICLE", help="files, a folder, or a table"
        )
        command.add_argument(
            "-o", "--out", type=_path, metavar="FILE", help=".csv, .jsonl or .parquet"
        )
        command.set_defaults(
            run=_tabulate, verb=verb, columns=list(columns), format="table", refuse=command.error
        )
    command.add_argument(
        "--format",
        choices=["table", "timeml"],
        default="table",
        help="timeml: the text of one article with its TIMEX3 elements; with -o FOLDER, a file "
        "FOLDER/ARTICLE.tml for each article",
    )
    _add_corpus(
        commands.add_parser("corpus", help="as many articles as there are: partitioned Parquet")
    )
    return known


def _add_corpus(corpus: argparse.ArgumentParser) -> None:
    corpus.description = (
        "Stopped, by whatever, it goes on where it was when the command is repeated."
    )
    corpus.add_argument(
        "tables",
        type=_path,
        nargs="+",
        metavar="TABLE",
        help="a table (.parquet, .jsonl, .csv), a folder of them, or a pattern in quotes",
    )
    corpus.add_argument("-o", "--out", type=_path, metavar="DIR", required=True)
    who = corpus.add_mutually_exclusive_group()
    who.add_argument(
        "--workers", type=int, default=1, metavar="N", help="processes that share the work"
    )
    who.add_argument("--scheduler", metavar="ADDRESS", help="of a Dask cluster: tcp://host:8786")
    corpus.add_argument(
        "--part-size", type=int, metavar="N", help="articles that are written as a whole"
    )
    corpus.add_argument(
        "--stories", action="store_true", help="then group the articles: DIR/stories.parquet"
    )
    corpus.add_argument("--dry-run", action="store_true", help="only tell what would be read")
    corpus.set_defaults(run=_corpus)


def _path(name: str) -> Path:
    """What is named; nothing must not be taken for the current folder."""
    if not name:
        raise argparse.ArgumentTypeError("the name is empty; write . for the current folder")
    return Path(name)


def _run_notebooks(options: argparse.Namespace) -> int:
    """Build the report or the notebooks, and name the pages."""
    from analysis import report

    try:
        written = getattr(report, options.build)(options.story, options.out)
    except report.NotebookError as error:
        for problem in error.args:
            _complain(problem)
        return 1
    print(*(written if isinstance(written, list) else [written]), sep="\n")
    return 0


def _tabulate(options: argparse.Namespace) -> int:
    """Write or show what a verb makes of the articles; complain of those that cannot be read."""
    import analysis

    if options.format == "table" and options.out:
        _check_out(options)
    given = options.articles
    articles, rejected = analysis.read_articles(given[0] if len(given) == 1 else given)
    for reason in rejected["reason"]:
        _complain(reason)
    table = getattr(analysis, options.verb)(articles)
    if options.format == "timeml":
        _give_timeml(articles, table, options.out)
    else:
        _give_table(table, options)
    return 1 if len(rejected) else 0


def _check_out(options: argparse.Namespace) -> None:
    """Refuse before any work what could not be written after it."""
    from analysis.report.files import writer_for

    try:
        writer_for(options.out)
    except InputError as error:
        options.refuse(str(error))
    if os.path.realpath(options.out) in map(os.path.realpath, options.articles):
        raise InputError(f"{options.out} is to be read; name another file for the table.")
    if not options.out.parent.is_dir():
        raise InputError(f"{options.out.parent} is not a folder; one that is there is needed.")


def _give_table(table: "pd.DataFrame", options: argparse.Namespace) -> None:
    from analysis.report.files import write_table
    from analysis.report.terminal import as_text

    if options.out:
        write_table(table, options.out)
    else:
        print(as_text(table[options.columns]), flush=True)


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


def _corpus(options: argparse.Namespace) -> int:
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
        _complain("Interrupted; the same command goes on from here.")
        return 130
    print(summary.describe())
    if options.stories:
        print(f"Stories: {write_stories(options.out):,}")
    if summary.rejected:
        _complain(f"Why rows were rejected is in {options.out / 'rejected'}.")
    return 1 if summary.rejected or summary.missing else 0


def _complain(problem: object) -> int:
    print(f"analysis: {visible(str(problem))}", file=sys.stderr)
    return 1
