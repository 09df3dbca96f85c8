"""The notebooks: committed with their outputs, and running headless on any story from anywhere."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest

from analysis.report.notebooks import notebooks_folder, run_notebooks

NOTEBOOKS = sorted(notebooks_folder().glob("*.ipynb"))
NAMES = [path.stem for path in NOTEBOOKS]
SLOWEST_CELL = 30  # seconds
DECIMAL = re.compile(r"\d*\.\d+")
ROUNDING = 0.05
"""How far a score may lie off: each version of ONNX Runtime, and processor, rounds its own way."""

THREE_ACCOUNTS = {
    "one": (
        "Mayor Ann Lee said on Tuesday that the bridge will close in June.\n"
        "“We have no choice,” Ms. Lee said. “The steel is rusting away.”\n"
        "Shop owners met her on Monday and left angry, their spokesman, Bob Ray, said.\n"
    ),
    "two": (
        "The bridge is to close, Mayor Ann Lee told reporters Tuesday.\n"
        "“We have no choice,” she said.\n"
        "An official familiar with the plans said repairs could take until 2027.\n"
    ),
    "three": "No bridge, no town: <b>$5</b> or $6 a head is what the ferry will cost.\n",
}


def outputs(notebook: Any) -> list[tuple[str, str]]:
    """Each cell's outputs that are text, addresses of objects left out."""
    found = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {"text/plain": output.get("text", "")})
            text = data.get("text/html") or data.get("text/plain", "")
            found.append((cell.id, re.sub(r"0x[0-9a-f]+", "0x", text)))
    return found


def pictures(notebook: Any) -> list[dict[str, str]]:
    """The metadata of each chart."""
    found = (output for cell in notebook.cells for output in cell.get("outputs", []))
    return [o.metadata["image/png"] for o in found if "image/png" in o.get("data", {})]


def assert_alike(one: object, other: object) -> None:
    """The same words, and the same numbers but for rounding."""
    assert DECIMAL.sub("0.0", str(one)) == DECIMAL.sub("0.0", str(other))
    numbers, again = ([float(n) for n in DECIMAL.findall(str(each))] for each in (one, other))
    assert numbers == pytest.approx(again, abs=ROUNDING)


def seconds(cell: Any) -> float:
    times = cell.metadata.papermill
    if not times.start_time or not times.end_time:
        return 0.0
    start, end = (datetime.fromisoformat(times[key]) for key in ("start_time", "end_time"))
    return (end - start).total_seconds()


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Every notebook, run on the default story from another working directory."""
    folder = tmp_path_factory.mktemp("executed")
    for path in NOTEBOOKS:
        papermill.execute_notebook(
            path, folder / path.name, kernel_name="python3", cwd=folder, progress_bar=False
        )
    return {path.stem: nbformat.read(folder / path.name, as_version=4) for path in NOTEBOOKS}


@pytest.fixture(scope="module")
def on_three_sources(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Every notebook, run as the report runs it, on a story of three short accounts."""
    folder = tmp_path_factory.mktemp("three accounts")
    story = folder / "story"
    story.mkdir()
    for name, text in THREE_ACCOUNTS.items():
        (story / f"{name}.txt").write_text(text, encoding="utf-8")
    runs = run_notebooks(notebooks_folder(), story, folder / "out", folder / "figures")
    assert [run.problem for run in runs] == [None] * len(NOTEBOOKS)
    return {
        path.stem: nbformat.read(folder / "out" / path.name, as_version=4) for path in NOTEBOOKS
    }


def test_there_are_the_four_notebooks():
    assert NAMES == [
        "0_the_two_sources",
        "1_quote_sentiment",
        "2_attribution_patterns",
        "3_timeline_gaps",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_running_again_gives_the_committed_outputs(name, executed):
    committed = nbformat.read(notebooks_folder() / f"{name}.ipynb", as_version=4)
    assert_alike(outputs(executed[name]), outputs(committed))
    assert_alike(pictures(executed[name]), pictures(committed))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("story", ["executed", "on_three_sources"])
def test_nothing_is_written_to_stderr_and_no_cell_is_slow(name, story, request):
    cells = request.getfixturevalue(story)[name].cells
    streams = [output for cell in cells for output in cell.get("outputs", [])]
    assert [o.text for o in streams if o.get("name") == "stderr"] == []
    assert max(seconds(cell) for cell in cells) < SLOWEST_CELL


@pytest.mark.parametrize("name", NAMES)
def test_every_chart_has_alt_text_with_numbers_or_says_what_is_missing(name, on_three_sources):
    for picture in pictures(on_three_sources[name]):
        assert len(picture["alt"]) > 20


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_cells_are_short_define_nothing_and_have_one_place_for_parameters(path):
    code = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    assert sum("parameters" in cell.metadata.get("tags", []) for cell in code) == 1
    assert code[0].source.startswith("story = None")
    assert max(len(cell.source.splitlines()) for cell in code) <= 12
    assert not any(re.search(r"^(def|class) ", cell.source, re.MULTILINE) for cell in code)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_no_path_of_a_machine_is_committed(path: Path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"(?<![\w.])/(?:home|root|tmp|work|Users)/", text)
