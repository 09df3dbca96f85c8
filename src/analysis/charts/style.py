"""What all charts share: the style file, the look of a source, and text drawn as it is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, wraps
from importlib.resources import as_file, files
from typing import Any, ParamSpec

import matplotlib.pyplot as plt
import numpy as np
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.comparison.sources import of_sources
from analysis.wording import in_line

WIDTH = 9.0
"""Inches: the width of a notebook."""

MISSING = "□"
"""Drawn for a character that the font does not have."""

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Look:
    """How one source is drawn, alike in every chart: by colour, by marker and by hatch."""

    colour: str
    marker: str
    hatch: str

    def mark(self, size: float) -> dict[str, Any]:
        """Properties of a mark without a line."""
        return {
            "linestyle": "",
            "marker": self.marker,
            "markersize": size,
            "color": self.colour,
        }


_LOOKS = (
    Look("#0072B2", "o", ""),
    Look("#E69F00", "s", "///"),
    Look("#009E73", "^", "..."),
    Look("#CC79A7", "D", "xxx"),
    Look("#56B4E9", "v", "---"),
    Look("#333333", "P", "+++"),
)


def looks(
    found: Iterable[str], sources: Sequence[str] | None = None
) -> tuple[dict[str, Look], str]:
    """A look for each source that a chart shows, and what its title says if those are not all.

    Args:
        found: The sources of the table, in its order.
        sources: Those to show, in this order, also such as are not in the table: a source looks
            alike in all charts that are given the same ones. By default those found. No more than
            the first ``MOST_SOURCES`` are shown: there are no more looks.
    """
    known = list(dict.fromkeys(found))
    names = known if sources is None else list(dict.fromkeys(sources))
    shown = dict(zip(names, _LOOKS, strict=False))
    return shown, of_sources(list(shown), [*known, *names])


@contextmanager
def parallax_style() -> Iterator[None]:
    """The style file for what is made inside; nothing global is changed."""
    with as_file(files("analysis.charts") / "parallax.mplstyle") as path, plt.style.context(path):
        yield


def styled(draw: Callable[P, Axes]) -> Callable[P, Axes]:
    """Run a chart function in the style."""

    @wraps(draw)
    def in_style(*args: P.args, **kwargs: P.kwargs) -> Axes:
        with parallax_style():
            return draw(*args, **kwargs)

    return in_style


def axes(ax: Axes | None, height: float) -> Axes:
    """The axes given, or new ones of notebook width and ``height`` inches."""
    return ax if ax is not None else plt.subplots(figsize=(WIDTH, height))[1]


def figure_of(ax: Axes) -> Figure:
    """The figure that axes are in."""
    figure = ax.get_figure(root=True)
    if figure is None:
        raise ValueError("axes without a figure cannot be drawn on")
    return figure


def nothing(ax: Axes, why: str) -> Axes:
    """Empty axes that say why there is nothing to show."""
    ax.set_axis_off()
    ax.text(0, 0.5, plain(why), transform=ax.transAxes, ha="left", va="center", wrap=True)
    return describe(ax, why)


def describe(ax: Axes, alt: str) -> Axes:
    """Keep what a chart shows, in words and with its numbers, as the label of the axes.

    Lines without a point take up no room: matplotlib would leave it in the figure's corner.
    """
    for line in ax.get_lines():
        line.set_in_layout(np.size(line.get_xdata()) > 0)
    ax.set_label(alt)
    return ax


def alt_text(ax: Axes) -> str:
    """What a chart shows, in words and with its numbers."""
    return str(ax.get_label())


def plain(text: str) -> str:
    """The text on one line, with a box for each character that the font does not have."""
    known = _characters()
    return "".join(c if ord(c) in known else MISSING for c in in_line(text))


@cache
def _characters() -> frozenset[int]:
    """What the font has in both weights."""
    fonts = (
        font_manager.FontProperties(family="DejaVu Sans", weight=w) for w in ("normal", "bold")
    )
    maps = [font_manager.get_font(font_manager.findfont(font)).get_charmap() for font in fonts]
    return frozenset(maps[0].keys() & maps[1].keys())
