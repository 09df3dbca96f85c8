"""The two shipped articles: every attribution that a reader finds, and no other."""

import json
import re
from pathlib import Path

import pandas as pd
import pytest

from analysis.quotes import find_quotes
from analysis.reading import example_story, read_story
from analysis.tables import PART_BREAK

GOLD = json.loads((Path(__file__).parents[1] / "two_articles.json").read_text(encoding="utf-8"))
FILES = {"A": "000_7bd0863cfde139f5", "B": "001_81532d5ad6777410"}
STRAIGHT = str.maketrans("“”‘’", "\"\"''")
DETAILS = ("addressee", "venue", "said_on")


@pytest.fixture(scope="module")
def rows():
    table = find_quotes(read_story(example_story()))
    found = table.astype(object).where(table.notna(), None).to_dict("records")
    return [row | {"content": row["content"].translate(STRAIGHT)} for row in found]


def has_the_words(row, gold):
    return (
        row["article"] == FILES[gold["article"]]
        and row["kind"] == gold["kind"]
        and row["content"].split(PART_BREAK) == gold["content"]
    )


def says_who(row, gold):
    return (row["speaker"], row["speaker_text"], row["cue"]) == (
        gold["speaker"],
        gold["source_text"],
        gold["cue"],
    )


def acceptable(row):
    """Whether the gold file lets a row stand that is none of its attributions.

    It may name others beside the speaker ("Trump and top U.S. officials").
    """
    return any(
        row["article"] == FILES[other["article"]]
        and row["speaker"]
        and re.match(rf"{other['speaker']}( and |$)", row["speaker"])
        and row["cue"]
        and other["cue"] in row["cue"]
        and other["content"] in row["content"]
        for other in GOLD["also_acceptable"]
    )


def readable(gold):
    words = re.sub(r"\W+", " ", gold["content"][0])[:30].strip()
    return f"{gold['article']}: {gold['speaker']} {gold['cue']} {words}"


@pytest.mark.parametrize("gold", GOLD["attributions"], ids=readable)
def test_an_attribution_of_the_gold_file(gold, rows):
    (row,) = [row for row in rows if has_the_words(row, gold) and says_who(row, gold)]
    for detail in DETAILS:
        if detail in gold:
            assert row[detail] == gold[detail]
    assert (row["speaker_type"] == "unnamed") == gold.get("anonymous", False)


def test_nothing_else_is_found(rows):
    left = [
        row
        for row in rows
        if not any(
            has_the_words(row, gold) and says_who(row, gold) for gold in GOLD["attributions"]
        )
    ]
    assert [row["content"] for row in left if not acceptable(row)] == []


def test_no_day_place_or_hearer_is_guessed(rows):
    named = {detail: {row[detail] for row in rows} - {None} for detail in DETAILS}
    assert named == {
        "addressee": {"Reuters", "reporters"},
        "venue": {"Truth Social", "X", "one April post"},
        "said_on": {"2025-05-16", "2025-05-17", "2025-04"},
    }


def test_offsets_slice_the_repaired_text():
    articles = read_story(example_story())
    texts = articles.set_index("article")["text"]
    for row in find_quotes(articles).to_dict("records"):
        text = texts[row["article"]]
        parts = [text[start:end] for start, end in row["content_spans"]]
        assert PART_BREAK.join(parts) == row["content"]
        if not pd.isna(row["speaker_text"]):
            ((start, end),) = row["speaker_spans"]
            assert text[start:end] == row["speaker_text"]
