"""Tables as files."""

import csv

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.report.files import FORMULA_STARTS, write_table

TABLE = pd.DataFrame(
    {
        "source": pd.Series(["NBC", "@CNN"], dtype="str"),
        "content": pd.Series(["=HYPERLINK(1)", "“a,\nb”"], dtype="str"),
        "speaker": pd.Series([None, "-"], dtype="object"),
        "polarity": [-0.5, float("nan")],
        "said": pd.Series(["2025-05-17", None], dtype="datetime64[us]"),
        "spans": pd.Series([[(0, 3), (5, 9)], []], dtype="object"),
    }
)


def cells(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_defuses_formulas_and_leaves_all_else(tmp_path):
    write_table(TABLE, tmp_path / "t.csv")
    assert cells(tmp_path / "t.csv") == [
        {
            "source": "NBC",
            "content": "'=HYPERLINK(1)",
            "speaker": "",
            "polarity": "-0.5",
            "said": "2025-05-17",
            "spans": "[[0, 3], [5, 9]]",
        },
        {
            "source": "'@CNN",
            "content": "“a,\nb”",
            "speaker": "'-",
            "polarity": "",
            "said": "",
            "spans": "[]",
        },
    ]


def test_a_spreadsheet_can_tell_the_encoding(tmp_path):
    write_table(TABLE, tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=5))
def test_no_csv_cell_begins_a_formula(tmp_path_factory, texts):
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    write_table(pd.DataFrame({"text": pd.Series(texts, dtype="str")}), path)
    written = [row["text"] for row in cells(path)]
    assert not any(text.startswith(FORMULA_STARTS) for text in written)
    assert [w.removeprefix("'") for w in written] == [t.removeprefix("'") for t in texts]


def test_parquet_keeps_values_types_and_lists(tmp_path):
    write_table(TABLE, tmp_path / "t.parquet")
    back = pd.read_parquet(tmp_path / "t.parquet")
    assert back["content"].tolist() == TABLE["content"].tolist()
    assert [[tuple(span) for span in spans] for spans in back["spans"]] == TABLE["spans"].tolist()
    assert back["said"].dtype == TABLE["said"].dtype
    assert back["speaker"].isna().tolist() == [True, False]


def test_jsonl_keeps_values_and_lists(tmp_path):
    write_table(TABLE, tmp_path / "t.jsonl")
    back = pd.read_json(tmp_path / "t.jsonl", lines=True)
    assert back["content"].tolist() == TABLE["content"].tolist()
    assert back["spans"].tolist() == [[[0, 3], [5, 9]], []]


@pytest.mark.parametrize("name", ["t.txt", "t.xlsx", "t"])
def test_another_ending_is_refused(name, tmp_path):
    with pytest.raises(InputError, match=r"\.csv, \.jsonl, \.parquet"):
        write_table(TABLE, tmp_path / name)
    assert not (tmp_path / name).exists()
