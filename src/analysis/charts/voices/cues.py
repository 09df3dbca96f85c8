"""By which cues each source attributes words."""

from collections.abc import Iterable, Sequence

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.layout import (
    GREY,
    ROW,
    SIZE,
    beside,
    fitted,
    heading,
    over,
    rest_as_one,
    wrapped,
)
from analysis.charts.style import Look, axes, describe, looks, nothing, styled
from analysis.comparison import voices
from analysis.tables import require
from analysis.wording import count, times

_CLASS, _CUE = 80.0, 105.0  # points: the columns of labels
_COLUMNS = 420.0  # points: all columns of sources
_NO_CLASS = "not classed"


@styled
def cue_verbs(
    quotes: pd.DataFrame,
    *,
    top: int = 24,
    sources: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """How often each source attributes with each cue: a column per source, grouped by class.

    Args:
        quotes: What ``find_quotes`` returns.
        top: How many cues to show; the others are summed in the last row.
        sources: Those to show, in this order; see `style.looks`.
        ax: Where to draw; new axes, as high as the cues need, if None.

    Returns:
        The axes.

    Raises:
        InputError: A column is missing.
    """
    require(quotes, ["source"], "cue_verbs")
    shown, note = looks(quotes["source"], sources)
    rows = cue_rows(quotes[quotes["source"].isin(shown)], top, shown)
    if rows.empty:
        return nothing(axes(ax, 1.5), "No attribution has a cue.")
    ax = axes(ax, ROW * (rows["y"].max() + 2) + 1.2)
    most = int(rows["n"].max())
    step = 1.5 * most  # from one source's column to the next
    heads = [wrapped(source, _COLUMNS / len(shown), bold=True) for source in shown]
    for place, (source, look) in enumerate(shown.items()):
        _draw_cues(ax, rows[rows["source"] == source], place * step, look)
        over(ax, place * step, heads[place], fontweight="bold")
    _label_cues(ax, rows[rows["source"] == rows["source"].iloc[0]])
    ax.set_xlim(0, step * len(shown))
    ends = (0, most)
    ticks = [place * step + n for place in range(len(shown)) for n in ends]
    ax.set_xticks(ticks, [str(n) for n in ends] * len(shown))
    ax.set_xlabel("attributions (count)")
    gap = 32 if any("\n" in head for head in heads) else 20
    heading(ax, f"Cues that introduce attributed words{note}", left=_CLASS + _CUE + 12, gap=gap)
    return describe(ax, _cues_in_words(rows) + note)


def cue_rows(quotes: pd.DataFrame, top: int, sources: Iterable[str]) -> pd.DataFrame:
    """What ``cue_verbs`` draws: a row for every cue and every source shown.

    The classes come by their number of attributions, and so do the cues of a class; the cues
    beyond the ``top`` ones are one row at the end. Adds ``y``, alike for a cue's sources, and
    ``first``, true where a class begins.
    """
    table = voices.cue_counts(quotes)
    names, labels = rest_as_one(table, "cue", "n", top=top, noun="other cue")
    totals = table["n"].groupby(labels).sum().reindex(names)
    cues = pd.DataFrame({"cue": pd.Series(names, dtype="str"), "total": totals.to_numpy()})
    classes = table.groupby("cue")["cue_class"].first().fillna(_NO_CLASS)
    cues["cue_class"] = cues["cue"].map(classes).fillna("")
    cues["of_class"] = cues.groupby("cue_class")["total"].transform("sum")
    cues["rest"] = cues["cue_class"] == ""
    order = ["rest", "of_class", "cue_class", "total"]
    cues = cues.sort_values(order, ascending=[True, False, True, False], ignore_index=True)
    cues["first"] = ~cues["cue_class"].duplicated()
    cues["y"] = cues.index + 0.5 * (cues["first"].cumsum() - 1)
    columns = pd.DataFrame({"source": list(sources)}, dtype="str")
    counts = table.assign(cue=labels).groupby(["cue", "source"], as_index=False)["n"].sum()
    rows = cues.merge(columns, how="cross").merge(counts, on=["cue", "source"], how="left")
    return rows.assign(n=rows["n"].fillna(0).astype(int)).drop(columns=["of_class"])


def _draw_cues(ax: Axes, rows: pd.DataFrame, left: float, look: Look) -> None:
    """One source's column: a bar and a number for each cue, on a line of its own."""
    ax.axvline(left, color="0.6", linewidth=0.8)
    bars = ax.barh(rows["y"], rows["n"], 0.66, left=left, color=look.colour)
    numbers = [str(n) if n else "" for n in rows["n"]]
    ax.bar_label(bars, numbers, padding=3, fontsize=SIZE)


def _label_cues(ax: Axes, cues: pd.DataFrame) -> None:
    names = [fitted(cue, _CUE) for cue in cues["cue"]]
    ax.set_yticks(cues["y"], names, parse_math=False, ha="left")
    ax.tick_params(axis="y", length=0, pad=_CUE + 4)
    for row in cues[cues["first"]].to_dict("records"):
        name = fitted(row["cue_class"], _CLASS)
        beside(ax, -_CLASS - _CUE - 12, row["y"], name, color=GREY)
        ax.axhline(row["y"] - 0.75, color="0.85", linewidth=0.6, zorder=0)
    ax.spines["left"].set_visible(False)
    ax.set_ylim(cues["y"].max() + 0.8, -0.8)


def _cues_in_words(rows: pd.DataFrame) -> str:
    used = rows[(rows["n"] > 0) & ~rows["rest"]]
    most = [_most_used(str(source), own) for source, own in used.groupby("source", sort=False)]
    cues = count(int(rows["n"].sum()), "attribution")
    return f"Cues of {cues}. {'; '.join(most)}."


def _most_used(source: str, cues: pd.DataFrame) -> str:
    """The cue that a source uses most; of several that it uses alike, none is more than another."""
    most = cues.loc[cues["n"] == cues["n"].max(), "cue"].tolist()
    often = times(int(cues["n"].max()))
    if len(most) > 1:
        return f"{source} uses none more than {often}"
    return f"{source} uses “{most[0]}” most, {often}"
