"""Sentences in a notebook."""

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from IPython.display import HTML

NO_MATH = "tex2jax_ignore mathjax_ignore"
"""Classes that keep MathJax from reading the dollars of an article as formulas."""


def tell(sentences: Iterable[str], *, opening: bool = False) -> "HTML":
    """The sentences as paragraphs, those that open a notebook in larger type."""
    from IPython.display import HTML  # slow to load

    style = ' style="font-size: 1.15em"' if opening else ""
    paragraphs = "\n".join(f"<p{style}>{escape(one)}</p>" for one in sentences)
    page = f'<div class="{NO_MATH}">\n{paragraphs}\n</div>'
    return HTML(page)  # type: ignore[no-untyped-call]  # IPython has no types here
