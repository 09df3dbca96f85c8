"""Which words tell the tense, and where they leave no doubt."""

import pytest

from analysis.dates.tense import is_verb, tense


@pytest.mark.parametrize("word", ["said", "met", "will", "won't", "he’ll"])
def test_words_that_tell_the_tense(word):
    assert is_verb(word)


@pytest.mark.parametrize("word", ["plan", "table", "is", "has", ""])
def test_words_that_do_not(word):
    assert not is_verb(word)


@pytest.mark.parametrize(
    ("text", "pick", "sure"),
    [
        ("They met in June.", "past", True),
        ("They met the whole board of the bank in June.", "past", False),
        ("It was stopped in June.", "past", False),
        ("The talks stopped in June.", "past", False),
        ("In June they met.", "past", False),
        ("They will meet the whole board of the bank in June.", "future", True),
        ("In June they will meet.", "future", False),
        ("It will almost certainly be decided in June.", "future", True),
        ("It would not quickly be repaired in June.", "future", False),
        ("Since moving there in June she has rested.", "past", True),
        ("It has grown since June.", "past", True),
        ("After beating the Reds in June they must rest.", "past", False),
        ("He lost days before June.", "future", True),
        ("He lost days before a June that was wet.", "past", False),
        ("A town that holds a vote in June.", "future", False),
        ("A town that holds a grudge chose him in June.", "past", True),
        ("He was booed and faces a charge in June.", "future", False),
        ("He faced a charge in June.", "past", False),
        ("It pushed them toward June.", "future", True),
        ("It pushed them toward the June that was.", "past", False),
        ("It showed that the June vote will be close.", "future", False),
        ("It showed the town that the June vote was close.", "past", False),
        ("It showed those who voted in June.", "past", False),
        ("They seemed to be of one mind on the rate in June.", "past", False),
        ("They are due to meet the board of the bank in June.", "future", True),
        ("They were due to meet the board of the bank in June.", "future", False),
        ("The board will shut the bank before the June vote.", "future", True),
        ("The board will shut the bank before he leaves in June.", "future", False),
        ("The board opens a branch of the bank in June.", "future", True),
    ],
)
def test_a_verb_right_before_leaves_no_doubt_and_one_behind_does(text, pick, sure):
    start = text.index("June")
    found = tense(text, (0, len(text)), start, start + len("June"))
    assert (found.pick, found.sure) == (pick, sure)


@pytest.mark.parametrize(
    "text",
    [
        "They strayed in their push for the June elections.",
        "It was meant to sway the June 8 state primary.",
        "He spoke of a contested convention in June.",
    ],
)
def test_on_the_day_of_an_election_no_verb_farther_off_tells(text):
    start = text.index("June")
    end = text.index(" 8") + 2 if " 8" in text else start + len("June")
    assert tense(text, (0, len(text)), start, end) is None


@pytest.mark.parametrize("text", ["He will stand in the June primary.", "She won in June."])
def test_a_verb_that_leaves_no_doubt_tells_the_day_of_an_election_too(text):
    start = text.index("June")
    assert tense(text, (0, len(text)), start, start + len("June")) is not None


def test_no_verb_tells_nothing():
    assert tense("The talks of June", (0, 17), 13, 17) is None
