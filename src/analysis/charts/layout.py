"""Text around the axes, measured and placed in points, so that none is cut or covers another."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from matplotlib import font_manager
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.text import Annotation
from matplotlib.transforms import ScaledTranslation

from analysis.charts.style import WIDTH, plain
from analysis.wording import count

SIZE = 9.0
"""Points: the size of all labels."""

ROW = 0.23
"""Inches: the height of a row with one line of text."""

POINTS = 72.0
"""To an inch."""

ALL_LINES = 3
"""Up to so many sources each has a line for every speaker; of more, only those with something."""

GREY = "0.4"
"""Of what is said beside the data."""

_HINTED = 1.04  # how much wider letters are drawn that are fitted to the pixels of a screen
_LONGEST_NAME = 300.0
_LONGEST_ENTRY = 200.0
_MOST = 1_000  # characters of a label: it takes time to measure more
_HANDLE = 32.0  # points that a legend's handle and the space around it take
_LINE = 14.0  # points from one line of a legend to the next


def width(text: str, *, bold: bool = False) -> float:
    """How wide a label is, in points."""
    font = _font(bold)
    font.set_size(SIZE, POINTS)  # drawing changes it
    font.set_text(text, flags=LoadFlags.NO_HINTING)
    return _HINTED * font.get_width_height()[0] / 64


def inches(text: str, *, bold: bool = False) -> float:
    """How wide a label is, in inches."""
    return width(text, bold=bold) / POINTS


def fitted(text: str, points: float, *, bold: bool = False) -> str:
    """The text on one line, cut between words where it is wider than ``points``."""
    text = plain(text)
    if width(text, bold=bold) <= points:
        return text
    return _line(text, points, " …", bold=bold).rstrip(" ,.;:…") + " …"


def wrapped(text: str, points: float, *, bold: bool = False) -> str:
    """The text on up to two lines of ``points``; where it is longer, without a "The", or cut."""
    words = plain(text)
    lines = _two_lines(words, points, bold=bold)
    if "…" in lines and words.startswith("The "):
        return _two_lines(words.removeprefix("The "), points, bold=bold)
    return lines


def _two_lines(words: str, points: float, *, bold: bool) -> str:
    if width(words, bold=bold) <= points:
        return words
    first = _line(words, points, "", bold=bold)
    if words[len(first)] != " ":  # a word that is too wide
        first = words.partition(" ")[0]
    lines = [first, words[len(first) + 1 :]]
    return "\n".join(fitted(line, points, bold=bold) for line in lines if line)


def _line(text: str, points: float, ending: str, *, bold: bool) -> str:
    """The words at the start of a text that fit with the ending, or what fits of the first."""
    lengths = range(1, min(len(text), _MOST))
    fits = bisect_right(lengths, points, key=lambda n: width(text[:n] + ending, bold=bold))
    return text[:fits] if text[fits] == " " else text[:fits].rpartition(" ")[0] or text[:fits]


def beside(
    ax: Axes, points: float, y: float, text: str, *, edge: int = 0, **look: Any
) -> Annotation:
    """A label at height ``y`` of the data, ``points`` right of the left edge (1: right edge)."""
    return ax.annotate(
        text,
        (edge, y),
        (points, 0),
        xycoords=ax.get_yaxis_transform(),
        textcoords="offset points",
        annotation_clip=False,
        va="center",
        **{"fontsize": SIZE, "parse_math": False} | look,
    )


def banner(ax: Axes, points: float, y: float, name: str, note: str = "") -> None:
    """The name of a block of rows, bold, and a note behind it in grey."""
    name = fitted(name, _LONGEST_NAME, bold=True)
    paper = {"facecolor": "white", "edgecolor": "none", "pad": 1}  # over the lines of the axes
    beside(ax, points, y, name, fontweight="bold", bbox=paper)
    if note:
        beside(ax, points + width(name, bold=True) + 8, y, note, color=GREY, bbox=paper)


def over(ax: Axes, x: float, text: str, **look: Any) -> Annotation:
    """The head of a column over the axes, at ``x`` of the data."""
    return ax.annotate(
        text,
        (x, 1),
        (0, 4),
        xycoords=ax.get_xaxis_transform(),
        textcoords="offset points",
        annotation_clip=False,
        va="bottom",
        **{"fontsize": SIZE, "parse_math": False} | look,
    )


def heading(
    ax: Axes, title: str, handles: Sequence[Artist] = (), *, left: float = 0, gap: float = 4
) -> None:
    """A title, and a legend between it and the axes.

    Args:
        ax: The axes, as yet without either.
        title: Short, and none of an article's text.
        handles: What the legend explains, each with its label.
        left: Points from the axes' left edge to the left, where both begin.
        gap: Points to leave free above the axes.
    """
    lines = 0
    if handles:
        labels = [fitted(str(handle.get_label()), _LONGEST_ENTRY) for handle in handles]
        columns = _columns(labels)
        lines = -(-len(labels) // columns)
        ax.legend(
            handles,
            labels,
            loc="lower left",
            bbox_to_anchor=(0, 1),
            bbox_transform=ax.transAxes + shift(ax, -left, gap),
            ncols=columns,
            borderaxespad=0,
            borderpad=0,
            columnspacing=1.4,
            handletextpad=0.5,
            handlelength=1.6,
        )
    drawn = ax.set_title(title, pad=gap + _LINE * lines + 6)
    drawn.set_transform(drawn.get_transform() + shift(ax, -left, 0))


def _columns(labels: Sequence[str]) -> int:
    """How many columns of a legend the width of a notebook has room for."""
    for columns in range(len(labels), 1, -1):
        parts = np.array_split([width(label) + _HANDLE for label in labels], columns)
        if sum(max(part) for part in parts) <= WIDTH * POINTS:
            return columns
    return 1


def shift(ax: Axes, right: float, up: float) -> ScaledTranslation:
    """Moves what is drawn by so many points; to be added to a transform."""
    return ScaledTranslation(right / POINTS, up / POINTS, ax.figure.dpi_scale_trans)


@cache
def _font(bold: bool) -> FT2Font:
    name = "DejaVu Sans:bold" if bold else "DejaVu Sans"
    return font_manager.get_font(font_manager.findfont(name))


def rest_as_one(
    table: pd.DataFrame, column: str, by: str, *, top: int, noun: str
) -> tuple[list[str], "pd.Series[str]"]:
    """The labels of a chart that has room for the ``top`` values of a column.

    Args:
        table: Rows with ``column`` and ``by``.
        column: What is to be shown.
        by: What is added up for each value; the largest come first.
        top: How many values to keep. A single value beyond them is kept too.
        noun: What the rest is called: "other" makes "12 others".

    Returns:
        The labels in order, the rest's last, and the label of each row.
    """
    sums = table.groupby(column, sort=False)[by].sum()
    names = sums.sort_values(ascending=False, kind="stable").index.tolist()
    if len(names) <= top + 1:
        return names, table[column]
    shown, rest = names[:top], count(len(names) - top, noun)
    return [*shown, rest], table[column].where(table[column].isin(shown), rest)
