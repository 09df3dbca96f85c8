"""What a run is to do: which files, cut into which parts, by which program.

A plan is made once, by reading everything through, and stays with the output. A run that goes on
reads the same files in the same order, so its parts are the same; where they cannot be, it says so.
"""

import hashlib
import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files as resources
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, Self
from uuid import UUID, uuid4

import numpy as np
import pandas as pd

from analysis.corpus.files import stems
from analysis.errors import InputError, visible
from analysis.reading.rows import Row, read_rows
from analysis.wording import count

_PARTS = 400  # that a corpus is cut into, unless they would be too small or too large:
_SMALLEST, _LARGEST = 50, 1000  # articles; some seconds' work, and a minute's or two
_CHARACTERS = 5_000_000  # of a part at most: what is sent to a worker at once
_LONGEST = 1_000_000  # characters of an article; a novel has 500,000
_LONGEST_ID = 1_000  # characters that are kept of the id of what is refused
_DECIDES = (
    *("corpus", "dates", "encoder", "quotes", "reading", "sentiment", "text"),
    *("tables.py", "wording.py"),
)
_KINDS = [str, int, list, int, list, str]  # of what a plan has
_LIBRARIES = ("ftfy", "onnxruntime", "rapidfuzz", "textblob", "tokenizers", "vadersentiment")


class Part(NamedTuple):
    """Some rows in a row: what is done, and written, as a whole."""

    number: int
    rows: list[Row]


@dataclass(frozen=True)
class Plan:
    """What a run is to do; kept as JSON."""

    program: str
    part_size: int
    input: list[dict[str, Any]]
    """Path, size and time of change of every file."""
    rows: int
    repeated: list[int]
    """Rows, counted from 0 over all files, with an article that a row before them has."""
    run: str
    """A name for temporary files, different for each plan."""

    @classmethod
    def make(cls, files: Sequence[Path], part_size: int | None) -> Self:
        """Read all rows once, to count them and to find ids that recur.

        Without a ``part_size``, the parts are so large that there are a few hundred of them.

        Raises:
            InputError: A table is not what its ending says, or none has a text.
        """
        before = _stamps(files)
        ids, problem = array("Q"), None
        for row in _rows(files):
            ids.append(_hash(row.article) if _counts(row) else 0)
            problem = problem or row.problem
        if not any(ids):
            named = ", ".join(map(str, files))
            raise InputError(problem or f"No row has a text in a column named text: {named}.")
        size = part_size or min(max(len(ids) // _PARTS, _SMALLEST), _LARGEST)
        return cls(program(), size, before, len(ids), _repeated(ids), run=uuid4().hex)

    @classmethod
    def load(cls, path: Path) -> Self:
        """A plan that was kept."""
        try:
            plan = cls(**json.loads(path.read_text(encoding="utf-8")))
            kinds = [type(value) for value in asdict(plan).values()]
            if kinds == _KINDS and UUID(plan.run):  # which names a folder
                return plan
        except (TypeError, ValueError, RecursionError):
            pass  # the message is the same as for a value of another kind
        raise InputError(f"{path} is not a plan of this program; delete its folder.")

    def dump(self) -> str:
        """The plan as JSON."""
        return json.dumps(asdict(self), indent=1)

    def describe(self) -> str:
        """What it would read, a line for each file."""
        sizes = [f"{visible(file['path'])}: {file['size'] / 1e6:,.1f} MB" for file in self.input]
        again = f", {len(self.repeated):,} with the id of one before" if self.repeated else ""
        total = f"{count(self.rows, 'row')}{again}, in parts of {self.part_size:,}"
        return "\n".join([*sizes, total])

    def check(self, files: Sequence[Path], part_size: int | None, folder: Path) -> None:
        """Raise InputError, with the reason, if another run than the planned one is asked for."""
        now = _stamps(files)
        pairs = zip(self.input, now, strict=False)
        changed = [then["path"] for then, found in pairs if then != found]
        if self.program != program():
            reason = "with another version of Parallax or of a library"
        elif part_size not in {None, self.part_size}:
            reason = f"with parts of {self.part_size} articles"
        elif [file["path"] for file in self.input] != [file["path"] for file in now]:
            reason = "on other files, or with these in another order"
        elif changed:
            reason = f"before {changed[0]} was changed"
        else:
            return
        raise InputError(
            f"The run in {folder} was begun {reason}, and what it has would not fit to the rest; "
            "name another folder, or delete this one to begin anew."
        )

    def read(self, files: Sequence[Path]) -> Iterator[Part]:
        """The parts, their rows read as they are asked for."""
        repeated = set(self.repeated)
        rows = (
            _refused(row, "has the id of an article before it; each needs its own")
            if position in repeated
            else row
            for position, row in enumerate(_rows(files))
        )
        return cut(rows, self.part_size)


def cut(rows: Iterable[Row], size: int) -> Iterator[Part]:
    """Rows as parts of at most ``size`` rows, of fewer where texts are long."""
    part = Part(0, [])
    characters = 0
    for row in rows:
        if len(part.rows) == size or (part.rows and characters + row.length > _CHARACTERS):
            yield part
            part = Part(part.number + 1, [])
            characters = 0
        part.rows.append(row)
        characters += row.length
    if part.rows:
        yield part


@cache
def program() -> str:
    """The version of this package, and a digest of those of its files that decide the output.

    So do some libraries: their versions are in the digest too.
    """
    digest = hashlib.sha256("".join(map(version, _LIBRARIES)).encode())
    package = Path(str(resources("analysis")))
    found = chain.from_iterable([package / name, *(package / name).rglob("*")] for name in _DECIDES)
    for path in sorted(found):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(package).as_posix().encode())
            digest.update(path.read_bytes())
    return f"{version('news-parallax')} {digest.hexdigest()[:16]}"


def _rows(files: Sequence[Path]) -> Iterator[Row]:
    """The rows of all files, in order."""
    return map(_bounded, chain.from_iterable(map(read_rows, files, stems(files))))


def _bounded(row: Row) -> Row:
    if row.length <= _LONGEST:
        return row
    return _refused(row, f"has {row.length:,} characters; {_LONGEST:,} is the most")


def _stamps(files: Sequence[Path]) -> list[dict[str, Any]]:
    """What tells whether a file was changed; a link to nowhere has neither size nor time."""
    return [{"path": str(path), **_stamp(path)} for path in files]


def _stamp(path: Path) -> dict[str, int]:
    if not path.exists():
        return {"size": 0, "changed": 0}
    found = path.stat()
    return {"size": found.st_size, "changed": found.st_mtime_ns}


def _counts(row: Row) -> bool:
    """Whether a row has an article that one after it may repeat."""
    text = row.fields.get("text")
    return row.problem is None and isinstance(text, str) and text != ""


def _refused(row: Row, problem: str) -> Row:
    """The row with its id and why it is no article; not what it says, which may be long."""
    fields = {"article": row.article[:_LONGEST_ID]}
    return row._replace(fields=fields, problem=row.problem or f"{row.where} {problem}.")


def _hash(article: str) -> int:
    """64 bits and never 0; among ten million ids, two agree by chance once in 300,000 corpora."""
    digest = hashlib.blake2b(article.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big") or 1


def _repeated(ids: "array[int]") -> list[int]:
    """The positions of all but the first of each id; 0 is none."""
    hashes = pd.Series(np.asarray(ids))
    return hashes.index[hashes.duplicated() & (hashes != 0)].tolist()
