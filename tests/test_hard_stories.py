"""Hard stories: every table, sentence and chart of them, and what cannot be said is said."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest

import analysis
from analysis import charts, comparison, findings
from analysis.highlight import highlight, repairs_table

mpl.use("agg")

STORIES = json.loads((Path(__file__).parent / "hard_stories.json").read_text(encoding="utf-8"))
LABELS = [story["label"] for story in STORIES]

Tables = dict[str, pd.DataFrame]


def read(story: dict[str, Any]) -> pd.DataFrame:
    rows = [{"published": None} | article for article in story["articles"]]
    if words := story.get("words"):
        text = rows[0]["text"]
        rows[0]["text"] = text * (1 + words // len(text.split()))
    return analysis.read_story(
        pd.DataFrame(rows).assign(article=[f"a{n}" for n in range(len(rows))])
    )


@pytest.fixture(scope="module", params=STORIES, ids=LABELS)
def story(request: pytest.FixtureRequest) -> dict[str, Any]:
    return request.param


@pytest.fixture(scope="module")
def tables(story: dict[str, Any]) -> Tables:
    """Every table that the notebooks make."""
    articles = read(story)
    sources = articles["source"].unique().tolist()
    quotes = analysis.align_speakers(analysis.find_quotes(articles))
    scored = analysis.score_sentiment(quotes)
    dates = analysis.find_dates(articles)
    events = analysis.build_timeline(dates)
    targets = analysis.score_sentiment(comparison.find_targets(quotes, articles))
    return {
        "articles": articles,
        "quotes": quotes,
        "scored": scored,
        "shared": (shared := analysis.match_quotes(quotes)),
        "versions": comparison.compare_shared_sentiment(shared),
        "targets": targets,
        "shares": comparison.share_of_voice(quotes),
        "speakers": comparison.count_speakers(quotes, sources),
        "dates": dates,
        "events": events,
        "gaps": analysis.find_gaps(events, sources=sources),
        "differences": comparison.compare_sentiment(scored),
        "only here": comparison.compare_targets(targets, quotes),
        "shifts": comparison.word_shift(scored),
    }


CHARTS: dict[str, Callable[[Tables], Any]] = {
    "quote_sentiment": lambda made: charts.quote_sentiment(made["scored"]),
    "sentiment_by_source": lambda made: charts.sentiment_summary(made["scored"]),
    "sentiment_by_speaker": lambda made: charts.sentiment_summary(made["scored"], by="speaker"),
    "sentiment_difference": lambda made: charts.sentiment_difference(made["differences"]),
    "shared_sentiment": lambda made: charts.shared_sentiment(made["versions"]),
    "word_shift": lambda made: charts.word_shift(made["scored"]),
    "who_of_whom": lambda made: charts.who_of_whom(made["targets"]),
    "shared_quotes": lambda made: charts.shared_quotes(made["shared"]),
    "share_of_voice": lambda made: charts.share_of_voice(made["quotes"]),
    "speaker_matrix": lambda made: charts.speaker_matrix(
        made["speakers"], sources=made["articles"]["source"]
    ),
    "cue_verbs": lambda made: charts.cue_verbs(made["quotes"]),
    "named_sources": lambda made: charts.named_sources(made["quotes"]),
    "voice_positions": lambda made: charts.voice_positions(made["quotes"], made["articles"]),
    "timeline": lambda made: charts.timeline(
        made["events"], made["gaps"], sources=made["articles"]["source"].unique().tolist()
    ),
}


@pytest.fixture
def told(tables: Tables) -> dict[str, list[str]]:
    sources = tables["articles"]["source"].unique().tolist()
    return {
        "open_with_accounts": findings.open_with_accounts(
            tables["articles"], tables["quotes"], tables["shared"]
        ),
        "open_with_tone": findings.open_with_tone(tables["scored"], tables["differences"], sources),
        "open_with_voices": findings.open_with_voices(
            tables["shares"], tables["speakers"], sources
        ),
        "open_with_days": findings.open_with_days(
            tables["dates"], tables["events"], tables["gaps"], sources
        ),
        "of_articles": findings.of_articles(tables["articles"]),
        "of_quotes": findings.of_quotes(tables["quotes"], tables["shared"], sources),
        "of_speakers": findings.of_speakers(tables["shares"], tables["speakers"], sources),
        "of_sentiment": findings.of_sentiment(
            tables["scored"], tables["differences"], tables["versions"], sources
        ),
        "of_people": findings.of_people(tables["targets"], sources),
        "of_timeline": findings.of_timeline(
            tables["dates"], tables["events"], tables["gaps"], sources
        ),
    }


@pytest.fixture(autouse=True)
def close_figures() -> Iterator[None]:
    yield
    plt.close("all")


def test_what_cannot_be_said_is_said(story, told):
    for findings_of, expected in story["told"].items():
        for words in expected:
            assert words in " ".join(told[findings_of]), findings_of


def test_every_notebook_opens_with_two_sentences(told):
    openings = [sentences for name, sentences in told.items() if name.startswith("open_")]
    assert [len(sentences) for sentences in openings] == [2] * 4


def test_every_sentence_is_whole(told):
    for sentences in told.values():
        assert sentences
        for sentence in sentences:
            assert sentence.endswith((".", "”.", "…”."))
            assert "nan" not in sentence.lower().split()
            assert "None" not in sentence.split()


@pytest.mark.parametrize("chart", CHARTS)
def test_every_chart_is_drawn_or_says_why_not(chart, tables):
    ax = CHARTS[chart](tables)
    alt = charts.alt_text(ax)
    assert len(alt) > 20
    assert "nan" not in alt.lower().split()
    ax.figure.canvas.draw()


def test_the_reading_view_shows_every_article(tables):
    page = highlight(tables["articles"], tables["quotes"], tables["dates"]).data
    for source in tables["articles"]["source"]:
        assert f'aria-label="{source}"' in page
    assert repairs_table(tables["articles"]).empty


def test_identical_articles_differ_in_nothing():
    story = next(story for story in STORIES if story["label"] == "two identical articles")
    quotes = analysis.align_speakers(analysis.find_quotes(read(story)))
    shared = analysis.match_quotes(quotes)
    assert set(shared["relation"]) == {"verbatim"}
    scored = comparison.compare_shared_sentiment(shared)
    assert set(scored["difference"].dropna()) <= {0.0}


def test_a_seventh_source_is_left_out_alike_and_counted():
    story = next(story for story in STORIES if story["label"] == "seven sources")
    articles = read(story)
    sources = articles["source"].tolist()
    quotes = analysis.align_speakers(analysis.find_quotes(articles))
    scored = analysis.score_sentiment(quotes)
    for ax in (
        charts.share_of_voice(quotes, sources=sources),
        charts.speaker_matrix(comparison.count_speakers(quotes), sources=sources),
        charts.named_sources(quotes, sources=sources),
        charts.voice_positions(quotes, articles, sources=sources),
        charts.quote_sentiment(scored, sources=sources),
    ):
        assert ax.get_title(loc="left").endswith("(6 of 7 sources)")
        assert charts.alt_text(ax).endswith("(6 of 7 sources)")
