"""An article and its dates as TimeML, read back by another parser."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from analysis.dates import find_dates
from analysis.dates.timeml import as_timeml, write_timeml

ATTRIBUTES = {"tid", "type", "value", "mod", "anchorTimeID"}
MARKUP = ["<b>", "&", "]]>", '"', "\x00", "\x0b", "\x85", "\ufffe", "\r", "\n", "😀"]
PIECES = st.sampled_from([*MARKUP, "Monday", "1999", "in May"])
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=20).map(" ".join))


@pytest.fixture(scope="module")
def titled(article):
    def make(text, published="2025-05-17", title=None, name="a"):
        return article(text, published, name).assign(title=title)

    return make


def document(articles):
    ((_, text),) = as_timeml(articles, find_dates(articles))
    return etree.fromstring(text.encode())


def rows(text_element):
    """What a reader of TimeML sees: each element's span in the text, type, value and mod."""
    found, position = [], len(text_element.text or "")
    for timex in text_element:
        end = position + len(timex.text)
        found.append((position, end, timex.get("type"), timex.get("value"), timex.get("mod")))
        position = end + len(timex.tail or "")
    return found


def test_text_and_rows_come_back(titled):
    articles = titled("They met on <Friday> & left in early 2019.\r\nIt rains every Monday.\r")
    text = document(articles).find("TEXT")
    assert "".join(text.itertext()) == articles["text"].item()
    assert rows(text) == [
        (13, 19, "DATE", "2025-05-16", None),
        (31, 41, "DATE", "2019", "START"),
        (53, 65, "SET", "XXXX-WXX-1", None),
    ]


def test_the_publication_day_is_the_dct_and_what_is_counted_from_it_says_so(titled):
    root = document(titled("They met on Friday, as in 1999.", title="Talks & <more>"))
    (dct,) = root.find("DCT")
    assert (dct.get("value"), dct.get("functionInDocument")) == ("2025-05-17", "PUBLICATION_TIME")
    assert [timex.get("anchorTimeID") for timex in root.find("TEXT")] == [dct.get("tid"), None]
    assert root.findtext("TITLE") == "Talks & <more>"


def test_without_a_publication_day_there_is_no_dct(titled):
    root = document(titled("They met on Friday.", published=None))
    assert root.find("DCT") is None
    assert [child.tag for child in root] == ["DOCID", "TEXT"]


@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_any_text_is_well_formed_and_keeps_its_offsets(text, titled):
    articles = titled(text)
    dates = find_dates(articles)
    element = document(articles).find("TEXT")
    read = "".join(element.itertext())
    assert len(read) == len(text)
    assert all(one in {other, "\ufffd"} for one, other in zip(read, text, strict=True))
    spans = zip(dates["start"], dates["end"], strict=True)
    assert [row[:2] for row in rows(element)] == list(spans)
    assert all(set(timex.keys()) <= ATTRIBUTES for timex in element)
    tids = [timex.get("tid") for timex in element]
    assert len(set(tids)) == len(tids)


@pytest.mark.parametrize("name", ["a/b", "..", "c:d?", "Zürich 😀"])
def test_any_article_id_makes_a_file_in_the_folder(name, titled, tmp_path):
    articles = titled("In 1999.", name=name)
    write_timeml(articles, find_dates(articles), tmp_path / "out")
    (path,) = tmp_path.glob("**/*.tml")
    assert path.parent == tmp_path / "out"
    assert etree.parse(path).findtext("DOCID") == name


def test_articles_keep_their_own_dates(titled):
    articles = pd.concat([titled("In 1999.", name="a"), titled("In 2001.", name="b")])
    documents = dict(as_timeml(articles, find_dates(articles)))
    assert "1999" in documents["a"]
    assert "1999" not in documents["b"]
