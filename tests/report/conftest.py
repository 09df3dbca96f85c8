"""Small notebooks that the tests of the report run."""

from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat import v4


@pytest.fixture
def write_notebook(tmp_path: Path) -> Callable[..., Path]:
    """Write a notebook with a parameters cell; cells that begin with # and a space are prose."""

    def write(name: str, *sources: str) -> Path:
        parameters = v4.new_code_cell(
            "story = None\nfigures = None", metadata={"tags": ["parameters"]}
        )
        cells = [
            v4.new_markdown_cell(source) if source.startswith("# ") else v4.new_code_cell(source)
            for source in sources
        ]
        folder = tmp_path / "notebooks"
        folder.mkdir(exist_ok=True)
        nbformat.write(v4.new_notebook(cells=[parameters, *cells]), folder / f"{name}.ipynb")
        return folder

    return write
