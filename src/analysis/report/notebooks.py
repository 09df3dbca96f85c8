"""Find the notebooks and run them headless."""

import os
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from analysis.reading.paths import shipped

_START = 300  # seconds that a kernel may take to start on a busy machine


class NotebookError(RuntimeError):
    """One sentence for each notebook that stopped: which one, in which cell, and why."""


@dataclass(frozen=True)
class Run:
    """A notebook's name, the cells that ran, and, if one failed, a sentence that says so."""

    name: str
    cells: list[Any]
    problem: str | None = None


def notebooks_folder() -> Path:
    """The folder of the four notebooks."""
    return shipped("notebooks")


def run_notebooks(notebooks: Path, story: Path, executed: Path, figures: Path) -> list[Run]:
    """Run every notebook of a folder, in the order of their names; one that fails stops no other.

    Each gets the parameters ``story`` and ``figures``, the folder for its charts. The executed
    copies go to the folder ``executed``, which is also where they run, so that nothing in the
    folder of the caller can stand in for a module. A terminal shows a progress bar for each.
    """
    for folder in (executed, figures):
        folder.mkdir(parents=True, exist_ok=True)
    parameters = {"story": str(story), "figures": str(figures)}
    return [
        _run(source, executed / source.name, parameters)
        for source in sorted(notebooks.glob("*.ipynb"))
    ]


def _run(source: Path, target: Path, parameters: dict[str, str]) -> Run:
    import nbformat
    import papermill
    from nbclient.exceptions import DeadKernelError

    problem = None
    try:
        with TemporaryDirectory() as sockets:
            papermill.execute_notebook(
                source,
                target,
                parameters,
                kernel_name="python3",
                language="python",
                cwd=target.parent,
                progress_bar={"desc": source.stem, "disable": None},
                start_timeout=_START,
                shutdown_kernel="immediate",  # else it may complain of the interrupt that ends it
                config=_connection(sockets),
            )
    except papermill.PapermillExecutionError as error:
        reason = f"{error.ename}: {' '.join(error.evalue.split())}".rstrip(" :.")
        problem = f"{source.name} stopped in cell [{error.exec_count}] with {reason}."
    except DeadKernelError:
        problem = f"{source.name} stopped because its kernel died, perhaps for lack of memory."
    except RuntimeError as error:
        if "respond" not in str(error):
            raise
        problem = f"{source.name} did not run: no kernel had started after {_START} seconds."
    return Run(source.stem, _finished(nbformat.read(target, as_version=4).cells), problem)


def _connection(sockets: str) -> Any:
    """Talk to the kernel through files where the system can: no port is opened, none is needed."""
    from traitlets.config import Config

    if os.name != "posix":
        return Config()
    return Config(KernelManager={"transport": "ipc", "ip": f"{sockets}/kernel"})


def _finished(cells: list[Any]) -> list[Any]:
    """The cells before the one that failed, without those that papermill adds to mark it."""
    ours = (cell for cell in cells if "papermill-error-cell-tag" not in cell.metadata.tags)
    return list(takewhile(lambda cell: cell.metadata.papermill.exception is False, ours))
