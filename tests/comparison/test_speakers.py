import pandas as pd
import pytest

from analysis.comparison import align_speakers, compare_speakers, count_speakers, heard_in_one
from analysis.comparison.names import may_be_one
from analysis.comparison.speakers import share_surname, speaker_types
from analysis.errors import InputError


def table(*speakers: tuple[str | None, str | None]) -> pd.DataFrame:
    return pd.DataFrame(speakers, columns=["speaker", "speaker_type"], dtype=object)


def aligned(*names: str) -> list[str]:
    return align_speakers(table(*((name, "person") for name in names)))["speaker"].tolist()


def test_a_surname_takes_the_full_name_that_another_account_gives():
    assert aligned("Obama", "Barack Obama") == ["Barack Obama", "Barack Obama"]


def test_the_forms_of_a_full_name_become_the_most_frequent_one():
    names = ["Susan E. Rice", "Susan Rice", "Susan Rice"]
    assert aligned(*names) == ["Susan Rice"] * 3


def test_a_name_in_full_dress_is_that_of_one_person():
    assert aligned("Eric Holder", "Eric H. Holder Jr.", "Holder") == ["Eric Holder"] * 3
    assert aligned("Joe Biden", "Joe Biden", "Joseph R. Biden Jr.") == ["Joe Biden"] * 3


@pytest.mark.parametrize(
    "names",
    [
        ["George H. W. Bush", "George W. Bush"],
        ["George H.W. Bush", "George W. Bush", "George Bush", "Bush"],
        ["Asa A. Hutchinson", "Asa B. Hutchinson"],
        ["Dana Trump", "Donald Trump", "D. Trump"],
    ],
)
def test_initials_that_differ_tell_people_apart_and_a_name_of_either_stays(names):
    assert aligned(*names) == names


@pytest.mark.parametrize(
    "names",
    [
        ["John A. Boehner", "John Boehner"],
        ["Robert Bauer", "Bob Bauer", "Robert F. Bauer", "Robert Francis Bauer"],
        ["Chris Stevens", "Christopher Stevens", "J. Christopher Stevens"],
        ["A. Barry Rand", "Barry Rand"],
        ["George H.W. Bush", "George H. W. Bush"],
    ],
)
def test_an_initial_that_one_account_leaves_out_makes_nobody_another(names):
    assert len({*aligned(*names)}) == 1


def test_father_and_son_who_speak_in_one_article_stay_apart():
    names = ["Robert Kennedy", "Robert F. Kennedy Jr."]
    both = table(*((name, "person") for name in names)).assign(article=["a", "a"])
    assert align_speakers(both)["speaker"].tolist() == names
    apart = both.assign(article=["a", "b"])
    assert align_speakers(apart)["speaker"].tolist() == names[:1] * 2


def test_a_curly_apostrophe_makes_nobody_another():
    assert aligned("Terry O'Neill", "O’Neill", "Terry O’Neill") == ["Terry O'Neill"] * 3


def test_of_two_forms_equally_frequent_the_shorter_stands():
    assert aligned("Donald J. Trump", "Donald Trump") == ["Donald Trump"] * 2


@pytest.mark.parametrize(
    "names",
    [
        ["Clinton", "Bill Clinton", "Hillary Clinton"],
        ["Donald Trump", "Donald Trump Jr."],
        ["John F. Kennedy", "John F. Kennedy Jr."],
        ["Mary Cheney", "Martha Cheney"],
    ],
)
def test_people_of_one_surname_stay_apart(names):
    assert aligned(*names) == names


def test_neither_an_accent_nor_a_first_name_left_out_makes_another_person():
    names = ["Enrique Pena Nieto", "Enrique Peña Nieto", "Enrique Peña Nieto", "Peña Nieto", "Peña"]
    assert set(aligned(*names)) == {"Enrique Peña Nieto"}


def test_organisations_and_unnamed_sources_keep_their_words():
    quotes = table(("Obama campaign", "organisation"), ("a Rice aide", "unnamed"), (None, None))
    assert align_speakers(quotes)["speaker"].tolist() == quotes["speaker"].tolist()


def test_a_single_name_of_unknown_type_is_aligned_too():
    quotes = table(("Medinsky", "unknown"), ("Vladimir Medinsky", "person"))
    assert set(align_speakers(quotes)["speaker"]) == {"Vladimir Medinsky"}


def test_the_table_given_is_not_changed():
    quotes = table(("Obama", "person"), ("Barack Obama", "person"))
    align_speakers(quotes)
    assert quotes["speaker"].tolist() == ["Obama", "Barack Obama"]


def test_a_missing_column_is_named():
    with pytest.raises(InputError, match="speaker_type"):
        align_speakers(pd.DataFrame({"speaker": []}))


def voices(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    """A table of (source, kind, speaker, cue_class)."""
    columns = ["source", "kind", "speaker", "cue_class"]
    return pd.DataFrame(rows, columns=columns, dtype=object).assign(speaker_type="person")


def test_a_speaker_is_listed_with_every_source_that_gives_a_voice():
    table = compare_speakers(
        voices(
            ("A", "direct", "Ann Lee", "neutral"),
            ("B", "indirect", "Ann Lee", "neutral"),
            ("B", "mixed", "Bob Ray", "opposing"),
        )
    )
    assert table["speaker"].tolist() == ["Ann Lee", "Bob Ray"]
    assert table["sources"].tolist() == [["A", "B"], ["B"]]
    assert table["attributions"].tolist() == [2, 1]


def test_the_type_of_a_speaker_does_not_depend_on_who_is_read_first():
    rows = voices(("A", "direct", "Ann Lee", "neutral"), ("B", "direct", "Ann Lee", "neutral"))
    rows = rows.assign(speaker_type=["unknown", "person"])
    for quotes in (rows, rows[::-1]):
        assert compare_speakers(quotes)["speaker_type"].tolist() == ["person"]


def test_a_paraphrased_wish_is_no_voice():
    assert compare_speakers(voices(("A", "indirect", "Ann Lee", "directive"))).empty


def test_words_in_marks_are_a_voice_whatever_the_verb():
    assert len(compare_speakers(voices(("A", "direct", "Ann Lee", "directive")))) == 1


def test_two_first_names_with_one_surname_in_two_sources_are_warned_of():
    table = compare_speakers(
        voices(
            ("A", "direct", "Dick Durbin", "neutral"),
            ("B", "direct", "Richard J. Durbin", "neutral"),
            ("B", "direct", "Ann Lee", "neutral"),
        )
    )
    assert table["namesake"].tolist() == [True, True, False]


def test_a_couple_in_one_source_is_no_namesake_of_itself():
    table = compare_speakers(
        voices(
            ("A", "direct", "Bill Clinton", "neutral"),
            ("A", "direct", "Hillary Clinton", "neutral"),
        )
    )
    assert not table["namesake"].any()


def test_who_is_heard_in_one_source_is_a_person_of_whom_the_others_have_not_a_word():
    quotes = voices(
        ("A", "direct", "Ann Lee", "neutral"),
        ("A", "direct", "Bob Ray", "neutral"),
        ("A", "direct", "Eve Fox", "neutral"),
        ("A", "direct", "Clinton Hall", "neutral"),
        ("A", "direct", "Terry O'Neill", "neutral"),
        ("B", "direct", "O’Neill’s lawyer", "neutral"),
        ("B", "indirect", "Bob Ray", "directive"),  # no voice, and yet words that are his
        ("B", "direct", "Fox’s lawyer", "neutral"),
        ("B", "direct", "Ray campaign", "neutral"),
    )
    organisations = quotes["speaker"].isin(["Clinton Hall", "Ray campaign"])
    quotes.loc[organisations, "speaker_type"] = "organisation"
    quotes.loc[quotes["speaker"].str.endswith("lawyer"), "speaker_type"] = "unnamed"
    quotes["speaker_text"] = quotes["speaker"]
    assert heard_in_one(quotes).to_dict("records") == [{"speaker": "Ann Lee", "source": "A"}]
    alone = quotes[quotes["source"] == "A"]
    assert heard_in_one(alone).empty
    beside_a_silent_one = heard_in_one(alone, ["A", "B"])["speaker"].tolist()
    assert beside_a_silent_one == ["Ann Lee", "Bob Ray", "Eve Fox", "Terry O'Neill"]


def test_whoever_stands_in_the_words_for_a_speaker_has_words_in_that_source_too():
    quotes = voices(
        ("A", "direct", "Ann Lee", "neutral"),
        ("A", "direct", "Bob Ray", "neutral"),
        ("B", "direct", "the government", "neutral"),
    ).assign(speaker_text=["Lee", "Ray", "the report, by the lawyer Ann Lee"])
    assert heard_in_one(quotes)["speaker"].tolist() == ["Bob Ray"]


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        ("Bob Lee", "Robert Lee", True),
        ("Bob Lee", "Lee's office", True),
        ("Bob", "Bob Lee", True),
        ("Bob Lee", "Bob", True),
        ("Lee Ray", "Bob Lee", False),
        ("Bob Lee", "Bob Ray", False),
    ],
)
def test_two_names_with_a_surname_in_common(name, other, expected):
    assert share_surname(name, other) is expected


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        ("José Peña", "Jose Pena", True),
        ("Chris Stevens", "Christopher Stevens", True),
        ("Stevens", "Chris Stevens", True),
        ("Chris", "Chris Stevens", True),
        ("Eric Holder", "Eric H. Holder Jr.", True),
        ("Donald Trump", "Donald Trump Jr.", False),
        ("George W. Bush", "George H. W. Bush", False),
        ("Ann Stevens", "Chris Stevens", False),
    ],
)
def test_two_names_may_be_one_persons(name, other, expected):
    assert may_be_one(name, other) is expected
    assert may_be_one(other, name) is expected


@pytest.mark.parametrize("name", ["Élise Dupont", "Øystein Hov", "Ann Lee"])
def test_a_full_name_is_heard_in_one_source_whatever_letter_it_begins_with(name):
    quotes = voices(("A", "direct", name, "neutral"), ("B", "direct", "Bob Ray", "neutral"))
    assert name in heard_in_one(quotes.assign(speaker_text=quotes["speaker"]))["speaker"].tolist()


@pytest.mark.parametrize("name", ["Élise", "de Kesel", "the mayor", "Kesel Jr."])
def test_less_than_a_full_name_is_not_said_to_be_heard_in_one_source_only(name):
    quotes = voices(("A", "direct", name, "neutral"), ("B", "direct", "Bob Ray", "neutral"))
    heard = heard_in_one(quotes.assign(speaker_text=quotes["speaker"]))["speaker"].tolist()
    assert name not in heard


def test_who_is_counted_needs_the_words_for_a_speaker():
    quotes = voices(("A", "direct", "Ann Lee", "neutral"))
    with pytest.raises(InputError, match="speaker_text"):
        count_speakers(quotes)


def test_who_may_not_have_spoken_at_all_is_not_said_to_be_heard_in_one_source_only():
    quotes = voices(
        ("A", "direct", "Ann Lee", "neutral"),
        ("A", "direct", "Eve Fox", "neutral"),
        ("A", "direct", "Eve Fox", "neutral"),
        ("B", "direct", "Bob Ray", "neutral"),
    ).assign(confidence=[0.6, 0.5, 0.9, 0.8])
    heard = heard_in_one(quotes.assign(speaker_text=quotes["speaker"]))["speaker"].tolist()
    assert heard == ["Eve Fox", "Bob Ray"]


def test_the_type_of_a_speaker_is_what_its_rows_say_that_say_any():
    quotes = voices(*[("A", "direct", "Ann Lee", "neutral")] * 3, ("A", "direct", "they", ""))
    quotes = quotes.assign(speaker_type=["unknown", "unknown", "person", "unknown"])
    assert speaker_types(quotes) == {"Ann Lee": "person", "they": "unknown"}
