"""Who is spoken of in a quotation: named, meant by an office, or by a pronoun, or left alone."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis.comparison import compare_targets, find_targets
from analysis.errors import InputError
from analysis.quotes import find_quotes
from analysis.reading import example_story, read_story
from analysis.tables import ARTICLES, PART_BREAK, QUOTES, as_table

CASES = json.loads((Path(__file__).parent / "targets.json").read_text(encoding="utf-8"))


def article(text: str, name: str = "a") -> pd.DataFrame:
    return as_table([{"article": name, "source": name, "text": text, "repairs": []}], ARTICLES)


def quote(text: str, *parts: str, speaker: str, kind: str = "direct", name: str = "a") -> Any:
    """A row whose parts are looked up in the text."""
    spans = [(text.index(part), text.index(part) + len(part)) for part in parts]
    return {
        "article": name,
        "source": name,
        "kind": kind,
        "content": PART_BREAK.join(parts),
        "content_spans": spans,
        "quoted_spans": spans if kind == "direct" else [],
        "speaker": speaker,
        "speaker_type": "person",
        "speaker_spans": [],
        "paragraph": 0,
        "confidence": 1.0,
    }


def table(*rows: dict[str, Any]) -> pd.DataFrame:
    return as_table(
        [row | {"quote": f"{row['article']}:{n}"} for n, row in enumerate(rows)], QUOTES
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_who_is_spoken_of(case):
    text = case["text"]
    row = quote(text, *case["parts"], speaker=case["speaker"], kind=case.get("kind", "direct"))
    found = find_targets(table(row), article(text))
    read = found[["target", "target_text", "target_basis"]].to_numpy().tolist()
    assert read == case["expected"]


def test_spans_slice_the_article_and_the_content():
    text = "“Ms. Ann Lee lied,” Mayor Bob Ray said. “Lee knew it.” Ann Lee left."
    row = quote(text, "Ms. Ann Lee lied,", "Lee knew it.", speaker="Bob Ray")
    (found,) = find_targets(table(row), article(text)).to_dict("records")
    assert [text[s:e] for s, e in found["target_spans"]] == ["Ms. Ann Lee", "Lee"]
    assert [found["content"][s:e] for s, e in found["target_in_content"]] == ["Ms. Ann Lee", "Lee"]


def test_one_name_in_all_articles():
    one = "Mayor Ann Lee spoke. “Mr. Ray is late,” Lee said."
    other = "Mayor Ann Lee spoke, and Mr. Robert Ray left. “Robert Ray is late,” Lee said."
    rows = [
        quote(one, "Mr. Ray is late,", speaker="Ann Lee", name="one"),
        quote(other, "Robert Ray is late,", speaker="Ann Lee", name="two"),
    ]
    both = pd.concat([article(one, "one"), article(other, "two")], ignore_index=True)
    assert find_targets(table(*rows), both)["target"].tolist() == ["Robert Ray", "Robert Ray"]


def test_a_speakers_name_is_the_one_that_counts():
    text = "Mayor Ann Lee spoke, and Mr. Robert Ray left. “Robert Ray is late,” Lee said."
    other = "“No,” Bob Ray said."
    rows = [
        quote(text, "Robert Ray is late,", speaker="Ann Lee"),
        quote(other, "No,", speaker="Bob Ray", name="b"),
    ]
    both = pd.concat([article(text), article(other, "b")], ignore_index=True)
    assert find_targets(table(*rows), both)["target"].tolist() == ["Bob Ray"]


def test_nobody_speaks_of_himself_by_the_name_that_one_article_prints():
    first = "“Mayor Ann Lee lied,” Mr. Eric Holder said. Eric Holder left."
    second = "Mr. Eric H. Holder Jr. said that Mr. Holder was a lawyer. Eric H. Holder Jr. left."
    rows = [
        quote(first, "Mayor Ann Lee lied,", speaker="Eric Holder"),
        quote(second, "Mr. Holder was a lawyer", speaker="Eric Holder", kind="indirect", name="b"),
    ]
    found = find_targets(table(*rows), pd.concat([article(first), article(second, "b")]))
    assert found["target"].tolist() == ["Ann Lee"]


def test_a_name_that_nothing_shows_to_be_a_persons_is_nobody_spoken_of():
    text = (
        "Mayor Ann Lee spoke. Managed Medicaid costs much. “We pay for Medicaid,” Lee said. "
        "“Bob Ray knows it.” Ray left."
    )
    rows = [
        quote(text, "We pay for Medicaid,", speaker="Ann Lee"),
        quote(text, "Bob Ray knows it.", speaker="Ann Lee"),
    ]
    assert find_targets(table(*rows), article(text))["target"].tolist() == []
    shown = text.replace("Ray left.", "Mr. Ray left.")
    assert find_targets(table(*rows), article(shown))["target"].tolist() == ["Bob Ray"]


SAID = "Mayor Ann Lee spoke, and Mr. Bob Ray left. “Mr. Ray is always late for work,” Lee said."
SAID_MORE = SAID + " “Mr. Ray never calls anybody,” Lee said."


def test_what_one_source_lets_a_speaker_say_of_a_person_and_the_other_does_not():
    rows = [
        quote(SAID, "Mr. Ray is always late for work,", speaker="Ann Lee", name="one"),
        quote(SAID_MORE, "Mr. Ray is always late for work,", speaker="Ann Lee", name="two"),
        quote(SAID_MORE, "Mr. Ray never calls anybody,", speaker="Ann Lee", name="two"),
    ]
    quotes = table(*rows)
    both = pd.concat([article(SAID, "one"), article(SAID_MORE, "two")], ignore_index=True)
    (only,) = compare_targets(find_targets(quotes, both), quotes).to_dict("records")
    assert (only["source"], only["content"]) == ("two", "Mr. Ray never calls anybody,")
    assert only["elsewhere"] == ["one"]
    alone = quotes[quotes["source"] == "two"]
    assert compare_targets(find_targets(alone, both), alone).empty


def test_elsewhere_is_where_the_speaker_has_another_first_name_too():
    other = "Mayor Annie Lee spoke, and Mr. Bob Ray left. “Mr. Ray never calls anybody,” Lee said."
    rows = [
        quote(SAID, "Mr. Ray is always late for work,", speaker="Ann Lee", name="one"),
        quote(other, "Mr. Ray never calls anybody,", speaker="Annie Lee", name="two"),
    ]
    quotes = table(*rows)
    both = pd.concat([article(SAID, "one"), article(other, "two")], ignore_index=True)
    found = compare_targets(find_targets(quotes, both), quotes)
    assert found["elsewhere"].tolist() == [["two"], ["one"]]


def test_he_in_the_shipped_story_is_putin():
    articles = read_story(example_story())
    found = find_targets(find_quotes(articles), articles)
    row = found[found["content"].str.contains("tapping me along")].iloc[0]
    assert (row["speaker"], row["target"], row["target_text"]) == (
        "Donald Trump",
        "Vladimir Putin",
        "he",
    )


def test_no_quotes_and_no_people_make_empty_tables():
    empty = find_targets(table(), article("Rain."))
    assert empty.empty
    assert compare_targets(empty, table()).empty
    text = "“It rains,” Ann Lee said."
    assert find_targets(table(quote(text, "It rains,", speaker="Ann Lee")), article(text)).empty


def test_missing_columns_and_articles_are_named():
    quotes = table(quote(SAID, "Mr. Ray is always late for work,", speaker="Ann Lee"))
    with pytest.raises(InputError, match="speaker_spans"):
        find_targets(quotes.drop(columns="speaker_spans"), article(SAID))
    with pytest.raises(InputError, match="lacks the article 'a'"):
        find_targets(quotes, article(SAID, "b"))
