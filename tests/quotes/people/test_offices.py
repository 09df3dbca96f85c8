"""Offices: which phrase can mean the holder of which."""

import pytest

from analysis.quotes.people.names import mentions
from analysis.quotes.people.offices import fit, may_be_called, office, offices_beside
from analysis.text.document import Document

REST = " The rain had not stopped since noon, and so they waited for the train."


def offices_of(text):
    """The offices that a text gives the last name in it, as head nouns."""
    document = Document.of(text + REST)
    return [held.head for held in offices_beside(document.text, mentions(document)[-1])]


@pytest.mark.parametrize(
    ("phrase", "head", "others"),
    [
        ("the president", "president", set()),
        ("the Texas senator", "senator", {"texas"}),
        ("the Israeli prime minister himself", "minister", {"israeli", "prime"}),
        ("the former secretary of state", "secretary", {"former", "state"}),
        ("his longtime spokeswoman", "spokeswoman", set()),
        ("Mr. Haworth’s lawyer", "lawyer", {"mr", "haworth"}),
        ("", "", set()),
    ],
)
def test_an_office_is_a_head_and_what_tells_it_from_others(phrase, head, others):
    held = office(phrase)
    assert (held.head, held.others) == (head, others)


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("the president", "president"),
        ("the president", "president of Peru"),
        ("the Israeli prime minister", "prime minister of Israel"),
        ("the Norwegian prime minister", "prime minister"),
        ("the senator from Texas", "Texas senator"),
        ("the vice president", "vice president"),
        ("the former governor", "former governor of Ohio"),
        ("the lawmaker", "senator"),
    ],
)
def test_a_phrase_that_can_mean_the_holder(asked, held):
    assert fit(office(asked), office(held)) > 0


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("the president", "vice president"),
        ("the vice president", "president"),
        ("the governor", "former governor"),
        ("the former president", "president"),
        ("the Texas senator", "Ohio senator"),
        ("the French prime minister", "prime minister of Israel"),
        ("the senator", "governor"),
        ("the deputy mayor", "mayor"),
        ("the Democratic nominee", "Republican nominee"),
        ("", "mayor"),
    ],
)
def test_a_phrase_that_cannot(asked, held):
    assert fit(office(asked), office(held)) == 0


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("the Texas Republican", ["senator"]),
        ("the presidential hopeful", ["senator from Texas"]),
        ("the tea party candidate", []),
        ("the Fox News host", ["conservative host"]),
        ("the billionaire businessman", ["Republican nominee"]),
        ("the lawmaker", ["representative"]),
    ],
)
def test_who_may_be_called_what_the_article_calls_nobody(asked, held):
    assert may_be_called(office(asked), map(office, held))


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("the Indiana governor", ["Republican nominee"]),
        ("the FBI director", ["nominee"]),
        ("the GOP front-runner", ["former president of Peru"]),
        ("the Democratic candidate", ["minority whip"]),
        ("the Ohio Republican", ["Democratic front-runner"]),
        ("the top Democrat", ["president"]),
    ],
)
def test_who_may_not(asked, held):
    assert not may_be_called(office(asked), map(office, held))


def test_a_phrase_that_names_the_place_fits_better_than_one_that_does_not():
    held = office("prime minister of Israel")
    named, bare = office("the Israeli prime minister"), office("the prime minister")
    assert fit(named, held) > fit(bare, held) > 0


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("They met Sen. Peter Haworth there.", ["senator"]),
        ("They met Vice President Carmen Ortega there.", ["president"]),
        ("They met spokeswoman Gwen Abbott there.", ["spokeswoman"]),
        ("They met the mayor of the town, Marta Delgado, there.", ["mayor"]),
        ("They met Marta Delgado, the mayor of the town, there.", ["mayor"]),
        ("They met Marta Delgado, who was mayor of the town, there.", ["mayor"]),
        ("They met Sen. Peter Haworth, the majority leader, there.", ["senator", "leader"]),
        ("They met Marta Delgado, 45, there.", []),
        ("They met Marta Delgado, the wife of the mayor, there.", ["wife"]),
        ("They met Marta Delgado, the mayor’s sister, there.", ["sister"]),
        ("They met Mr. Haworth there.", []),
        ("They met Marta Delgado, 45, the mayor, there.", ["mayor"]),
        ("They met the mayor of Toledo, Marta Delgado, there.", ["mayor"]),
        ("They wrote it in another Marta Delgado post.", []),
    ],
)
def test_what_stands_beside_a_name(text, heads):
    assert offices_of(text) == heads


def test_a_title_keeps_its_place_and_its_former():
    document = Document.of("They met former Texas Gov. Peter Haworth there." + REST)
    (held,) = offices_beside(document.text, mentions(document)[0])
    assert held.head == "governor"
    assert held.others == {"former", "texas"}
