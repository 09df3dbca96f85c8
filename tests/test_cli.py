"""The command line, as a person meets it."""

import json

import pandas as pd
import pytest
from lxml import etree

import analysis
from analysis import commands
from analysis.cli import main

TEXT = "“We will see,” Mayor Ann Lee said on Monday. “It is early.”\nShe left on 3 May 2025.\n"


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize("verb", ["quotes", "dates"])
def test_a_table_on_the_terminal_is_no_wider_than_it(verb, article, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    assert main([verb, str(article)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 1
    assert max(map(len, lines)) <= 60


def test_quotes_show_who_said_what(article, capsys):
    main(["quotes", str(article)])
    out = capsys.readouterr().out
    assert "Ann Lee" in out
    assert "We will see," in out


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_the_ending_chooses_the_format(ending, article, tmp_path, capsys):
    path = tmp_path / f"quotes.{ending}"
    assert main(["quotes", str(article), "-o", str(path)]) == 0
    read = {
        "csv": pd.read_csv,
        "jsonl": lambda path: pd.read_json(path, lines=True),
        "parquet": pd.read_parquet,
    }[ending]
    contents = analysis.find_quotes(analysis.read_story(article))["content"]
    assert read(path)["content"].tolist() == contents.tolist()
    assert capsys.readouterr().out == ""


def test_another_ending_is_refused_before_any_work(article, tmp_path, capsys):
    with pytest.raises(SystemExit) as stop:
        main(["quotes", "no such article", "-o", str(tmp_path / "quotes.docx")])
    assert stop.value.code == 2
    assert ".csv, .jsonl, .parquet, not as .docx" in capsys.readouterr().err


def test_one_article_is_printed_as_timeml(article, capfdbinary):
    assert main(["dates", str(article), "--format", "timeml"]) == 0
    document = etree.fromstring(capfdbinary.readouterr().out)
    assert "".join(document.find("TEXT").itertext()) == TEXT
    assert [(timex.text, timex.get("value")) for timex in document.iter("TIMEX3")] == [
        ("Monday", "XXXX-WXX-1"),
        ("3 May 2025", "2025-05-03"),
    ]


def test_several_articles_as_timeml_need_a_folder(article, tmp_path, capsys):
    other = tmp_path / "b.txt"
    other.write_text("It rained on 4 May 2025.", encoding="utf-8")
    command = ["dates", str(article), str(other), "--format", "timeml"]
    assert main(command) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "-o" in captured.err
    assert main([*command, "-o", str(tmp_path / "tml")]) == 0
    assert sorted(path.name for path in (tmp_path / "tml").iterdir()) == ["a.tml", "b.tml"]


def test_a_bad_article_is_named_and_the_others_are_not_lost(article, tmp_path, capsys):
    bad = tmp_path / "empty.txt"
    bad.touch()
    assert main(["quotes", str(article), str(bad)]) == 1
    captured = capsys.readouterr()
    assert "Ann Lee" in captured.out
    (complaint,) = captured.err.splitlines()
    assert "empty.txt" in complaint


def test_a_table_of_articles_is_read(tmp_path, capsys):
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps({"article": "a", "source": "The Post", "text": TEXT}) + "\n")
    assert main(["quotes", str(path)]) == 0
    assert "The Post" in capsys.readouterr().out


@pytest.mark.parametrize("verb", ["quotes", "dates", "report"])
def test_a_missing_story_is_one_sentence(verb, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main([verb, str(tmp_path / "nowhere")]) == 1
    (complaint,) = capsys.readouterr().err.splitlines()
    assert "nowhere" in complaint
    assert list(tmp_path.iterdir()) == []


def test_an_output_that_cannot_be_written_is_one_sentence(article, tmp_path, capsys):
    assert main(["dates", str(article), "-o", str(tmp_path / "no" / "dates.csv")]) == 1
    said = capsys.readouterr().err
    assert said == f"analysis: {tmp_path / 'no'} is not a folder; one that is there is needed.\n"


@pytest.mark.parametrize("verb", ["report", "notebooks"])
def test_pages_are_not_written_among_the_articles(verb, article, capsys):
    story = article.parent
    before = set(story.iterdir())
    assert main([verb, str(story), "-o", f"{story}/../{story.name}"]) == 1
    assert "is the story's folder; another one is needed" in capsys.readouterr().err
    assert set(story.iterdir()) == before


@pytest.mark.parametrize("arguments", [[], ["report"], ["quotes"], ["corpus", "a"], ["--nonsense"]])
def test_a_wrong_command_exits_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert "usage: analysis" in capsys.readouterr().err


def test_too_little_memory_is_one_sentence(article, capsys, monkeypatch):
    def fill(options):
        raise MemoryError

    monkeypatch.setattr(commands, "quotes", fill)
    assert main(["quotes", str(article)]) == 1
    assert capsys.readouterr().err.startswith("analysis: This takes more memory than there is;")


def test_an_interruption_is_no_traceback(article, capsys, monkeypatch):
    def interrupt(options):
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "quotes", interrupt)
    assert main(["quotes", str(article)]) == 130
    assert capsys.readouterr().err == "analysis: Interrupted.\n"


@pytest.mark.parametrize(
    "command",
    [
        ["quotes", ""],
        ["dates", "a.txt", "", "b.txt"],
        ["quotes", "a.txt", "-o", ""],
        ["report", ""],
        ["notebooks", "data", "-o", ""],
        ["corpus", "", "-o", "out"],
    ],
)
def test_an_empty_name_is_not_the_current_folder(command, article, capsys, monkeypatch):
    monkeypatch.chdir(article.parent)
    with pytest.raises(SystemExit) as stop:
        main(command)
    assert stop.value.code == 2
    assert "the name is empty; write . for the current folder" in capsys.readouterr().err
    assert list(article.parent.iterdir()) == [article]


@pytest.mark.parametrize(
    "out", ["articles.csv", "../articles/articles.csv", "link.csv", "same.csv"]
)
def test_what_is_read_is_not_written_over(out, tmp_path, capsys, monkeypatch):
    folder = tmp_path / "articles"
    folder.mkdir()
    monkeypatch.chdir(folder)
    table = folder / "articles.csv"
    table.write_text("text\nIt rained on Monday.\n")
    (folder / "link.csv").symlink_to(table)
    (folder / "same.csv").hardlink_to(table)
    assert main(["dates", "articles.csv", "-o", out]) == 1
    said = capsys.readouterr().err
    assert said == f"analysis: {out} is to be read; name another file for the table.\n"
    assert table.read_text() == "text\nIt rained on Monday.\n"
