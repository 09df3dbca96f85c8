from collections.abc import Callable

import pandas as pd
import pytest

from analysis import score_sentiment
from analysis.charts import alt_text, word_shift
from tests.charts.artists import labels, texts

Make = Callable[..., pd.DataFrame]


@pytest.fixture
def quotes(make_quotes: Make) -> pd.DataFrame:
    said = {"A": ["a good day", "good", "great", "the key good", "nice"], "B": ["bad $x_1$"] * 5}
    rows = [{"source": name, "content": text} for name, texts in said.items() for text in texts]
    return score_sentiment(make_quotes(*rows))


@pytest.mark.parametrize("scorer", ["polarity", "vader"])
def test_each_word_has_a_bar_and_the_sum_is_last(quotes, scorer, misplaced):
    ax = word_shift(quotes, scorer=scorer)
    assert set(labels(ax)) >= {"bad", "good", "great", "nice", "all words"}
    assert labels(ax)[-1] == "all words"
    means = quotes.groupby("source")[scorer].mean()
    total = ax.patches[-1].get_width()
    assert total == pytest.approx(means["B"] - means["A"], abs=1e-3)
    assert {"1×", "5×", "–"} <= set(texts(ax))
    assert misplaced(ax) == []


def test_words_of_negative_and_of_positive_score_look_different(quotes):
    ax = word_shift(quotes)
    colours = {bar.get_gid(): bar.get_facecolor() for bar in ax.patches if bar.get_gid()}
    assert len(set(colours.values())) == 2


def test_words_that_score_0_are_told(quotes):
    assert "scored 0: 1 of 6 in A and 0 of 5 in B" in word_shift(quotes).get_xlabel()


def test_words_beyond_the_top_are_one_row(quotes):
    assert labels(word_shift(quotes, top=1))[1].endswith("other words")


def test_of_three_sources_the_title_says_how_many_are_compared(quotes, make_quotes):
    third = score_sentiment(make_quotes({"source": "C", "content": "good"}))
    ax = word_shift(pd.concat([quotes, third], ignore_index=True))
    assert ax.get_title(loc="left").endswith("(2 of 3 sources)")


def test_too_few_quotes_have_no_shift_to_draw(make_quotes):
    few = score_sentiment(make_quotes({"content": "good"}, {"source": "B", "content": "bad"}))
    for table in (few, few.iloc[:0]):
        assert "too few quotes" in alt_text(word_shift(table))


def test_alt_text_names_the_words(quotes):
    assert "“bad” −0.70" in alt_text(word_shift(quotes))
