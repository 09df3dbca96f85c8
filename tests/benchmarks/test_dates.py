"""The scorer of dates on documents made up for it, and the table that it fills."""

import sys
from datetime import date

import pytest

from benchmarks import __main__ as command
from benchmarks import date_tools, dates
from benchmarks.date_scores import count, figures, pairs
from benchmarks.timeml import Timex, read_corpora

TEXT = "They met on Friday, May 16, and 'in March' of 2022."
DAY = Timex(12, 26, "DATE", "2025-05-16")
MONTH = Timex(36, 41, "DATE", "2022-03")
DOCUMENT = """<?xml version="1.0"?>
<TimeML><DOCID>a</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2025-05-17"
 functionInDocument="CREATION_TIME">today</TIMEX3></DCT>
<TEXT>They <EVENT eid="e1">met</EVENT> on <TIMEX3 tid="t1" type="DATE"
 value="2025-05-16">Friday</TIMEX3> &amp; <EVENT eid="e2">left in <TIMEX3 tid="t2" type="DATE"
 value="1999">1999</TIMEX3></EVENT>.</TEXT></TimeML>
"""


def f1(gold, found):
    return figures([count(TEXT, gold, found)])


def test_what_is_marked_scores_full():
    assert set(f1([DAY, MONTH], [DAY, MONTH]).values()) == {100}


def test_nothing_found_scores_nothing():
    assert set(f1([DAY, MONTH], []).values()) == {0}
    assert set(f1([], []).values()) == {0}


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (DAY._replace(start=9), {"value", "calendar", "type", "relaxed"}),
        (DAY._replace(end=27), {"value", "calendar", "type", "relaxed", "strict"}),
        (DAY._replace(type="TIME"), {"value", "calendar", "relaxed", "strict"}),
        (DAY._replace(value="2025-05-23"), {"type", "relaxed", "strict"}),
        (DAY._replace(value="2025-05-16T10:00"), {"calendar", "type", "relaxed", "strict"}),
        (DAY._replace(value="2025-05"), {"type", "relaxed", "strict"}),
        (DAY._replace(start=0, end=8), set()),
    ],
    ids=["wider", "a comma", "type", "value", "finer", "coarser", "elsewhere"],
)
def test_each_figure_counts_its_own_mistake(found, right):
    assert {name for name, figure in f1([DAY], [found]).items() if figure == 100} == right
    assert {name for name, figure in f1([DAY], [found]).items() if figure == 0} == set(
        f1([], [])
    ) - right


@pytest.mark.parametrize("gold", ["2025-W20", "2025-Q2", "2025", "202"])
def test_a_day_is_right_on_the_calendar_for_what_it_lies_in(gold):
    assert f1([DAY._replace(value=gold)], [DAY])["calendar"] == 100
    assert f1([DAY._replace(value=gold)], [DAY])["value"] == 0


def test_one_of_three_is_right():
    found = [DAY, MONTH._replace(value="2023-03"), Timex(0, 4, "DATE", "2025")]
    assert f1([DAY, MONTH], found)["value"] == pytest.approx(40)
    assert f1([DAY, MONTH], found)["relaxed"] == pytest.approx(80)


def test_an_expression_pairs_once_and_with_the_closest():
    near, far = DAY._replace(end=25), DAY._replace(end=18)
    assert pairs(TEXT, [DAY], [far, near]) == [(DAY, near)]
    assert pairs(TEXT, [far, near], [DAY, near]) == [(near, near), (far, DAY)]


def test_what_names_no_stretch_of_the_calendar_is_not_counted_there():
    vague = DAY._replace(value="PAST_REF")
    assert f1([vague, MONTH], [DAY, MONTH])["calendar"] == 100


@pytest.fixture
def corpus(tmp_path):
    (tmp_path / "News").mkdir()
    (tmp_path / "News" / "a.tml").write_text(DOCUMENT, encoding="utf-8")
    return tmp_path


def test_a_document_is_read_with_its_marks(corpus):
    (document,) = read_corpora(corpus)["News"]
    assert document.text == "They met on Friday & left in 1999."
    assert document.published == date(2025, 5, 17)
    assert document.timexes == (
        Timex(12, 18, "DATE", "2025-05-16"),
        Timex(29, 33, "DATE", "1999"),
    )


def test_the_table_has_a_row_for_each_tool_also_where_one_is_missing(corpus, capsys, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["benchmarks", str(corpus)])
    monkeypatch.setitem(sys.modules, "parsedatetime", None)
    monkeypatch.setattr(
        dates, "TOOLS", {name: date_tools.TOOLS[name] for name in ("Parallax", "parsedatetime")}
    )
    assert command.main() == 0
    out = capsys.readouterr().out
    assert "News: dates, 1 articles, 8 words" in out
    (parallax, peer) = [line.split() for line in out.splitlines() if line.startswith(("P", "p"))]
    assert parallax[1:6] == ["100.0"] * 5
    assert peer[1:] == ["not", "installed"]
