"""The command line: ``analysis report``, ``notebooks``, ``quotes``, ``dates`` and ``corpus``."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TypeAlias

from analysis import commands
from analysis.commands import complain
from analysis.errors import InputError

Run = Callable[[argparse.Namespace], int]
"""A command: from what was asked for to the exit code."""
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""What holds the commands of a command line."""


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
        return complain(error)
    except OSError as error:
        problem = f"{error.filename}: {error.strerror}." if error.filename else str(error)
        return complain(InputError(problem))
    except MemoryError:
        return complain("This takes more memory than there is; give it fewer articles at once.")
    except KeyboardInterrupt:
        complain("Interrupted.")
        return 130


def parser() -> argparse.ArgumentParser:
    """What the command line takes."""
    line = argparse.ArgumentParser(
        prog="analysis", description="Read two or more accounts of one news story."
    )
    line.add_argument("--version", action="version", version=version("news-parallax"))
    known = line.add_subparsers(required=True, metavar="COMMAND")

    about = "run the notebooks on a story: one offline page"
    _add_pages(known, "report", about, commands.report)
    about = "run the notebooks on a story: each as a notebook and as a page"
    _add_pages(known, "notebooks", about, commands.notebooks)
    about = "who says what: every attribution"
    _add_verb(known, "quotes", about, commands.quotes)
    about = "every temporal expression and what it can mean"
    dates = _add_verb(known, "dates", about, commands.dates)
    dates.add_argument(
        "--format",
        choices=["table", "timeml"],
        default="table",
        help="timeml: the text of one article with its TIMEX3 elements; with -o FOLDER, a file "
        "FOLDER/ARTICLE.tml for each article",
    )
    _add_corpus(known)
    return line


def _add_pages(known: Commands, name: str, about: str, run: Run) -> None:
    command = known.add_parser(name, help=about)
    command.add_argument("story", type=_path, metavar="STORY", help="a folder, or a table")
    command.add_argument(
        "-o", "--out", type=_path, metavar="DIR", default=Path(name), help=f"default: {name}"
    )
    command.set_defaults(run=run)


def _add_verb(known: Commands, name: str, about: str, run: Run) -> argparse.ArgumentParser:
    command = known.add_parser(name, help=about)
    command.add_argument(
        "articles", type=_path, nargs="+", metavar="ARTICLE", help="files, a folder, or a table"
    )
    command.add_argument("-o", "--out", type=_path, metavar="FILE", help=".csv, .jsonl or .parquet")
    command.set_defaults(run=run, refuse=command.error)
    return command


def _add_corpus(known: Commands) -> None:
    corpus = known.add_parser(
        "corpus",
        help="as many articles as there are: partitioned Parquet",
        description="Stopped, by whatever, it goes on where it was when the command is repeated.",
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
    corpus.set_defaults(run=commands.corpus)


def _path(name: str) -> Path:
    """What is named; nothing must not be taken for the current folder."""
    if not name:
        raise argparse.ArgumentTypeError("the name is empty; write . for the current folder")
    return Path(name)
