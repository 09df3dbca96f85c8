"""Tables in a notebook: in words, and to be searched by somebody who sits at it."""

import math
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.notebook.reader import at_hand
from analysis.notebook.sentences import NO_MATH
from analysis.wording import count, signed

if TYPE_CHECKING:
    from IPython.display import HTML

_LEFT = "parallax-table"
_STYLE = f"<style>table.{_LEFT} :is(th, td) {{ text-align: left !important; }}</style>\n"
"""Words are read from the left; Jupyter sets every cell to the right."""

_SENTENCE = 80  # characters, from which a cell is worth a wide column
_ROOM = "18em"
_LONG = 12  # rows, from which a table is worth searching


def show_table(
    table: pd.DataFrame, columns: Sequence[str] | None = None, *, longest: int = 60
) -> "HTML":
    """A table without its row numbers: missing values as dashes, lists in words, two decimals.

    For somebody who sits at the notebook and has itables, a long table is one to search, sort and
    page through, all of it, offline.

    Args:
        table: Any table.
        columns: Which of its columns to show, in this order; all unless given.
        longest: The rows shown elsewhere; a note says how many more there are.
    """
    from IPython.display import HTML  # slow to load

    shown = table if columns is None else table[list(columns)]
    shown = shown.apply(_readable)
    if len(shown) > _LONG and at_hand("itables"):
        return HTML(_searchable(shown))  # type: ignore[no-untyped-call]
    with pd.option_context("display.max_colwidth", None, "display.html.use_mathjax", False):
        page = shown.head(longest).to_html(
            index=False,
            na_rep="–",
            escape=True,
            border=0,
            classes=_LEFT,
            col_space={name: _ROOM for name in shown if _holds_sentences(shown[name])},
        )
    left = len(table) - longest
    if table.empty:
        page += "<p>No rows.</p>"
    if left > 0:
        page += f"<p>… and {count(left, 'row')} more.</p>"
    return HTML(_STYLE + page)  # type: ignore[no-untyped-call]


def _holds_sentences(column: "pd.Series[Any]") -> bool:
    """Whether a column would become a tower of single words beside many narrow ones."""
    return bool((column.astype(str).str.len() > _SENTENCE).any())


def _readable(column: "pd.Series[Any]") -> "pd.Series[Any]":
    if pd.api.types.is_float_dtype(column):
        return column.round(2)
    if pd.api.types.is_datetime64_dtype(column):
        column = column.dt.strftime("%Y-%m-%d %H:%M").str.removesuffix(" 00:00")
        return column.fillna("–")
    return column.map(_in_words).fillna("–") if column.dtype == object else column


def _in_words(cell: Any) -> Any:
    """The members of a list with commas between them: "very violent −1.00, good +0.70"."""
    if isinstance(cell, float):
        return None if math.isnan(cell) else signed(cell)
    if isinstance(cell, dict):
        return " ".join(str(_in_words(value)) for value in cell.values())
    if isinstance(cell, (list, tuple)):
        return ", ".join(str(_in_words(member)) for member in cell) or None
    return cell


def _searchable(table: pd.DataFrame) -> str:
    from itables import to_html_datatable

    _load_itables()
    page: str = to_html_datatable(
        table,
        connected=False,
        allow_html=False,
        showIndex=False,
        classes=f"display compact {_LEFT} {NO_MATH}",
        maxBytes=0,
    )
    return _STYLE + page


@cache
def _load_itables() -> None:
    """Put the script into the notebook, once, so that nothing is fetched."""
    from itables import init_notebook_mode

    init_notebook_mode(all_interactive=False, connected=False)
