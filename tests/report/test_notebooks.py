"""Running notebooks headless."""

from pathlib import Path

from analysis.report.notebooks import notebooks_folder, run_notebooks


def outputs(run):
    return [
        output.text for cell in run.cells for output in cell.get("outputs", []) if "text" in output
    ]


def test_notebooks_get_the_story_and_the_figures_folder(write_notebook, tmp_path):
    folder = write_notebook("a", "print(story); print(figures)")
    story, out = tmp_path / "my story", tmp_path / "out"
    (run,) = run_notebooks(folder, story, out, out / "figures")
    assert outputs(run) == [f"{story}\n{out / 'figures'}\n"]
    assert run.problem is None
    assert (out / "a.ipynb").is_file()


def test_a_module_of_the_same_name_where_the_caller_stands_is_not_imported(
    write_notebook, tmp_path, monkeypatch
):
    (tmp_path / "analysis.py").write_text("raise SystemExit('the wrong module')")
    monkeypatch.chdir(tmp_path)
    (run,) = run_notebooks(
        write_notebook("a", "import analysis"), tmp_path, tmp_path / "out", tmp_path / "figures"
    )
    assert run.problem is None


def test_a_cell_that_fails_is_named_and_stops_no_other_notebook(write_notebook, tmp_path):
    write_notebook("a", "# Before", "1 / 0", "# After")
    folder = write_notebook("b", "print('well')")
    first, second = run_notebooks(folder, tmp_path, tmp_path / "out", tmp_path / "figures")
    assert first.problem == "a.ipynb stopped in cell [3] with ZeroDivisionError: division by zero."
    assert [cell.source for cell in first.cells][-1] == "# Before"
    assert outputs(second) == ["well\n"]


def test_a_kernel_that_dies_is_one_sentence(write_notebook, tmp_path):
    folder = write_notebook("a", "import os", "os._exit(1)", "# After")
    (run,) = run_notebooks(folder, tmp_path, tmp_path / "out", tmp_path / "figures")
    assert run.problem is not None
    assert "its kernel died" in run.problem
    assert "# After" not in [cell.source for cell in run.cells]


def test_the_notebooks_of_the_checkout_are_found():
    """Themselves, or their copies in an installed wheel."""
    own = Path(__file__).parents[2] / "notebooks"
    found = {path.name: path.read_bytes() for path in notebooks_folder().glob("*.ipynb")}
    assert found == {path.name: path.read_bytes() for path in own.glob("*.ipynb")}


def test_a_kernel_that_does_not_start_is_told(write_notebook, tmp_path, monkeypatch):
    startup = tmp_path / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "slow.py").write_text("import time\ntime.sleep(3)")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setattr("analysis.report.notebooks._START", 0)
    folder = write_notebook("a", "print('well')")
    (run,) = run_notebooks(folder, tmp_path, tmp_path / "out", tmp_path / "figures")
    assert run.problem == "a.ipynb did not run: no kernel had started after 0 seconds."
    assert outputs(run) == []
