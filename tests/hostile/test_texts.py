"""Texts that break programs: read as they are or refused in a sentence, never half understood.

The kinds are those of the Big List of Naughty Strings (Max Woolf), written anew as news.
"""

import json
import re
from pathlib import Path

import pandas as pd
import pytest
from lxml import html

import analysis
from analysis import find_dates, find_quotes, read_articles, score_sentiment
from analysis.highlight import highlight
from fuzz.soundness import assert_sound

CASES = json.loads(Path(__file__).with_name("texts.json").read_text("utf-8"))
GOOD = "“It is late,” Mayor Ann Lee said on Monday, 3 May 2021."
HARMLESS = {"div", "main", "style", "ul", "li", "section", "h3", "p", "mark", "span", "strong"} | {
    *("em", "u", "sup", "small", "a")
}

each = pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])


@each
def test_a_text_is_read_as_it_is_or_refused_and_the_rest_is_kept(case, tmp_path):
    (tmp_path / "hostile.txt").write_bytes(case["text"].encode("utf-8", "surrogatepass"))
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    articles, rejected = read_articles(tmp_path)
    assert articles["text"][0] == GOOD
    if "rejected" in case:
        assert len(articles) == 1
        assert_one_sentence(rejected, "hostile.txt")
    else:
        assert without_repairs(articles.iloc[1]) == case["text"].removeprefix("\ufeff")
    assert_sound(articles, find_quotes(articles), find_dates(articles))


@each
def test_a_row_of_a_table_is_read_as_it_is_or_refused(case):
    rows = {"text": [case["text"], GOOD], "source": [case["text"], "The Post"]}
    articles, rejected = read_articles(pd.DataFrame(rows, dtype=object))
    assert articles["text"].iloc[-1] == GOOD
    if len(articles) == 1:
        assert "rejected" in case
        assert case["rejected"] in rejected["reason"][0]
    assert_sound(articles, find_quotes(articles), find_dates(articles))


@pytest.fixture(scope="module")
def articles():
    """All cases as one story that two sources tell."""
    texts = pd.DataFrame(CASES, dtype=object)[["text"]]
    table = pd.concat([texts.assign(source="A"), texts.assign(source="B <b>")], ignore_index=True)
    return read_articles(table.assign(published="2021-05-04"))[0]


@pytest.fixture(scope="module")
def quotes(articles):
    return score_sentiment(analysis.align_speakers(find_quotes(articles)))


@pytest.fixture(scope="module")
def dates(articles):
    return find_dates(articles)


def test_what_two_accounts_share_is_found_in_any_text(quotes, dates):
    shared = analysis.match_quotes(quotes)
    assert set(shared["relation"]) == {"verbatim"}, "the second account repeats the first"
    assert analysis.unshared_quotes(quotes).empty
    events = analysis.build_timeline(dates)
    assert len(events) == (dates["earliest"].notna() | dates["latest"].notna()).sum()
    gaps = analysis.find_gaps(events)
    assert "one-sided" not in set(gaps["kind"])
    assert len(analysis.compare_speakers(quotes)) > 0
    assert len(analysis.compare_dates(dates)) > 0


def test_no_text_becomes_a_part_of_the_page(articles, quotes, dates):
    page = html.fragment_fromstring(highlight(articles, quotes, dates).data, create_parent="main")
    assert {element.tag for element in page.iter()} <= HARMLESS
    handlers = {name for element in page.iter() for name in element.attrib if name[:2] == "on"}
    assert not handlers
    assert not page.xpath("//@src | //@href[not(starts-with(., '#'))]")


def assert_one_sentence(rejected, name):
    [reason] = rejected["reason"]
    assert name in reason
    assert re.fullmatch(r"[^\n]*[^.]\.", reason)


def without_repairs(article):
    text = article["text"]
    for each in reversed(article["repairs"]):
        text = text[: each["start"]] + each["was"] + text[each["end"] :]
    return text
