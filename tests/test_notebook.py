import pandas as pd

from analysis.notebook import show_table, tell


def test_sentences_are_escaped_and_their_dollars_left_alone():
    page = tell(["<script>alert(1)</script> costs $5 or $6"]).data
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "mathjax_ignore" in page


def test_a_table_is_escaped_without_row_numbers_and_with_dashes_for_nothing():
    speakers = pd.Series(["<b>Ann</b>", None], dtype=object)
    page = show_table(pd.DataFrame({"speaker": speakers, "said": [None, "yes"]})).data
    assert "<b>Ann" not in page
    assert page.count("<td>–</td>") == 2
    assert "<th>0</th>" not in page


def test_long_words_are_not_cut_and_rows_left_out_are_counted():
    page = show_table(pd.DataFrame({"content": ["x" * 500] * 3}), longest=2).data
    assert page.count("x" * 500) == 2
    assert "1 rows more" not in page
    assert "1 row more" in page


def test_only_the_columns_asked_for_are_shown():
    page = show_table(pd.DataFrame({"a": [1], "b": [2]}), ["b"]).data
    assert "<th>a</th>" not in page
