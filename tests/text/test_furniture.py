"""Lines around a story: every pattern's examples, and story text that must not be taken for one.

The cases are in ``text/data/furniture.toml`` beside the patterns they belong to.
"""

import tomllib
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import example_story, read_story
from analysis.text.furniture import furniture

PATTERNS = tomllib.loads(
    (files("analysis.text") / "data" / "furniture.toml").read_text(encoding="utf-8")
)["pattern"]
STORY = ["The ministers met on Friday.", "“It is over,” one said. They will meet again."] * 5
ENDS = {"either": ["start", "end"], "anywhere": ["start", "middle", "end"]}
BYLINE = "Jane Doe is a reporter for Example News."


def lines(text: str) -> list[str]:
    return [text[start:end] for start, end in furniture(text)]


def cases(kind: str) -> list[Any]:
    found = []
    for pattern in PATTERNS:
        ends = ENDS.get(pattern["where"], [pattern["where"]])
        for line in pattern[kind]:
            after = f"{BYLINE} {line}" if pattern.get("follows") else line
            found += [pytest.param(after, end, id=f"{end}: {line}") for end in ends]
    return found


def article(line: str, end: str) -> str:
    around = {
        "start": ["A headline", line, *STORY],
        "middle": [*STORY, line, *STORY],
        "end": [*STORY, line],
    }
    return "\n\n".join(around[end])


@pytest.mark.parametrize(("line", "end"), cases("examples"))
def test_examples(line: str, end: str) -> None:
    assert lines(article(line, end)) == [line]


@pytest.mark.parametrize(("line", "end"), cases("counterexamples"))
def test_counterexamples(line: str, end: str) -> None:
    assert lines(article(line, end)) == []


def test_every_pattern_has_both() -> None:
    assert all(pattern["examples"] and pattern["counterexamples"] for pattern in PATTERNS)


def test_the_shipped_story() -> None:
    first, second = read_story(example_story())["text"]
    assert lines(first) == []
    assert lines(second) == [
        "Alexandra Marquez",
        "Alexandra Marquez is a politics reporter for NBC News.",
        "Abigail Williams contributed.",
    ]


NOTE = "Correction: An earlier version misspelled a name. It is Doe."
OTHER = "Ann Lee, a mayor in another country, resigned on Monday."


def test_what_follows_a_closing_correction_begins_other_stories() -> None:
    assert lines("\n".join([*STORY, NOTE, OTHER, OTHER])) == [NOTE, OTHER, OTHER]
    assert lines("\n".join([*STORY, "Correction: May 17", NOTE, OTHER]))[-1] == OTHER


@pytest.mark.parametrize(
    "more",
    [
        ["“It is over,” another said."],  # words are quoted
        ["UPDATE: The talks were on Friday."],
        [OTHER] * 4,
        STORY,  # the note is nearer to the top
    ],
)
def test_what_may_go_on_after_a_correction_is_story_text(more: list[str]) -> None:
    assert not set(lines("\n".join([*STORY[:4], NOTE, *more]))) & set(more)


@pytest.mark.parametrize("line", ["Jane Doe contributed.", "Follow her on Twitter @janedoe"])
def test_the_middle_of_a_story_is_story_text(line: str) -> None:
    assert lines("\n".join([*STORY, line, *STORY])) == []


def test_a_bare_name_needs_a_line_that_explains_it() -> None:
    story = "\n".join(STORY)
    assert lines(f"{story}\nJane Doe") == []
    assert lines(f"{story}\nJane Doe\nJohn Public contributed.") == ["John Public contributed."]
    assert lines(f"{story}\nJane Doe\n{BYLINE}") == ["Jane Doe", BYLINE]
    assert lines(f"{story}\n{BYLINE}\nJane Doe") == [BYLINE, "Jane Doe"]
    assert lines(f"A headline\nBy\nJane Doe\n{story}") == ["By", "Jane Doe"]


def test_top_and_bottom_together_with_line_ends_of_any_kind() -> None:
    text = "\r\n".join(
        ["A headline", "By JANE DOE", " Updated 5:00 p.m. ", *STORY, "© 2025 Example"]
    )
    assert lines(text) == ["By JANE DOE", "Updated 5:00 p.m.", "© 2025 Example"]


def test_a_line_is_furniture_only_if_all_of_it_is() -> None:
    assert lines(article(f"{BYLINE} The ministers met again.", "end")) == []
    assert lines(article("Jane Doe reported from Paris. John Public contributed.", "end"))


def test_no_more_than_the_lines_that_are_there() -> None:
    assert furniture("") == []
    assert lines("By Jane Doe") == ["By Jane Doe"]
    assert lines("Jane Doe contributed.\nJohn Public contributed.") == [
        "Jane Doe contributed.",
        "John Public contributed.",
    ]


@settings(deadline=None, max_examples=80)
@given(
    st.lists(
        st.sampled_from([*STORY, "By Jane Doe", BYLINE, "Jane Doe", "Advertisement", " ", "@doe"])
        | st.text(max_size=12),
        max_size=12,
    ).map("\n".join)
)
def test_lines_are_whole_in_order_and_counted_once(text: str) -> None:
    spans = furniture(text)
    assert spans == sorted(set(spans))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert not set(lines(text)) & set(STORY)
