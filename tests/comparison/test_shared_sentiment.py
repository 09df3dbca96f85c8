import numpy as np
import pandas as pd

from analysis.comparison import compare_shared_sentiment, match_quotes
from analysis.tables import QUOTES, as_table

WORDS = "we never wanted this bridge to be closed in winter"


def shared(*versions: str) -> pd.DataFrame:
    """A quotation as two sources print it."""
    rows = [
        {
            "article": source,
            "source": source,
            "quote": source,
            "kind": "direct",
            "content": words,
            "content_spans": [(0, len(words))],
            "quoted_spans": [(0, len(words))],
            "speaker": "Jo March",
            "speaker_type": "person",
            "paragraph": 0,
            "confidence": 1.0,
        }
        for source, words in zip("AB", versions, strict=True)
    ]
    return match_quotes(as_table(rows, QUOTES))


def test_a_cut_can_change_the_score_and_the_same_words_cannot() -> None:
    same = shared(f"{WORDS}!!!", f"{WORDS}.")
    table = compare_shared_sentiment(same)
    assert table["relation"].unique().tolist() == ["verbatim"]
    assert (table["difference"].dropna() == 0).all()
    cut = shared(f"{WORDS}, a terrible shame", f"{WORDS}.")
    table = compare_shared_sentiment(cut).set_index("scorer")
    assert table.loc["TextBlob", "difference"] > 0.1
    assert table.loc["VADER", "score_a"] < 0
    assert np.isnan(table.loc["VADER", "score_b"])
    assert np.isnan(table.loc["VADER", "difference"])


def test_the_trained_scorer_abstains_in_both_versions_where_the_reader_lets_it() -> None:
    pair = shared(f"{WORDS}, a terrible shame", f"{WORDS}.")
    open_, closed = (
        compare_shared_sentiment(pair, least_probability=least).set_index("scorer").loc["Tone"]
        for least in (0.0, 1.1)
    )
    assert open_[["score_a", "score_b"]].notna().all()
    assert closed[["score_a", "score_b", "difference"]].isna().all()
    assert not closed["moved"]


def test_the_same_tone_with_another_probability_is_not_moved(monkeypatch) -> None:
    pair = shared(f"{WORDS}, he said", WORDS)
    for tones, moved in ((["negative"] * 2, False), (["negative", "neutral"], True)):

        def scores(table: pd.DataFrame, tones=tones, **_: float) -> pd.DataFrame:
            nothing = {"polarity": np.nan, "vader": np.nan}
            return table.assign(tone=tones, tone_probability=[0.9, 0.8], **nothing)

        monkeypatch.setattr("analysis.comparison.shared_sentiment.score_sentiment", scores)
        row = compare_shared_sentiment(pair).set_index("scorer").loc["Tone"]
        assert bool(row["moved"]) is moved
