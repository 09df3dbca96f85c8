"""Runs of capitalised words, parted into titles and names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.quotes.people.names import core, mentions, mentions_in, suffix
from analysis.text.document import Document

TITLED = ["Sen.", "President", "Secretary of State", "U.S.", "Ann", "Lee", "Jr.", "J.", "O’Neill"]
WORDS = st.sampled_from(
    [*TITLED, "Élise", "İnci", "May", "I", "But", "of", "von", "the", "said", "’s", ",", "\n", "“"]
)
REST = " The rain had not stopped since noon, and so they waited for the train."


def found(text):
    return [(mention.title, mention.name) for mention in mentions(Document.of(text + REST))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We met Marta Delgado there.", [("", "Marta Delgado")]),
        ("We met Sen. Peter Haworth there.", [("sen", "Peter Haworth")]),
        ("We met Lt. Gov. Dana Pryce there.", [("lt gov", "Dana Pryce")]),
        ("We met Mr. Haworth there.", [("mr", "Haworth")]),
        ("Secretary of State Nora Quill left.", [("secretary of state", "Nora Quill")]),
        ("The U.S. President Alvaro Ruiz left.", [("president", "Alvaro Ruiz")]),
        ("Former President Alvaro Ruiz left.", [("president", "Alvaro Ruiz")]),
        ("We met Vice President-elect Dana Pryce.", [("president-elect", "Dana Pryce")]),
        ("We met Pope Benedict there.", [("pope", "Pope Benedict")]),
        ("We met Robert J. Haworth Jr. there.", [("", "Robert J. Haworth Jr.")]),
        ("We met Robert Haworth, Jr. there.", [("", "Robert Haworth Jr.")]),
        ("He beat Robert J. Haworth Jr. Reaching out was hard.", [("", "Robert J. Haworth Jr.")]),
        ("We met Ursula van der Velde there.", [("", "Ursula van der Velde")]),
        ("We met Élise Côté-Roy there.", [("", "Élise Côté-Roy")]),
        ("We met Jose\u0301 Pen\u0303a there.", [("", "Jose\u0301 Pen\u0303a")]),
        ("We met Conor O’Neill’s son.", [("", "Conor O’Neill")]),
        ("We met Conor O'Neill's son.", [("", "Conor O'Neill")]),
        ("We met the Joneses’ son.", [("", "Joneses")]),
        ("We met J. K. Marsh there.", [("", "J. K. Marsh")]),
        ("We met Julie A. Haworth there.", [("", "Julie A. Haworth")]),
        ("A. Barry Marsh left.", [("", "A. Barry Marsh")]),
        ("A Barry Marsh left.", [("", "Barry Marsh")]),
        ("We met Port General Counsel Dana A. Pryce.", [("general counsel", "Dana A. Pryce")]),
        ("We met Marta\xa0Delgado there.", [("", "Marta Delgado")]),
        (
            "They had once met Marta Delgado\nPeter Haworth left.",
            [("", "Marta Delgado"), ("", "Peter Haworth")],
        ),
        ("But Marta Delgado left.", [("", "Marta Delgado")]),
        ("Added Marta Delgado: “No.”", [("", "Marta Delgado")]),
        ("We met Marta “Mo” Delgado there.", [("", "Marta Delgado")]),
        ("We met Marta (Mo) Delgado there.", [("", "Marta Delgado")]),
        ("We met Marta. “Delgado left.”", [("", "Marta"), ("", "Delgado")]),
        ("We met Senate President Pro Tem Dana Pryce.", [("president pro tem", "Dana Pryce")]),
        ("On Monday Marta Delgado left on Tuesday.", [("", "Marta Delgado")]),
        ("We saw the river. River boats lay still.", []),
        ("“Nobody came,” they said. They left nobody.", []),
        ("We left with the President and the Senator.", []),
        ("we met nobody there.", []),
        ("", []),
        ("\nGov. Solberg Leaves Toledo With the Mayor\n", []),
        ("\nMarta Delgado Says Peter Haworth Lied.\n", []),
        ("\nDelgado Calls Haworth ‘A Disgrace’\n", []),
        ("\nFormer President Alvaro Ruiz agreed.\n", [("president", "Alvaro Ruiz")]),
        ("We met April Weaver there.", [("", "April Weaver")]),
        ("The Justice Department left.", [("", "Justice Department")]),
        ("The President left with the Senator.", []),
        ("\n“No,” Mayor Marta Delgado said.\n", [("mayor", "Marta Delgado")]),
    ],
)
def test_names_and_titles(text, expected):
    assert found(text) == expected


def test_what_stands_before_a_name_is_kept_apart():
    (mention,) = mentions(Document.of("We met Former Texas Sen. Peter Haworth there." + REST))
    assert set(mention.before) >= {"former", "texas", "sen"}
    assert mention.name == "Peter Haworth"
    assert mention.surname == "haworth"


def test_spans_hold_titles_and_name_start_does_not():
    text = "We met Sen. Peter Haworth there."
    (mention,) = mentions(Document.of(text))
    assert text[slice(*mention.span)] == "Sen. Peter Haworth"
    assert text[mention.name_start :].startswith("Peter Haworth there")


def test_a_sentence_opener_is_no_part_of_a_mention():
    text = "Yet Gov. Ingrid Solberg left." + REST
    (mention,) = mentions(Document.of(text))
    assert text[slice(*mention.span)] == "Gov. Ingrid Solberg"


def test_suffixes_tell_a_junior_from_a_senior():
    assert suffix(["Robert", "Haworth", "Jr."]) == "jr"
    assert suffix(["Robert", "Haworth"]) == ""
    assert core(("Robert", "Haworth", "III")) == ("Robert", "Haworth")


@given(st.lists(WORDS, max_size=20).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_every_word_of_a_name_is_sliced_from_the_text(text):
    end = 0
    for mention in mentions(Document.of(text)):
        assert end <= mention.start <= mention.name_start < mention.end
        written = text[mention.name_start : mention.end].replace(",", "").split()
        assert written == " ".join(mention.tokens).split()
        end = mention.end
    assert all(mention.tokens for mention in mentions_in(text))
