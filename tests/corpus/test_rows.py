"""Rows one after another: the articles of a table, and what is wrong with the others."""

import datetime

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analysis import read_articles
from analysis.corpus import rows as module
from analysis.corpus.part import analyse
from analysis.corpus.rows import read_rows
from analysis.errors import InputError

ARTICLES = pd.DataFrame(
    {
        "article": ["x", None, "z"],
        "text": ['“One,” she said.\r\nTwo, "three".', "Café.", "\nFour"],
        "source": ["The Example Post", None, "Example News"],
        "published": ["2025-05-17", None, "2025-05-18T09:30"],
        "words": [5, 1, 2],
    }
)
WRITERS = {
    ".csv": lambda path: ARTICLES.to_csv(path, index=False),
    ".jsonl": lambda path: ARTICLES.to_json(path, orient="records", lines=True),
    ".parquet": lambda path: ARTICLES.to_parquet(path, row_group_size=2),
}


def problems(path):
    return [row.problem for row in read_rows([path])]


@pytest.mark.parametrize("ending", WRITERS)
def test_the_articles_are_those_of_read_articles(ending, tmp_path):
    path = tmp_path / f"rows{ending}"
    WRITERS[ending](path)
    expected, _ = read_articles(path)
    found = analyse(list(read_rows([path])))["articles"]
    columns = ["article", "source", "published"]
    pd.testing.assert_frame_equal(found[columns], expected[columns])
    assert [row.fields["text"] for row in read_rows([path])] == expected["text"].tolist()
    assert found["row"].tolist() == [1, 2, 3]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
@pytest.mark.parametrize("ending", [".csv", ".jsonl"])
def test_lines_are_decoded_each_by_itself(ending, encoding, tmp_path):
    path = tmp_path / f"rows{ending}"
    text = {
        ".csv": 'text\n"Café, 5 €"\nplain\n',
        ".jsonl": '{"text": "Café, 5 €"}\n{"text": "plain"}',
    }
    path.write_text(text[ending], encoding=encoding)
    assert [row.fields["text"] for row in read_rows([path])] == ["Café, 5 €", "plain"]


def test_a_line_that_is_no_article_is_a_row_with_its_reason(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "a"}\n\n[1]\n{"text": \n{"text": "d"}\n\x01\x02\x03\x04\n')
    assert [row.fields.get("text") for row in read_rows([path])] == ["a", None, None, "d", None]
    said = problems(path)
    assert [str(path) in problem for problem in said if problem] == [True] * 3
    assert "row 2 is not a JSON object" in said[1]
    assert "row 3 is not valid JSON" in said[2]
    assert "row 5 is a binary file" in said[4]


def test_a_row_with_too_many_cells_does_not_cost_the_others(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('article,text\nx,"a\nb"\ny,c,d\n\nz,5" disk,\nshort\n')
    assert [row.fields.get("text") for row in read_rows([path])] == ["a\nb", None, '5" disk', None]
    assert problems(path)[1].endswith("row 2 has more cells than the header.")


def test_a_quotation_mark_that_nobody_closes_ends_somewhere(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_LONGEST", 200)
    path = tmp_path / "a.csv"
    path.write_text('text\n"open\n' + "word\n" * 60 + "last\n")
    found = list(read_rows([path]))
    assert "not valid CSV" in found[0].problem
    assert found[-1].fields == {"text": "last"}


def test_a_line_without_end_is_not_held_in_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_LONGEST", 1_000_000)
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "' + "x" * 3_000_000 + '"}\n{"text": "b"}\n')
    first, second = read_rows([path])
    assert "row 1 is longer than 1 MB" in first.problem
    assert second.fields == {"text": "b"}


@pytest.mark.parametrize("ending", [".csv", ".jsonl"])
def test_utf_16_is_refused_before_any_work(ending, tmp_path):
    path = tmp_path / f"a{ending}"
    path.write_text('{"text": "a"}\n', encoding="utf-16")
    with pytest.raises(InputError, match="not in UTF-8 or Windows-1252"):
        list(read_rows([path]))


def test_parquet_keeps_its_types_and_leaves_out_what_is_not_asked_for(tmp_path):
    path = tmp_path / "a.parquet"
    table = pa.table(
        {
            "text": pa.array(["a", None]),
            "published": pa.array([datetime.date(2025, 5, 17), None]),
            "embedding": pa.array([[1.0], [2.0]]),
        }
    )
    pq.write_table(table, path)
    assert [row.fields for row in read_rows([path])] == [
        {"text": "a", "published": datetime.date(2025, 5, 17)},
        {"text": None, "published": None},
    ]


def test_a_string_that_is_no_utf_8_costs_only_its_row(tmp_path):
    path = tmp_path / "a.parquet"
    binary = pa.array([b"a", b"\xff\xfe", b"c"])
    pq.write_table(pa.table({"text": binary.view(pa.string())}), path)
    first, second, third = read_rows([path])
    assert (first.fields["text"], third.fields["text"]) == ("a", "c")
    assert "row 2 has a value that cannot be read" in second.problem


@pytest.mark.parametrize("ending", WRITERS)
def test_a_table_that_is_none_is_refused(ending, tmp_path):
    path = tmp_path / f"a{ending}"
    if ending == ".jsonl":
        path.write_bytes(b"\0" * 100)
    else:
        path.write_text("no such column\n")
    with pytest.raises(InputError, match=str(path)):
        list(read_rows([path]))
