import matplotlib.pyplot as plt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb

from analysis.charts.style import (
    MISSING,
    WIDTH,
    alt_text,
    axes,
    describe,
    looks,
    nothing,
    plain,
    styled,
)


def test_six_sources_differ_by_colour_marker_and_hatch() -> None:
    six = list(looks("abcdef")[0].values())
    for trait in ("colour", "marker", "hatch"):
        assert len({getattr(look, trait) for look in six}) == 6


def test_a_look_goes_by_the_place_of_the_source() -> None:
    shown, note = looks(["a", "b", "a"])
    assert shown == dict(zip("ab", looks("xy")[0].values(), strict=True))
    assert note == ""
    assert looks("ba", sources="ab")[0] == shown


def test_a_seventh_source_is_not_drawn_like_the_first_but_counted() -> None:
    shown, note = looks("abcdefg")
    assert list(shown) == list("abcdef")
    assert note == " (6 of 7 sources)"
    assert looks("abc", sources="ab")[1] == " (2 of 3 sources)"
    assert looks("a", sources="ab") == (looks("ab")[0], "")


def test_first_two_sources_differ_in_grey() -> None:
    weights = (0.299, 0.587, 0.114)
    first, second = (
        sum(weight * part for weight, part in zip(weights, to_rgb(look.colour), strict=True))
        for look in looks("ab")[0].values()
    )
    assert abs(first - second) > 0.25


def test_style_ends_with_the_chart() -> None:
    before = plt.rcParams["text.parse_math"], plt.rcParams["axes.spines.top"]

    @styled
    def chart(*, ax: Axes | None = None) -> Axes:
        assert not plt.rcParams["axes.spines.top"]
        return axes(ax, 2)

    ax = chart()
    assert (plt.rcParams["text.parse_math"], plt.rcParams["axes.spines.top"]) == before
    assert ax.figure.get_size_inches().tolist() == [WIDTH, 2]
    assert chart(ax=ax) is ax


def test_style_ends_with_a_chart_that_fails() -> None:
    before = dict(plt.rcParams)

    @styled
    def chart() -> Axes:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        chart()
    assert dict(plt.rcParams) == before


def test_nothing_says_why() -> None:
    ax = nothing(plt.subplots()[1], "No date in\n<b> $5$")
    assert [text.get_text() for text in ax.texts] == ["No date in <b> $5$"]
    assert not ax.axison


def test_describe_keeps_the_words() -> None:
    ax = plt.subplots()[1]
    assert alt_text(describe(ax, "5 $ of _x_")) == "5 $ of _x_"


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("$x_1$ <b> ^2", "$x_1$ <b> ^2"),
        ("two\n lines\t\u2028here", "two lines here"),
        ("وكالة", "وكالة"),
        ("\U0001f9ff \x07", MISSING),
        ("Київ “x”…", "Київ “x”…"),
    ],
)
def test_plain(text: str, drawn: str) -> None:
    assert plain(text) == drawn


@given(st.text())
def test_plain_text_is_one_line_and_stays(text: str) -> None:
    once = plain(text)
    assert plain(once) == once
    assert len(once.splitlines()) <= 1
