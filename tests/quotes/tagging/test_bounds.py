"""Where sources and cues begin and end."""

import pytest

from analysis.quotes.people.names import mentions
from analysis.quotes.tagging.bounds import tidy


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{S The mayor} {C said} so.", ["The mayor", "said"]),
        (
            "They heard {S Secretary of} State Nora Quill {C say} so.",
            ["Secretary of State Nora Quill", "say"],
        ),
        ("There {S “Ms. Delgado} {C said} so to all of them.", ["Ms. Delgado", "said"]),
        ("It was {S a move Delgado} {C says} she regrets.", ["Delgado", "says"]),
        ("There {S a spokeswoman Gwen} Abbott {C said} so.", ["a spokeswoman Gwen Abbott", "said"]),
        ("There in {S the talks, Marta Delgado} {C said} so.", ["Marta Delgado", "said"]),
        (
            "Then so did Marta Delgado, {S the mayor}, {C said} so.",
            ["Marta Delgado, the mayor", "said"],
        ),
        (
            "Then so did Marta Delgado, {S the poet she was}, {C said} so.",
            ["the poet she was", "said"],
        ),
        ("In {S the} {C statement} it was all {C denied}.", ["the statement", "denied"]),
        ("Of Marta Delgado, {S officials} {C said} so.", ["officials", "said"]),
        ("Then {S a senior official on} condition {C said} so.", ["a senior official", "said"]),
        ("There {S she} {C wrote in an all-caps post} of it.", ["she", "wrote"]),
        ("There {S she} {C said flatly} that it was so.", ["she", "said"]),
        ("There {S she} {C pointed out} that it was so.", ["she", "pointed out"]),
        ("There {S she} {C called for} it.", ["she", "called for"]),
        ("There {S Nora Quill} supporters {C cheered} it.", ["Nora Quill supporters", "cheered"]),
        ("There {S Nora Quill} {C advocates} it.", ["Nora Quill", "advocates"]),
        ("There {S she} {C took aim at} it.", ["she", "took aim"]),
        ("There {S she} {C has repeatedly said} it.", ["she", "has repeatedly said"]),
        ("There {S she} {C was quoted as saying} it was so.", ["she", "was quoted as saying"]),
        ("After {S the talks, Marta Delgado} {C said} it was so.", ["Marta Delgado", "said"]),
        ("There {S she} {C said Tuesday} that it was so.", ["she", "said"]),
        ("There {S she} {C said:} it was so.", ["she", "said"]),
        ("There {S the mayor} {S of Bonn} {C said} so.", ["the mayor of Bonn", "said"]),
        (
            "There was {S the mayor}\n{S Nora Quill} {C said} so.",
            ["the mayor", "Nora Quill", "said"],
        ),
        ("Yet {S Gov.} Solberg {C said} that Nora Quill left.", ["Gov. Solberg", "said"]),
        ("{S But Marta Delgado} {C said} so.", ["Marta Delgado", "said"]),
        ("{S When she} {C said} so, it rained.", ["she", "said"]),
        ("There {S she} {C moaned quietly} that it was so.", ["she", "moaned"]),
        ("There {S she} {C did it quietly for} them all.", ["she", "did it quietly"]),
        (
            "{S Nora Quill}, {S who ran the port}, {C mocked} it.",
            ["Nora Quill, who ran the port", "mocked"],
        ),
        (
            "{S Nora Quill}, {S the poet}, {C mocked} it.",
            ["Nora Quill", "the poet", "mocked"],
        ),
        ("{S Nora Quill}, {S who} {C mocked} it, left.", ["Nora Quill", "who", "mocked"]),
    ],
)
def test_sources_and_cues(marked, expected, tagged):
    document, tags = tagged(marked)
    tidied = tidy(document, tags, mentions(document))
    assert [document.text[tag.start : tag.end] for tag in tidied] == expected


LABELS = {"source": "S", "cue": "C", "content": "W"}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "{W “It rained,” Nora Quill said} on Monday.",
            ["W “It rained,”", "S Nora Quill", "C said"],
        ),
        (
            "{W “It rained,” said Nora Quill on Monday}, says the Blade.",
            ["W “It rained,”", "C said", "S Nora Quill"],
        ),
        ("{W “It rained,” Nora Quill} said on Monday.", ["W “It rained,”", "S Nora Quill"]),
        (
            "{W “It rained,” and “it poured,” Nora Quill said} on Monday.",
            ["W “It rained,” and “it poured,”", "S Nora Quill", "C said"],
        ),
        ("{W “It rained,” Nora Quill wept} on Monday.", ["W “It rained,” Nora Quill wept"]),
        ("{W “It rained” in Nora Quill said} he.", ["W “It rained” in Nora Quill said"]),
        ("{W “It rained,” a man said} on Monday.", ["W “It rained,” a man said"]),
        (
            "The ad shows {W Nora Quill saying in March}, “{W it rained}.”",
            ["S Nora Quill", "C saying", "W it rained"],
        ),
        ("They like {W Nora Quill saying so}.", ["W Nora Quill saying so"]),
        (
            "They saw {W Nora Quill leaving}, “{W it rained}.”",
            ["W Nora Quill leaving", "W it rained"],
        ),
        (
            "{W The port will open}, {C says} {W mayor}",
            ["W The port will open", "C says", "S mayor"],
        ),
        (
            "He denied {W the charge}, {C saying} {W it’s “all wrong.”}",
            ["W the charge", "C saying", "W it’s “all wrong.”"],
        ),
        ("{C So} {S the} {W “It rained,”}", ["C So", "W “It rained,”"]),
        ("{S The} {W “…”} {C :} it rained.", ["C :"]),
    ],
)
def test_what_a_content_swallowed_is_parted_from_it(marked, expected, tagged):
    document, tags = tagged(marked)
    tidied = tidy(document, tags, mentions(document))
    found = [f"{LABELS[tag.label]} {document.text[tag.start : tag.end]}" for tag in tidied]
    assert found == expected
    assert all(0.0 <= tag.score <= 1.0 for tag in tidied)


def test_contents_stay_as_they_are(tagged):
    document, tags = tagged("{S Secretary of} State Nora Quill {C said} {W , that it rained}.")
    assert tidy(document, tags, mentions(document))[-1] == tags[-1]


def test_a_source_of_marks_alone_is_dropped(tagged):
    document, tags = tagged("{S “} it rained, {C said} nobody.")
    assert [tag.label for tag in tidy(document, tags, mentions(document))] == ["cue"]
