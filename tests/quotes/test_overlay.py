"""Sources and cues that wording or layout make certain."""

import pytest

from analysis.quotes.names import mentions
from analysis.quotes.overlay import overlay


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "“{W We lost it all}.” ― Laura Brandt, teacher in Galveston",
            ["We lost it all", "―", "Laura Brandt"],
        ),
        ("“{W We lost it all}.” {W -- Laura Brandt}", ["We lost it all", "--", "Laura Brandt"]),
        ("The “Widow” — Laura Brandt’s boat — sank.", []),
        ("“{W It sank}.” — Laura Brandt left. She wept.", ["It sank"]),
        (
            "{S The Blade} {C quoted} {W Mr. Haworth as saying that he was done}.",
            ["The Blade", "quoted", "Mr. Haworth", "as saying", " that he was done"],
        ),
        ("{C Said} {S Ms. Delgado}{C :} “{W It sank}.”", ["Said", "Ms. Delgado", "It sank"]),
        ("Said {S Ms. Delgado}{C :} “{W It sank}.”", ["Said", "Ms. Delgado", "It sank"]),
        ("The report of {S the mayor}{C :} “{W It sank}.”", ["the mayor", ":", "It sank"]),
    ],
)
def test_tags(marked, expected, tagged):
    document, tags = tagged(marked)
    laid = overlay(document, tags, mentions(document))
    assert [document.text[tag.start : tag.end] for tag in laid] == expected
