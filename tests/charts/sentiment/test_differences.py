from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from matplotlib.axes import Axes

from analysis.charts import alt_text, sentiment_difference, shared_sentiment
from analysis.comparison import compare_sentiment, compare_shared_sentiment, match_quotes
from analysis.errors import InputError
from tests.charts.artists import texts

Make = Callable[..., pd.DataFrame]

WORDS = "we never wanted this bridge to be closed in winter"


def scored(source: str, *scores: float) -> list[dict[str, Any]]:
    """Quotes of which no other source has a word."""
    return [
        {"source": source, "content": f"{source}{n}", "polarity": score, "vader": score}
        for n, score in enumerate(scores)
    ]


def differences_drawn(scored: pd.DataFrame) -> Axes:
    return sentiment_difference(compare_sentiment(scored))


def versions_drawn(quotes: pd.DataFrame, **options: Any) -> Axes:
    return shared_sentiment(compare_shared_sentiment(match_quotes(quotes)), **options)


def test_a_clear_difference_is_drawn_and_said(make_quotes: Make) -> None:
    rows = [*scored("A", *[0.4, 0.5] * 4), *scored("B", *[-0.2, -0.1] * 4)]
    ax = differences_drawn(make_quotes(*rows))
    assert any(text.startswith("−0.60 (") and "B scores lower" in text for text in texts(ax))
    assert "B against A" in texts(ax)
    assert "8 quotes against 8" in texts(ax)
    assert "not the scorer's errors" in ax.get_xlabel()


def test_few_quotes_have_no_panel(make_quotes: Make) -> None:
    ax = differences_drawn(make_quotes(*scored("A", 0.1, 0.2), *scored("B", 0.3)))
    assert not ax.axison
    assert alt_text(ax).endswith("of any two sources one has fewer than 5 quotes with evidence.")


def test_pairs_without_a_difference_are_counted_and_not_drawn(make_quotes: Make) -> None:
    rows = [*scored("A", *[0.1, 0.2] * 4), *scored("B", *[0.3, 0.1] * 4), *scored("C", 0.2)]
    ax = differences_drawn(make_quotes(*rows))
    assert [text for text in texts(ax) if " against " in text and "quote" not in text] == [
        "B against A"
    ]
    assert ax.get_xlabel().endswith(
        "not drawn: 2 pairs, fewer than 5 quotes with evidence in a source"
    )


def test_the_axis_reaches_every_interval(make_quotes: Make) -> None:
    rows = [*scored("A", *[0.9, 1.0] * 4), *scored("B", *[-0.9, -1.0] * 4)]
    assert differences_drawn(make_quotes(*rows)).get_xlim()[0] < -1.9


def test_one_source_has_no_other_to_differ_from(make_quotes: Make) -> None:
    ax = differences_drawn(make_quotes(*scored("A", 0.1)))
    assert texts(ax) == ["There are no two sources to compare."]


def test_six_sources_are_apart(make_quotes: Make, misplaced: Callable[[Axes], list[str]]) -> None:
    rows = [row for source in "ABCDEF" for row in scored(f"Paper {source}", *[0.1, 0.3, -0.2] * 3)]
    assert misplaced(differences_drawn(make_quotes(*rows))) == []


def test_both_versions_of_a_shared_quotation_are_marked(make_quotes: Make) -> None:
    rows = [
        {"source": "A", "content": f"{WORDS}, a terrible shame"},
        {"source": "B", "content": f"{WORDS}."},
    ]
    ax = versions_drawn(make_quotes(*rows))
    hollow = [line for line in ax.get_lines() if line.get_gid() == "no evidence"]
    assert [line.get_markerfacecolor() for line in hollow] == ["none"]  # VADER, the cut version
    assert "Jo March: shortened" in texts(ax)
    assert "–" in texts(ax)
    assert alt_text(ax).startswith("1 quotation in two sources: TextBlob scores both versions of 1")
    assert "VADER scores both versions of none;" in alt_text(ax)


def test_more_pairs_than_shown_are_counted(
    make_quotes: Make, misplaced: Callable[[Axes], list[str]]
) -> None:
    rows = [
        {"source": source, "content": f"{WORDS} {n}, $x_{n}$ <b> bad"}
        for source in ("A", "B")
        for n in range(5)
    ]
    ax = versions_drawn(make_quotes(*rows), most=3)
    assert ax.get_title(loc="left") == "The same quotation in two sources (3 of 5)"
    assert misplaced(ax) == []


def test_nothing_shared_is_said(make_quotes: Make) -> None:
    ax = versions_drawn(make_quotes())
    assert texts(ax) == ["No quotation is in more than one account."]


def test_missing_columns_are_named(make_quotes: Make) -> None:
    differences = compare_sentiment(make_quotes({}))
    with pytest.raises(InputError, match="verdict"):
        sentiment_difference(differences.drop(columns="verdict"))
    versions = compare_shared_sentiment(match_quotes(make_quotes()))
    with pytest.raises(InputError, match="words_a"):
        shared_sentiment(versions.drop(columns="words_a"))
