"""Every rule's own examples, and that the patterns stay quick."""

import re

import pandas as pd
import pytest

from analysis.dates import find_dates
from analysis.dates.join import find_mentions
from analysis.dates.rules import _opening as opening
from analysis.dates.rules import _rules as rules
from analysis.dates.rules import _rules_by_opening as rules_by_opening
from analysis.dates.words import data, folded, meaning, number

EXAMPLES = [
    pytest.param(sentence, value, id=f"{rule['name']}: {sentence}")
    for rule in data()["rule"]
    for sentence, value in rule["examples"]
]


@pytest.mark.parametrize(("sentence", "value"), EXAMPLES)
def test_a_rule_reads_its_example(sentence, value, article):
    bracketed = re.search(r"\[(.*?)\]", sentence)
    dates = find_dates(article(re.sub(r"[\[\]]", "", sentence)))
    found = list(zip(dates["text"], dates["value"], strict=True))
    if bracketed:
        assert (bracketed[1], value) in found
    else:
        assert found == []


def test_the_words_that_rules_are_looked_up_by_leave_none_out():
    text = " ".join(sentence for rule in data()["rule"] for sentence, _ in rule["examples"])
    small = folded(re.sub(r"[\[\]]", "", text))
    for word in re.finditer(r"[a-z]+|'?\d", small):
        tried = rules_by_opening().get(opening(word[0]), ())
        fitting = [rule for rule in rules() if rule.pattern.match(small, word.start())]
        assert set(map(id, fitting)) <= set(map(id, tried))


def test_rules_have_distinct_names():
    names = [rule["name"] for rule in data()["rule"]]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("two", "2"),
        ("twenty-two", "22"),
        ("2 1/2", "2.5"),
        ("a couple of", "2"),
        ("half an", "0.5"),
        ("a dozen", "12"),
        ("a hundred", "100"),
        ("two thousand", "2000"),
        ("several", "X"),
        ("a few", "X"),
        ("many", "X"),
        ("a", "1"),
        ("two dozen", "24"),
        ("half a dozen", "6"),
        ("three and a half", "3.5"),
        ("two and one-half", "2.5"),
        ("two and one half", "2.5"),
        ("two hundred and fifty", "250"),
        ("1,500,000", "1500000"),
        ("1,200", "1200"),
    ],
)
def test_numbers(words, expected):
    assert number(words) == expected


@pytest.mark.parametrize(
    ("slot", "words", "expected"),
    [
        ("month", "sept.", "09"),
        ("day_word", "twenty-third", "23"),
        ("century", "21st", "20"),
        ("century", "nineteenth", "18"),
        ("day_word", "twelfth", "12"),
        ("year_spoken", "twenty twenty", "2020"),
        ("year_spoken", "two thousand", "2000"),
        ("decade", "1960s", "196"),
        ("year_spoken", "nineteen ninety-six", "1996"),
        ("year_spoken", "two thousand and five", "2005"),
        ("yy", "98", "1998"),
        ("yy", "07", "2007"),
        ("yy", "49", "2049"),
        ("yy", "50", "1950"),
        ("decade_short", "'80s", "198"),
    ],
)
def test_meanings(slot, words, expected):
    assert meaning(slot, words) == expected


@pytest.mark.parametrize(
    "piece",
    ["1", "1 ", "9,", "a ", "the first ", "twenty ", "Monday ", "May ", "of the ", "'", "-1", "3:"],
)
def test_long_runs_are_read_to_their_end(piece):
    text = piece * (60_000 // len(piece))  # hours, if a rule tried every part of it again
    assert all(0 <= found.start < found.end <= len(text) for found in find_mentions(text))


def test_what_follows_does_not_change_what_was_found():
    first = find_mentions("They met on Friday.")
    assert find_mentions("They met on Friday. And left in 1999.")[:1] == first


def test_no_expression_runs_over_a_line_break():
    assert [mention.end for mention in find_mentions("March\n2022")][-1:] == [10]
    assert pd.Series([m.end - m.start for m in find_mentions("in March\n2022")]).max() <= 5
