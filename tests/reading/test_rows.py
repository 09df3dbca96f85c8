"""Rows one after another: the articles of a table, and what is wrong with the others."""

import csv
import datetime
import errno
import os

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analysis import read_articles
from analysis.corpus.part import analyse
from analysis.reading import rows as module
from analysis.reading.rows import read_rows

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
    return [row.problem for row in read_rows(path)]


@pytest.mark.parametrize("ending", WRITERS)
def test_the_articles_are_those_of_read_articles(ending, tmp_path):
    path = tmp_path / f"rows{ending}"
    WRITERS[ending](path)
    expected, _ = read_articles(path)
    found = analyse(list(read_rows(path)))["articles"]
    columns = ["article", "source", "published"]
    pd.testing.assert_frame_equal(found[columns], expected[columns])
    assert [row.fields["text"] for row in read_rows(path)] == expected["text"].tolist()
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
    assert [row.fields["text"] for row in read_rows(path)] == ["Café, 5 €", "plain"]


def test_a_line_that_is_no_article_is_a_row_with_its_reason(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "a"}\n\n[1]\n{"text": \n{"text": "d"}\n\x01\x02\x03\x04\n')
    assert [row.fields.get("text") for row in read_rows(path)] == ["a", None, None, "d", None]
    said = problems(path)
    assert [str(path) in problem for problem in said if problem] == [True] * 3
    assert "row 2 is not a JSON object" in said[1]
    assert "row 3 is not valid JSON" in said[2]
    assert "row 5 is a binary file" in said[4]


def test_a_row_with_too_many_cells_does_not_cost_the_others(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('article,text\nx,"a\nb"\ny,c,d\n\nz,5" disk,\nshort\n')
    assert [row.fields.get("text") for row in read_rows(path)] == ["a\nb", None, '5" disk', None]
    assert problems(path)[1].endswith("row 2 has more cells than the header.")


def test_a_quotation_mark_that_nobody_closes_ends_somewhere(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.reading.rows.LONGEST", 200)
    path = tmp_path / "a.csv"
    path.write_text('text\n"open\n' + "word\n" * 60 + "last\n")
    found = list(read_rows(path))
    assert "not valid CSV" in found[0].problem
    assert found[-1].fields == {"text": "last"}


def test_a_line_without_end_is_not_held_in_memory(tmp_path, monkeypatch):
    for name in ("lines", "rows"):
        monkeypatch.setattr(f"analysis.reading.{name}.LONGEST", 1_000_000)
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "' + "x" * 3_000_000 + '"}\n{"text": "b"}\n')
    first, second = read_rows(path)
    assert "row 1 is longer than 1 MB" in first.problem
    assert second.fields == {"text": "b"}


@pytest.mark.parametrize(
    "content",
    [
        'text;source\n"a, b; c";A\n',
        '"source";"text"\r\n"A";"a, b; c"\r\n',
        'source\ttext\nA\t"a, b; c"\n',
        'source,text\nA,"a, b; c"\n',
        'source,text,"of; many; words; more"\nA,"a, b; c",d\n',
    ],
)
def test_cells_may_be_parted_as_spreadsheets_do(content, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(content)
    assert [row.fields for row in read_rows(path)] == [{"text": "a, b; c", "source": "A"}]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    ("ending", "content"),
    [(".csv", "text\r\n“One\u2028two”\r\n"), (".jsonl", '{"text": "“One\u2028two”"}\n')],
)
def test_utf_16_is_read(ending, content, encoding, tmp_path):
    path = tmp_path / f"a{ending}"
    path.write_bytes(content.encode(encoding))
    assert [row.fields for row in read_rows(path)] == [{"text": "“One\u2028two”"}]


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
    assert [row.fields for row in read_rows(path)] == [
        {"text": "a", "published": datetime.date(2025, 5, 17)},
        {"text": None, "published": None},
    ]


def test_a_string_that_is_no_utf_8_costs_only_its_row(tmp_path):
    path = tmp_path / "a.parquet"
    binary = pa.array([b"a", b"\xff\xfe", b"c"])
    pq.write_table(pa.table({"text": binary.view(pa.string())}), path)
    first, second, third = read_rows(path)
    assert (first.fields["text"], third.fields["text"]) == ("a", "c")
    assert "row 2 has a value that cannot be read" in second.problem


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"", "needs one column named text; its columns are: none."),
        ("a.csv", b"no such column\n", "needs one column named text; its columns are: no such"),
        ("a.csv", b"text,text\na,b\n", "needs one column named text; its columns are: text, text."),
        (
            "a.csv",
            b"source,text,source\n",
            "needs one column named source; its columns are: source,",
        ),
        ("a.csv", b"\x89PNG\r\n\x1a\n\0\0", "needs one column named text; its columns are: "),
        ("a.jsonl", b"\0" * 99, "is a binary file; text in UTF-8"),
        ("a.parquet", b"text\n", "is not a valid .parquet file: "),
        ("a.parquet", b"PAR1" + bytes(60) + b"PAR1", "is not a valid .parquet file: "),
        ("a.xlsx", b"text\n", "is not a valid .xlsx file: "),
    ],
)
def test_a_table_that_is_none_is_one_row_with_its_problem(name, content, said, tmp_path):
    path = tmp_path / name
    path.write_bytes(content)
    (problem,) = problems(path)
    assert problem.startswith(f"{path} ")
    assert said in problem


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("gone")])
def test_what_is_no_file_is_one_row_with_its_problem(make, tmp_path):
    make(tmp_path / "a.csv")
    (problem,) = problems(tmp_path / "a.csv")
    assert problem.startswith(str(tmp_path / "a.csv"))
    assert problem.endswith("; a readable file is needed.")


def test_a_table_that_breaks_off_keeps_what_came_before(tmp_path):
    path = tmp_path / "a.parquet"
    rows = pd.DataFrame({"text": [f"Text {number}." * 50 for number in range(100)]})
    rows.to_parquet(path, row_group_size=10, compression="zstd")
    start = pq.read_metadata(path).row_group(7).column(0).data_page_offset
    data = bytearray(path.read_bytes())
    data[start : start + 20] = bytes(20)
    path.write_bytes(data)
    *kept, last = read_rows(path)
    assert len(kept) == 64, "the batches before the one that cannot be read"
    assert all(row.fields["text"].startswith(f"Text {n}.") for n, row in enumerate(kept))
    assert f"{path} is not a valid .parquet file: " in last.problem


def test_a_failing_disk_is_no_fault_of_the_table(tmp_path, monkeypatch):
    """Tried again it may be read, so that it must not count as a row that cannot be."""
    (tmp_path / "a.csv").write_text("text\na\n")

    def fail(*_):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(module.Path, "open", fail)
    with pytest.raises(OSError, match="Input/output error"):
        list(read_rows(tmp_path / "a.csv"))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            b"a\nb\0b\nc\n",
            "row 2 has a zero byte, as no text has; text in UTF-8, UTF-16 or",
        ),
        (b"a\nb,x\nc\n", "row 2 has more cells than the header."),
        (b'a\n"b"b\nc\n', "row 2 is not valid CSV: ',' expected"),
        (b'a\n"b\nc\n', "row 2 is not valid CSV: a quotation mark is not closed."),
        (b"a\rb,x\rc\r", "row 2 has more cells than the header."),
    ],
)
def test_a_row_that_is_broken_costs_no_other(rows, said, tmp_path):
    """Marks in marks would be dropped and rows swallowed by a reader that takes what it gets."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"text\n" + rows)
    assert next(read_rows(path)).fields == {"text": "a"}
    (problem,) = filter(None, problems(path))
    assert said in problem


def test_json_that_is_too_much_for_the_parser_is_one_sentence(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("[" * 100_000 + '\n{"text": "a", "number": ' + "9" * 5000 + "}\n")
    for problem in problems(path):
        assert "(a number is too long, or it is nested too deeply); each line" in problem


@pytest.mark.parametrize(
    "published",
    [
        pa.array([2**31 - 1], pa.date32()),
        pa.array([1], pa.timestamp("us", tz="Not/A_Zone")),
        pa.array([2**61], pa.timestamp("us", tz="UTC")),
    ],
)
def test_a_day_that_cannot_be_one_costs_only_its_row(published, tmp_path):
    path = tmp_path / "a.parquet"
    days = pa.concat_arrays([published, pa.nulls(1, published.type)])
    pq.write_table(pa.table({"text": ["a", "b"], "published": days}), path)
    first, second = read_rows(path)
    assert "row 1 has a value that cannot be read: " in first.problem
    assert second.fields == {"text": "b", "published": None}


def test_the_limit_that_others_set_for_a_cell_is_left_to_them(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"text\n{'a' * 200_000}\n{'b' * 200_000}\n")
    before = csv.field_size_limit()
    for row in read_rows(path):
        assert row.length == 200_000
        assert csv.field_size_limit() == before
