"""Labels that are cut to the room there is."""

import pytest

from analysis.charts.layout import fitted, width, wrapped


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        ("The Post", "The Post", None),
        ("The Evening Post of the Town", "The Evening Post", "of the Town"),
        ("The Evening Post of the Town and the Country", "Evening Post of", "the Town and …"),
        ("Überlandverkehrsnachrichten am Abend", "Überlandverkeh …", "am Abend"),
        ("Ann " * 20_000, "Ann Ann Ann Ann", "Ann Ann Ann …"),  # a name that a page gave itself
    ],
)
def test_a_name_takes_two_lines_at_most(name: str, first: str, second: str | None) -> None:
    lines = wrapped(name, 90).split("\n")
    assert lines == [line for line in (first, second) if line]
    assert all(width(line) <= 90 for line in lines)


def test_a_name_on_one_line_is_cut_between_words() -> None:
    assert fitted("The Evening Post of the Town", 90) == "The Evening …"
