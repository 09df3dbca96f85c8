"""Which files a corpus consists of."""

import pytest

from analysis.corpus.files import find_files, stems
from analysis.errors import InputError


@pytest.fixture
def folder(tmp_path):
    for name in ("b.csv", "a.jsonl", "2020/a.jsonl", ".hidden.csv", "_temporary/c.csv", "notes.md"):
        path = tmp_path / "export" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path / "export"


def names(folder, table, out="out"):
    found = find_files(table, leave_out=folder / out)
    return [path.relative_to(folder).as_posix() for path in found]


def test_a_folder_means_the_tables_in_it_and_below_in_one_order(folder):
    assert names(folder, folder) == ["2020/a.jsonl", "a.jsonl", "b.csv"]


def test_a_pattern_means_what_fits_it(folder):
    assert names(folder, folder / "**" / "*.jsonl") == ["2020/a.jsonl", "a.jsonl"]


def test_a_list_keeps_its_order(folder):
    assert names(folder, [folder / "b.csv", folder / "a.jsonl"]) == ["b.csv", "a.jsonl"]


def test_what_was_written_is_not_read_again(folder):
    assert names(folder, folder, out="2020") == ["a.jsonl", "b.csv"]
    assert names(folder, folder / "2020" / "a.jsonl", out="2020") == ["2020/a.jsonl"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["nowhere.csv"], "nowhere.csv does not exist"),
        (["*.parquet"], "holds no table"),
        (["notes.md"], "another ending"),
        (["2020/../a.jsonl", "a.jsonl"], "given twice"),
        (["_temporary"], "_temporary holds no table"),
        ([], "no table to read"),
    ],
)
def test_what_cannot_be_meant_is_one_sentence(folder, given, said):
    if given == ["_temporary"]:
        (folder / "_temporary" / "c.csv").unlink()
    with pytest.raises(InputError, match=said):
        find_files([folder / name for name in given], leave_out=folder / "out")


def test_rows_are_named_after_their_file_and_its_folder_only_where_names_recur(folder):
    assert stems([folder / "a.jsonl", folder / "b.csv"]) == ["a", "b"]
    assert stems([folder / "a.jsonl", folder / "2020" / "a.jsonl"]) == ["a.jsonl", "2020/a.jsonl"]
