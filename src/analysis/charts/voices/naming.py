"""What part of each source's attributions goes to people it names."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch
from matplotlib.ticker import PercentFormatter

from analysis.charts.layout import GREY, SIZE, beside, fitted, heading, width
from analysis.charts.style import axes, describe, looks, nothing, styled
from analysis.charts.voices.speech import NOBODY
from analysis.comparison import voices
from analysis.tables import require
from analysis.wording import count

_SOURCE = 150.0  # points: the column of labels
_BAR = 420.0  # points: a bar of 100 %
_KINDS: dict[str, dict[str, Any]] = {
    "named": {"facecolor": "#333333", "edgecolor": "white"},
    "organisation": {"facecolor": "#757575", "edgecolor": "white"},
    "group": {"facecolor": "#A8A8A8", "edgecolor": "white"},
    "document": {"facecolor": "#DCDCDC", "edgecolor": "white"},
    "unnamed": {"facecolor": "#D55E00", "edgecolor": "white", "hatch": "///"},
    "unknown": {"facecolor": "white", "edgecolor": "0.5", "hatch": "..."},
}
_NAMED = {"named": "named person"}
_ON_DARK = {"named", "organisation", "unnamed"}


@styled
def named_sources(
    quotes: pd.DataFrame, *, sources: Sequence[str] | None = None, ax: Axes | None = None
) -> Axes:
    """What part of each source's attributions goes to named people, to groups, to the unnamed.

    Args:
        quotes: What ``find_quotes`` returns.
        sources: Those to show, in this order; see `style.looks`.
        ax: Where to draw; new axes, as high as the sources need, if None.

    Returns:
        The axes.

    Raises:
        InputError: A column is missing.
    """
    require(quotes, ["source"], "named_sources")
    shown, note = looks(quotes["source"], sources)
    table = voices.naming(quotes[quotes["source"].isin(shown)])
    if not table["attributions"].any():
        return nothing(axes(ax, 1.5), NOBODY)
    ax = axes(ax, 0.5 * len(shown) + 1.7)
    labels = [fitted(source, _SOURCE) for source in shown]
    ax.set_yticks(range(len(shown)), labels, parse_math=False)
    for place, source in enumerate(shown):
        own = table[table["source"] == source]
        total = int(own["attributions"].sum())
        kinds = own.set_index("naming")["attributions"].reindex([*_KINDS], fill_value=0)
        _draw_kinds(ax, place, kinds, total)
        beside(ax, 8, place, count(total, "attribution"), edge=1, color=GREY)
    ax.set_ylim(len(shown) - 0.4, -0.6)
    ax.set_xlim(0, 1)
    ax.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    ax.set_xlabel("share of the source's attributions (numbers: how many)")
    used = table.loc[table["attributions"] > 0, "naming"].unique()
    legend = [
        Patch(label=_NAMED.get(kind, kind), **look) for kind, look in _KINDS.items() if kind in used
    ]
    heading(ax, f"Named and unnamed sources{note}", legend, left=_SOURCE + 8)
    return describe(ax, _kinds_in_words(table) + note)


def _draw_kinds(ax: Axes, y: float, counts: "pd.Series[int]", total: int) -> None:
    """One source's bar of 100 %, with the number in each part that has room for it."""
    left = 0.0
    for kind, look in _KINDS.items():
        share = counts[kind] / max(total, 1)
        if share:
            ax.barh(y, share, 0.62, left=left, **look)
        if share * _BAR > width(str(counts[kind])) + 4:
            colour = "white" if kind in _ON_DARK else "black"
            box = {"facecolor": look["facecolor"], "edgecolor": "none", "pad": 1}
            place: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": SIZE}
            ax.text(left + share / 2, y, str(counts[kind]), color=colour, bbox=box, **place)
        left += share


def _kinds_in_words(table: pd.DataFrame) -> str:
    sources = []
    for source, own in table.groupby("source", sort=False):
        kinds = own[own["attributions"] > 0].to_dict("records")
        parts = ", ".join(f"{row['naming']} {row['attributions']}" for row in kinds)
        sources.append(f"{source}: {parts or 'none'}")
    return f"To whom each source attributes words. {'; '.join(sources)}."
