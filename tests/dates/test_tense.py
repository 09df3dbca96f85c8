"""Which words tell the tense."""

import pytest

from analysis.dates.tense import is_verb


@pytest.mark.parametrize("word", ["said", "met", "will", "won't", "he’ll"])
def test_words_that_tell_the_tense(word):
    assert is_verb(word)


@pytest.mark.parametrize("word", ["plan", "table", "is", "has", ""])
def test_words_that_do_not(word):
    assert not is_verb(word)
