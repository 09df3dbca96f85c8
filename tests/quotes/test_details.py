"""To whom, where and on which day: read from the words around a cue."""

from datetime import date

import pytest

from analysis.dates.find import Dates
from analysis.quotes.details import Details, details
from analysis.quotes.linking.link import link

PUBLISHED = date(2025, 5, 17)


def around(tagged, marked):
    """The details of the first attribution of a marked text."""
    document, tags = tagged(marked)
    return details(document, link(document, tags)[0], Dates(document, PUBLISHED))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{S She} {C told} reporters {W it would rain}.", "reporters"),
        ("{S She} {C told} Reuters on Friday {W it would rain}.", "Reuters"),
        ("{S She} {C told} the Toledo Blade that {W it would rain}.", "the Toledo Blade"),
        ("{S She} {C told} Haworth: “{W It will rain}.”", "Haworth"),
        ("“{W It will rain},” {S she} {C told} them.", "them"),
        ("“{W It will rain},” {S she} {C told} CNN’s Laura Brandt.", "CNN’s Laura Brandt"),
        ("“{W It will rain},” {S she} {C told} the crowd in Toledo.", "the crowd"),
        ("“{W It will rain},” {S she} {C told} the crowd, and left.", "the crowd"),
        ("“{W It will rain},” {S she} {C told} the crowd before she left.", "the crowd"),
        ("“{W It will rain},” {S she} {C told} the House Friday.", "the House"),
        ("{S She} {C told} {W it would rain}.", None),
        ("{S She} {C said} to reporters {W it would rain}.", "reporters"),
        ("{S She} {C wrote} Haworth {W it would rain}.", None),
        ("{S She} {C said} {W it would rain}.", None),
        ("{S She} {C told} Mr. Haworth: “{W It will rain}.”", "Mr. Haworth"),
        ("“{W It will rain},” {S she} {C told} Reuters by telephone.", "Reuters"),
        ("“{W It will rain},” {S she} {C said} to applause.", None),
    ],
)
def test_addressee(marked, expected, tagged):
    assert around(tagged, marked).addressee == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("“{W It will rain},” {S she} {C wrote} on Truth Social.", "Truth Social"),
        ("“{W It will rain},” {S she} {C wrote} on X on Friday.", "X"),
        ("“{W It will rain},” {S she} {C wrote} in a Facebook post.", "Facebook"),
        ("“{W It will rain},” {S she} {C wrote} in another long post on X.", "X"),
        ("“{W It will rain},” {S she} {C said} in a statement on Friday.", "a statement"),
        ("“{W It will rain},” {S she} {C said} at a news conference.", "a news conference"),
        ("“{W It will rain},” {S she} {C said} in an interview with CNN.", "an interview"),
        ("“{W It will rain},” {S she} {C said} during a rally in Ohio.", "a rally"),
        ("{S She} {C said} in a statement that {W it would rain}.", "a statement"),
        ("{S She} {C said} {W it would rain on X in a statement}.", None),
        ("“{W It will rain},” {S she} {C said}, on leaving a rally.", None),
        ("“{W It will rain},” {S she} {C said} after a rally.", None),
        ("“{W It will rain},” {S she} {C said} because a post on X said so.", None),
        ("“{W It will rain},” {S she} {C said} of the X Games.", None),
        ("“{W It will rain},” {S she} {C wrote} on X-rated paper.", None),
    ],
)
def test_venue(marked, expected, tagged):
    assert around(tagged, marked).venue == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{S She} {C said} Tuesday {W it would rain}.", "2025-05-13"),
        ("{S She} {C said} on Tuesday morning that {W it would rain}.", "2025-05-13"),
        ("“{W It will rain},” {S she} {C said} in March.", "2025-03"),
        ("“{W It will rain},” {S she} {C said} in a 2019 interview.", "2019"),
        ("{S She} on Tuesday {C said} {W it would rain}.", "2025-05-13"),
        ("On Tuesday, {S she} {C said} {W it would rain}.", "2025-05-13"),
        ("{S She} {C said} {W it would rain on Tuesday}.", None),
        ("{S She} {C said} it rains twice a week: “{W It will rain}.”", None),
        ("{S She}, who left on Tuesday, {C said} {W it would rain}.", None),
        ("“{W It will rain},” {S she} {C said}, and left on Tuesday.", None),
        ("“{W It will rain},” {S she} {C said} after she had left on Tuesday.", None),
        ("The rain came on Tuesday. {S She} {C said} {W it would rain}.", None),
    ],
)
def test_day(marked, expected, tagged):
    assert around(tagged, marked).said_on == expected


def test_the_day_in_the_clause_comes_before_the_day_at_the_head(tagged):
    marked = "On Tuesday, {S she} {C said} on Friday {W it would rain}."
    assert around(tagged, marked).said_on == "2025-05-16"


def test_without_a_cue_nothing_is_known(tagged):
    assert around(tagged, "This is {S she} on Tuesday: “{W It will rain}.”") == Details()
