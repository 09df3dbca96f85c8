"""What the sentences say must be true of the tables, for the shipped story and for hard ones."""

import pandas as pd
import pytest

from analysis import (
    align_speakers,
    build_timeline,
    example_story,
    find_dates,
    find_gaps,
    find_quotes,
    read_story,
    score_sentiment,
)
from analysis.comparison import find_targets, share_of_voice
from analysis.comparison.tone import INTERVALS_COVER
from analysis.findings import (
    of_articles,
    of_people,
    of_quotes,
    of_sentiment,
    of_speakers,
    of_timeline,
    of_validity,
    open_with_accounts,
    open_with_days,
    open_with_tone,
    open_with_voices,
)
from analysis.findings.words import by_source, count, excerpt, in_words, listed, some


@pytest.fixture(scope="module")
def articles() -> pd.DataFrame:
    return read_story(example_story())


@pytest.fixture(scope="module")
def quotes(articles) -> pd.DataFrame:
    return align_speakers(find_quotes(articles))


def timeline_of(articles: pd.DataFrame) -> list[str]:
    dates = find_dates(articles)
    events = build_timeline(dates)
    gaps = find_gaps(events, sources=list(articles["source"].unique()))
    return of_timeline(dates, events, gaps)


def story(*texts: str, published: str | None = None) -> pd.DataFrame:
    rows = [
        {"article": f"a{n}", "source": f"S{n}", "text": text, "published": published}
        for n, text in enumerate(texts, 1)
    ]
    return read_story(pd.DataFrame(rows))


def test_the_articles_are_introduced_with_length_day_and_repairs(articles):
    told = " ".join(of_articles(articles))
    assert told.startswith("2 accounts of the story: Article A (17 May 2025, ")
    assert "NBC News: 8 damaged characters repaired" in told


def test_the_openings_agree_with_the_tables(articles, quotes):
    told, shared = open_with_accounts(articles, quotes)
    assert told == of_articles(articles)[0]
    assert shared.endswith(
        "3 pairs of quotations from two accounts match, 0 of them word for word."
    )
    most, alone = open_with_voices(quotes, articles["source"])
    shares = share_of_voice(quotes[quotes["speaker_type"] != "unknown"])
    total = shares.loc[shares["source"] == "NBC News", "words"].sum()
    assert f"NBC News to Donald Trump (91% of {total})" in most
    assert "Only Article A gives a voice to Marco Rubio" in alone
    dates = find_dates(articles)
    events = build_timeline(dates)
    days, silence = open_with_days(dates, events, find_gaps(events), articles["source"])
    assert days.startswith(
        "10 dates can be placed, of which 5 are in every account; only Article A"
    )
    assert silence.startswith("Article A dates nothing from 1 April 2022")


def test_a_tone_that_differs_opens_with_the_lower_source(quotes):
    scored = score_sentiment(quotes)
    noise = scored["quote"].str.len().mod(7) / 50
    low = noise.where(scored["source"] != "NBC News", -0.5 - noise)
    told, rests = open_with_tone(scored.assign(polarity=low, vader=noise))
    assert told.startswith("In 1 of 3 comparisons of two sources by one scorer, one scores lower: ")
    assert "NBC News than Article A by 0.5" in told
    assert f"Of {quotes['speaker'].notna().sum()} quotes, TextBlob has evidence in" in rests
    assert open_with_tone(scored)[0].startswith("In none of 3 comparisons")


def test_one_source_alone_is_said_to_be_alone():
    alone = story('"This is a good day," Ann Lee said on 3 May 2025.')
    quotes = find_quotes(alone)
    dates = find_dates(alone)
    events = build_timeline(dates)
    assert "no other source" in open_with_accounts(alone, quotes)[1]
    assert "There is one source only" in open_with_voices(quotes, ["S1"])[1]
    told = open_with_days(dates, events, find_gaps(events), ["S1"])
    assert told[0] == "S1 names 1 date that can be placed."


def test_more_than_six_sources_are_counted():
    words = {f"S{n}": "little" for n in range(9)}
    told = by_source(words, "{source} says {words}", "{source} {words}")
    assert told.endswith("S5 little (6 of 9 sources).")


def test_an_unknown_day_of_publication_is_named_as_a_limit():
    told = of_articles(story("They met on Monday."))
    assert any("No day of publication is known for S1" in sentence for sentence in told)


def test_shared_quotations_are_counted(quotes):
    assert of_quotes(quotes)[-1] == (
        "3 pairs of quotations from two accounts match; in 3 one version is shortened."
    )


def test_who_speaks_only_in_one_account_is_named(quotes):
    told = of_speakers(quotes)
    only = "Only Article A gives a voice to Marco Rubio, Vladimir Medinsky and Volodymyr Zelenskyy."
    assert only in told
    assert "Only NBC News gives a voice to Tammy Bruce." in told


def test_shares_are_those_of_the_chart(quotes):
    shares = share_of_voice(quotes[quotes["speaker_type"] != "unknown"])
    first = shares[shares["source"] == "NBC News"].iloc[0]
    assert any(
        f"{first['speaker']}: {first['words']} of" in sentence for sentence in of_speakers(quotes)
    )


def test_shares_are_of_all_attributed_words_also_of_those_a_pronoun_has(quotes):
    hers = quotes.assign(speaker="she", speaker_type="unknown", source="NBC News")
    both = pd.concat([quotes[quotes["source"] == "NBC News"], hers], ignore_index=True)
    shares = share_of_voice(both).set_index("speaker")
    part, total = shares.loc["Donald Trump", "share"], shares["words"].sum()
    his = shares.loc["Donald Trump", "words"]
    told = f"Of those it names, NBC News gives most words to Donald Trump: {his} of {total}"
    assert of_speakers(both)[0].startswith(told)
    assert open_with_voices(both)[0].startswith("Of those it names, NBC News gives most attributed")
    assert f"to Donald Trump ({part:.0%} of {total})" in open_with_voices(both)[0]


def test_the_lowest_score_comes_with_the_words_it_rests_on(quotes):
    told = of_sentiment(score_sentiment(quotes))
    lowest = next(sentence for sentence in told if sentence.startswith("TextBlob's lowest"))
    assert "-1.00" in lowest
    assert "very violent" in lowest


def test_a_source_with_few_scored_quotes_gets_no_verdict():
    quotes = find_quotes(story('"This is a good day," Ann Lee said.'))
    told = of_sentiment(score_sentiment(quotes))
    assert "TextBlob has evidence in 1 quote of S1: too few for a verdict on its tone." in told
    assert told[0] == "Only one source has quotes: there is no other to compare its tone with."
    assert not any("interval" in sentence for sentence in told)


def test_sources_with_little_to_go_by_share_a_sentence():
    few = [f'"This is a {word} day," Ann Lee said.' for word in ("good", "bad", "sad")]
    quotes = score_sentiment(find_quotes(story(*few)))
    told = of_sentiment(quotes)
    expected = "TextBlob has evidence in 1 quote of S1, 1 of S2 and 1 of S3: too few for a verdict"
    assert f"{expected} on their tone." in told
    assert open_with_tone(quotes)[0].startswith("No two sources have 8 quotes each")


def test_a_difference_that_the_quotes_do_not_show_is_not_claimed(quotes):
    told = of_sentiment(score_sentiment(quotes))
    assert told[0].startswith("In 3 of 3 comparisons of two sources by one scorer, the quotes do")
    assert told[-1] == INTERVALS_COVER


def test_a_difference_that_shows_names_the_lower_source(quotes):
    scored = score_sentiment(quotes)
    noise = scored["quote"].str.len().mod(7) / 50
    for low in ("NBC News", "Article A"):
        own = noise.where(scored["source"] != low, -0.5 - noise)
        told = of_sentiment(scored.assign(polarity=own, vader=own))
        sentences = [sentence for sentence in told if sentence.startswith("By TextBlob")]
        word = "lower" if low == "NBC News" else "higher"
        assert len(sentences) == 1
        assert f"the quotes of NBC News score {word} than those of Article A" in sentences[0]


def test_what_a_cut_does_to_a_score_is_counted(quotes):
    told = of_sentiment(score_sentiment(quotes))
    assert (
        "Of 3 quotations shared by two sources, TextBlob scores both versions of 2 and 0 of them "
        "differently, VADER scores both versions of 2 and 1 of them differently and Tone scores "
        "both versions of 3 and 2 of them differently."
    ) in told


def test_who_speaks_of_whom_is_counted_and_what_one_source_has_is_named(quotes, articles):
    told = of_people(find_targets(quotes, articles))
    assert told[0] == (
        "In Article A, 3 quotations mention somebody else: Volodymyr Zelenskyy in 2, "
        "Vladimir Putin in 1 and Donald Trump in 1."
    )
    assert "Found in Article A only: Volodymyr Zelenskyy on Donald Trump." in told
    alone = quotes[quotes["source"] == "NBC News"]
    assert len(of_people(find_targets(alone, articles))) == 1


def test_the_tone_towards_a_person_is_counted_where_it_is_judged_often(quotes, articles):
    targets = find_targets(quotes, articles)
    sure = targets.assign(tone="neutral", tone_probability=0.9)
    sure.loc[sure.index[:4], "tone"] = None
    on_putin = (sure["target"] == "Vladimir Putin") & (sure["source"] == "NBC News")
    number = int(sure.loc[on_putin, "tone"].notna().sum())
    (told,) = (sentence for sentence in of_people(sure) if "Tone reads" in sentence)
    assert told == (
        "In NBC News, Tone reads Donald Trump on Vladimir Putin as negative in 0, neutral in "
        f"{number} and positive in 0 of {number} quotations."
    )
    assert "Found in Article A only: Volodymyr Zelenskyy on Donald Trump." in of_people(sure)


def test_how_often_a_scorer_is_right_comes_with_what_guessing_gives():
    for sentence in of_validity():
        assert "always saying the commonest label is right in" in sentence
        assert "measured " in sentence


def test_the_timeline_names_what_one_account_dates_while_another_is_silent(articles):
    told = timeline_of(articles)
    assert told[0] == "10 dates can be placed; 5 are in every account."
    assert "Only Article A names March 2022, 2022 and January 2025." in told
    assert any(
        "NBC News dates nothing from 1 March 2022 to 31 December 2023" in sentence
        and "Article A names March 2022" in sentence
        for sentence in told
    )


def test_happenings_told_in_two_ways_are_counted_and_not_judged(articles):
    assert timeline_of(articles)[-1].startswith("2 happenings are told in two ways")


@pytest.mark.parametrize("text", ["No words of anybody here.", "Rain."])
def test_stories_with_nothing_to_tell_say_so(text):
    bare = story(text, published="2025-05-17")
    quotes = find_quotes(bare)
    assert of_quotes(quotes) == ["No attribution was found."]
    assert of_speakers(quotes) == ["No words are attributed to anybody whom the text names."]
    assert of_sentiment(score_sentiment(quotes)) == ["There is no attributed quote to score."]
    assert timeline_of(bare) == ["No account names a date that can be placed."]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2025-05-16", "16 May 2025"),
        ("2025-05-19T10:00", "19 May 2025, 10:00"),
        ("2025-05-17TMO", "17 May 2025"),
        ("2025-04", "April 2025"),
        ("2024", "2024"),
        ("192", "the 1920s"),
        ("2015-W09", "week 9 of 2015"),
        ("2012-W30-WE", "the weekend of week 30 of 2012"),
        ("2014-SU", "summer 2014"),
        ("2016-Q3", "2016-Q3"),
    ],
)
def test_timex3_values_in_words(value, written):
    assert in_words(value) == written


def test_numbers_and_lists_read_as_english():
    assert (count(1, "quote"), count(0, "quote")) == ("1 quote", "0 quotes")
    assert (listed([]), listed(["a"]), listed(["a", "b", "c"])) == ("", "a", "a, b and c")
    assert some(list("abcdefgh")) == "a, b, c, d, e and 3 more"


def test_an_excerpt_never_cuts_a_word():
    assert excerpt("one two three", longest=8) == "one two …"
    assert excerpt("short") == "short"
