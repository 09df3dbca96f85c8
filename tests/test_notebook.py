import re
import sys
from types import ModuleType
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from analysis import notebook
from analysis.notebook import choose, show_table, stories_beside, tell


def test_sentences_are_escaped_and_their_dollars_left_alone():
    page = tell(["<script>alert(1)</script> costs $5 or $6"]).data
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "mathjax_ignore" in page


def test_a_table_is_escaped_without_row_numbers_and_with_dashes_for_nothing():
    speakers = pd.Series(["<b>Ann</b>", None, float("nan")], dtype=object)
    page = show_table(pd.DataFrame({"speaker": speakers, "said": [None, "yes", "no"]})).data
    assert "<b>Ann" not in page
    assert page.count("<td>–</td>") == 3
    assert "<th>0</th>" not in page


def test_a_table_without_rows_says_so():
    assert "No rows." in show_table(pd.DataFrame({"speaker": []})).data
    assert "No rows." not in show_table(pd.DataFrame({"speaker": ["Ann"]})).data


def test_lists_are_written_in_words_and_numbers_with_two_decimals():
    words = [[{"words": "very violent", "polarity": -1.0}, {"words": "<i>", "polarity": 0.7}], []]
    sources = [["A", "B"], ["A"]]
    table = pd.DataFrame({"scored_words": words, "sources": sources, "score": [0.123456, 1.0]})
    page = show_table(table).data
    assert "<td>very violent −1.00, &lt;i&gt; +0.70</td>" in page
    assert "<td>A, B</td>" in page
    assert "<td>0.12</td>" in page
    assert page.count("<td>–</td>") == 1


def test_days_are_shown_as_they_are():
    days = pd.Series(["2025-05-17", None], dtype="datetime64[us]")
    assert "<td>2025-05-17</td>" in show_table(pd.DataFrame({"published": days})).data


def test_only_a_time_that_is_told_is_shown_beside_its_day():
    times = pd.Series(["2025-05-17", "2025-05-19 10:00", None], dtype="datetime64[us]")
    page = show_table(pd.DataFrame({"earliest": times})).data
    for cell in ("2025-05-17", "2025-05-19 10:00", "–"):
        assert f"<td>{cell}</td>" in page


def test_words_begin_at_the_left_also_where_jupyter_sets_cells_to_the_right():
    page = show_table(pd.DataFrame({"content": ["words"]})).data
    assert re.search(r'<table class="[^"]*\bparallax-table\b', page)
    assert "table.parallax-table :is(th, td) { text-align: left !important; }" in page


def test_long_words_are_not_cut_and_rows_left_out_are_counted():
    page = show_table(pd.DataFrame({"content": ["x" * 500] * 3}), longest=2).data
    assert page.count("x" * 500) == 2
    assert "1 rows more" not in page
    assert "1 row more" in page


def test_only_the_columns_asked_for_are_shown():
    page = show_table(pd.DataFrame({"a": [1], "b": [2]}), ["b"]).data
    assert "<th>a</th>" not in page


# Menus and searchable tables, for somebody who sits at the notebook

LONG = pd.DataFrame({"said": [f"<b>{n}</b>" for n in range(40)], "words": [[{"a": 1}]] * 40})


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Stand-ins for ipywidgets and itables, and what they were asked for."""
    asked: dict[str, Any] = {"loaded": 0}
    widgets, tables = ModuleType("ipywidgets"), ModuleType("itables")

    def interact(view: Any, **menus: Any) -> None:
        asked["menus"] = menus
        asked["shown"] = view(**{name: menu["options"][0][1] for name, menu in menus.items()})

    def html(table: pd.DataFrame, **options: Any) -> str:
        asked["table"], asked["options"] = table, options
        return "<table>"

    def load(**options: Any) -> None:
        asked["loaded"] += 1
        assert options == {"all_interactive": False, "connected": False}

    widgets.Dropdown, widgets.interact = dict, interact
    tables.to_html_datatable, tables.init_notebook_mode = html, load
    monkeypatch.setitem(sys.modules, "ipywidgets", widgets)
    monkeypatch.setitem(sys.modules, "itables", tables)
    monkeypatch.setattr(notebook, "find_spec", sys.modules.get)
    monkeypatch.setenv("JPY_SESSION_NAME", "1_quote_sentiment.ipynb")
    notebook._load_itables.cache_clear()
    return asked


MENU = {"TextBlob": "polarity", "VADER": "vader"}


def test_a_menu_shows_what_is_chosen(library, capsys):
    choose("scored by {scorer}".format, scorer=MENU)
    assert "scored by polarity" in capsys.readouterr().out
    assert library["menus"]["scorer"]["description"] == "scorer"


def test_real_menus_show_each_choice(monkeypatch):
    widgets = pytest.importorskip("ipywidgets")
    monkeypatch.setenv("JPY_SESSION_NAME", "1_quote_sentiment.ipynb")
    made, seen = [], []
    interact = widgets.interact
    monkeypatch.setattr(widgets, "interact", lambda *a, **m: made.append(m) or interact(*a, **m))
    choose(lambda **chosen: seen.append(chosen), scorer=MENU, sources={"A": "a", "B": "b"})
    made[0]["sources"].value = "b"
    made[0]["scorer"].value = "vader"
    assert seen == [
        {"scorer": "polarity", "sources": "a"},
        {"scorer": "polarity", "sources": "b"},
        {"scorer": "vader", "sources": "b"},
    ]


def test_a_chart_behind_a_menu_is_shown_once_and_closed(library, capsys):
    choose(lambda **chosen: plt.subplots(num=chosen["scorer"])[1], scorer=MENU)
    assert plt.get_fignums() == []


def test_nothing_to_choose_is_no_menu(library):
    choose(print, story={"one": "data"})
    choose(print, story=[], scorer=MENU)
    assert "menus" not in library


def test_an_argument_with_one_choice_has_no_menu(library, capsys):
    choose("{story} by {scorer}".format, story=["data"], scorer=MENU)
    assert list(library["menus"]) == ["scorer"]
    assert "data by polarity" in capsys.readouterr().out


def test_headless_runs_have_no_menus_and_static_tables(library, monkeypatch, capsys):
    monkeypatch.delenv("JPY_SESSION_NAME")
    choose(print, scorer=MENU)
    assert capsys.readouterr().out == ""
    assert "&lt;b&gt;" in show_table(LONG).data


def test_missing_libraries_break_nothing(library, monkeypatch, capsys):
    monkeypatch.setattr(notebook, "find_spec", {}.get)
    choose(print, scorer=MENU)
    assert capsys.readouterr().out == ""
    assert "&lt;b&gt;" in show_table(LONG).data


def test_long_tables_are_searched_offline_and_escaped(library):
    assert show_table(LONG).data == show_table(LONG).data
    assert show_table(LONG).data.endswith("<table>")
    assert "parallax-table" in library["options"]["classes"]
    assert library["loaded"] == 1
    assert library["options"]["allow_html"] is False
    assert library["options"]["connected"] is False
    assert len(library["table"]) == 40
    assert library["table"]["words"].iloc[0] == "1"
    assert not show_table(LONG.head(3)).data.endswith("<table>")


def test_the_stories_of_a_folder(tmp_path):
    for name in ("one", "two", "notes"):
        (tmp_path / name).mkdir()
    for name in ("one", "two"):
        (tmp_path / name / "story.toml").touch()
    assert list(stories_beside(tmp_path / "one")) == ["one", "two"]
