"""The timeline: lanes, bars, silences, one-sided days, and labels that stay apart."""

from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis import build_timeline, example_story, find_dates, find_gaps, read_story
from analysis.charts import alt_text, timeline
from analysis.charts.timeline.chart import timeline_marks
from analysis.errors import InputError
from analysis.tables import EVENTS, GAPS, as_table
from tests.charts.artists import texts

SOURCES = ["The Herald", "The Star"]


def event(number: int, source: str, first: Any, last: Any, **changes) -> dict:
    row = {
        "event": number,
        "earliest": pd.Timestamp(first),
        "latest": pd.Timestamp(last),
        "grain": "day",
        "label": f"happening {number}",
        "article": source,
        "source": source,
        "start": 0,
        "end": 1,
        "text": "Friday",
        "value": first or last,
        "mod": None,
        "in_quote": False,
        "sentence": "It happened on Friday.",
        "sentence_start": 0,
    }
    return row | changes


def events(*rows: dict) -> pd.DataFrame:
    return as_table(rows, EVENTS)


TWO = events(
    event(1, "The Herald", "2022-01-01", "2022-12-31", grain="year"),
    event(2, "The Herald", "2025-05-16", "2025-05-16"),
    event(2, "The Star", "2025-05-16", "2025-05-16"),
    event(3, "The Star", "2025-05-19 10:00", "2025-05-19 10:00", grain="time"),
)


def patches(ax: Axes, gid: str) -> list[Rectangle]:
    return [patch for patch in ax.patches if patch.get_gid() == gid]


@pytest.fixture(scope="module")
def shipped() -> tuple[pd.DataFrame, pd.DataFrame, list[str]]:
    articles = read_story(example_story())
    sources = list(articles["source"])
    found = build_timeline(find_dates(articles))
    return found, find_gaps(found, sources=sources), sources


def test_each_source_has_a_lane_with_its_name():
    assert set(SOURCES) <= set(texts(timeline(TWO)))


def test_each_interval_is_a_bar_and_a_time_of_day_a_marker():
    ax = timeline(TWO)
    assert len(patches(ax, "mark")) == 3
    assert "happening 3" in texts(ax)


def test_a_year_is_pale_and_a_day_solid():
    year, day, _ = sorted(patches(timeline(TWO), "mark"), key=lambda bar: bar.get_x())
    assert year.get_facecolor()[3] < 1
    assert day.get_facecolor()[3] == 1


def test_the_same_happening_in_two_sources_is_joined():
    ax = timeline(TWO)
    assert sum(line.get_gid() == "thread" for line in ax.lines) == 1


def test_silences_are_shaded_and_labelled_with_their_length():
    gap = {"kind": "silence", "source": "The Herald", "earliest": pd.Timestamp("2023-01-01")}
    gap |= {"latest": pd.Timestamp("2025-05-15"), "days": 866.0, "detail": ""}
    ax = timeline(TWO, as_table([gap], GAPS), sources=SOURCES)
    assert len(patches(ax, "silence")) == 1
    assert any(line.startswith("silent 2 years") for line in texts(ax))
    assert alt_text(ax).endswith("1 silence shaded.")  # not of the news: no length of the story


def test_alt_text_names_the_longest_silence_around_the_news():
    rows = [event(n, "The Star", day, day) for n, day in enumerate(["2025-05-01", "2025-05-16"])]
    far = {"kind": "silence", "source": "The Herald", "days": 866.0, "detail": ""}
    far |= {"earliest": pd.Timestamp("2023-01-01"), "latest": pd.Timestamp("2025-05-15")}
    near = far | {"source": "The Star", "days": 14.0, "earliest": pd.Timestamp("2025-05-02")}
    ax = timeline(pd.concat([TWO, events(*rows)]), as_table([far, near], GAPS), sources=SOURCES)
    told = "2 silences shaded, the longest between two dates around the news: The Star, 14 days."
    assert alt_text(ax).endswith(told)


def test_what_another_source_looks_back_at_is_no_length_of_silence():
    gap = {"kind": "silence", "source": "The Star", "earliest": pd.Timestamp("2022-01-01")}
    gap |= {"latest": pd.Timestamp("2025-05-15"), "days": 1231.0, "detail": ""}
    ax = timeline(TWO, as_table([gap], GAPS), sources=SOURCES)
    assert "dates nothing earlier" in texts(ax)
    assert alt_text(ax).endswith("1 silence shaded.")


def test_what_only_one_source_has_is_known_by_its_outline():
    gap = {"kind": "one-sided", "source": "The Herald", "other": "The Star"}
    gap |= {"earliest": pd.Timestamp("2022-01-01"), "latest": pd.Timestamp("2022-12-31")}
    gaps = as_table([gap | {"days": 365.0, "detail": ""}], GAPS)
    assert timeline_marks(TWO, gaps, SOURCES)["alone"].tolist() == [True, False, False, False]
    widths = sorted(bar.get_linewidth() for bar in patches(timeline(TWO, gaps), "mark"))
    assert widths[-1] > widths[0]


def test_an_open_end_fades():
    ax = timeline(events(event(1, "The Herald", None, "2022-05-17", mod="BEFORE")))
    assert len(patches(ax, "open")) > 1


def test_a_source_without_any_date_keeps_a_lane_that_says_so():
    ax = timeline(TWO, sources=[*SOURCES, "The Sun"])
    assert {"The Sun", "no date that can be placed"} <= set(texts(ax))


def test_nothing_dated_at_all_is_said():
    assert texts(timeline(TWO.head(0))) == ["No source dates anything."]


def test_the_note_says_that_the_scale_is_not_even():
    assert "not even" in timeline(TWO).get_xlabel()


def test_the_note_explains_a_mark_of_time_left_out_only_where_there_is_one():
    assert "//" in timeline(TWO).get_xlabel()
    assert timeline(TWO.head(1)).get_xlabel() == ""


def test_the_shipped_story_has_no_text_over_another(shipped, misplaced):
    found, gaps, sources = shipped
    ax = timeline(found, gaps, sources=sources)
    assert misplaced(ax) == []
    assert alt_text(ax).startswith("Timeline from March 2022 to May 2025")


def test_many_happenings_are_thinned_and_the_rest_counted(misplaced):
    many = events(
        *(
            event(
                number,
                SOURCES[number % 2],
                f"2025-05-{1 + number % 28:02}",
                f"2025-05-{1 + number % 28:02}",
            )
            for number in range(60)
        )
    )
    ax = timeline(many)
    assert any("more not labelled" in line for line in texts(ax))
    assert misplaced(ax) == []


@st.composite
def stories(draw) -> pd.DataFrame:
    days = st.sampled_from(["1947-03-01", "2013-12-30", "2014-06-09", "2014-06-10", "2014-06-13"])
    labels = st.lists(
        st.sampled_from(["$x_1$", "<b>", "😀", "שלום", "voted", "N" * 70]), max_size=9
    )
    rows = []
    for _ in range(draw(st.integers(1, 12))):
        first = last = pd.Timestamp(draw(days))
        kind = draw(st.sampled_from(["day", "day", "month", "year", "time", "open"]))
        if kind == "time":
            first = last = first + pd.Timedelta(hours=10)
        elif kind in ("month", "year"):
            last = first + pd.Timedelta(days={"month": 30, "year": 364}[kind])
        elif kind == "open":
            first = None
        source = f"The ${draw(st.integers(1, 4))}_{'N' * 40}"
        changes = {"grain": kind, "label": " ".join(draw(labels))}
        rows.append(event(draw(st.integers(1, 20)), source, first, last, **changes))
    return events(*rows)


@given(stories())
@settings(max_examples=12, deadline=None)
def test_no_text_meets_another_or_leaves_the_figure(misplaced, story):
    assert misplaced(timeline(story, find_gaps(story))) == []


def test_a_bar_ends_where_its_interval_does():
    ax = timeline(TWO)
    year, *days = sorted(patches(ax, "mark"), key=lambda bar: bar.get_x())
    [(before, after)] = {(year.get_x() + year.get_width(), day.get_x()) for day in days}
    breaks = sorted(line.get_xdata()[0] for line in ax.lines if line.get_gid() == "break")
    assert breaks[:2] == pytest.approx([before, after])


def test_a_part_of_a_month_is_drawn_on_a_scale_of_months():
    late = event(1, "The Herald", "2025-02-19", "2025-02-28", grain="month")
    near = event(2, "The Herald", "2025-01-01", "2025-01-31", grain="month")
    ax = timeline(events(near, late))
    shown = [text.get_text() for text in ax.get_xticklabels(minor=True)]
    assert shown == ["Jan", "Feb"]


def test_six_sources_have_six_lanes():
    six = events(*(event(1, f"S{n}", "2025-05-16", "2025-05-16") for n in range(6)))
    assert {f"S{n}" for n in range(6)} <= set(texts(timeline(six)))


def test_axes_that_are_given_are_drawn_into(shipped):
    found, gaps, sources = shipped
    _, ax = plt.subplots(figsize=(9, 5), layout="constrained")
    assert timeline(found, gaps, sources=sources, ax=ax) is ax
    assert any("more not labelled" in line for line in texts(ax))


def test_a_missing_column_is_named():
    with pytest.raises(InputError, match="earliest"):
        timeline(TWO.drop(columns="earliest"))
