"""What a notebook shows besides charts: sentences, tables and menus, escaped, `$` left alone."""

import math
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.show import show
from analysis.wording import count, signed

if TYPE_CHECKING:
    from IPython.display import HTML

__all__ = ["choose", "show", "show_table", "stories_beside", "tell"]

NO_MATH = "tex2jax_ignore mathjax_ignore"
"""Classes that keep MathJax from reading the dollars of an article as formulas."""

_LEFT = "parallax-table"
_STYLE = f"<style>table.{_LEFT} :is(th, td) {{ text-align: left !important; }}</style>\n"
"""Words are read from the left; Jupyter sets every cell to the right."""

_LONG = 12  # rows, from which a table is worth searching


def tell(sentences: Iterable[str], *, opening: bool = False) -> "HTML":
    """The sentences as paragraphs, those that open a notebook in larger type."""
    from IPython.display import HTML  # slow to load

    style = ' style="font-size: 1.15em"' if opening else ""
    paragraphs = "\n".join(f"<p{style}>{escape(one)}</p>" for one in sentences)
    page = f'<div class="{NO_MATH}">\n{paragraphs}\n</div>'
    return HTML(page)  # type: ignore[no-untyped-call]  # IPython has no types here


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
    if len(shown) > _LONG and _at_hand("itables"):
        return HTML(_searchable(shown))  # type: ignore[no-untyped-call]
    with pd.option_context("display.max_colwidth", None, "display.html.use_mathjax", False):
        page = shown.head(longest).to_html(
            index=False, na_rep="–", escape=True, border=0, classes=_LEFT
        )
    left = len(table) - longest
    if table.empty:
        page += "<p>No rows.</p>"
    if left > 0:
        page += f"<p>… and {count(left, 'row')} more.</p>"
    return HTML(_STYLE + page)  # type: ignore[no-untyped-call]


def choose(view: Callable[..., Any], **menus: Sequence[Any] | Mapping[str, Any]) -> None:
    """A view with a menu for each of its arguments, for somebody who sits at the notebook.

    An argument with one choice has that and no menu. There is nothing to see where the notebook
    runs headless, where ipywidgets is missing, or where there is nothing to choose. So whatever the
    menus can show has to stand in the notebook without them.

    Args:
        view: From one choice of each menu to a chart's axes or to anything that displays itself.
        menus: For each argument its choices, or labels and the choices they stand for.
    """
    options = {name: _labelled(choices) for name, choices in menus.items()}
    if not _at_hand("ipywidgets") or not all(options.values()):
        return
    single = {name: pairs[0][1] for name, pairs in options.items() if len(pairs) == 1}
    if len(single) == len(options):
        return
    from ipywidgets import Dropdown, interact

    boxes = {
        name: Dropdown(options=pairs, description=name)
        for name, pairs in options.items()
        if name not in single
    }
    interact(lambda **chosen: _display(view(**single, **chosen)), **boxes)


def _labelled(choices: Sequence[Any] | Mapping[str, Any]) -> list[tuple[str, Any]]:
    if isinstance(choices, Mapping):
        return list(choices.items())
    return [(str(choice), choice) for choice in choices]


def stories_beside(story: str | Path) -> dict[str, Path]:
    """The stories in the folder that holds a story, by their names: folders with a story.toml."""
    found = Path(story).resolve().parent.glob("*/story.toml")
    return {path.parent.name: path.parent for path in sorted(found)}


def _display(shown: Any) -> None:
    from IPython.display import display  # slow to load

    if isinstance(shown, Axes):
        show(shown, "chosen")
    else:
        display(shown)  # type: ignore[no-untyped-call]


def _at_hand(library: str) -> bool:
    """Whether somebody sits at the notebook, for whom the library is installed.

    Jupyter's server tells a kernel the name of its notebook; papermill and nbconvert do not.
    """
    return "JPY_SESSION_NAME" in os.environ and find_spec(library) is not None


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
