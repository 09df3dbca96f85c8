"""The four notebooks, run headless on any story, as one page with its tables and figures beside it.

Nothing here analyses: the verbs make the tables, the notebooks explain and draw them, and this
package runs the notebooks, composes the page and writes the files.
"""

from pathlib import Path

from analysis.report.files import write_tables
from analysis.report.notebooks import NotebookError, notebooks_folder, run_notebooks

SIGNATURE = '<meta name="generator" content="Parallax">'
"""What tells a page of ours from any other ``index.html``."""

__all__ = ["NotebookError", "build_report", "notebooks_folder"]


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
        InputError: The story cannot be read; nothing has been written.
        NotebookError: A notebook stopped in one of its cells; everything else has been written,
            and the page says what is missing.
    """
    from analysis.reading import read_story
    from analysis.report.page import write_page

    articles = read_story(Path(story))
    out = Path(out).resolve()
    _remove_earlier_figures(out)
    write_tables(articles, out / "tables")
    runs = run_notebooks(notebooks or notebooks_folder(), Path(story).resolve(), out)
    page = write_page(articles, runs, out)
    problems = [run.problem for run in runs if run.problem]
    if problems:
        raise NotebookError(*problems)
    return page


def _remove_earlier_figures(out: Path) -> None:
    """Let no picture outlive the report it belongs to; folders of anything else are left alone."""
    page, figures = out / "index.html", out / "figures"
    if page.is_file() and SIGNATURE in page.read_text(encoding="utf-8", errors="replace"):
        for path in [*figures.glob("*.png"), *figures.glob("*.svg")]:
            path.unlink()
