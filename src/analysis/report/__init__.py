"""The four notebooks, run headless on any story: as one page with its tables, or each as a page.

Nothing here analyses: the verbs make the tables, the notebooks explain and draw them, and this
package runs the notebooks, composes the page and writes the files.
"""

from pathlib import Path

from analysis.errors import InputError
from analysis.report.files import write_tables
from analysis.report.notebooks import NotebookError, Run, notebooks_folder, run_notebooks

SIGNATURE = '<meta name="generator" content="Parallax">'
"""What tells a page of ours from any other ``index.html``."""

__all__ = ["NotebookError", "build_notebooks", "build_report", "notebooks_folder"]


def build_report(story: str | Path, out: str | Path, *, notebooks: Path | None = None) -> Path:
    """Run the notebooks on a story and write the report into a folder.

    Args:
        story: A folder, a file or a table, as ``read_story`` takes it.
        out: The folder to write: ``index.html``, ``tables/``, ``figures/`` and ``notebooks/``
            (the executed copies). The files of an earlier report there are replaced.
        notebooks: The folder of the notebooks, if not the ones that come with the package.

    Returns:
        The page, ``out/index.html``.

    Raises:
        InputError: The story cannot be read, or is in that folder; nothing has been written.
        NotebookError: A notebook stopped in one of its cells; everything else has been written,
            and the page says what is missing.
    """
    from analysis.reading import read_story
    from analysis.report.page import write_page

    articles = read_story(Path(story))
    out = _folder_for(out, story)
    _remove_earlier_figures(out)
    write_tables(articles, out / "tables")
    runs = run_notebooks(
        notebooks or notebooks_folder(), Path(story).resolve(), out / "notebooks", out / "figures"
    )
    page = write_page(articles, runs, out / "index.html")
    _complain_of(runs)
    return page


def build_notebooks(
    story: str | Path, out: str | Path, *, notebooks: Path | None = None
) -> list[Path]:
    """Run the notebooks on a story and write each as a notebook and as a page.

    Args:
        story: A folder, a file or a table, as ``read_story`` takes it.
        out: The folder to write: for each notebook the executed copy and ``NAME.html``, and
            ``figures/``.
        notebooks: The folder of the notebooks, if not the ones that come with the package.

    Returns:
        The pages.

    Raises:
        InputError: The story cannot be read, or is in that folder; nothing has been written.
        NotebookError: A notebook stopped in one of its cells; its page holds what came before, and
            the others have been written whole.
    """
    from analysis.reading import read_story
    from analysis.report.page import write_page

    articles = read_story(Path(story))
    out = _folder_for(out, story)
    folder = notebooks or notebooks_folder()
    runs = run_notebooks(folder, Path(story).resolve(), out, out / "figures")
    pages = [write_page(articles, [run], out / f"{run.name}.html") for run in runs]
    _complain_of(runs)
    return pages


def _folder_for(out: str | Path, story: str | Path) -> Path:
    """The output folder, which is not the story's: there the pages would be read as articles."""
    folder = Path(out).resolve()
    if folder == Path(story).resolve():
        raise InputError(f"{out} is the story's folder; another one is needed for the pages.")
    return folder


def _complain_of(runs: list[Run]) -> None:
    problems = [run.problem for run in runs if run.problem]
    if problems:
        raise NotebookError(*problems)


def _remove_earlier_figures(out: Path) -> None:
    """Let no picture outlive the report it belongs to; folders of anything else are left alone."""
    page, figures = out / "index.html", out / "figures"
    if page.is_file() and SIGNATURE in page.read_text(encoding="utf-8", errors="replace"):
        for path in [*figures.glob("*.png"), *figures.glob("*.svg")]:
            path.unlink()
