"""The whole report: a story in, a folder out."""

import pandas as pd
import pytest
from lxml import html

from analysis.cli import main
from analysis.errors import InputError
from analysis.report import NotebookError, build_notebooks, build_report

STORY = {
    "one.txt": "“<script>alert(1)</script> is late,” Mayor Ann Lee said on 3 May 2025.\n",
    "two.txt": "=1+1 was all she wrote. <img src=x onerror=alert(1)> “It is early,” she said.\n",
}
SHOW_ALL = """
from IPython.display import HTML, display
from analysis import find_quotes, read_story
articles = read_story(story)
display(articles, find_quotes(articles))
display(HTML(" ".join(articles["text"])))
print(*articles["text"])
"""


@pytest.fixture
def story(tmp_path):
    folder = tmp_path / "a story"
    folder.mkdir()
    for name, text in STORY.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_hostile_story_becomes_a_harmless_page_with_its_tables(story, write_notebook, tmp_path):
    notebooks = write_notebook("1_all", "# All there is", SHOW_ALL)
    page = build_report(story, tmp_path / "out", notebooks=notebooks)
    assert page == tmp_path / "out" / "index.html"
    source = page.read_text(encoding="utf-8")
    tree = html.document_fromstring(source)
    assert not tree.xpath("//script | //*[@onerror] | //main//img")
    assert "<script>alert(1)</script> is late" in tree.text_content()
    tables = {path.name for path in (tmp_path / "out" / "tables").iterdir()}
    names = ["articles", "quotes", "sentiment", "targets", "spoken_of", "shared_quotes"]
    names += ["dates", "events", "gaps"]
    assert tables == {f"{name}{ending}" for name in names for ending in (".csv", ".parquet")}
    defused = pd.read_csv(tmp_path / "out" / "tables" / "articles.csv")
    assert defused["text"][1].startswith("'=1+1")


def test_a_story_that_cannot_be_read_stops_before_anything_is_written(write_notebook, tmp_path):
    notebooks = write_notebook("1_all", "# All there is")
    with pytest.raises(InputError, match="nowhere"):
        build_report(tmp_path / "nowhere", tmp_path / "out", notebooks=notebooks)
    assert not (tmp_path / "out").exists()


def test_a_notebook_that_fails_costs_only_itself(story, write_notebook, tmp_path):
    write_notebook("1_bad", "# First", "raise KeyError('speaker')")
    notebooks = write_notebook("2_good", "# Second", "print('It is well.')")
    with pytest.raises(NotebookError) as error:
        build_report(story, tmp_path / "out", notebooks=notebooks)
    assert error.value.args == ("1_bad.ipynb stopped in cell [3] with KeyError: 'speaker'.",)
    page = html.document_fromstring((tmp_path / "out" / "index.html").read_text(encoding="utf-8"))
    (note,) = page.xpath("//section[@id='1_bad']//p[@class='problem']")
    assert "1_bad.ipynb stopped" in note.text
    assert page.xpath("//section[@id='2_good']//pre/text()")[0] == "It is well.\n"
    assert (tmp_path / "out" / "tables" / "quotes.parquet").is_file()


def test_figures_of_an_earlier_report_go_and_those_of_others_stay(story, write_notebook, tmp_path):
    notebooks = write_notebook("1_one", "# One")
    figure = tmp_path / "out" / "figures" / "earlier.png"
    figure.parent.mkdir(parents=True)
    figure.touch()
    (tmp_path / "out" / "index.html").write_text("<title>Somebody's site</title>")
    build_report(story, tmp_path / "out", notebooks=notebooks)
    assert figure.exists()
    build_report(story, tmp_path / "out", notebooks=notebooks)
    assert not figure.exists()


def test_each_notebook_can_be_a_page_of_its_own(story, write_notebook, tmp_path):
    write_notebook("1_one", "# One", "print(story)")
    folder = write_notebook("2_two", "# Two", "print('It is well.')")
    pages = build_notebooks(story, tmp_path / "out", notebooks=folder)
    names = ["1_one.html", "1_one.ipynb", "2_two.html", "2_two.ipynb", "figures"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == names
    assert [path.name for path in pages] == names[:4:2]
    page = html.document_fromstring(pages[1].read_text(encoding="utf-8"))
    assert page.xpath("//section[@id='2_two']//pre/text()")[0] == "It is well.\n"
    assert not page.xpath("//section[@id='1_one']")
    assert page.xpath("//section[@id='files']/h2/text()") == ["Figures"]


def test_a_cell_that_fails_fails_the_command(story, write_notebook, tmp_path, monkeypatch, capsys):
    write_notebook("1_bad", "# First", "raise KeyError('speaker')")
    folder = write_notebook("2_good", "# Second")
    monkeypatch.setattr("analysis.report.notebooks_folder", lambda: folder)
    assert main(["notebooks", str(story), "-o", str(tmp_path / "out")]) == 1
    assert "1_bad.ipynb stopped in cell [3]" in capsys.readouterr().err
    assert (tmp_path / "out" / "2_good.html").is_file()
