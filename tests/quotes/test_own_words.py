"""What an attribution holds of the narrator's words is left out."""

import pytest

from analysis.quotes.linking.link import link
from analysis.quotes.own_words import own_words
from analysis.quotes.people.names import mentions
from analysis.quotes.speakers.speakers import name_speakers


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "{W Delgado will resign because “it is time,”} {S Mayor Marta Delgado} {C wrote}.",
            ["it is time,"],
        ),
        (
            "{W The town will go on because “it is time,”} {S Mayor Marta Delgado} {C wrote}.",
            ["The town will go on because “it is time,”"],
        ),
        ("{W It would rain}, {S the mayor} {C said}.", ["It would rain,"]),
        ("“{W It will rain},” {S the mayor} {C said}.", ["It will rain,"]),
        (
            "{S The mayor} {C said} {W people would be angry as they see prices rise}.",
            ["people would be angry as they see prices rise"],
        ),
        (
            "{S The mayor} {C proposed} {W a vote and Haworth flew home}.",
            ["a vote"],
        ),
        (
            "{S The mayor} {C opposed} {W the tariffs and Haworth aides who wrote them}.",
            ["the tariffs and Haworth aides who wrote them"],
        ),
        (
            "{S The mayor} {C said} {W it would rain as hard as ever}.",
            ["it would rain as hard as ever"],
        ),
        (
            "{S The mayor} on Saturday {C said} {W she would meet them} on Monday to sign.",
            ["she would meet them on Monday"],
        ),
        (
            "{S The mayor} {C said} {W she would meet them} on Monday.",
            ["she would meet them"],
        ),
        ("{S The mayor} {C said}: “{W It will rain as she said}.”", ["It will rain as she said."]),
        (
            "{W Haworth will resign because “it is time,”} {S Sen. Robert Haworth Jr.} {C wrote}.",
            ["it is time,"],
        ),
    ],
)
def test_cases(marked, expected, tagged):
    document, tags = tagged(marked)
    attributions = link(document, tags)
    (speaker,) = name_speakers(document, attributions, mentions(document))
    (before,) = attributions
    after = own_words(document, before, speaker)
    words = [document.text[start:end] for one in after.contents for start, end in one.spans]
    assert words == expected
    assert (after.source, after.cue) == (before.source, before.cue)
