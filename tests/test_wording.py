import pandas as pd
import pytest

from analysis.wording import (
    called,
    count,
    excerpt,
    gapped,
    how_long,
    in_words,
    listed,
    some,
    stop,
    tallied,
    times,
)


@pytest.mark.parametrize(
    ("speaker", "speaker_type", "written"),
    [
        ("Ann Lee", "person", "Ann Lee"),
        ("bell hooks", "person", "bell hooks"),
        ("eBay", "organisation", "eBay"),
        ("his campaign", "organisation", "“his campaign”"),
        ("Officials", "unnamed", "“Officials”"),
        ("Lee", "unknown", "“Lee”"),
    ],
)
def test_a_name_has_no_quotation_marks(speaker, speaker_type, written):
    assert called(speaker, speaker_type) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2025-05-16", "16 May 2025"),
        ("2025-05-19T10:00", "10:00 on 19 May 2025"),
        ("2025-05-17TMO", "17 May 2025"),
        ("2025-05-17T24:00", "midnight on 17 May 2025"),
        ("2025-05-17T09:30Z", "09:30 GMT on 17 May 2025"),
        ("2025-04", "April 2025"),
        ("2024", "2024"),
        ("192", "the 1920s"),
        ("2015-W09", "the week of 23 February 2015"),
        ("2012-W30-WE", "the weekend of 28 July 2012"),
        ("2014-SU", "summer 2014"),
        ("2016-Q3", "the third quarter of 2016"),
        ("2016-H1", "the first half of 2016"),
        ("20", "the 21st century"),
        ("18", "the 19th century"),
        ("11", "the 12th century"),
        ("PRESENT_REF", "PRESENT_REF"),
    ],
)
def test_timex3_values_in_words(value, written):
    assert in_words(value) == written


def test_numbers_and_lists_read_as_english():
    assert (count(1, "quote"), count(0, "quote")) == ("1 quote", "0 quotes")
    assert (listed([]), listed(["a"]), listed(["a", "b", "c"])) == ("", "a", "a, b and c")
    assert some(list("abcdefgh")) == "a, b, c, d, e and 3 more"
    assert tallied(["Late", "soon", "late"]) == ["Late (twice)", "soon"]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2022-04-01", "2025-01-01", "2 years 9 months"),
        ("2025-05-01", "2025-05-16", "15 days"),
        ("2025-03-01", "2025-04-01", "1 month"),
        ("2025-03-01", "2025-03-01", "less than a day"),
    ],
)
def test_lengths_of_time_in_words(start, end, words):
    assert how_long(pd.Timestamp(start), pd.Timestamp(end)) == words


def test_verbs_that_are_written_once():
    assert [times(n) for n in (1, 2, 3)] == ["once", "twice", "3 times"]
    assert [stop(one) for one in ("Ann", "Bob Jr.")] == ["Ann.", "Bob Jr."]
    facts = [("Ann", "has", "two"), ("Bob", "has", "five"), ("Eve", "lost", "one")]
    assert gapped(facts) == "Ann has two, Bob five and Eve lost one"


def test_an_excerpt_never_cuts_a_word():
    assert excerpt("one two three", longest=8) == "one two …"
    assert excerpt("short") == "short"
