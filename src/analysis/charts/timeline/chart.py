"""The timeline: what each source dates, and where it is silent, on one axis."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.style import axes, describe, looks, nothing, plain, styled
from analysis.charts.timeline.axis import Interval, time_scale
from analysis.charts.timeline.drawing import draw_lanes, draw_threads
from analysis.charts.timeline.frame import draw_axis, fit_height, frame, legend_entries, rows_in
from analysis.charts.timeline.lanes import lay_out
from analysis.dates.covered import Stretch
from analysis.dates.kinds import news_span
from analysis.tables import DAY, EVENTS, GAPS, Schema, as_table, require
from analysis.wording import count, how_long

MARKS: Schema = {
    "source": "str",
    "event": "int64",
    "label": "str",
    "start": DAY,  # the known end, where the other is open
    "end": DAY,  # not included
    "grain": "str",  # as in the events
    "open": "str",  # "start" or "end" if that end is not known, else ""
    "alone": "bool",  # no other source dates anything then
}

_LABELLED = 12  # labels in a lane at most
_DAY = pd.Timedelta(days=1)
_IN_DAYS = ("time", "day", "week")  # other grains: "late February" has no first day that is meant


def timeline_marks(
    events: pd.DataFrame, gaps: pd.DataFrame | None, sources: Sequence[str]
) -> pd.DataFrame:
    """What the timeline draws: one row for each interval that a source gives a happening.

    Args:
        events: Reads ``tables.EVENTS``; rows without any end are left out.
        gaps: Reads the ``one-sided`` rows of ``tables.GAPS``.
        sources: All that are compared.

    Returns:
        A table with the columns of ``MARKS``, in the order of time.
    """
    dated = events[events["source"].isin(sources)].dropna(subset=["earliest", "latest"], how="all")
    dated = dated.drop_duplicates(["source", "event", "earliest", "latest"])
    alone = _alone(gaps, len(sources))
    found = as_table((_mark(row, alone) for row in dated.to_dict("records")), MARKS)
    return found.sort_values(["start", "end"], kind="stable", ignore_index=True)


def _alone(gaps: pd.DataFrame | None, sources: int) -> set[tuple[Any, ...]]:
    """The intervals, with their source, that all other sources lack."""
    if gaps is None:
        return set()
    one_sided = gaps[gaps["kind"] == "one-sided"]
    keys = ["source", "earliest", "latest"]
    lacking = one_sided.groupby(keys, dropna=False, sort=False)["other"].nunique()
    return {tuple(key) for key in lacking.index[lacking == sources - 1]}


def _mark(row: dict[Any, Any], alone: set[tuple[Any, ...]]) -> dict[str, Any]:
    first, last = row["earliest"], row["latest"]
    is_instant = row["grain"] == "time" and first == last
    known_end = first if pd.isna(last) else last
    return {
        "source": row["source"],
        "event": row["event"],
        "label": row["label"],
        "start": last if pd.isna(first) else first,
        "end": known_end if is_instant else _after(known_end),
        "grain": row["grain"],
        "open": "start" if pd.isna(first) else "end" if pd.isna(last) else "",
        "alone": (row["source"], first, last) in alone,
    }


def _after(last: pd.Timestamp) -> pd.Timestamp:
    """The first moment after a day, or after a minute."""
    return last + (_DAY if last == last.normalize() else pd.Timedelta(minutes=1))


@styled
def timeline(
    events: pd.DataFrame,
    gaps: pd.DataFrame | None = None,
    *,
    sources: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw what each source dates on one time axis, a lane for each source.

    The axis is broken where nothing is dated, and each stretch has its own scale. A day is a solid
    bar, a longer interval a pale one, a time of day the source's marker; an interval with an open
    end fades into an arrow. A thin line joins what two sources tell in like words, perhaps of one
    happening.

    Args:
        events: As from ``build_timeline``.
        gaps: As from ``find_gaps``: silences are shaded, and what one source alone dates has a
            dark outline.
        sources: The lanes from the top; by default all that the tables name (see `style.looks`).
        ax: Where to draw; by default a figure as high as needed. Axes given must be as wide as
            they will be shown, and take as many labels as their height allows.

    Returns:
        The axes; x is in inches from their left end.

    Raises:
        InputError: A column is missing.
    """
    require(events, EVENTS, "timeline")
    if gaps is not None:
        require(gaps, GAPS, "timeline")
    shown, note = looks(_named(events, gaps), sources)
    names = list(shown)
    marks = timeline_marks(events, gaps, names)
    if marks.empty:
        return nothing(axes(ax, 1), "No source dates anything.")
    canvas = axes(ax, 4)
    limit = _LABELLED if ax is None else rows_in(ax, len(names))
    labelled = marks.assign(label=_thinned(marks, limit))
    silences = _silences(gaps, marks, names)
    open_ended = bool((marks["open"] != "").any())
    room = frame(canvas, legend_entries(marks, silences), note, open_ended=open_ended)
    scale = time_scale(_intervals(marks), room)
    lanes = lay_out(_once(labelled), silences, names, scale)
    bare = labelled.loc[labelled["label"] == "", "source"].value_counts().to_dict()
    draw_lanes(canvas, lanes, shown, bare)
    draw_threads(canvas, lanes)
    draw_axis(canvas, scale, lanes[-1].bottom)
    if ax is None:
        fit_height(canvas, lanes[-1].bottom)
    return describe(canvas, _alt(marks, silences, names, news_span(events)) + note)


def _named(events: pd.DataFrame, gaps: pd.DataFrame | None) -> list[str]:
    of_gaps = [] if gaps is None else [*gaps["source"], *gaps["other"].dropna()]
    return [*events["source"], *of_gaps]


def _thinned(marks: pd.DataFrame, limit: int) -> list[str]:
    """The labels, emptied where a lane has too many.

    First to keep one are happenings that several sources have, then what one alone dates, then the
    first label of an interval.
    """
    ranked = marks.assign(
        shared=marks.groupby("event")["source"].transform("nunique") > 1,
        again=marks.duplicated(["source", "start", "end", "open"]),
    ).sort_values(["shared", "alone", "again"], ascending=[False, False, True], kind="stable")
    kept = set(ranked.groupby("source").head(limit).index)
    return [label if at in kept else "" for at, label in marks["label"].map(plain).items()]


def _silences(
    gaps: pd.DataFrame | None, marks: pd.DataFrame, sources: Sequence[str]
) -> pd.DataFrame:
    """The silences of the sources, with a label each.

    Only between two dates of its own does a source fall silent. How long it is before the first
    is told by what another source looks back at; such a stretch has no length, and ``between`` is
    False.
    """
    known = as_table([], GAPS) if gaps is None else gaps
    found = known[(known["kind"] == "silence") & known["source"].isin(sources)]
    begins = marks.groupby("source")["start"].min()
    ends = marks.groupby("source")["end"].max()
    earlier = found["source"].map(begins) < found["earliest"]
    later = found["source"].map(ends) > found["latest"]
    lengths = zip(found["earliest"], found["latest"] + _DAY, strict=True)
    label = pd.Series([f"silent {how_long(*ends)}" for ends in lengths], found.index, dtype="str")
    label[~earlier] = "dates nothing earlier"
    label[~later] = "dates nothing later"
    label[~earlier & ~later] = "dates nothing"
    return found.assign(label=label, between=earlier & later)


def _intervals(marks: pd.DataFrame) -> list[Interval]:
    """What the time axis must show; what is vague or open in whole months."""
    vague = ~marks["grain"].isin(_IN_DAYS) | (marks["open"] != "")
    months = marks[vague]
    starts = months["start"].dt.to_period("M").dt.start_time
    lasts = (months["end"] - pd.Timedelta(seconds=1)).dt.to_period("M").dt.end_time
    ends = lasts.dt.normalize() + _DAY
    close = marks[~vague]
    return [
        *zip(starts, ends, strict=True),
        *zip(close["start"], close["end"], strict=True),
    ]


def _once(labelled: pd.DataFrame) -> pd.DataFrame:
    """Without the marks that have no label and lie where another one lies."""
    ordered = labelled.assign(bare=labelled["label"] == "").sort_values("bare", kind="stable")
    again = ordered.duplicated(["source", "start", "end", "open"])
    return ordered[~(again & ordered["bare"])].drop(columns="bare").sort_index()


def _alt(marks: pd.DataFrame, silences: pd.DataFrame, names: Sequence[str], news: Stretch) -> str:
    """The chart in words; of the silences, those around the news are told by their length.

    That an account dates nothing between the years of its background is no fact about the story.
    """
    counts = marks["source"].value_counts()
    told = ", ".join(f"{name} {counts.get(name, 0)}" for name in names)
    by_event = marks.groupby("event")["source"].unique()
    shared = int((by_event.map(len) > 1).sum())
    first, last = marks["start"].min(), marks["end"].max() - pd.Timedelta(seconds=1)
    months = list(dict.fromkeys(f"{end:%B %Y}" for end in (first, last)))
    stretch = f"from {months[0]} to {months[1]}" if len(months) > 1 else f"of {months[0]}"
    words = (
        f"Timeline {stretch}, dated happenings by source: {told}; "
        f"{shared or 'none'} perhaps told by more than one source."
    )
    if silences.empty:
        return words
    words += f" {count(len(silences), 'silence')} shaded"
    near = silences["between"] & (silences["earliest"] >= news[0]) & (silences["latest"] <= news[1])
    for gap in silences[near].nlargest(1, "days").to_dict("records"):
        long = how_long(gap["earliest"], gap["latest"] + _DAY)
        words += f", the longest between two dates around the news: {gap['source']}, {long}"
    return f"{words}."
