"""The articles table: its columns, the text unchanged, and errors that lose nothing else."""

import tempfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import analysis
from analysis import example_story, read_articles, read_story
from analysis.errors import InputError
from analysis.tables import ARTICLES


def test_the_shipped_story() -> None:
    articles = read_story(example_story())
    assert articles["source"].tolist() == ["Article A", "NBC News"]
    assert articles["published"].tolist() == [pd.Timestamp(2025, 5, 17)] * 2
    assert articles["published_basis"].str.startswith("worked out from the text: ").all()
    assert articles["repairs"].map(len).tolist() == [0, 8]
    assert articles.attrs["title"] == "Calls with Putin and Zelenskyy"
    first = (example_story() / "000_7bd0863cfde139f5.txt").read_bytes().decode()
    assert articles["text"][0] == first


def test_the_shipped_story_of_an_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "analysis" / "reading" / "paths.py"
    (tmp_path / "analysis" / "data").mkdir(parents=True)
    monkeypatch.setattr("analysis.reading.paths.__file__", str(module))
    assert example_story() == tmp_path / "analysis" / "data"


def test_the_table_is_as_tables_says(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Words.")
    articles, rejected = read_articles(tmp_path)
    assert {name: str(dtype) for name, dtype in articles.dtypes.items()} == dict(ARTICLES)
    assert rejected.columns.tolist() == ["path", "reason"]
    assert rejected.empty


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_the_files_own(tmp_path: Path, encoding: str) -> None:
    text = " “One”\r\n\r\nTwo\rThree\n\n\tFour  \n"
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    articles = read_story(tmp_path)
    assert articles["text"].tolist() == [text]
    assert articles["repairs"].tolist() == [[]]


def test_a_file_name_that_is_not_unicode(tmp_path: Path) -> None:
    (tmp_path / "caf\udce9.txt").write_text("Words.")
    articles = read_story(tmp_path)
    assert articles["article"].tolist() == ["caf?"]


def test_reading_changes_nothing_that_it_is_given() -> None:
    table = pd.DataFrame({"text": ["It wasnât so.", None], "source": ["A", None]})
    before = table.copy(deep=True)
    read_articles(table)
    pd.testing.assert_frame_equal(table, before)


def test_an_articles_table_can_be_read_again() -> None:
    articles = read_story(example_story())
    again = read_story(articles)
    columns = [name for name in ARTICLES if name != "repairs"]
    pd.testing.assert_frame_equal(again[columns], articles[columns])
    assert again.attrs["title"] == articles.attrs["title"]


def test_a_table_without_rows() -> None:
    table = pd.DataFrame({"text": []})
    with pytest.raises(InputError, match="The table has no rows"):
        read_story(table)
    articles, rejected = read_articles(table)
    assert articles.columns.tolist() == list(ARTICLES)
    assert rejected.empty


PDF = b"%PDF-1.7\n1 0 obj\n<< /Length 5 >>\nstream\n\x00\x01\x02\x03\x04\nendstream"
HTML = b"<html><head><title>T</title></head><body><p>A story of words.</p></body></html>"


@settings(deadline=None, max_examples=120)
@given(
    st.binary(max_size=200) | st.text(max_size=100).map(str.encode),
    st.sampled_from([".txt", ".html", ".csv", ".jsonl", ".parquet", ".xlsx", ".toml"]),
)
@example(PDF, ".txt")
@example(HTML, ".html")
@example(HTML, ".csv")
@example(b"<!--", ".html")
@example(b"<?xml version='1.0' encoding='utf-16'?><p>x</p>", ".html")
@example(b"text,source\n1,2,3\n", ".csv")
@example(b'text\n"unclosed', ".csv")
@example(b'{"text": "\\ud800"}', ".jsonl")
@example(b"[" * 10_000, ".jsonl")
@example(b'{"text": 1' + b"0" * 5000 + b"}", ".jsonl")
@example(b"PK\x05\x06" + bytes(18), ".xlsx")
@example(b"PAR1PAR1PAR1", ".parquet")
@example(b"a = " + b"[" * 10_000, ".toml")
def test_whatever_a_file_holds_only_input_errors_come_out(data: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        is_story_file = suffix == ".toml"
        path = Path(folder, "story.toml" if is_story_file else f"a{suffix}")
        path.write_bytes(data)
        for read in (read_story, read_articles):
            try:
                read(folder if is_story_file else path)
            except InputError as error:
                assert path.name in str(error) or folder in str(error)
                assert "\n" not in str(error)


def test_reading_is_found_from_the_package() -> None:
    assert analysis.read_story is read_story


def test_a_number_as_an_id_is_itself_also_beside_a_missing_one() -> None:
    table = pd.DataFrame({"article": [7, None, 2.5], "text": ["One.", "Two.", "Three."]})
    assert read_story(table)["article"].tolist() == ["7", "article-2", "2.5"]


def test_what_is_shown_is_one_line_that_turns_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Words.")
    (tmp_path / "b\u202e.txt").write_text("Words.")
    (tmp_path / "story.toml").write_text(
        'title = "The\\u202e bridge\\u001b"\n[[article]]\nfile = "a.txt"\n'
        'source = "\\u200bThe\\n Post"\n'
        'title = "\\u200b"\n[[article]]\nfile = "b\\u202e.txt"',
        encoding="utf-8",
    )
    articles = read_story(tmp_path)
    assert articles["source"].tolist() == ["The Post", "b"]
    assert articles["title"].tolist() == [None, None]
    assert articles["article"].tolist() == ["a", "b\u202e"], "an id stays the file's name"
    assert articles.attrs["title"] == "The bridge"
