"""Pages and tables: what is read of each, and what is said of a broken one."""

import datetime
import io
import json
from pathlib import Path

import pandas as pd
import pytest

from analysis import read_articles, read_story
from analysis.errors import InputError

ROWS = {
    "article": ["x", "y"],
    "text": ["“One,” she said.\nTwo.", "Three."],
    "source": ["The Example Post", "Example News"],
    "title": ["A headline", None],
    "published": ["2025-05-17", "2025-05-18T09:30"],
    "words": [5, 1],
}
DAYS = [pd.Timestamp(2025, 5, 17), pd.Timestamp(2025, 5, 18, 9, 30)]
WRITERS = {
    ".csv": lambda table, path: table.to_csv(path, index=False),
    ".jsonl": lambda table, path: table.to_json(path, orient="records", lines=True),
    ".parquet": lambda table, path: table.to_parquet(path),
    ".xlsx": lambda table, path: table.to_excel(path, index=False),
}
A_LINE = 'each line is to be an object like {"text": "..."}.'
PAGE = """<!DOCTYPE html><html><head>{head}</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Calls set for Monday</h1>
<p>The president said on Saturday that he would call both leaders. “It’s time,” he said.</p>
<p>He wrote it in a post &amp; did not take questions, &lt;b&gt;aides&lt;/b&gt; said.</p>
<p>Both sides met in Istanbul on Friday, for the first time since the war began.</p></article>
<footer>Copyright 2019 The Example Post</footer></body></html>"""


@pytest.mark.parametrize("suffix", WRITERS)
def test_tables(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"rows{suffix}"
    WRITERS[suffix](pd.DataFrame(ROWS), path)
    articles = read_story(path)
    for name in ("article", "text", "source", "title"):
        assert articles[name].tolist() == ROWS[name]
    assert articles["published"].tolist() == DAYS
    assert articles["path"].tolist() == [str(path)] * 2
    assert articles.attrs["title"] == "Rows"


def test_a_data_frame() -> None:
    articles = read_story(pd.DataFrame(ROWS))
    assert articles["text"].tolist() == ROWS["text"]
    assert articles["path"].isna().all()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_in_every_encoding_keeps_line_ends(tmp_path: Path, encoding: str) -> None:
    text = "“One”\r\nTwo\rThree\nFour"
    path = tmp_path / "rows.csv"
    path.write_bytes(f'text,source\r\n"{text}",A\r\n'.encode(encoding))
    assert read_story(path)["text"].tolist() == [text]


@pytest.mark.parametrize("words", ["NA", "null", "None", "123", "true", "2025-05-17"])
def test_a_cell_of_a_csv_is_never_taken_for_anything_but_text(tmp_path: Path, words: str) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(f"text,source\n{words},{words}\n")
    articles = read_story(path)
    assert articles["text"].tolist() == [words]
    assert articles["source"].tolist() == [words]


def test_what_a_row_does_not_say() -> None:
    rows = [{"text": "One.", "source": None}, {"text": "Two.", "source": " "}, {"text": "Three."}]
    articles = read_story(pd.DataFrame(rows))
    assert articles["source"].tolist() == ["unknown source"] * 3
    assert articles["article"].tolist() == ["article-1", "article-2", "article-3"]
    assert articles["published"].isna().all()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (datetime.date(2025, 5, 17), "2025-05-17"),
        (datetime.datetime(2025, 5, 17, 10, 30), "2025-05-17 10:30"),
        (pd.Timestamp("2025-05-17 23:30", tz="America/New_York"), "2025-05-17 23:30"),
        ("2025-05-17", "2025-05-17"),
        (" 2025-05-17T10:30:00+02:00 ", "2025-05-17 10:30"),
        ("0001-01-01", "0001-01-01"),
        (pd.NaT, None),
        (float("nan"), None),
        (None, None),
        ("", None),
    ],
)
def test_dates_of_publication(value: object, expected: str | None) -> None:
    table = pd.DataFrame({"text": ["Words."], "published": pd.Series([value], dtype=object)})
    published = read_story(table)["published"]
    assert published.tolist() == pd.to_datetime([expected]).astype("datetime64[us]").tolist()


@pytest.mark.parametrize("value", ["May 17", "2025", "17/05/2025", "yesterday", 20250517, True, []])
def test_dates_that_are_refused_name_the_row(value: object) -> None:
    table = pd.DataFrame(
        {"text": ["One.", "Two."], "published": pd.Series([None, value], dtype=object)}
    )
    with pytest.raises(InputError) as raised:
        read_story(table)
    assert str(raised.value) == (
        f"The table, row 2 has {value!r} as its date of publication; "
        "a date like 2025-05-17 or 2025-05-17T10:00 is accepted."
    )


def test_bad_rows_are_named_and_the_others_kept(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    rows = [
        {"text": ""},
        {"text": None},
        {"text": 5},
        {"text": "x\ud800"},
        {"text": "Words.", "article": "x"},
        {"text": "More.", "article": "x"},
        {"source": "No text"},
    ]
    path.write_text("\n".join(map(json.dumps, rows)))
    articles, rejected = read_articles(path)
    assert articles["text"].tolist() == ["Words."]
    assert rejected["path"].tolist() == [str(path)] * 6
    assert rejected["reason"].tolist() == [
        f"{path}, row 1 has no text; an article needs some.",
        f"{path}, row 2 has no text; an article needs some.",
        f"{path}, row 3 has text of type int; a string is needed.",
        f"{path}, row 4 has half a surrogate pair in its text; Unicode text is needed.",
        f"{path}, row 6 has the id x, as another article has; each needs its own.",
        f"{path}, row 7 has no text; an article needs some.",
    ]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "a.csv",
            "body,source\nx,y\n",
            "needs one column named text; its columns are: body, s",
        ),
        ("a.csv", "", "needs one column named text; its columns are: none."),
        ("a.csv", "text\n", "has no rows; one row for each article is needed."),
        ("a.csv", "text,source\nx,y,z\n", "row 1 has more cells than the header."),
        (
            "a.csv",
            "\0\1\0\2",
            "is a binary file; text in UTF-8, UTF-16 or Windows-1252 is accepted.",
        ),
        ("a.jsonl", '\n{"text"', "row 1 is not valid JSON (Expecting ':' deli"),
        ("a.jsonl", '["x"]', "row 1 is not a JSON object; " + A_LINE),
        ("a.jsonl", '[\n{\n"text": "x"}]', "row 1 is not valid JSON (Expecting value); " + A_LINE),
        ("a.jsonl", "", "has no rows; one row for each article is needed."),
        ("a.jsonl", '{"body": "x"}', "has no text in any row; a column named text is needed."),
        ("a.parquet", "x", "is not a valid .parquet file: "),
        ("a.xlsx", "x", "is not a valid .xlsx file: File is not a zip file."),
    ],
)
def test_tables_that_are_refused(tmp_path: Path, name: str, content: str, message: str) -> None:
    (tmp_path / name).write_text(content)
    for read in (read_story, read_articles):
        with pytest.raises(InputError) as raised:
            read(tmp_path / name)
        assert str(raised.value).startswith(str(tmp_path / name))
        assert message in str(raised.value)


def test_a_broken_line_of_json_does_not_cost_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "One."}\n\n{"text\n[1]\n{"text": "Two."}\n', encoding="utf-8")
    articles, rejected = read_articles(path)
    assert articles["text"].tolist() == ["One.", "Two."]
    assert articles["article"].tolist() == ["a-1", "a-4"]
    assert f"{path}, row 2 is not valid JSON" in rejected["reason"][0]
    assert f"{path}, row 3 is not a JSON object" in rejected["reason"][1]
    with pytest.raises(InputError, match="row 2 is not valid JSON"):
        read_story(path)


def test_a_parquet_file_with_broken_strings(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pd.DataFrame({"text": ["Words of a story."]}).to_parquet(path, compression=None)
    path.write_bytes(path.read_bytes().replace(b"Words", b"W\xff\xferd"))
    with pytest.raises(InputError, match=r"a\.parquet, row 1 has a value that cannot be read"):
        read_articles(path)


def test_a_table_of_a_list_that_cannot_be_read_does_not_cost_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Words.")
    (tmp_path / "broken.jsonl").write_text("{")
    files = [tmp_path / name for name in ("gone.csv", "a.txt", "broken.jsonl")]
    articles, rejected = read_articles(files)
    assert articles["text"].tolist() == ["Words."]
    assert rejected["path"].tolist() == [str(files[0]), str(files[2])]
    assert "gone.csv does not exist; a readable file is needed." in rejected["reason"][0]
    assert "broken.jsonl, row 1 is not valid JSON" in rejected["reason"][1]
    with pytest.raises(InputError, match=r"gone\.csv does not exist; a readable file is needed"):
        read_story(files)


def test_a_spreadsheet_is_read_by_the_columns_that_are_known(tmp_path: Path) -> None:
    """A row without any of them is none; an error in a cell is no text."""
    from openpyxl import Workbook

    book = Workbook()
    book.active.append([None, "text", "words", "published"])
    for row in [
        ["x", "One.", 1, datetime.datetime(2025, 5, 17)],
        [],
        [None, None, 2],
        [None, "#N/A", 1],
        ["y", "Two.", 1, "2025-05-18T09:30"],
        ["z", 2025],
    ]:
        book.active.append(row)
    book.active["B5"].data_type = "e"
    book.save(tmp_path / "rows.xlsx")
    articles, rejected = read_articles(tmp_path / "rows.xlsx")
    assert articles["article"].tolist() == ["rows-1", "rows-3"]
    assert articles["published"].tolist() == DAYS
    assert rejected["reason"].tolist() == [
        f"{tmp_path / 'rows.xlsx'}, row 2 has no text; an article needs some.",
        f"{tmp_path / 'rows.xlsx'}, row 4 has text of type int; a string is needed.",
    ]


@pytest.mark.parametrize(
    "header", ["text, source", "text ,source", '"text", source', "text; source", " text\tsource "]
)
def test_blanks_around_the_name_of_a_column(header: str, tmp_path: Path) -> None:
    between = next(mark for mark in ",;\t" if mark in header)
    (tmp_path / "a.csv").write_text(f"{header}\nIt rains.{between}Example News\n")
    assert read_story(tmp_path / "a.csv")["source"].tolist() == ["Example News"]
    columns = [name.strip('"') for name in header.split(between)]
    table = pd.DataFrame([["It rains.", "Example News"]], columns=columns)
    table.to_excel(tmp_path / "a.xlsx", index=False)
    assert read_story(tmp_path / "a.xlsx")["source"].tolist() == ["Example News"]


def test_a_hidden_sheet_is_not_the_first(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["notes"])
    book.active.sheet_state = "hidden"
    shown = book.create_sheet("Articles")
    shown.append(["text"])
    shown.append(["It rains."])
    book.save(tmp_path / "a.xlsx")
    assert read_story(tmp_path / "a.xlsx")["text"].tolist() == ["It rains."]


@pytest.mark.parametrize(
    ("column", "value"),
    [("source", {"name": "Example News"}), ("article", ["a"]), ("title", b"It rains")],
)
def test_a_label_that_is_no_text_or_number_names_the_row(column: str, value: object) -> None:
    articles, rejected = read_articles(
        pd.DataFrame({"text": ["One.", "Two.", "Three."], column: [value, "a", 5]})
    )
    assert articles[column].tolist() == ["a", "5"]
    [reason] = rejected["reason"]
    kind = type(value).__name__
    assert (
        reason == f"The table, row 1 has {column} of type {kind}; a string or a number is needed."
    )


def test_a_stray_control_character_does_not_cost_a_row(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text,title\nIt rains.,Rain\x1a\n")
    assert read_story(tmp_path / "a.csv")["text"].tolist() == ["It rains."]


def test_two_columns_named_text() -> None:
    table = pd.DataFrame([["x", "y"]], columns=["text", "text"])
    with pytest.raises(InputError, match=r"its columns are: text, text\."):
        read_story(table)


def test_a_page(tmp_path: Path) -> None:
    head = (
        "<title>Calls set for Monday - The Example Post</title>"
        '<meta property="og:site_name" content="The Example Post">'
        '<meta property="article:published_time" content="2025-05-17T14:03:00-04:00">'
    )
    (tmp_path / "page.html").write_text(PAGE.format(head=head), encoding="utf-8")
    article = read_story(tmp_path).iloc[0]
    assert article["source"] == "The Example Post"
    assert article["title"] == "Calls set for Monday"
    assert article["published"] == pd.Timestamp(2025, 5, 17)
    assert "“It’s time,” he said." in article["text"]
    assert "in a post & did not take questions, <b>aides</b> said." in article["text"]
    assert "Home" not in article["text"]
    assert "Copyright" not in article["text"]


def test_a_page_that_does_not_say_where_it_is_from(tmp_path: Path) -> None:
    (tmp_path / "page.htm").write_text(PAGE.format(head=""), encoding="utf-8")
    article = read_story(tmp_path).iloc[0]
    assert article["source"] == "page"
    assert pd.isna(article["published"]), "the year of a copyright line is no date"


def test_a_page_of_a_day_that_its_month_does_not_have(tmp_path: Path) -> None:
    head = '<meta property="article:published_time" content="2023-02-31">'
    (tmp_path / "page.html").write_text(PAGE.format(head=head), encoding="utf-8")
    assert pd.isna(read_story(tmp_path)["published"][0]), "not the first of February"


def test_story_toml_knows_better_than_the_page(tmp_path: Path) -> None:
    head = '<meta property="og:site_name" content="The Example Post">'
    (tmp_path / "page.html").write_text(PAGE.format(head=head), encoding="utf-8")
    (tmp_path / "story.toml").write_text('[[article]]\nfile = "page.html"\nsource = "Example"')
    assert read_story(tmp_path)["source"].tolist() == ["Example"]


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", ""),
        ("utf-16", ""),
        ("cp1252", '<meta charset="iso-8859-1">'),
        ("iso-8859-2", '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-2">'),
        ("cp1251", '<meta charset="windows-1251">'),
    ],
)
def test_pages_in_other_encodings(tmp_path: Path, encoding: str, head: str) -> None:
    page = PAGE.format(head=head).replace("“It’s time,”", "It is ß § time,")
    page = page.replace("ß", "я") if encoding == "cp1251" else page
    (tmp_path / "page.html").write_bytes(page.encode(encoding))
    words = "It is я § time" if encoding == "cp1251" else "It is ß § time"
    assert words in read_story(tmp_path)["text"][0]


def test_a_page_without_text(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<html><body></body></html>")
    with pytest.raises(InputError, match=r"page\.html has no main text that can be found"):
        read_story(tmp_path)


def test_a_page_is_repaired_too(tmp_path: Path) -> None:
    page = PAGE.format(head="").replace("“It’s time,”", "âItâs time,â")
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    article = read_story(tmp_path).iloc[0]
    assert "“It’s time,” he said." in article["text"]
    assert [each["now"] for each in article["repairs"]] == ["“", "’", "”"]


def test_a_message_is_one_line_whatever_the_columns_are_called() -> None:
    table = pd.DataFrame([range(100)], columns=[f"a\n{number}" for number in range(100)])
    with pytest.raises(InputError, match=r"^The table needs .* a 0, a 1, .* \[\.\.\.\]\.$"):
        read_story(table)


def test_white_space_around_a_label_is_not_another_outlet() -> None:
    table = pd.DataFrame({"text": ["One.", "Two."], "source": ["Example News", " Example News "]})
    assert read_story(table)["source"].tolist() == ["Example News"] * 2


def test_dates_of_a_workbook_are_dates(tmp_path: Path) -> None:
    table = pd.DataFrame({"text": ["Words."], "published": [datetime.date(2025, 5, 17)]})
    buffer = io.BytesIO()
    table.to_excel(buffer, index=False)
    (tmp_path / "a.xlsx").write_bytes(buffer.getvalue())
    assert read_story(tmp_path / "a.xlsx")["published"].tolist() == DAYS[:1]


def test_a_day_beyond_the_calendar_is_none(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["text", "published"])
    book.active.append(["Words.", 2_958_466_000])
    book.active["B2"].number_format = "yyyy-mm-dd"
    book.save(tmp_path / "a.xlsx")
    assert read_story(tmp_path / "a.xlsx")["published"].isna().all(), "Excel shows no day either"
    table = pd.DataFrame({"text": ["Words."]})
    table["published"] = pd.Series([2**61], dtype="datetime64[us]")
    with pytest.raises(InputError, match=r"The table, row 1 has Timestamp\('.*'\) as its date of"):
        read_story(table)
