"""What the sentences say must be true of the tables, for the shipped story and for hard ones."""

import pytest

from analysis import build_timeline, find_dates, find_gaps, find_quotes, score_sentiment
from analysis.comparison import share_of_voice
from analysis.findings import of_articles, open_with_days
from analysis.findings.sources import by_source
from tests.findings.told import (
    opening_of,
    opening_of_voices,
    quotes_of,
    speakers_of,
    story,
    timeline_of,
    tone_of,
)


def test_the_openings_agree_with_the_tables(articles, quotes):
    told, shared = opening_of(articles, quotes)
    assert told == of_articles(articles)[0]
    assert shared.endswith(
        "3 pairs of quotations from two accounts match, none of them word for word."
    )
    most, alone = opening_of_voices(quotes, articles["source"])
    shares = share_of_voice(quotes[quotes["speaker_type"] != "unknown"])
    nbc = shares[shares["source"] == "NBC News"].set_index("speaker")["words"]
    share = round(100 * nbc["Donald Trump"] / nbc.sum())
    assert most.startswith("Article A gives most attributed words to Donald Trump (")
    assert most.endswith(f"; so does NBC News ({share}% of {nbc.sum()}).")
    assert alone.startswith(
        "By name, words of Marco Rubio, Vladimir Medinsky and Volodymyr Zelenskyy"
    )
    assert alone.endswith("were found in Article A only; those of Tammy Bruce in NBC News.")
    dates = find_dates(articles)
    events = build_timeline(dates)
    days, silence = open_with_days(dates, events, find_gaps(events), articles["source"])
    shared = "February 2025, April 2025, 16 May 2025 and 2 more"
    assert days.startswith(f"9 dates can be placed, of which 5 are in every account ({shared})")
    assert "; only Article A names March 2022 and January 2025" in days
    assert silence.startswith("Around the news, no account is silent for a week or more")


def test_one_source_alone_is_said_to_be_alone():
    alone = story('"This is a good day," Ann Lee said on 3 May 2025.')
    quotes = find_quotes(alone)
    dates = find_dates(alone)
    events = build_timeline(dates)
    assert "no other source" in opening_of(alone, quotes)[1]
    assert "There is one source only" in opening_of_voices(quotes, ["S1"])[1]
    told = open_with_days(dates, events, find_gaps(events), ["S1"])
    assert told[0] == "S1 names 1 date that can be placed."


def test_more_than_six_sources_are_counted():
    words = {f"S{n}": "little" for n in range(9)}
    told = by_source(words, "{source} says {words}", "{source} {words}")
    assert told.endswith("S5 little (6 of 9 sources).")


def test_one_who_has_no_name_stands_in_quotation_marks():
    accounts = story('"This is a very bad day," some said.', '"All is well," Ann Lee said.')
    quotes = find_quotes(accounts)
    assert "“some” (100% of 6); S2 to Ann Lee (100% of 3)" in opening_of_voices(quotes)[0]
    told = tone_of(score_sentiment(quotes))
    assert "for “some” in S1: “This is a very bad day”." in told[-1]


def test_who_is_named_in_one_row_is_known_in_all(quotes):
    mixed = quotes.copy()
    first = mixed.index[mixed["speaker"] == "Donald Trump"][0]
    mixed.loc[first, "speaker_type"] = "unknown"
    assert quotes_of(mixed) == quotes_of(quotes)
    assert opening_of_voices(mixed) == opening_of_voices(quotes)


@pytest.mark.parametrize("text", ["No words of anybody here.", "Rain."])
def test_stories_with_nothing_to_tell_say_so(text):
    bare = story(text, published="2025-05-17")
    quotes = find_quotes(bare)
    assert quotes_of(quotes) == ["No attribution was found."]
    assert speakers_of(quotes) == ["No words are attributed to anybody whom the text names."]
    assert tone_of(score_sentiment(quotes)) == ["There is no attributed quote to score."]
    assert timeline_of(bare) == ["No account names a date that can be placed."]
