"""Silences and one-sided days, on hand-made events (disagreements: test_disagree.py)."""

import pandas as pd
import pytest

from analysis.dates import build_timeline, compare_dates, find_dates, find_gaps
from analysis.errors import InputError
from analysis.tables import DAY, EVENTS, GAPS, as_table


def events(*rows):
    """(source, earliest, latest[, grain]) as a table of events."""
    return as_table(
        (
            {
                **dict.fromkeys(EVENTS, ""),
                **{
                    "event": number,
                    "start": 0,
                    "end": 0,
                    "sentence_start": 0,
                    "in_quote": False,
                    "label": "",
                    "sentence": "They met.",
                },
                **{"source": source, "grain": grain[0] if grain else "day"},
                **{"earliest": start and pd.Timestamp(start), "latest": end and pd.Timestamp(end)},
            }
            for number, (source, start, end, *grain) in enumerate(rows)
        ),
        EVENTS,
    )


def found(gaps, kind):
    rows = gaps[gaps["kind"] == kind]
    return [
        (row["source"], str(row["earliest"])[:10], str(row["latest"])[:10])
        for row in rows.to_dict("records")
    ]


def test_silence_between_before_and_after():
    gaps = find_gaps(
        events(
            ("A", "2024-01-01", "2024-01-01"),
            ("B", "2024-02-01", "2024-02-10"),
            ("B", "2024-03-01", "2024-03-01"),
            ("A", "2024-04-01", "2024-04-01"),
        )
    )
    assert found(gaps, "silence") == [
        ("A", "2024-01-02", "2024-03-31"),
        ("B", "2024-01-01", "2024-01-31"),
        ("B", "2024-03-02", "2024-04-01"),
    ]
    assert gaps["days"].tolist()[:2] == [90, 31]
    assert (
        gaps["detail"].iloc[0] == "A dates nothing from 2 January 2024 to 31 March 2024 (90 days)."
    )


def test_a_silence_of_all_is_told_only_near_the_day_of_the_news():
    gaps = find_gaps(
        events(
            ("A", "1920-01-01", "1920-12-31", "year"),
            ("B", "1920-01-01", "1920-12-31", "year"),
            ("A", "2024-02-01", "2024-02-01"),
            ("B", "2024-02-01", "2024-02-01"),
            ("A", "2024-03-01", "2024-03-01"),
            ("B", "2024-03-01", "2024-03-01"),
        )
    )
    assert found(gaps, "silence") == [
        ("A", "2024-02-02", "2024-02-29"),
        ("B", "2024-02-02", "2024-02-29"),
    ]


def test_a_day_of_saying_is_no_happening_that_another_lacks(article):
    texts = {
        "A": "He met the envoys on Friday. He told reporters on Thursday that they came.",
        "B": "He met the envoys on Friday.",
        "C": "He met the envoys on Friday. They came on Thursday, he told reporters.",
    }
    tables = [article(text, name=source, source=source) for source, text in texts.items()]
    gaps = find_gaps(build_timeline(find_dates(pd.concat(tables))))
    one_sided = gaps[gaps["kind"] == "one-sided"]
    assert list(zip(one_sided["source"], one_sided["other"], strict=True)) == [("C", "B")]


@pytest.mark.parametrize(("words", "lacking"), [("Monday", False), ("next Monday", True)])
def test_a_bare_weekday_may_be_misread_by_a_week(words, lacking):
    rows = events(("A", "2024-01-01", "2024-01-01"), ("B", "2024-01-08", "2024-01-08"))
    one_sided = found(find_gaps(rows.assign(text=["Monday", words])), "one-sided")
    assert bool(one_sided) is lacking


def test_a_day_counted_from_another_may_be_misread():
    rows = events(("A", "2024-01-01", "2024-01-01"), ("B", "2024-01-08", "2024-01-08"))
    one_sided = found(find_gaps(rows.assign(text=["the next night", "Jan. 8"])), "one-sided")
    assert one_sided == [("B", "2024-01-08", "2024-01-08")]


def test_an_interval_that_reaches_into_a_stretch_breaks_it():
    gaps = find_gaps(
        events(
            ("A", "2024-01-01", "2024-01-01"),
            ("A", "2024-01-01", "2024-12-31", "year"),
            ("A", "2024-12-31", "2024-12-31"),
        )
    )
    assert gaps.empty


def test_intervals_that_overlap_or_touch_leave_no_gap():
    gaps = find_gaps(
        events(
            ("A", "2024-01-01", "2024-01-31"),
            ("A", "2024-01-15", "2024-01-20"),
            ("A", "2024-02-01", "2024-02-01"),
        ),
        min_days=1,
    )
    assert gaps.empty


def test_min_days_is_the_shortest_silence_told():
    rows = events(("A", "2024-01-01", "2024-01-01"), ("A", "2024-01-09", "2024-01-09"))
    assert len(find_gaps(rows, min_days=7)) == 1
    assert find_gaps(rows, min_days=8).empty


def test_three_sources_one_row_for_each_that_lacks_it():
    gaps = find_gaps(
        events(
            ("A", "2024-01-01", "2024-01-01"),
            ("B", "2024-01-01", "2024-01-01"),
            ("C", "2024-01-01", "2024-01-31", "month"),
            ("C", "2024-01-31", "2024-01-31"),
        )
    )
    one_sided = gaps[gaps["kind"] == "one-sided"]
    assert list(zip(one_sided["source"], one_sided["other"], strict=True)) == [
        ("C", "A"),
        ("C", "B"),
    ]
    assert one_sided["detail"].iloc[0] == "C has 31 January 2024 (“They met.”); A does not."
    assert one_sided["sentence"].tolist() == ["They met."] * 2
    assert one_sided["other_sentence"].isna().all()


def test_a_time_of_day_is_more_than_the_day():
    rows = events(
        ("A", "2024-01-01", "2024-01-01"),
        ("B", "2024-01-01 10:00", "2024-01-01 10:00", "time"),
        ("C", "2024-01-01 06:00", "2024-01-01 11:59", "time"),
    )
    gaps = find_gaps(rows.assign(text="Monday at 10 a.m."))
    assert list(zip(gaps["source"], gaps["other"], strict=True)) == [("B", "A"), ("B", "C")]
    assert "1 January 2024, 10:00" in gaps["detail"].iloc[0]


def test_a_time_without_a_day_in_its_words_may_be_of_any_day():
    rows = events(("A", "2024-01-01", "2024-01-01"), ("B", *["2024-01-01 10:00"] * 2, "time"))
    assert found(find_gaps(rows.assign(text="10 a.m. on Jan. 1")), "one-sided")
    assert not found(find_gaps(rows.assign(text="10 a.m.")), "one-sided")


@pytest.mark.parametrize(
    ("words", "in_quote", "lacking"),
    [
        ("today", True, []),
        ("today", False, ["B"]),
        ("Jan. 9", True, ["B"]),
        ("9 p.m. on the night of Jan. 9", False, ["B"]),
        ("10 tonight", False, ["B"]),
        ("midnight", False, []),
    ],
)
def test_a_speakers_today_and_a_bare_midnight_are_no_day_for_certain(words, in_quote, lacking):
    kind = ["2024-01-09"] * 2 if "oday" in words else ["2024-01-09 21:00"] * 2
    grain = "day" if "oday" in words else "time"
    rows = events(("A", "2024-01-01", "2024-01-01"), ("B", *kind, grain))
    gaps = find_gaps(rows.assign(text=["Jan. 1", words], in_quote=[False, in_quote]))
    assert [source for source, *_ in found(gaps, "one-sided") if source == "B"] == lacking


@pytest.mark.parametrize(
    ("opening", "lacking"),
    [
        ("OSLO, May 16 (Agency) -- The envoys met.", []),
        ("OSLO, Norway, May 16 - The envoys met.", []),
        ("PORT LOUIS, May 16 — The envoys met.", []),
        ("OSLO, May 16 was wet, and the envoys met.", ["B"]),
        ("In Oslo, May 16 (a Friday) was wet.", ["B"]),
    ],
)
def test_a_dateline_is_no_happening(opening, lacking, article):
    texts = {"A": "The envoys left on May 2.", "B": f"{opening} They had left on May 2."}
    tables = [article(text, name=source, source=source) for source, text in texts.items()]
    gaps = find_gaps(build_timeline(find_dates(pd.concat(tables))))
    assert [source for source, *_ in found(gaps, "one-sided")] == lacking


def published(**days):
    return pd.DataFrame(
        {"source": list(days), "published": pd.to_datetime(pd.Series(list(days.values())))}
    )


def test_a_silence_ends_with_publication():
    rows = events(("A", "2024-01-01", "2024-01-01"), ("B", "2024-01-31", "2024-01-31"))
    told = find_gaps(rows, articles=published(A="2024-01-20", B=None))
    assert found(told, "silence") == [
        ("A", "2024-01-02", "2024-01-20"),
        ("B", "2024-01-01", "2024-01-30"),
    ]
    told = find_gaps(rows, articles=published(A="2024-01-03", B="2023-12-31"))
    assert found(told, "silence") == []


def test_the_last_of_several_articles_of_a_source_counts():
    rows = events(("A", "2024-01-01", "2024-01-01"), ("B", "2024-01-31", "2024-01-31"))
    articles = pd.concat([published(A="2024-01-20"), published(A="2024-01-15")])
    assert ("A", "2024-01-02", "2024-01-20") in found(find_gaps(rows, articles=articles), "silence")


@pytest.mark.parametrize(
    ("days", "lacking"),
    [
        ({"A": "2024-01-05", "B": "2024-01-10"}, []),  # B reports what A could not know
        ({"A": "2024-01-08", "B": "2024-01-10"}, ["B"]),  # A came out that day
        ({"A": "2024-01-05", "B": "2024-01-07"}, ["B"]),  # both look ahead
        ({"A": "2024-01-05"}, ["B"]),
        ({"A": "2024-01-05", "B": None}, ["B"]),
    ],
)
def test_nobody_leaves_out_what_came_after_its_publication(days, lacking):
    rows = events(("A", "2024-01-01", "2024-01-01"), ("B", "2024-01-08", "2024-01-08"))
    one_sided = find_gaps(rows, articles=published(**days))
    one_sided = one_sided[(one_sided["kind"] == "one-sided") & (one_sided["other"] == "A")]
    assert one_sided["source"].tolist() == lacking


def test_the_year_of_the_news_does_not_stretch_the_story():
    rows = events(
        ("A", "2024-03-01", "2024-03-01"),
        ("B", "2024-03-01", "2024-03-01"),
        ("B", "2024-01-01", "2024-12-31", "year"),
    )
    assert found(find_gaps(rows), "silence") == []


def test_an_open_interval_neither_breaks_a_silence_nor_begins_the_story():
    gaps = find_gaps(
        events(
            ("A", None, "2022-05-17", "year"),
            ("A", "2024-01-01", "2024-01-01"),
            ("B", "2024-01-01", "2024-01-01"),
        )
    )
    assert found(gaps, "silence") == []
    (row,) = gaps.to_dict("records")
    assert (row["kind"], row["source"], row["other"]) == ("one-sided", "A", "B")
    assert pd.isna(row["days"])
    assert "up to 17 May 2022" in row["detail"]


def test_an_open_interval_meets_what_lies_within_it():
    gaps = find_gaps(events(("A", None, "2022-05-17"), ("B", "2020-01-01", "2020-01-01")))
    assert found(gaps, "one-sided") == []


def test_a_source_without_dates_is_silent_throughout():
    rows = events(("A", "2024-01-01", "2024-01-31"))
    gaps = find_gaps(rows, sources=["A", "B"])
    assert found(gaps, "silence") == [("B", "2024-01-01", "2024-01-31")]
    assert found(gaps, "one-sided") == [("A", "2024-01-01", "2024-01-31")]


def test_sources_can_be_fewer_than_the_events_have():
    rows = events(("A", "2024-01-01", "2024-01-01"), ("B", "2024-06-01", "2024-06-01"))
    assert find_gaps(rows, sources=["A"]).empty


def test_no_events_give_no_gaps():
    gaps = find_gaps(events(), sources=["A", "B"])
    assert list(gaps.columns) == list(GAPS)
    assert gaps.empty


def test_a_missing_column_is_named():
    with pytest.raises(InputError, match="earliest"):
        find_gaps(pd.DataFrame({"source": []}))
    with pytest.raises(InputError, match="published"):
        find_gaps(events(), articles=pd.DataFrame({"source": ["A"]}))


def test_dates_side_by_side():
    rows = [
        ("A", "2024-05-03TMO", "2024-05-03 06:00", "2024-05-03 11:59"),
        ("B", "2024-05-03", "2024-05-03", "2024-05-03"),
        ("B", "2024-05-03T10:00", "2024-05-03 10:00", "2024-05-03 10:00"),
        ("A", "P1D", None, None),
    ]
    dates = pd.DataFrame(rows, columns=["source", "value", "earliest", "latest"])
    table = compare_dates(dates.astype({"earliest": DAY, "latest": DAY}))
    assert table["value"].tolist() == ["2024-05-03", "2024-05-03T10:00"]
    assert table["sources"].tolist() == [["A", "B"], ["B"]]
    assert table["mentions"].tolist() == [2, 1]
