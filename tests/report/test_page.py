"""The page: offline, readable, and deaf to what an article would have it do."""

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pandas as pd
import pytest
from lxml import html
from nbformat import v4

from analysis.report.notebooks import Run
from analysis.report.page import write_page

HOSTILE = json.loads((Path(__file__).parent / "hostile.json").read_text(encoding="utf-8"))
PROSE = ("alt", "content", "style", "title")  # attributes that are never fetched
OFFLINE = ("", "data")
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg\n"
)


@pytest.fixture
def compose(tmp_path):
    """Compose a page from cells; returns its source and its parsed tree."""

    def page(*cells, problem=None, title="A story", text="Words."):
        for cell in cells:
            cell.metadata.setdefault("tags", [])
        articles = pd.DataFrame(
            {
                "source": [title],
                "title": [title],
                "text": [text],
                "published": [pd.Timestamp("2025-05-17")],
            }
        )
        articles.attrs["title"] = title
        for folder in ("tables", "figures"):
            (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / "tables" / "quotes.csv").touch()
        path = write_page(articles, [Run("1_notes", list(cells), problem)], tmp_path / "a.html")
        source = path.read_text(encoding="utf-8")
        return source, html.document_fromstring(source)

    return page


def prose(source):
    return v4.new_markdown_cell(source)


def shown(data, metadata=None):
    output = v4.new_output("display_data", data, metadata=metadata or {})
    return v4.new_code_cell("show()", outputs=[output])


def printed(text):
    return v4.new_code_cell("print()", outputs=[v4.new_output("stream", text=text)])


def assert_harmless(tree):
    assert not tree.xpath("//script | //iframe | //object | //embed | //form | //base | //svg")
    attributes = [
        (name.lower(), value) for element in tree.iter() for name, value in element.attrib.items()
    ]
    assert not [name for name, _ in attributes if name.startswith("on")]
    addresses = [value for name, value in attributes if name not in PROSE]
    assert not [a for a in addresses if urlsplit(a).netloc or urlsplit(a).scheme not in OFFLINE]
    styles = " ".join([*tree.xpath("//style/text()"), *tree.xpath("//@style")])
    assert not re.search(r"url\(|@import", styles)


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case["label"])
def test_no_text_runs_loads_or_links(case, compose):
    text = case["text"]
    _, tree = compose(
        prose(f"# Title {text}"),
        prose(text),
        printed(text),
        shown({"text/html": pd.DataFrame({text: [text]}).to_html()}),
        shown({"text/html": f"<p>{text}</p>"}),  # a notebook that forgets to escape
        shown({"text/markdown": text}),
        shown({"text/plain": text}),
        shown({"image/png": PIXEL}, {"image/png": {"alt": text}}),
        problem=text,
        title=text,
        text=text,
    )
    assert_harmless(tree)
    assert tree.xpath("//h1")[0].text_content() == text
    assert text in [pre.text for pre in tree.xpath("//pre")]
    assert tree.xpath("//img/@alt") == [text]
    assert tree.xpath("//footer"), "the page's own structure has been closed early"


def test_the_browser_is_told_to_run_and_load_nothing(compose):
    _, tree = compose(prose("# One"))
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy
    assert "script-src" not in policy


def test_a_figure_is_embedded_with_its_description(compose):
    _, tree = compose(shown({"image/png": PIXEL}, {"image/png": {"alt": "Nine quotes"}}))
    (image,) = tree.xpath("//figure/img")
    assert image.get("alt") == "Nine quotes"
    assert image.get("src") == "data:image/png;base64," + PIXEL.strip()


def test_a_table_keeps_its_rows_and_loses_the_style_of_pandas(compose):
    table = pd.DataFrame({"speaker": ["Donald Trump"], "n": [3]})
    _, tree = compose(shown({"text/html": table._repr_html_(), "text/plain": "no"}))
    assert [td.text for td in tree.xpath("//table//td")] == ["Donald Trump", "3"]
    assert ".dataframe" not in tree.xpath("//main")[0].text_content()


def test_marked_text_keeps_its_marks(compose):
    _, tree = compose(
        shown({"text/html": '<p><mark style="color: #111111;" title="NBC">a day</mark></p>'})
    )
    (mark,) = tree.xpath("//mark")
    assert (mark.text, mark.get("title"), mark.get("style")) == ("a day", "NBC", "color: #111111;")


def test_headings_stand_under_the_title_and_in_the_contents(compose):
    _, tree = compose(prose("# Quote sentiment\n\nWhat to expect."), prose("## By speaker"))
    assert [h.text for h in tree.xpath("//h1 | //section//h2 | //section//h3")] == [
        "A story",
        "Quote sentiment",
        "By speaker",
        "Tables and figures",
    ]
    assert tree.xpath("//nav//a[@href='#1_notes']/text()") == ["Quote sentiment"]


def test_a_link_between_notebooks_stays_one_and_an_address_is_written_out(compose):
    _, tree = compose(prose("See [notes](1_notes.ipynb) and [the paper](https://doi.example/1)."))
    (link,) = tree.xpath("//p/a")
    assert link.get("href") == "#1_notes"
    assert "the paper (https://doi.example/1)." in tree.xpath("//main")[0].text_content()


def test_the_cell_with_the_paths_of_this_run_is_left_out(compose):
    cell = v4.new_code_cell("story = '/home/someone'", metadata={"tags": ["injected-parameters"]})
    source, _ = compose(cell)
    assert "/home/someone" not in source


def test_code_is_folded_away(compose):
    _, tree = compose(shown({"text/plain": "3"}))
    assert tree.xpath("//details[not(@open)]/pre/text()") == ["show()"]


def test_a_notebook_that_stopped_says_so(compose):
    _, tree = compose(prose("# One"), problem="1_notes.ipynb stopped in cell [3] with KeyError")
    (note,) = tree.xpath("//p[@class='problem']")
    assert "stopped in cell [3]" in note.text_content()


def test_the_files_beside_the_page_are_listed(compose):
    _, tree = compose(prose("# One"))
    assert "tables/quotes.csv" in tree.xpath("//section[@id='files']//a/@href")
