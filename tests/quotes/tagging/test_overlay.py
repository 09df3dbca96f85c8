"""Sources and cues that wording or layout make certain."""

import pytest

from analysis.quotes.people.names import mentions
from analysis.quotes.tagging.overlay import overlay

LABELS = {"source": "S", "cue": "C", "content": "W"}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "“{W We lost it all}.” ― Laura Brandt, teacher in Galveston",
            ["W We lost it all", "C ―", "S Laura Brandt"],
        ),
        (
            "“{W We lost it all}.” {W -- Laura Brandt}",
            ["W We lost it all", "C --", "S Laura Brandt"],
        ),
        ("The “Widow” — Laura Brandt’s boat — sank.", []),
        ("“{W It sank}.” — Laura Brandt left. She wept.", ["W It sank"]),
        (
            "“{W It sank}.” She wept. “{W We lost it}!” — Laura Brandt\nShe left.",
            ["W It sank", "W We lost it", "C —", "S Laura Brandt"],
        ),
        (
            "“{W It sank}” — Laura Brandt\n“{W We lost it}.” — Ann Lee",
            ["W It sank", "W We lost it", "C —", "S Ann Lee"],
        ),
        (
            "{S The Blade} {C quoted} {W Mr. Haworth as saying that he was done}.",
            ["S The Blade", "C quoted", "S Mr. Haworth", "C as saying", "W  that he was done"],
        ),
        (
            "{W All night the Blade quoted Mr. Haworth as saying} so.",
            ["W All night the Blade quoted ", "S Mr. Haworth", "C as saying"],
        ),
        (
            "{W Mr. Haworth} {C was quoted} {W as saying “it sank.”}",
            ["S Mr. Haworth", "C was quoted as saying", "W  “it sank.”"],
        ),
        (
            "“{W It sank},” {W she} {C has been widely quoted} {W as saying}.",
            ["W It sank", "S she", "C has been widely quoted as saying"],
        ),
        (
            "{S The mayor} {C was quoted} by the Blade {W as saying it sank}.",
            ["S The mayor", "C was quoted", "C as saying", "W  it sank"],
        ),
        (
            "“{W It sank},” Mr. Haworth {C was quoted} {W as saying, wiping his eyes}.",
            ["W It sank", "S Mr. Haworth", "C was quoted as saying"],
        ),
        ("Shares were {C quoted} {W at nine dollars}.", ["C quoted", "W at nine dollars"]),
        ("{C Said} {S Ms. Delgado}{C :} “{W It sank}.”", ["C Said", "S Ms. Delgado", "W It sank"]),
        ("Said {S Ms. Delgado}{C :} “{W It sank}.”", ["C Said", "S Ms. Delgado", "W It sank"]),
        ("The report of {S the mayor}{C :} “{W It sank}.”", ["S the mayor", "C :", "W It sank"]),
        ("She {C wept}{C :} “{W It sank}.”", ["C wept", "C :", "W It sank"]),
    ],
)
def test_tags(marked, expected, tagged):
    document, tags = tagged(marked)
    laid = overlay(document, tags, mentions(document))
    found = [f"{LABELS[tag.label]} {document.text[tag.start : tag.end]}" for tag in laid]
    assert found == expected
    assert all(0.0 <= tag.score <= 1.0 for tag in laid)
