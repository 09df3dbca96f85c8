from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle

from analysis.charts import alt_text, quote_sentiment, sentiment_summary
from analysis.errors import InputError
from tests.charts.artists import labels, texts

Make = Callable[..., pd.DataFrame]


def marks(ax: Axes, gid: str) -> list[tuple[float, float]]:
    """The points of the marks of one kind, from the top down."""
    lines = [line for line in ax.get_lines() if line.get_gid() == gid]
    points = [point for line in lines for point in zip(*line.get_data(), strict=True)]
    return sorted(points, key=lambda point: point[1])


def line(ax: Axes, gid: str) -> Line2D:
    return next(line for line in ax.get_lines() if line.get_gid() == gid)


def test_every_attributed_quote_has_one_mark_for_each_scorer(make_quotes: Make) -> None:
    quotes = make_quotes(
        {"polarity": 0.5, "vader": -0.25},
        {"polarity": None, "vader": 0.0},
        {"speaker": None, "kind": "fragment", "polarity": 0.9, "vader": 0.9},
    )
    ax = quote_sentiment(quotes)
    assert [x for x, _ in marks(ax, "TextBlob: score")] == [0.5]
    assert [x for x, _ in marks(ax, "VADER: score")] == [-0.25, 0.0]
    assert len(marks(ax, "TextBlob: no evidence")) == 1
    assert marks(ax, "VADER: no evidence") == []
    assert len(labels(ax)) == 2


def test_no_evidence_is_hollow_and_off_the_scale(make_quotes: Make) -> None:
    ax = quote_sentiment(make_quotes({"polarity": None, "vader": 0.0}))
    assert line(ax, "TextBlob: no evidence").get_markerfacecolor() == "none"
    assert all(x > 1.1 for x, _ in marks(ax, "TextBlob: no evidence"))
    assert line(ax, "VADER: score").get_markerfacecolor() != "none"
    assert max(ax.get_xticks()) == 1
    assert "no\nevidence" in texts(ax)


def test_scorers_differ_in_shape_and_in_lightness(make_quotes: Make) -> None:
    ax = quote_sentiment(make_quotes({"polarity": 0.5, "vader": 0.5}))
    one, other = line(ax, "TextBlob: score"), line(ax, "VADER: score")
    shapes = [MarkerStyle(mark.get_marker()).get_marker() for mark in (one, other)]
    assert shapes == ["o", "D"]
    lightness = [
        sum(share * part for share, part in zip((0.3, 0.59, 0.11), rgb, strict=True))
        for rgb in (
            [int(mark.get_color()[i : i + 2], 16) / 255 for i in (1, 3, 5)] for mark in (one, other)
        )
    ]
    assert abs(lightness[0] - lightness[1]) > 0.2


def test_quotes_stand_by_source_then_speaker_then_reading_order(make_quotes: Make) -> None:
    quotes = make_quotes(
        {"source": "A", "speaker": "Ann", "content": "first"},
        {"source": "A", "speaker": "Bob", "content": "second"},
        {"source": "A", "speaker": "Ann", "content": "third"},
        {"source": "B", "speaker": "Ann", "content": "fourth"},
    )
    ax = quote_sentiment(quotes)
    assert labels(ax) == ["“first”", "“third”", "“second”", "“fourth”"]
    ticks = ax.get_yticks()
    assert (pd.Series(ticks).diff().dropna() > 0).all()
    assert ax.yaxis_inverted()
    rows = {text.get_text(): text.xy[1] for text in ax.texts if hasattr(text, "xy")}
    assert rows["Bob"] == ticks[2]
    assert rows["A"] < ticks[0]
    assert ticks[2] < rows["B"] < ticks[3]
    assert texts(ax).count("Ann") == 2


def test_long_quotes_end_between_words(make_quotes: Make) -> None:
    words = "extraordinary circumstances notwithstanding " * 5
    ax = quote_sentiment(make_quotes({"content": words}))
    (label,) = labels(ax)
    assert label.endswith(" …")
    assert set(label.removeprefix("“").removesuffix(" …").split()) <= set(words.split())


def test_only_what_stands_in_quotation_marks_is_shown_in_them(make_quotes: Make) -> None:
    kinds = [{"kind": kind, "content": kind} for kind in ("direct", "mixed", "indirect")]
    ax = quote_sentiment(make_quotes(*kinds))
    assert labels(ax) == ["“direct”", "mixed", "indirect"]
    assert "not in “ ”: the reporter's words" in texts(ax)


def test_sixty_quotes_are_apart(make_quotes: Make, misplaced: Callable[[Axes], list[str]]) -> None:
    rows = [
        {"source": "AB"[n // 30], "speaker": f"Speaker {n // 2}", "polarity": 0.1, "vader": 0.2}
        for n in range(60)
    ]
    ax = quote_sentiment(make_quotes(*rows))
    assert len(labels(ax)) == 60
    assert misplaced(ax) == []


def test_summary_gives_a_mean_only_from_five_quotes_on(make_quotes: Make) -> None:
    five = [{"source": "A", "polarity": score, "vader": None} for score in (0.1, 0.2, 0.3, 0.4, 0)]
    four = [{"source": "B", "polarity": 0.5, "vader": -0.5} for _ in range(4)]
    ax = sentiment_summary(make_quotes(*five, *four))
    (mean,) = marks(ax, "TextBlob: mean")
    assert mean[0] == pytest.approx(0.2)
    assert marks(ax, "VADER: mean") == []
    assert len(marks(ax, "TextBlob: quotes")) == 9
    assert texts(ax).count("–") == 3
    assert "–: no mean of fewer than 5 quotes with evidence" in ax.get_xlabel()
    assert "5 of 5" in texts(ax)
    assert "0 of 4" in texts(ax)


@pytest.mark.parametrize(("quotes", "verdict"), [(7, False), (8, True)])
def test_summary_gives_a_verdict_only_from_eight_quotes_on(
    make_quotes: Make, quotes: int, verdict: bool
) -> None:
    rows = [{"polarity": 0.1 * (n % 3), "vader": None} for n in range(quotes)]
    ax = sentiment_summary(make_quotes(*rows))
    (mean,) = [text for text in texts(ax) if text.startswith("+0.")]
    assert mean.endswith("no verdict") != verdict
    assert (line(ax, "TextBlob: mean").get_markersize() > 8) == verdict
    assert "not the scorer's errors" in ax.get_xlabel()


def test_summary_by_speaker_keeps_those_with_most_quotes(make_quotes: Make) -> None:
    rows = [{"speaker": name, "polarity": 0.1} for name in ("Ann", "Bob", "Bob", "Cyd", "Cyd")]
    ax = sentiment_summary(make_quotes(*rows), by="speaker", top=2)
    assert labels(ax) == ["Bob", "Cyd"]
    assert "2 of 3 speakers, those with most quotes" in texts(ax)


def test_alt_text_counts_what_is_without_evidence(make_quotes: Make) -> None:
    quotes = make_quotes({"polarity": 0.5, "vader": None}, {"polarity": -0.25, "vader": None})
    assert alt_text(quote_sentiment(quotes)) == (
        "2 attributed quotes of 1 source: TextBlob scores 2, from −0.25 to +0.50, and has no "
        "evidence in 0; VADER has no evidence in any."
    )


@pytest.mark.parametrize("draw", [quote_sentiment, sentiment_summary])
def test_says_why_there_is_nothing(draw: Callable[..., Axes], make_quotes: Make) -> None:
    only_fragments = make_quotes({"speaker": None, "kind": "fragment"})
    for quotes in (make_quotes(), only_fragments):
        ax = draw(quotes)
        assert texts(ax) == ["No quote has a speaker: there is no sentiment to show."]


def test_tone_stands_beside_the_lexicons_and_is_hollow_where_it_abstains(make_toned: Make) -> None:
    quotes = make_toned(
        {"polarity": 0.5, "tone": "negative", "tone_probability": 0.8},
        {"tone": "neutral"},
        {"tone": None},
    )
    ax = quote_sentiment(quotes)
    assert [x for x, _ in marks(ax, "Tone: score")] == [-0.8, 0.0]
    assert len(marks(ax, "Tone: no evidence")) == 1
    assert line(ax, "Tone: no evidence").get_markerfacecolor() == "none"
    assert "Tone scores 2, from −0.80 to 0.00" in alt_text(ax)
    legend = ax.get_legend()
    assert legend is not None
    assert "Tone: further out is surer, not stronger" in [t.get_text() for t in legend.get_texts()]


def test_the_mean_of_the_tone_is_that_of_the_quotes_it_judges(make_toned: Make) -> None:
    rows = [{"tone": "positive", "tone_probability": 0.5}] * 5 + [{"tone": None}]
    ((mean, _),) = marks(sentiment_summary(make_toned(*rows)), "Tone: mean")
    assert mean == pytest.approx(0.5)


def test_marks_of_three_scorers_differ_in_shape(make_toned: Make) -> None:
    ax = quote_sentiment(make_toned({"polarity": 0.5, "vader": 0.5, "tone": "positive"}))
    shapes = [line(ax, f"{name}: score").get_marker() for name in ("TextBlob", "VADER", "Tone")]
    assert len({*shapes}) == 3


@pytest.mark.parametrize("draw", [quote_sentiment, sentiment_summary])
def test_a_seventh_source_is_left_out_and_the_title_says_so(
    draw: Callable[..., Axes], make_quotes: Make
) -> None:
    ax = draw(make_quotes(*({"source": source, "polarity": 0.1} for source in "ABCDEFG")))
    assert ax.get_title(loc="left").endswith("(6 of 7 sources)")
    assert alt_text(ax).endswith("(6 of 7 sources)")


@pytest.mark.parametrize("draw", [quote_sentiment, sentiment_summary])
def test_asks_for_scores(draw: Callable[..., Axes], make_quotes: Make) -> None:
    with pytest.raises(InputError, match="vader"):
        draw(make_quotes({}).drop(columns="vader"))


@settings(max_examples=12, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=3, max_size=3))
def test_draws_any_text_in_its_place(
    make_quotes: Make, misplaced: Callable[[Axes], list[str]], names: list[str]
) -> None:
    source, speaker, content = names
    row = {"source": source, "speaker": speaker, "content": content, "polarity": 0.5}
    assert misplaced(quote_sentiment(make_quotes(row, row | {"content": "$x_1$"}))) == []


def test_draws_markup_and_dollars_as_they_are(make_quotes: Make) -> None:
    quotes = make_quotes({"content": "$x_1$ is <b>not</b> 5 $"}, {"content": "_a_ 😀 ^2"})
    ax = quote_sentiment(quotes)
    assert labels(ax) == ["“$x_1$ is <b>not</b> 5 $”", "“_a_ 😀 ^2”"]
    assert not any(label.get_parse_math() for label in ax.get_yticklabels())
    assert not any(text.get_parse_math() for text in ax.texts)


def test_alt_text_of_scores_that_are_all_alike_claims_no_interval(make_quotes: Make) -> None:
    alike = [{"polarity": 0.5, "vader": n / 10} for n in range(8)]
    alt = alt_text(sentiment_summary(make_quotes(*alike)))
    assert "TextBlob for A +0.50, all scores alike; VADER for A" in alt
    assert "no verdict" not in alt


def test_a_chart_without_a_mean_ends_where_its_words_end(make_quotes: Make) -> None:
    rows = [{"speaker": f"Speaker {n}", "polarity": None, "vader": 0.5} for n in range(20)]
    figure = sentiment_summary(make_quotes(*rows), by="speaker", top=20).figure
    figure.draw_without_rendering()
    assert 0 < figure.get_tightbbox().y0 < 0.1  # inches
