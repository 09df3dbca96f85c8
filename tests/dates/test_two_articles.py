"""The two shipped articles, row by row as read by hand."""

import json
from pathlib import Path

import pandas as pd
import pytest

from analysis.dates import build_timeline, compare_dates, find_dates, find_gaps
from analysis.reading import example_story, read_story

GOLD = json.loads((Path(__file__).parents[1] / "two_articles.json").read_text(encoding="utf-8"))
FILES = {"A": "000_7bd0863cfde139f5", "B": "001_81532d5ad6777410"}
PLAIN = str.maketrans("“”‘’", "\"\"''")


@pytest.fixture(scope="module")
def articles():
    return read_story(example_story())


@pytest.fixture(scope="module")
def dates(articles):
    return find_dates(articles)


def rows_of(dates, letter):
    return dates[dates["article"] == FILES[letter]]


@pytest.mark.parametrize(
    "gold", GOLD["timeline"], ids=lambda row: f"{row['article']}: {row['context']}"
)
def test_a_row_of_the_gold_file(gold, dates, articles):
    text = articles.set_index("article")["text"][FILES[gold["article"]]].translate(PLAIN)
    context = text.index(gold["context"].translate(PLAIN))
    start = text.index(gold["text"], context, context + len(gold["context"]))
    found = rows_of(dates, gold["article"])
    (row,) = found[found["start"] == start].to_dict("records")
    assert row["text"] == gold["text"]
    assert (row["type"], row["value"]) == (gold["type"], gold["value"])
    assert (None if pd.isna(row["mod"]) else row["mod"]) == gold.get("mod")


@pytest.mark.parametrize("letter", ["A", "B"])
def test_nothing_else_is_found(letter, dates):
    assert len(rows_of(dates, letter)) == sum(row["article"] == letter for row in GOLD["timeline"])


def test_which_dates_each_has(dates):
    table = compare_dates(dates)
    first, second = dict.fromkeys(dates["source"])
    named = {
        "dates_both": table[table["sources"].map(len) == 2],
        "dates_only_A": table[[sources == [first] for sources in table["sources"]]],
        "dates_only_B": table[[sources == [second] for sources in table["sources"]]],
    }
    for name, rows in named.items():
        assert sorted(rows["value"]) == sorted(GOLD["comparison"][name])


def test_the_gaps_of_the_gold_file(dates):
    gaps = find_gaps(build_timeline(dates))
    first, second = dict.fromkeys(dates["source"])
    found = {
        (gap["source"], str(gap["earliest"].date()), str(gap["latest"].date()))
        for gap in gaps[gaps["kind"] == "silence"].to_dict("records")
    }
    assert found >= {
        (first, "2022-04-01", "2024-12-31"),
        (first, "2025-05-01", "2025-05-15"),
        (second, "2022-03-01", "2023-12-31"),
        (second, "2025-01-01", "2025-02-18"),
    }


def test_what_one_of_them_alone_dates(dates):
    gaps = find_gaps(build_timeline(dates))
    first, second = dict.fromkeys(dates["source"])
    found = {
        (gap["source"], gap["other"], str(gap["latest"])[:16])
        for gap in gaps[gaps["kind"] == "one-sided"].to_dict("records")
    }
    assert found == {
        (first, second, "2022-03-31 00:00"),
        (first, second, "2022-05-17 00:00"),
        (first, second, "2025-01-31 00:00"),
        (second, first, "2024-12-31 00:00"),
        (second, first, "2025-05-19 10:00"),
    }


def test_the_same_happening_has_one_number(dates):
    events = build_timeline(dates)
    funeral = events[events["sentence"].str.contains("funeral")]
    post = events[events["sentence"].str.contains("one April post")]
    assert len(set(funeral["event"])) == 1
    assert len(set(funeral["source"])) == 2
    assert not set(post["event"]) & set(funeral["event"])
