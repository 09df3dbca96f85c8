"""Happenings: grouping, order and labels."""

import pandas as pd
import pytest

from analysis.dates import build_timeline, classify_events, find_dates
from analysis.dates.clauses import is_speech
from analysis.errors import InputError
from analysis.tables import EVENTS


@pytest.fixture
def events(article):
    def make(**texts):
        tables = [article(text, name=source, source=source) for source, text in texts.items()]
        return build_timeline(find_dates(pd.concat(tables)))

    return make


def test_only_what_names_a_time_is_on_the_timeline(events):
    found = events(A="For years, every Friday, he now and recently swam. He won in 1999.")
    assert found["value"].tolist() == ["1999"]


def test_a_century_is_no_happening(events):
    found = events(A="Much has changed in the 21st century. They won in the 1920s.")
    assert found["value"].tolist() == ["192"]


def test_a_label_begins_with_a_word(events):
    (label,) = events(A='Ray was glad. "May 2024, they won it," Ray said.')["label"]
    assert label == "May 2024, they won it"


def test_rows_are_in_the_order_of_time_and_numbered_in_it(events):
    found = events(A="He won in 2010. He ran in 1999. He fell on 3 May 2005.")
    assert found["value"].tolist() == ["1999", "2005-05-03", "2010"]
    assert found["event"].tolist() == [1, 2, 3]
    assert found["grain"].tolist() == ["year", "day", "year"]


def test_one_happening_in_two_articles(events):
    found = events(
        A="Envoys of Norland and Sudland signed a treaty in Bergen on 3 May 2024.",
        B="The treaty that Norland and Sudland signed in early May 2024 angers Bergen.",
    )
    assert found["event"].tolist() == [1, 1]


def test_other_happenings_on_the_same_day_stay_apart(events):
    found = events(
        A="Envoys of Norland and Sudland signed a treaty in Bergen on 3 May 2024.",
        B="A chess champion lost his crown in Lima on 3 May 2024.",
    )
    assert found["event"].nunique() == 2


def test_a_year_does_not_swallow_its_days(events):
    found = events(
        A="Norland and Sudland signed a treaty in Bergen in 2024.",
        B="Norland and Sudland signed a treaty in Bergen on 3 May 2024.",
    )
    assert found["event"].nunique() == 2


def test_one_day_and_one_telling_word_beside_it_are_one_happening(events):
    found = events(
        A="The minister was present for the talks on Friday, but hoped for little.",
        B="The two sides held direct talks on Friday.",
    )
    assert found["event"].tolist() == [1, 1]


def test_a_name_beside_the_day_does_not_make_one_happening(events):
    found = events(A="Smith won a race on Friday.", B="Smith bought a house on Friday.")
    assert found["event"].nunique() == 2


def test_a_mention_can_join_two_happenings_of_a_day(events):
    found = events(
        A="Envoys ended their talks on Friday. A swap was agreed at Friday's meeting.",
        B="Envoys met for talks on Friday.",
    )
    assert found["event"].tolist() == [1, 1, 1]


def test_what_was_said_that_day_is_no_part_of_what_happened(events):
    found = events(
        A="Envoys of Norland met envoys of Sudland in Bergen on Friday.",
        B="Norland said on Friday that envoys of Sudland met envoys in Bergen.",
    )
    assert found["event"].nunique() == 2


def test_what_two_accounts_say_was_said_is_one(events):
    found = events(
        A='"Envoys of Norland must leave Bergen," the king said on Friday.',
        B='The king said on Friday: "Envoys of Norland must leave Bergen."',
    )
    assert found["event"].tolist() == [1, 1]


@pytest.mark.parametrize(
    ("sentence", "words", "expected"),
    [
        ("The envoy told reporters on Friday that they met.", "Friday", True),
        ("The envoy on Friday said they met.", "Friday", True),
        ("They met, the envoy wrote in a letter on Friday.", "Friday", True),
        ("The envoy said they would meet on Friday.", "Friday", False),
        ("On Friday, the envoy of Norland, Ann Berg, said they met.", "Friday", True),
        ("On Friday, they met the envoy, who said little.", "Friday", False),
        ('"They met," she told the "Early" show on Friday.', "Friday", True),
        ("The envoy, who met the king on Friday, said no.", "Friday", False),
        ("The envoy wrote of the Friday vote.", "Friday", False),
        ("The envoy wrote of Friday's vote.", "Friday", False),
        ("The envoy announced a truce on Friday.", "Friday", False),
        ("Talks on Friday", "Friday", False),
    ],
)
def test_a_date_of_saying_is_told_from_a_date_of_what_happened(sentence, words, expected):
    start = sentence.index(words)
    assert is_speech(sentence, (start, start + len(words))) is expected


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The envoys, tired, met in Oslo on Friday, sources said.", "met in Oslo on Friday"),
        ("Last month, they signed a deal at sea.", "Last month, they signed a"),
        (
            "It was decided at Friday's stormy meeting of all.",
            "It was decided at Friday's stormy meeting of",
        ),
        ("Friday", "Friday"),
        ("“And that’s what happened tonight,” he said.", "And that’s what happened tonight"),
    ],
)
def test_labels_are_a_few_words_around_the_expression(text, label, events):
    assert events(A=text)["label"].tolist() == [label]


def test_a_label_keeps_a_verb_that_is_far_off(events):
    (label,) = events(A="The old king met all of his many sons and daughters there on Friday.")[
        "label"
    ]
    assert label == "The old king met all … daughters there on Friday"


def test_the_second_of_two_equal_expressions_has_its_own_label(events):
    found = events(A="Ann sang on Friday; Bob danced on Friday.")
    assert found["label"].tolist() == ["Ann sang on Friday", "Bob danced on Friday"]


def test_no_dates_give_an_empty_table(events):
    found = events(A="Nothing happened.")
    assert list(found.columns) == list(EVENTS)
    assert {name: str(dtype) for name, dtype in found.dtypes.items()} == dict(EVENTS)
    assert found.empty


def test_a_missing_column_is_named():
    with pytest.raises(InputError, match="sentence"):
        build_timeline(pd.DataFrame({"article": []}))


def test_a_word_spelt_like_the_date_before_it_is_not_the_date(article):
    text = "Theresa May resigned, they wrote, and in May the party voted."
    (row,) = build_timeline(find_dates(article(text))).to_dict("records")
    assert row["label"] == "and in May the party voted"
    assert classify_events(pd.DataFrame([row]))["act"].tolist() == ["happening"]
