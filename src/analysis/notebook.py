"""What a notebook shows besides charts: sentences and tables, escaped, `$` left alone."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from analysis.charts.show import show

if TYPE_CHECKING:
    from IPython.display import HTML

__all__ = ["show", "show_table", "tell"]

NO_MATH = "tex2jax_ignore mathjax_ignore"
"""Classes that keep MathJax from reading the dollars of an article as formulas."""


def tell(sentences: Iterable[str]) -> "HTML":
    """The sentences as paragraphs."""
    from IPython.display import HTML  # slow to load

    paragraphs = "\n".join(f"<p>{escape(one)}</p>" for one in sentences)
    page = f'<div class="{NO_MATH}">\n{paragraphs}\n</div>'
    return HTML(page)  # type: ignore[no-untyped-call]  # IPython has no types here


def show_table(
    table: pd.DataFrame, columns: Sequence[str] | None = None, *, longest: int = 60
) -> "HTML":
    """A table without its row numbers, missing values as dashes.

    Args:
        table: Any table.
        columns: Which of its columns to show, in this order; all unless given.
        longest: The rows shown; a note says how many more there are.
    """
    from IPython.display import HTML  # slow to load

    shown = (table if columns is None else table[list(columns)]).head(longest)
    shown = shown.apply(lambda column: column.fillna("–") if column.dtype == object else column)
    with pd.option_context("display.max_colwidth", None, "display.html.use_mathjax", False):
        page = shown.to_html(index=False, na_rep="–", escape=True, border=0)
    left = len(table) - longest
    if left > 0:
        page += f"<p>… and {left} row{'s' * (left > 1)} more.</p>"
    return HTML(page)  # type: ignore[no-untyped-call]
