"""The timeline: lanes, bars, silences, one-sided days, and labels that stay apart."""

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis import build_timeline, example_story, find_dates, find_gaps, read_story
from analysis.charts import alt_text, timeline
from analysis.charts.timeline import timeline_marks
from analysis.errors import InputError
from analysis.tables import EVENTS, GAPS, as_table

SOURCES = ["The Herald", "The Star"]


def event(number: int, source: str, first: str | None, last: str | None, **changes) -> dict:
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


def written(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def overlapping(ax: Axes) -> list[tuple[str, str]]:
    """The pairs of texts, of those that say anything, whose boxes meet."""
    figure = ax.get_figure(root=True)
    figure.canvas.draw()
    texts = [text for text in ax.texts if text.get_text() and text.get_text() != "//"]
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts]
    return [
        (one, other)
        for place, (one, a) in enumerate(boxes)
        for other, b in boxes[place + 1 :]
        if a.x0 < b.x1 - 1 and b.x0 < a.x1 - 1 and a.y0 < b.y1 - 1 and b.y0 < a.y1 - 1
    ]


@pytest.fixture(scope="module")
def shipped() -> tuple[pd.DataFrame, pd.DataFrame, list[str]]:
    articles = read_story(example_story())
    sources = list(articles["source"])
    found = build_timeline(find_dates(articles))
    return found, find_gaps(found, sources=sources), sources


def test_each_source_has_a_lane_with_its_name():
    assert set(SOURCES) <= set(written(timeline(TWO)))


def test_each_interval_is_a_bar_and_a_time_of_day_a_marker():
    ax = timeline(TWO)
    assert len(patches(ax, "mark")) == 3
    assert "happening 3" in written(ax)


def test_a_year_is_pale_and_a_day_solid():
    year, day, _ = sorted(patches(timeline(TWO), "mark"), key=lambda bar: bar.get_x())
    assert year.get_facecolor()[3] < 1
    assert day.get_facecolor()[3] == 1


def test_the_same_happening_in_two_sources_is_joined():
    ax = timeline(TWO)
    assert sum(line.get_gid() == "thread" for line in ax.lines) == 1


def test_silences_are_shaded_and_labelled_with_their_length():
    gap = {"kind": "silence", "source": "The Star", "earliest": pd.Timestamp("2022-01-01")}
    gap |= {"latest": pd.Timestamp("2025-05-15"), "days": 1231.0, "detail": ""}
    ax = timeline(TWO, as_table([gap], GAPS), sources=SOURCES)
    assert len(patches(ax, "silence")) == 1
    assert any(line.startswith("silent 3 years") for line in written(ax))


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
    assert {"The Sun", "no date that can be placed"} <= set(written(ax))


def test_nothing_dated_at_all_is_said():
    assert written(timeline(TWO.head(0))) == ["No source dates anything."]


def test_the_note_says_that_the_scale_is_not_even():
    assert "not even" in timeline(TWO).get_xlabel()


def test_the_shipped_story_has_no_text_over_another(shipped):
    found, gaps, sources = shipped
    ax = timeline(found, gaps, sources=sources)
    assert overlapping(ax) == []
    assert alt_text(ax).startswith("Timeline from March 2022 to May 2025")


def test_many_happenings_are_thinned_and_the_rest_counted():
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
    assert any("more not labelled" in line for line in written(ax))
    assert overlapping(ax) == []


@given(st.text(max_size=60))
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_label_is_drawn(label):
    ax = timeline(events(event(1, "A $1_b <i>", "2025-05-16", "2025-05-16", label=label)))
    ax.get_figure(root=True).canvas.draw()
    plt.close("all")


def test_six_sources_have_six_lanes():
    six = events(*(event(1, f"S{n}", "2025-05-16", "2025-05-16") for n in range(6)))
    assert {f"S{n}" for n in range(6)} <= set(written(timeline(six)))


def test_axes_that_are_given_are_drawn_into():
    _, ax = plt.subplots(figsize=(9, 5))
    assert timeline(TWO, ax=ax) is ax


def test_a_missing_column_is_named():
    with pytest.raises(InputError, match="earliest"):
        timeline(TWO.drop(columns="earliest"))
