"""Who is who in an article."""

import pytest

from analysis.quotes.people.cast import Cast
from analysis.quotes.people.names import mentions, mentions_in
from analysis.text.document import Document

REST = " The rain had not stopped since noon, and so they waited for the train."


def cast_of(text):
    document = Document.of(text + REST)
    return Cast(document, mentions(document))


def people(text):
    return sorted(person.name for person in cast_of(text).people)


def gender(text):
    (person,) = cast_of(text).people
    return person.gender


def meant(text, name):
    """Whom a name means at the end of a text."""
    (mention,) = mentions_in(name)
    found = cast_of(text).by_name(mention, len(text))
    return found and found.person.name


def holder(text, phrase):
    """Whom an office means at the end of a text."""
    found = cast_of(text).by_office(phrase, len(text))
    return found and found.person.name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met Sen. Peter Haworth there.", ["Peter Haworth"]),
        ("They met Marta Delgado there. They liked Delgado at once.", ["Marta Delgado"]),
        ("They met Marta Delgado, the mayor of the town, there.", ["Marta Delgado"]),
        ("They met Mr. Haworth there.", ["Haworth"]),
        ("They met Mr. Haworth there, and then Peter Haworth left.", ["Peter Haworth"]),
        ("They met Sen. Peter Haworth there. They liked Mr. Haworth.", ["Peter Haworth"]),
        ("They met Sen. Chris Marsh there. They liked Christopher Marsh.", ["Chris Marsh"]),
        ("They met Sen. R. Marsh there. They liked Robert Marsh.", ["R. Marsh"]),
        ("They went through New Mexico and up to Lake Superior in May.", []),
        ("They gave it to the Senate Committee and the Toledo Blade.", []),
        (
            "They met Sen. Robert Marsh Jr. there. They liked Mr. Robert Marsh.",
            ["Robert Marsh", "Robert Marsh Jr."],
        ),
        (
            "They met Sen. Evan Marsh there. They liked Mr. Noel Marsh.",
            ["Evan Marsh", "Noel Marsh"],
        ),
        (
            "They met Sen. Dan Marsh there. They liked Ms. Dana Marsh.",
            ["Dan Marsh", "Dana Marsh"],
        ),
        ("They met Sen. Robert Marsh. They liked Mr. Bob Marsh.", ["Robert Marsh"]),
        ("They gave it to the Justice Committee and the Toledo Blade.", []),
        ("They met Ana and Dana Pryce. Gov. Pryce and Pryce left.", ["Dana Pryce", "Pryce"]),
        ("They met Marsh and Dana Pryce. Gov. Pryce and Gov. Marsh left.", ["Dana Pryce", "Marsh"]),
    ],
)
def test_who_is_a_person(text, expected):
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met Mr. Robin Teller there.", "he"),
        ("They met Ms. Robin Teller there.", "she"),
        ("They met Congresswoman Robin Teller there.", "she"),
        ("They met Robin Teller, a spokesman of the mill, there.", "he"),
        ("They met Sen. Robin Teller there, who had lost her hat.", "she"),
        ("They met Sen. Robin Teller there. Teller had lost his hat.", "he"),
        ("They met Ms. Robin Teller there. Teller met him and his dog and his wife.", "she"),
        ("They met Sen. John Teller there.", None),
        ("They met Sen. Mary Teller there.", None),
        ("They met Sen. Robin Teller there. “She is late,” they all said at once.", None),
        ("They met Sen. Robin Teller there, and she met his dog.", None),
        ("Sen. Robin Teller attacked her for it when he was there.", "he"),
    ],
)
def test_gender_is_what_the_text_shows(text, expected):
    assert gender(text) == expected


def test_pronouns_of_a_sentence_with_two_people_are_nobodys():
    cast = cast_of("They saw Sen. Robin Teller there with Gov. Dana Pryce and her dog.")
    assert [person.gender for person in cast.people] == [None, None]


TWO = "They met Sen. Robin Teller there, and then Mayor Dana Pryce of Toledo."
LINDGRENS = "They met Mr. Carl Lindgren there, and then Mrs. Helen Lindgren."


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (TWO, "Teller", "Robin Teller"),
        (TWO, "Sen. Teller", "Robin Teller"),
        (TWO, "Dana", "Dana Pryce"),
        (TWO, "Dana Teller", None),
        (TWO, "Okafor", None),
        (LINDGRENS, "Mr. Lindgren", "Carl Lindgren"),
        (LINDGRENS, "Mrs. Lindgren", "Helen Lindgren"),
        (LINDGRENS, "Helen Lindgren", "Helen Lindgren"),
        ("They met Sen. Peter Marsh and Judge Amy Marsh.", "Sen. Marsh", "Peter Marsh"),
        ("They met Ana and Dana Pryce. Dana left.", "Pryce", None),
        ("They met Ana and Dana Pryce. Ms. Pryce left.", "Ms. Pryce", "Pryce"),
        ("They met Ana and Dana Pryce. Mayor Ed Pryce left.", "Pryce", "Ed Pryce"),
        ("They met Mayor Lee of Oslo and Sen. Dana Pryce. She left.", "Pryce", "Dana Pryce"),
    ],
)
def test_whom_a_name_means(text, name, expected):
    assert meant(text, name) == expected


def test_a_surname_of_two_is_a_guess_and_says_so():
    cast = cast_of(LINDGRENS)
    (mention,) = mentions_in("Lindgren")
    found = cast.by_name(mention, len(LINDGRENS))
    assert found.person.name == "Carl Lindgren"  # whom the text names first
    assert found.certainty < 0.7
    assert "of 2" in found.why


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the senator", "Robin Teller"),
        ("the mayor", "Dana Pryce"),
        ("the Toledo mayor", "Dana Pryce"),
        ("the former mayor", None),
        ("the deputy mayor", None),
        ("the crowd", None),
    ],
)
def test_whom_an_office_means(phrase, expected):
    text = TWO + "\nThe rain went on."
    assert holder(text, phrase) == expected


def test_an_office_means_nobody_who_is_named_only_later():
    text = "The mayor was late, and nobody minded.\nThey met Mayor Dana Pryce of Toledo."
    assert cast_of(text).by_office("The mayor", 0) is None
