import re

import pandas as pd

from analysis.notebook import reader, show_table

LONG = pd.DataFrame({"said": [f"<b>{n}</b>" for n in range(40)], "words": [[{"a": 1}]] * 40})


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


def test_long_tables_are_static_where_nobody_sits_at_the_notebook(library, monkeypatch):
    monkeypatch.delenv("JPY_SESSION_NAME")
    assert "&lt;b&gt;" in show_table(LONG).data


def test_long_tables_are_static_without_the_library(library, monkeypatch):
    monkeypatch.setattr(reader, "find_spec", {}.get)
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


def test_a_column_of_sentences_has_room_and_one_of_names_takes_none():
    table = pd.DataFrame({"speaker": ["Ann Lee"], "content": ["All is well in the town. " * 8]})
    page = show_table(table).data
    assert '<th style="min-width: 18em;">content</th>' in page
    assert "<th>speaker</th>" in page
