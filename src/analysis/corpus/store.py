"""The output folder: a Parquet file for each table and part, each there as a whole or not at all.

A file is written under another name, made durable and renamed. A part is done when all its files
are there; nothing else says so, so nothing can say otherwise.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from uuid import uuid4

from analysis.errors import InputError
from analysis.sentiment.score import SENTIMENT
from analysis.tables import DATES, DAY, QUOTES, Schema

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

ARTICLES: Schema = {
    "article": "str",
    "source": "str",
    "title": "object",
    "published": DAY,
    "published_basis": "object",
    "path": "str",  # of the table
    "row": "int64",  # in that table, from 1
    "characters": "int64",
    "repairs": "int64",  # how many
    "terms": "object",  # list: the names and words that `group_stories` compares
}

REJECTED: Schema = {
    "article": "str",  # the id it would have had
    "path": "str",
    "row": "int64",
    "reason": "str",
}

TABLES: Mapping[str, Schema] = {
    "quotes": {**QUOTES, **SENTIMENT},
    "dates": DATES,
    "articles": ARTICLES,
    "rejected": REJECTED,
}

PLAN = "plan.json"

_UNFINISHED = ".unfinished"


@dataclass(frozen=True)
class Store:
    """The folder of one run."""

    folder: Path
    run: str
    """Names the temporary files, so that a process left over from another run finds no place."""

    @property
    def scratch(self) -> Path:
        """The place for what is unfinished."""
        return self.folder / _UNFINISHED / self.run

    @contextmanager
    def open(self) -> Iterator[None]:
        """Make the folders, and hold them for this process; if all goes well, clean up in the end.

        Raises:
            InputError: Another process holds them.
        """
        for folder in (self.scratch, *(self.folder / name for name in TABLES)):
            folder.mkdir(parents=True, exist_ok=True)
        with _alone(self.folder):
            yield
            shutil.rmtree(self.folder / _UNFINISHED, ignore_errors=True)

    def done(self) -> set[int]:
        """The numbers of the parts that are there in full."""
        return set.intersection(
            *({_number(path) for path in _parts(self.folder / name)} for name in TABLES)
        )

    def files(self, table: str) -> list[Path]:
        """The files of a table, in order: of the parts that are done."""
        done = self.done()
        return [path for path in _parts(self.folder / table) if _number(path) in done]

    def write(self, number: int, tables: Mapping[str, "pd.DataFrame"]) -> None:
        """Write the tables of a part. The same part written twice is one part."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        for name, schema in TABLES.items():
            table = pa.Table.from_pandas(
                tables[name][list(schema)], arrow_schema(schema), preserve_index=False, nthreads=1
            )
            target = self.folder / name / f"part-{number:06d}.parquet"
            write_whole(target, partial(pq.write_table, table, compression="zstd"), self.scratch)

    def count(self) -> dict[str, int]:
        """How many rows each table has in the parts that are done, by the files themselves.

        Raises:
            InputError: Somebody has damaged a file.
        """
        return {name: sum(map(_rows_in, self.files(name))) for name in TABLES}


def write_whole(target: Path, write: Callable[[BinaryIO], object], place: Path) -> None:
    """Write a file so that, whatever happens, it is there as it was before or as it is to be.

    Args:
        target: The file.
        write: Writes its bytes.
        place: An existing folder in the same file system, for the unfinished file.
    """
    temporary = place / uuid4().hex  # not by process: on a cluster, two may have the same number
    try:
        with temporary.open("wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        error.filename = error.filename or str(target)  # a full disk names none
        raise
    finally:
        temporary.unlink(missing_ok=True)


def arrow_schema(schema: Schema) -> "pa.Schema":
    """The types in the files: the same in each part, also where a column is empty."""
    import pyarrow as pa

    span = pa.list_(pa.int64())
    lists = {name: pa.list_(span) for name in schema if name.endswith("_spans")}
    for name, score in (("scored_words", "polarity"), ("vader_words", "valence")):
        lists[name] = pa.list_(pa.struct({"words": pa.string(), score: pa.float64()}))
    lists["terms"] = pa.list_(pa.string())
    plain = {
        "str": pa.string(),
        "object": pa.string(),
        "int64": pa.int64(),
        "float64": pa.float64(),
        "bool": pa.bool_(),
        DAY: pa.timestamp("us"),
    }
    return pa.schema({name: lists.get(name, plain[dtype]) for name, dtype in schema.items()})


def _parts(folder: Path) -> list[Path]:
    """The files that are ours, as opposed to ``part-000001 (1).parquet``, a copy."""
    found = sorted(folder.glob("part-*.parquet"))
    return [path for path in found if path.stem.removeprefix("part-").isdecimal()]


def _rows_in(path: Path) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return int(pq.read_metadata(path).num_rows)
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"{path} is damaged; delete it, and the same command goes on.") from error


def _number(path: Path) -> int:
    return int(path.stem.removeprefix("part-"))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold a folder against other processes, where the system has a way to."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    with _opened(folder) as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise InputError(
                f"Another run is writing to {folder}; wait for its end, or name another folder."
            ) from error
        except OSError:  # a file system without locks
            pass
        yield


def _sync_folder(folder: Path) -> None:
    """Make a renaming durable, where the system has a way to."""
    if sys.platform != "win32":
        with _opened(folder) as handle:
            os.fsync(handle)


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield handle
    finally:
        os.close(handle)
