"""Which expressions are found, what they mean, and what never happens."""

import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.dates import find_dates
from analysis.dates.find import Dates
from analysis.errors import InputError
from analysis.tables import DATES
from analysis.text.document import Document

CASES = [
    case
    for name in ("cases.json", "newswire.json")
    for case in json.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
]
WORDS = """Monday May March 2022 last next late the of a week two hours ago 10:00 a.m. , . “ ” '
    will met Trump 31 12 1999 February 29 th quarter from to three-year-long İ 😀 ½ ß"""
PIECES = st.sampled_from([*WORDS.split(), "\n"])
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map(" ".join))


def rows(dates):
    mods = [None if pd.isna(mod) else mod for mod in dates["mod"]]
    columns = zip(dates["text"], dates["type"], dates["value"], mods, strict=True)
    return [list(row) for row in columns]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_cases(case, article, request):
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(reason=case["xfail"], strict=True))
    published = {"published": case["published"]} if "published" in case else {}
    assert rows(find_dates(article(case["text"], **published))) == case["expected"]


def only(dates):
    assert len(dates) == 1
    return dates.iloc[0]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("It ended in March 2022.", "2022-03-01", "2022-03-31"),
        ("It ended on 3 March 2022.", "2022-03-03", "2022-03-03"),
        ("It ended in 2022.", "2022-01-01", "2022-12-31"),
        ("It ended in late February 2025.", "2025-02-19", "2025-02-28"),
        ("It ended earlier this year.", "2025-01-01", "2025-05-17"),
        ("It ended in the first half of 2024.", "2024-01-01", "2024-06-30"),
        ("It ended at the weekend.", "2025-05-17", "2025-05-18"),
        ("It ended late last winter.", "2025-01-30", "2025-02-28"),
        ("It ended in early spring 2024.", "2024-03-01", "2024-03-30"),
        ("It ended in mid-2024.", "2024-05-02", "2024-08-31"),
        ("It ended in the late 1970s.", "1977-01-01", "1979-12-31"),
        ("It ended in the early 1970s.", "1970-01-01", "1973-12-31"),
        ("It ended three decades ago.", "1995-01-01", "1995-12-31"),
        ("It ended two centuries ago.", "1825-01-01", "1825-12-31"),
        ("It ended 5,000 years ago.", None, None),
        ("It ended three hours ago.", None, None),
        ("It ended at midnight on Friday.", "2025-05-17", "2025-05-17"),
        ("It will end later this month.", "2025-05-17", "2025-05-31"),
        ("It ended last week.", "2025-05-05", "2025-05-11"),
        ("It ended Friday morning.", "2025-05-16 06:00", "2025-05-16 11:59"),
        ("It ended at 10:00 a.m. on Friday.", "2025-05-16 10:00", "2025-05-16 10:00"),
        ("It ended over three years ago.", None, "2022-05-17"),
        ("It ended less than a year ago.", "2024-05-17", None),
        ("It ended at least three years ago.", None, "2022-05-17"),
        ("It ended at most three years ago.", "2022-05-17", None),
        ("It ended early Friday morning.", "2025-05-16 06:00", "2025-05-16 11:59"),
        ("It ends more than three days from now.", "2025-05-20", None),
        ("It ended in the 1970s.", "1970-01-01", "1979-12-31"),
        ("It lasted three years.", None, None),
        ("It is held every Friday.", None, None),
        ("The form says 2025-02-30.", None, None),
    ],
)
def test_intervals_have_both_ends_included(text, earliest, latest, article):
    row = only(find_dates(article(text)))
    for found, expected in ((row["earliest"], earliest), (row["latest"], latest)):
        assert found == pd.Timestamp(expected) if expected else pd.isna(found)


@pytest.mark.parametrize(
    ("text", "published", "earliest", "latest"),
    [
        ("It ended earlier this year.", "2025-01-01", "2025-01-01", "2025-01-01"),
        ("It will end later this year.", "2025-12-31", "2025-12-31", "2025-12-31"),
        ("It ended earlier this month.", "2025-05-01", "2025-05-01", "2025-05-01"),
    ],
)
def test_a_part_of_the_year_on_its_first_and_last_day(text, published, earliest, latest, article):
    row = only(find_dates(article(text, published)))
    assert (row["earliest"], row["latest"]) == (pd.Timestamp(earliest), pd.Timestamp(latest))


FILLER = "The envoys spoke of the bridge. " * 15  # 480 characters


@pytest.mark.parametrize(
    ("text", "value", "anchor"),
    [
        (
            "They met on 3 May 2024. At 10 a.m. they left.",
            "2024-05-03T10:00",
            "named before: '3 May 2024' (2024-05-03)",
        ),
        (
            f"{FILLER}They met on 3 May 2024. At 10 a.m. they left.",
            "2024-05-03T10:00",
            "named before: '3 May 2024' (2024-05-03)",
        ),
        (
            f"They met on 3 May 2024. {FILLER}At 10 a.m. they leave.",
            "2025-05-17T10:00",
            "publication day 2025-05-17",
        ),
        ("They met last week. At 10 a.m. they left.", "XXXX-XX-XXT10:00", None),
        ("They meet on 3 June. The gate was shut at 10 a.m.", "XXXX-XX-XXT10:00", None),
        (
            "They met on 3 May 2024 at 9 a.m. and left. At 10 a.m. it rained.",
            "2024-05-03T10:00",
            "named before: '3 May 2024 at 9 a.m.' (2024-05-03T09:00)",
        ),
    ],
)
def test_a_time_is_of_the_day_named_just_before_or_of_publication(text, value, anchor, article):
    row = find_dates(article(text)).iloc[-1]
    assert (row["value"], row["anchor"]) == (value, anchor)


def test_the_anchor_says_what_decided(article):
    def anchor(text):
        return find_dates(article(text))["anchor"].iloc[-1]

    assert anchor("They met on Friday.") == "publication day 2025-05-17; past tense: 'met'"
    assert anchor("They will meet on Friday.").endswith("; future tense: 'will meet'")
    assert anchor("He left in 1995 and died two years later.") == "named before: '1995' (1995)"
    assert anchor("It comes one day after envoys met.") == "event: after envoys met"
    assert anchor("It was in 1995.") is None
    assert anchor("They vote on the first Monday of next month.") == "publication day 2025-05-17"
    nearest = "publication day 2025-05-17; the nearest of that name"
    assert [anchor("The talks of Friday."), anchor("The talks of Sunday.")] == [nearest] * 2
    assert anchor("The talks of Tuesday.").endswith("; no verb near it: taken as past")
    assert anchor("They met Monday. The Monday talks failed.") == "named before in this article"
    assert anchor("She won in May last year.") == "publication day 2025-05-17"
    assert anchor("She called the day before last Tuesday.") == "publication day 2025-05-17"
    assert anchor("She called on the day before May 9, 1951.") == "1951-05-09"
    assert anchor("They will meet at 6 p.m. EDT on Friday.").endswith("; time zone: EDT")
    assert anchor("They met at 6 p.m. Eastern time on May 3.").endswith("; time zone: eastern time")
    assert anchor("They met at 6 p.m. GMT on Friday.").endswith("; past tense: 'met'")
    assert anchor("It lost money in the quarter ended March 2025.") is None


def test_nothing_is_invented_without_a_publication_day(article):
    text = "They met on Monday, in May, last week, yesterday and at 10 a.m., three years ago."
    dates = find_dates(article(text, published=None))
    assert dates["value"].tolist() == [
        "XXXX-WXX-1",
        "XXXX-05",
        "PAST_REF",
        "PAST_REF",
        "XXXX-XX-XXT10:00",
        "PAST_REF",
    ]
    assert dates[["earliest", "latest"]].isna().all(axis=None)
    text = "Now they meet tomorrow, next week or on the first Monday of next month."
    dates = find_dates(article(text, published=None))
    assert dates["value"].tolist() == ["PRESENT_REF", "FUTURE_REF", "FUTURE_REF", "XXXX-XX-XX"]
    assert find_dates(article("It was May last year.", None))["value"].tolist() == ["XXXX-05"]
    assert find_dates(article("They met yesterday morning.", None))["value"].tolist() == [
        "PAST_REF"
    ]
    text = "They met the day before last Tuesday, the week before."
    dates = find_dates(article(text, published=None))
    assert dates["value"].tolist() == ["XXXX-XX-XX", "XXXX-WXX"]
    assert dates["anchor"].isna().all()


def test_a_date_named_in_full_resolves_others_without_a_publication_day(article):
    dates = find_dates(article("He fell on 3 May 2024; the next day he rose.", published=None))
    assert dates["value"].tolist() == ["2024-05-03", "2024-05-04"]


def test_quotations_are_marked(article):
    dates = find_dates(article("“We meet on Monday,” he said on Friday."))
    assert dates["in_quote"].tolist() == [True, False]


def test_of_a_sentence_without_end_only_what_is_near_is_shown(article):
    text = "on Friday " * 2_000
    dates = find_dates(article(text))
    assert len(dates) == 2_000
    assert dates["sentence"].str.len().max() < len(text) / 5
    assert all(row.text in row.sentence for row in dates.itertuples())


def test_furniture_is_passed_over(article):
    text = "They met on Friday.\n\nIt was a long talk.\n\nUpdated March 3, 2025, 10:00 a.m."
    assert find_dates(article(text))["text"].tolist() == ["Friday"]


def test_a_missing_column_is_named():
    with pytest.raises(InputError, match="published"):
        find_dates(pd.DataFrame({"article": [], "source": [], "text": []}))


def test_no_articles_give_an_empty_table(article):
    dates = find_dates(article("").head(0))
    assert list(dates.columns) == list(DATES)
    assert dates.empty


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, published=st.sampled_from([None, "2025-05-17", "2024-02-29", "1001-01-01"]))
def test_any_text(text, published, article):
    dates = find_dates(article(text, published))
    spans = list(zip(dates["start"], dates["end"], strict=True))
    assert [text[start:end] for start, end in spans] == dates["text"].tolist()
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert all(start < end for start, end in spans)
    both = dates.dropna(subset=["earliest", "latest"])
    assert (both["earliest"] <= both["latest"]).all()


@settings(max_examples=50, deadline=None)
@given(text=TEXTS, other=TEXTS)
def test_another_article_changes_nothing(text, other, article):
    alone = find_dates(article(text))
    both = find_dates(pd.concat([article(other, name="b"), article(text)]))
    pd.testing.assert_frame_equal(alone, both[both["article"] == "a"].reset_index(drop=True))


def test_a_place_is_read_as_the_whole_article_is(article):
    text = "In 2015 she sued. That same year she said on May 3, 2015, at noon that she would win."
    table = find_dates(article(text))
    sentence = (text.index("That"), len(text))
    seen = Dates(Document.of(text), date(2025, 5, 17)).within(sentence)
    spans = zip(table["start"], table["end"], strict=True)
    assert seen == list(zip(spans, table["value"], strict=True))[1:]
    assert seen[0][1] == "2015"


@pytest.mark.parametrize(
    "text",
    [
        "On 3 May 2024 she sued. She said that the next day the port closed.",
        "In the third quarter of 2019 it lost money. It said it had won in the quarter.",
        "They will meet on Monday. She said that the Monday talks were long planned.",
        "She said on Friday that it would rain.",
    ],
)
def test_a_place_is_read_with_what_the_article_named_before(text, article):
    table = find_dates(article(text))
    sentence = (text.find("She" if ". She" in text else "It said"), len(text))
    sentence = (max(sentence[0], 0), sentence[1])
    seen = Dates(Document.of(text), date(2025, 5, 17)).within(sentence)
    spans = zip(table["start"], table["end"], strict=True)
    within = [one for one in zip(spans, table["value"], strict=True) if one[0][0] >= sentence[0]]
    assert seen == within != []


def test_what_a_place_cuts_is_not_read():
    text = "She said on Monday night that she would win."
    reader = Dates(Document.of(text), date(2025, 5, 17))
    assert reader.within((0, text.index(" night"))) == []
