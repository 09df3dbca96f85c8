import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from analysis.errors import InputError
from analysis.highlight import highlight, stylesheet
from analysis.tables import ARTICLES, DATES, QUOTES, as_table

TEXT = (
    "“We will go on Monday,” Ann Lee said.\n\nBo Ruiz said that he’d stay.\nJane Roe contributed."
)
PLAIN = {"main", "style", "div", "ul", "li", "section", "h3", "p"}
MARKS = {"mark", "span", "strong", "em", "u", "sup", "small"}


def at(words, text=TEXT):
    start = text.index(words)
    return (start, start + len(words))


def article(text=TEXT, name="a", source="The Post", **columns):
    return {"article": name, "source": source, "text": text, "repairs": [], **columns}


def attribution(content, speaker, source=None, cue="said", article="a", **columns):
    return {
        "article": article,
        "source": "The Post" if article == "a" else "The Times",
        "quote": f"{article}:1",
        "kind": "direct",
        "content": content,
        "content_spans": [at(content)],
        "quoted_spans": [at(content)],
        "speaker": speaker,
        "speaker_spans": [at(source)] if source else None,
        "cue": cue,
        "cue_spans": [at(cue)] if cue else None,
        "paragraph": 0,
        "confidence": 1.0,
        **columns,
    }


def date(words, value, article="a"):
    start, end = at(words)
    return {
        "article": article,
        "source": "The Post",
        "text": words,
        "start": start,
        "end": end,
        "type": "DATE",
        "value": value,
        "in_quote": False,
        "sentence": "",
        "sentence_start": 0,
    }


def view(articles, quotes=(), dates=()):
    shown = highlight(
        as_table(articles, ARTICLES), as_table(quotes, QUOTES), as_table(dates, DATES)
    )
    return html.fragment_fromstring(shown.data, create_parent="main")


def texts(tree, path):
    return [element.text_content() for element in tree.xpath(path)]


def said(name):
    return attribution("We will go on Monday,", name)


def test_every_mark_is_shown_over_its_own_words():
    was = {"start": at("’")[0], "end": at("’")[1], "was": "â", "now": "’", "why": "in a word"}
    tree = view(
        [article(title="The Title", published=pd.Timestamp("2025-05-07"), repairs=[was])],
        [attribution("We will go on Monday,", "Ann Lee", "Ann Lee")],
        [date("Monday", "2025-05-12")],
    )
    column = tree.xpath("//section")[0]
    assert column.get("aria-label") == "The Post"
    assert texts(column, ".//h3") == ["The Post"]
    assert texts(column, ".//p")[0] == "The Title · 7 May 2025 · repaired: â → ’ (1)"
    assert "".join(texts(column, ".//mark")) == "We will go on Monday,"
    assert texts(column, ".//strong") == ["Ann Lee"]
    assert texts(column, ".//em") == ["said"]
    assert texts(column, ".//u[@title='2025-05-12']") == ["Monday"]
    assert texts(column, ".//*[@class='repair' and @title='was â: in a word']") == ["’"]
    assert texts(column, ".//sup") == ["AL"]
    assert texts(column, ".//small[@class='furniture']") == ["Jane Roe contributed."]


def test_a_speaker_looks_alike_in_every_article():
    tree = view(
        [article(), article(name="b", source="The Times")],
        [
            attribution("he’d stay", "Bo Ruiz", kind="indirect", quoted_spans=[]),
            attribution("We will go", "Ann Lee", article="b"),
            attribution("on Monday,", "Ann Lee"),
        ],
    )
    legend, post, times = tree.xpath("//ul[1] | //section")
    [ann] = {mark.get("class") for mark in times.xpath(".//mark")}
    assert texts(post, f".//mark[@class='{ann}']") == ["on Monday,"]
    assert texts(post, f".//mark[@class!='{ann}']") == ["he’d stay"]
    assert texts(legend, "./li")[0] == "Ann LeeAL The Times 1, The Post 1"
    assert texts(legend, f".//mark[@class='{ann}']") == ["Ann Lee"]


def test_quoted_and_reported_words_differ_by_more_than_colour():
    tree = view(
        [article()],
        [
            attribution("We will go", "Ann Lee"),
            attribution("he’d stay", "Bo Ruiz", kind="indirect", quoted_spans=[]),
        ],
    )
    assert texts(tree, "//section//mark/span[contains(@class, 'quoted')]") == ["We will go"]


def test_many_speakers_are_told_apart():
    names = [f"Ann Lee{n}" for n in range(28)] + ["an official", "another official", None]
    tree = view([article()], [said(name) for name in names])
    styles = [mark.get("class") for mark in tree.xpath("//ul[1]/li/mark")]
    initials = texts(tree, "//ul[1]//sup")
    assert len(set(styles[:28])) == 28
    assert len(set(initials)) == len(initials) == 30
    assert "?" in texts(tree, "//section//sup")


def test_a_fragment_is_nobodys():
    tree = view([article()], [attribution("We will go", None, cue=None, kind="fragment")])
    assert texts(tree, "//section//mark") == ["We will go"]
    assert texts(tree, "//section//sup") == []


def test_overlapping_attributions_both_show():
    tree = view(
        [article()],
        [attribution("We will go on", "Ann Lee"), attribution("go on Monday,", "Bo Ruiz")],
    )
    assert "".join(texts(tree, "//section//mark[contains(@title, 'Ann Lee')]")) == "We will go on"
    assert "".join(texts(tree, "//section//mark[contains(@title, 'Bo Ruiz')]")) == "go on Monday,"


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<a href='javascript:alert(1)'>x</a>",
    "</style><svg onload=alert(1)>",
    "{{ 7 * 7 }}",
    "مرحبا <b> & \u202e",
]


@pytest.mark.parametrize("bad", HOSTILE)
def test_what_articles_hold_stays_text(bad):
    repair = {"start": 0, "end": 1, "was": bad, "now": "“", "why": bad}
    tree = view(
        [article(f"{bad} {TEXT}", source=bad, title=bad, repairs=[repair])],
        [{**attribution("We will", bad), "cue": bad, "kind": bad, "source": bad}],
        [date("We", bad)],
    )
    assert {element.tag for element in tree.iter()} <= PLAIN | MARKS
    allowed = {"class", "title", "dir", "aria-label", "tabindex"}
    assert {name for element in tree.iter() for name in element.attrib} <= allowed
    assert texts(tree, "//h3") == [bad]
    assert bad in tree.xpath("//section")[0].text_content()
    assert bad in tree.xpath("//ul[1]")[0].text_content()


def test_it_loads_nothing_and_styles_only_itself():
    page = highlight(
        as_table([article()], ARTICLES), as_table([], QUOTES), as_table([], DATES)
    ).data
    assert not re.search(r"https?:|//|url\(|@import|<script|<link", page)
    rules = re.findall(r"^([^{}\n]+) \{ ", stylesheet(), re.MULTILINE)
    assert rules
    assert all(rule.strip().startswith(".parallax-reading") for rule in rules)


def test_the_direction_of_writing_is_the_texts():
    tree = view([article("قال إنه سيعود يوم الاثنين", source="الصحيفة")])
    assert {element.get("dir") for element in tree.xpath("//section/h3 | //section/p")} == {"auto"}


def test_an_empty_article_has_a_column():
    assert texts(view([article("")]), "//section/h3") == ["The Post"]


def test_a_missing_column_is_named():
    articles, dates = as_table([article()], ARTICLES), as_table([], DATES)
    with pytest.raises(InputError, match="highlight needs the column cue_spans"):
        highlight(articles, as_table([], QUOTES).drop(columns="cue_spans"), dates)


spans = st.lists(st.tuples(st.integers(-3, 30), st.integers(-3, 30), st.sampled_from("abc")))


@given(st.text("ab <>&\"'\n{}%", max_size=30), spans)
@settings(max_examples=60, deadline=None)
def test_the_view_holds_the_text_and_nothing_else(text, spans):
    inside = [(max(0, a), min(b, len(text))) for a, b, _ in spans]
    quotes = [
        {**said("Ann Lee"), "content_spans": [span], "quoted_spans": [], "cue_spans": []}
        for span in inside
        if span[0] < span[1]
    ]
    tree = view([article(text)], quotes)
    for label in tree.xpath("//section//sup"):
        label.drop_tree()
    shown = texts(tree, "//section/p[not(@class)]")
    assert shown == [line.strip() for line in text.splitlines() if line.strip()]
