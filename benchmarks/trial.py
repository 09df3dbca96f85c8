"""One tool on some texts, alone in a process: what it finds, how fast, in how much memory.

A process of its own keeps one tool's memory and imports from another's; it runs on one thread.
"""

import json
import os
import resource
import subprocess
import sys
import time
import warnings
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.attribution_tools import TOOLS, Found
from benchmarks.polnear import ROLES

_CHECKOUT = Path(__file__).parents[1]
_PASSES = 2  # of which the faster counts
_FIRST = "“It is cold,” Ann Lee said.\n"  # has a tool load what it loads lazily
_ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1"
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a tool takes, in seconds of processor time, and megabytes."""

    imports: float
    load: float
    """From imported to the first answer."""
    run: float
    memory: float
    """The most that the process held, all told."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of it."""

    found: list[list[Found]]
    """One list for each text."""
    cost: Cost
    versions: dict[str, str]


def run(tool: str, texts: Sequence[str]) -> Trial | None:
    """Try a tool on texts, in a process of its own; None if it is not installed."""
    with TemporaryDirectory() as folder:
        given, told = Path(folder, "texts.json"), Path(folder, "trial.json")
        given.write_text(json.dumps(texts), "utf-8")
        command = [sys.executable, "-m", "benchmarks.trial", tool, str(given), str(told)]
        subprocess.run(  # noqa: S603
            command, check=True, cwd=_CHECKOUT, env=os.environ | _ONE_THREAD, stdout=sys.stderr
        )
        result = json.loads(told.read_text("utf-8"))
    if result is None:
        return None
    found = [[_found(row) for row in rows] for rows in result["found"]]
    return Trial(found, Cost(**result["cost"]), result["versions"])


def _found(row: dict[str, Any]) -> Found:
    spans = (tuple(map(tuple, row[role])) for role in ROLES)
    return Found(*spans, row["speaker"])


def _main() -> None:
    name, given, told = sys.argv[1:]
    texts = json.loads(Path(given).read_text("utf-8"))
    warnings.simplefilter("ignore")  # of the peers
    try:
        trial = asdict(_tried(name, texts))
    except ImportError as error:
        print(f"{name}: {error}", file=sys.stderr)
        trial = None
    Path(told).write_text(json.dumps(trial), "utf-8")


def _tried(name: str, texts: Sequence[str]) -> Trial:
    tool = TOOLS[name]
    began = time.process_time()
    for module in tool.modules:
        import_module(module)
    imported = time.process_time()
    find = tool.load()
    find([_FIRST])
    loaded = time.process_time()
    runs = []
    for _ in range(_PASSES):
        start = time.process_time()
        results = find(texts)
        runs.append(time.process_time() - start)
    cost = Cost(imported - began, loaded - imported, min(runs), _peak())
    found = [tool.read(text, result) for text, result in zip(texts, results, strict=True)]
    return Trial(found, cost, tool.versions())


def _peak() -> float:
    """The most memory that this process has held; Linux alone keeps its parent's out of it."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = [line for line in status.read_text().splitlines() if line.startswith("VmHWM")]
        return int(line.split()[1]) / 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1024**2


if __name__ == "__main__":
    _main()
