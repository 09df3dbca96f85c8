"""What stands in quotation marks and what is paraphrased, as every chart of words draws it."""

from typing import Any

from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator, PercentFormatter

SPEAKER = 165.0
"""Points: the column of speakers."""

NOBODY = "No words are attributed to anybody."


def verbatim(colour: str) -> dict[str, Any]:
    """Words in quotation marks: the source's colour."""
    return {"facecolor": colour, "edgecolor": "white", "linewidth": 0.6}


def paraphrased(colour: str) -> dict[str, Any]:
    """The same colour, pale and hatched."""
    pale = tuple(0.72 + 0.28 * part for part in to_rgb(colour))
    return {"facecolor": pale, "edgecolor": colour, "linewidth": 0.6, "hatch": "////"}


def kinds(marked: str, told: str) -> list[Patch]:
    """Both in a legend, under these labels."""
    return [Patch(label=marked, **verbatim("0.35")), Patch(label=told, **paraphrased("0.35"))]


def percent(ax: Axes, label: str) -> None:
    """An axis of shares from 0 on."""
    ax.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    right = ax.get_xlim()[1]
    ticks = MaxNLocator(6, steps=[1, 2, 5, 10]).tick_values(0, right)
    ax.set_xticks([tick for tick in ticks if tick <= right])
    ax.spines["left"].set_visible(False)
    ax.grid(axis="x")
    ax.set_xlabel(label)
