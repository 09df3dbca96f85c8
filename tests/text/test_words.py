import pytest

from analysis.text.words import count_words


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        (" … — ,", 0),
        ("don't", 1),
        ("1,000 people’s high-profile U.S. plan", 5),
        ("[make] me think", 3),
        ("one—two", 2),
    ],
)
def test_counts_words(text: str, number: int) -> None:
    assert count_words(text) == number
