"""What a story consists of: folders, lists, story.toml, and what is refused."""

import os
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis import read_articles, read_story
from analysis.errors import InputError

ENDINGS = "an article ends in .htm, .html or .txt, a table in .csv, .jsonl, .parquet or .xlsx"


def write(folder: Path, **files: str) -> Path:
    """A folder of files; two underscores in a name stand for its full stop."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8", newline="")
    return folder


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return write(tmp_path / "calls-with_leaders", b__txt="Second.", a__txt="First.")


def test_without_story_toml_files_are_read_by_name(story: Path) -> None:
    articles = read_story(story)
    assert articles["article"].tolist() == ["a", "b"]
    assert articles["source"].tolist() == ["a", "b"]
    assert articles["title"].isna().all()
    assert articles["published"].isna().all()
    assert articles["path"].tolist() == [str(story / "a.txt"), str(story / "b.txt")]
    assert articles.attrs["title"] == "Calls with leaders"


def test_story_toml_orders_names_and_dates(story: Path) -> None:
    write(
        story,
        story__toml="""
            title = "The calls"
            [[article]]
            file = "b.txt"
            source = "The Example Post"
            title = "A headline"
            published = 2025-05-17
            published_basis = "worked out from the text"
            url = "https://example.com/b"
            [[article]]
            file = "a.txt"
            published = "2025-05-18T09:30:00Z"
        """,
    )
    articles = read_story(story)
    assert articles.attrs["title"] == "The calls"
    assert articles["article"].tolist() == ["b", "a"]
    assert articles["source"].tolist() == ["The Example Post", "a"]
    assert articles["title"].tolist() == ["A headline", None]
    assert articles["published_basis"].tolist() == ["worked out from the text", None]
    assert articles["published"].tolist() == [
        pd.Timestamp(2025, 5, 17),
        pd.Timestamp(2025, 5, 18, 9, 30),
    ]


def test_story_toml_leaves_out_what_it_does_not_list(story: Path) -> None:
    write(story, story__toml='[[article]]\nfile = "b.txt"')
    assert read_story(story)["article"].tolist() == ["b"]


def test_story_toml_may_give_only_a_title(story: Path) -> None:
    write(story, story__toml='title = "The calls"')
    articles = read_story(story)
    assert articles.attrs["title"] == "The calls"
    assert articles["article"].tolist() == ["a", "b"]


def test_unrelated_files_of_a_folder_are_no_articles(story: Path) -> None:
    write(story, README__md="About.", readme__txt="About.", __DS_Store="x", notes__pdf="x")
    write(story, table__csv="text\nx", LICENSE__txt="Terms.")
    write(story / "folder.txt", c__txt="Third.")
    assert read_story(story)["article"].tolist() == ["a", "b"]


def test_a_folder_below_can_be_listed(story: Path) -> None:
    write(story / "below", c__txt="Third.")
    write(story, story__toml='[[article]]\nfile = "below/c.txt"')
    assert read_story(story)["text"].tolist() == ["Third."]


def test_equal_stems_get_ids_of_their_own(tmp_path: Path) -> None:
    write(
        tmp_path,
        a__txt="One.",
        a__htm="<html><p>Two.</p></html>",
        a__html="<html><p>Three.</p></html>",
    )
    write(tmp_path / "below", a__txt="Four.")
    assert read_story(tmp_path)["article"].tolist() == ["a", "a-2", "a-3"]
    files = [tmp_path / "a.txt", tmp_path / "below" / "a.txt"]
    articles = read_story(files)
    assert articles["article"].tolist() == ["a", "a-2"]
    assert articles["source"].tolist() == ["a", "a-2"], "two outlets, not one"


def test_files_are_read_in_the_order_given(story: Path) -> None:
    articles = read_story([str(story / "b.txt"), story / "a.txt"])
    assert articles["article"].tolist() == ["b", "a"]
    assert articles.attrs["title"] == "Calls with leaders"


def test_a_list_may_hold_tables(story: Path) -> None:
    write(story, rows__csv="text,source\nThird.,The Example Post\n")
    articles = read_story([story / "a.txt", story / "rows.csv"])
    assert articles["article"].tolist() == ["a", "rows-1"]
    assert articles["source"].tolist() == ["a", "The Example Post"]


def test_one_file_is_a_story(story: Path) -> None:
    articles = read_story(story / "a.txt")
    assert articles["text"].tolist() == ["First."]
    assert articles.attrs["title"] == "A"


def test_a_link_within_the_folder_is_followed(story: Path) -> None:
    write(story / "originals", c__txt="Third.")
    (story / "c.txt").symlink_to(story / "originals" / "c.txt")
    assert read_story(story)["text"].tolist() == ["First.", "Second.", "Third."]


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("title = ", "story.toml is not valid TOML: Invalid value"),
        ("title = " + "9" * 5000, "story.toml is not valid TOML: a number is too long"),
        ("title = 0x" + "f" * 5000, "has title = a value of type int, where a text in quotation"),
        ("title = 5", "has title = 5, where a text in quotation marks is needed"),
        ('author = "x"', "has the unknown key 'author'; known are title, article"),
        ('[article]\nfile = "a.txt"', "where an [[article]] section for each file is needed"),
        ("article = [1]", "story.toml, article 1 names no file; a line like file ="),
        ('[[article]]\nsource = "x"', "story.toml, article 1 names no file; a line like file ="),
        ('[[article]]\nfile = "a.txt"\noutlet = "x"', "article 1 has the unknown key 'outlet'"),
        ('[[article]]\nfile = "a.txt"\npublished = 12:00:00', "where a date like 2025-05-17"),
    ],
)
def test_a_broken_story_toml_stops_both_verbs(tmp_path: Path, toml: str, message: str) -> None:
    write(tmp_path, a__txt="Outside.")
    story = write(tmp_path / "story", a__txt="First.", story__toml=toml)
    for read in (read_story, read_articles):
        with pytest.raises(InputError) as raised:
            read(story)
        assert message in str(raised.value)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('file = "c.txt"', "c.txt (article 1 of story.toml) does not exist"),
        ('file = "a.txt"\npublished = "May 17"', "has 'May 17' as its date of publication; a date"),
        ('file = "a\\u0000.txt"', "a\\x00.txt (article 1 of story.toml) does not exist"),
        ('file = "loop.txt"', "loop.txt (article 1 of story.toml) does not exist"),
        (
            'file = "a.csv"',
            "a.csv (article 1 of story.toml) is a table; an article, in .htm,",
        ),
        ('file = "a.pdf"', "a.pdf (article 1 of story.toml) has another ending than is accepted"),
        ('file = "."', "(article 1 of story.toml) has another ending than is accepted"),
        ('file = "below.txt"', "below.txt (article 1 of story.toml) is not a file"),
        (
            'file = "../a.txt"',
            "/../a.txt (article 1 of story.toml) lies outside the",
        ),
        ('file = "/etc/hostname"', "/etc/hostname (article 1 of story.toml) lies outside the"),
        ('file = "out.txt"', "out.txt (article 1 of story.toml) lies outside the story's folder"),
    ],
)
def test_one_bad_entry_does_not_lose_the_others(story: Path, entry: str, message: str) -> None:
    write(story / "below.txt")
    (story / "loop.txt").symlink_to("loop.txt")
    (story / "out.txt").symlink_to(story.parent / "a.txt")
    write(story.parent, a__txt="Outside.")
    write(story, story__toml=f'[[article]]\n{entry}\n[[article]]\nfile = "b.txt"')
    with pytest.raises(InputError) as raised:
        read_story(story)
    assert message in str(raised.value)
    articles, rejected = read_articles(story)
    assert articles["article"].tolist() == ["b"]
    assert rejected["reason"].tolist() == [str(raised.value)]


def test_a_link_out_of_the_folder_is_refused_and_the_rest_kept(story: Path, tmp_path: Path) -> None:
    write(tmp_path, outside__txt="Outside.")
    (story / "c.txt").symlink_to(tmp_path / "outside.txt")
    with pytest.raises(InputError, match=r"c\.txt lies outside the story's folder"):
        read_story(story)
    assert read_articles(story)[0]["text"].tolist() == ["First.", "Second."]


def test_a_link_that_leads_nowhere_is_a_missing_file(story: Path) -> None:
    (story / "c.txt").symlink_to(story / "gone.txt")
    articles, rejected = read_articles(story)
    assert len(articles) == 2
    assert rejected["reason"].tolist() == [
        f"{story / 'c.txt'} does not exist; a readable file is needed."
    ]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ([], "The list of files is empty; an article ends in .htm, .html or .txt, a table in .csv"),
    ],
)
def test_lists_that_are_refused(
    story: Path, files: list[str], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(story)
    with pytest.raises(InputError, match=message):
        read_articles(files)


def test_a_file_that_is_given_again_is_read_once(story: Path) -> None:
    (story / "b2.txt").symlink_to("b.txt")
    for given, again in [
        (story, story / "b2.txt"),
        ([story / "b.txt", story / "a.txt", story / "b.txt"], story / "b.txt"),
    ]:
        articles, rejected = read_articles(given)
        assert sorted(articles["text"]) == ["First.", "Second."]
        assert rejected["reason"].tolist() == [
            f"{again} is the same file as one before it; each is accepted once."
        ]
        with pytest.raises(InputError, match="is the same file as one before it"):
            read_story(given)
    write(story, story__toml='[[article]]\nfile = "a.txt"\n[[article]]\nfile = "./a.txt"')
    articles, rejected = read_articles(story)
    assert articles["text"].tolist() == ["First."]
    assert "(article 2 of story.toml) is the same file as one before it" in rejected["reason"][0]


def test_a_folder_in_a_list_is_named(story: Path, tmp_path: Path) -> None:
    articles, rejected = read_articles([story / "a.txt", tmp_path])
    assert articles["text"].tolist() == ["First."]
    assert rejected["reason"].tolist() == [
        f"{tmp_path} is a folder; of several, articles and tables are accepted."
    ]


def test_a_folder_without_articles(tmp_path: Path) -> None:
    write(tmp_path, README__md="About.")
    with pytest.raises(InputError, match=r"has no articles in it, which end in \.htm, "):
        read_story(tmp_path)


@pytest.mark.parametrize("name", ["gone", "gone.txt", "gone.csv", "a.txt/gone"])
def test_a_story_that_is_not_there(story: Path, name: str) -> None:
    for read in (read_story, read_articles):
        with pytest.raises(InputError) as raised:
            read(str(story / name))
        assert str(raised.value) == (
            f"{story / name} does not exist; a folder, an article or a table is needed."
        )


def test_files_that_cannot_be_read(story: Path) -> None:
    write(story, blank__txt=" \n\u00a0\r\n", word__docx="x")
    (story / "picture.txt").write_bytes(b"\x89PNG\x00\x00")
    os.mkfifo(story / "pipe.txt")
    names = ["a.txt", "gone.txt", "blank.txt", "picture.txt", "word.docx", "pipe.txt"]
    articles, rejected = read_articles([story / name for name in names])
    assert articles["article"].tolist() == ["a"]
    assert rejected["path"].tolist() == [str(story / name) for name in names[1:]]
    for name, reason, problem in zip(
        names[1:],
        rejected["reason"],
        [
            "does not exist; a readable file is needed.",
            "has no text; an article needs some.",
            "is a binary file; text in UTF-8, UTF-16 or Windows-1252 is accepted.",
            f"has another ending than is accepted: {ENDINGS}.",
            "is not a file; a readable file is needed.",
        ],
        strict=True,
    ):
        assert reason == f"{story / name} {problem}"


def test_a_file_without_permission(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    _, rejected = read_articles(story / "a.txt")
    assert rejected["reason"].tolist() == [
        f"{story / 'a.txt'} cannot be read (Permission denied); a readable file is needed."
    ]


@pytest.mark.parametrize("story", [None, 5, [5], [["a.txt"]], b"a.txt"])
def test_what_is_no_story_is_said_to_be_none(story: Any) -> None:
    with pytest.raises(InputError, match=r"is no story; a folder, a file, a list of them or a"):
        read_articles(story)


def test_no_name_is_not_the_current_folder(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("It rains.")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=r"^No story is named; a folder, an article or a table"):
        read_story("")
    assert len(read_story(".")) == 1
