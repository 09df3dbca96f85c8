"""The verb: a corpus of any size in, partitioned Parquet out; a run that was stopped goes on."""

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tqdm import tqdm

from analysis.corpus.files import Table, find_files
from analysis.corpus.part import work
from analysis.corpus.plan import Plan
from analysis.corpus.store import PLAN, Store, write_whole
from analysis.corpus.workers import crew
from analysis.errors import InputError
from analysis.wording import count

_LOG_EVERY = 60  # seconds, where the progress goes to a file


class Summary(NamedTuple):
    """What a run has come to."""

    rows: int
    """Read from the tables."""
    articles: int
    rejected: int
    quotes: int
    dates: int

    @property
    def missing(self) -> int:
        """Rows still to be done, because the workers at them died again and again."""
        return self.rows - self.articles - self.rejected

    def describe(self) -> str:
        """The summary in a sentence."""
        missing = f", {self.missing:,} to be tried again" if self.missing else ""
        return (
            f"{count(self.rows, 'row')}: {count(self.articles, 'article')}, "
            f"{self.rejected:,} rejected{missing}; "
            f"{count(self.quotes, 'quote')}, {count(self.dates, 'date')}"
        )


def analyse_corpus(
    table: Table,
    out: str | Path,
    *,
    workers: int = 1,
    scheduler: str | None = None,
    part_size: int | None = None,
    progress: bool = True,
) -> Summary:
    """Find the quotes, their sentiment and the dates of every article of a corpus.

    The output folder holds a folder of Parquet files for each of four tables, which
    ``pandas.read_parquet(folder)`` and DuckDB open as one: "quotes" (`find_quotes` with the columns
    of `score_sentiment`), "dates" (`find_dates`), "articles" (what is known of each, without its
    text) and "rejected" (``article``, ``path``, ``row``, ``reason``). Each row of the input is in
    "articles" or in "rejected", once.

    A run that was stopped, whatever stopped it, goes on where it was when it is called again. Parts
    of the input are written whole or not at all, and only what is under way is held in memory.

    Args:
        table: A file (.parquet, .jsonl, .csv), a folder of them, a pattern such as
            ``"export/*.jsonl"``, or a list of these. Read are ``text`` and other columns named as
            in ``tables.ARTICLES``, as `read_articles` reads them.
        out: The output folder: a new or an empty one, or that of the run that is to go on.
        workers: How many processes of this machine share the work; more than one needs Dask.
        scheduler: The address of a Dask scheduler whose workers do it instead; they need this
            version of the package, and the output folder under the same path.
        part_size: How many articles are analysed and written as a whole; unless it is given, 50 of
            a small corpus, 1,000 of a large one.
        progress: Whether to show a bar on the standard error.

    Returns:
        How many rows were read, and how many each table has.

    Raises:
        InputError: A table cannot be read as a whole; the output folder holds something else, or
            another run is writing to it; or the input, the part size or the program are not those
            that the run was begun with.
        OSError: The output cannot be written. What was written stays, and the run can go on.
    """
    if workers < 1:
        raise InputError(f"{workers} workers can do nothing; at least one is needed.")
    folder = Path(out)
    files = find_files(table, leave_out=folder)
    plan = _begin(files, folder, part_size)
    store = Store(folder.absolute(), plan.run)
    with store.open():
        before = Summary(plan.rows, **store.count())
        if before.missing:
            done = store.done()
            parts = (part for part in plan.read(files) if part.number not in done)
            task = partial(work, folder=store.folder, run=plan.run, planned=plan.program)
            with (
                crew(workers, scheduler, store.scratch) as share_out,
                _bar(before, shown=progress) as bar,
            ):
                for rows in share_out(task, parts):
                    bar.update(rows)
        plan.check(files, part_size, folder)  # nobody has changed a file meanwhile
    return Summary(plan.rows, **store.count())


def plan_corpus(table: Table, out: str | Path, *, part_size: int | None = None) -> Plan:
    """What a run would read, found out by reading it through; nothing is written.

    Arguments and errors are those of `analyse_corpus`.
    """
    folder = Path(out)
    return _plan(find_files(table, leave_out=folder), folder, part_size)


def _begin(files: Sequence[Path], folder: Path, part_size: int | None) -> Plan:
    """The plan of the run, kept in its folder."""
    plan = _plan(files, folder, part_size)
    if not (folder / PLAN).exists():
        store = Store(folder, plan.run)
        store.scratch.mkdir(parents=True, exist_ok=True)
        write_whole(folder / PLAN, lambda file: file.write(plan.dump().encode()), store.scratch)
    return plan


def _plan(files: Sequence[Path], folder: Path, part_size: int | None) -> Plan:
    """The plan that the folder has, if it is still right, else a new one."""
    if part_size is not None and part_size < 1:
        raise InputError(f"Parts of {part_size} articles cannot be; at least one is needed.")
    if (folder / PLAN).exists():
        plan = Plan.load(folder / PLAN)
        plan.check(files, part_size, folder)
        return plan
    if folder.exists() and any(not path.name.startswith(".") for path in folder.iterdir()):
        raise InputError(f"{folder} holds something else than a run; name a new or empty folder.")
    return Plan.make(files, part_size)


def _bar(before: Summary, *, shown: bool) -> tqdm:
    on_terminal = sys.stderr.isatty()
    return tqdm(
        total=before.rows,
        initial=before.rows - before.missing,
        unit=" articles",
        disable=not shown,
        smoothing=0,  # parts come in at once: the rate is that of the whole run
        mininterval=0.1 if on_terminal else _LOG_EVERY,
        dynamic_ncols=on_terminal,
    )
