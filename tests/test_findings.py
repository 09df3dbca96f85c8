"""What the sentences say must be true of the tables, for the shipped story and for hard ones."""

from collections.abc import Sequence

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
from analysis.comparison import (
    compare_sentiment,
    compare_shared_sentiment,
    count_speakers,
    find_targets,
    match_quotes,
    share_of_voice,
)
from analysis.comparison.sentiment import INTERVALS_COVER
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
from analysis.findings.sources import by_source
from analysis.sentiment.tone import SURE_ENOUGH
from analysis.wording import (
    called,
    count,
    excerpt,
    gapped,
    how_long,
    in_words,
    listed,
    some,
    stop,
    tallied,
    times,
)


@pytest.fixture(scope="module")
def articles() -> pd.DataFrame:
    return read_story(example_story())


@pytest.fixture(scope="module")
def quotes(articles) -> pd.DataFrame:
    return align_speakers(find_quotes(articles))


def opening_of(articles: pd.DataFrame, quotes: pd.DataFrame) -> list[str]:
    return open_with_accounts(articles, quotes, match_quotes(quotes))


def quotes_of(quotes: pd.DataFrame) -> list[str]:
    return of_quotes(quotes, match_quotes(quotes))


def opening_of_voices(quotes: pd.DataFrame, sources: Sequence[str] = ()) -> list[str]:
    return open_with_voices(share_of_voice(quotes), count_speakers(quotes, sources), sources)


def speakers_of(quotes: pd.DataFrame) -> list[str]:
    return of_speakers(share_of_voice(quotes), count_speakers(quotes))


def opening_of_tone(scored: pd.DataFrame) -> list[str]:
    return open_with_tone(scored, compare_sentiment(scored))


def tone_of(scored: pd.DataFrame, *, least_probability: float = SURE_ENOUGH) -> list[str]:
    versions = compare_shared_sentiment(match_quotes(scored), least_probability=least_probability)
    return of_sentiment(scored, compare_sentiment(scored), versions)


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
    told, shared = opening_of(articles, quotes)
    assert told == of_articles(articles)[0]
    assert shared.endswith(
        "3 pairs of quotations from two accounts match, none of them word for word."
    )
    most, alone = opening_of_voices(quotes, articles["source"])
    shares = share_of_voice(quotes[quotes["speaker_type"] != "unknown"])
    nbc = shares[shares["source"] == "NBC News"].set_index("speaker")["words"]
    share = round(100 * nbc["Donald Trump"] / nbc.sum())
    assert f"NBC News to Donald Trump ({share}% of {nbc.sum()})" in most
    assert alone.startswith(
        "By name, words of Marco Rubio, Vladimir Medinsky and Volodymyr Zelenskyy"
    )
    assert alone.endswith("were found in Article A only; those of Tammy Bruce in NBC News.")
    dates = find_dates(articles)
    events = build_timeline(dates)
    days, silence = open_with_days(dates, events, find_gaps(events), articles["source"])
    assert days.startswith(
        "9 dates can be placed, of which 5 are in every account; only Article A names March 2022"
    )
    assert silence.startswith("Around the news, no account is silent for a week or more")


def test_a_tone_that_differs_opens_with_the_lower_source(quotes):
    scored = score_sentiment(quotes)
    noise = scored["quote"].str.len().mod(7) / 50
    low = noise.where(scored["source"] != "NBC News", -0.5 - noise)
    told, rests = opening_of_tone(scored.assign(polarity=low, vader=noise))
    assert told.startswith("By TextBlob (0.5")
    assert (
        "the quotes of NBC News score lower than those of Article A, which VADER and Tone" in told
    )
    assert told.endswith("one in twenty shows a difference by chance: 3 are made here.")
    assert f"Of {quotes['speaker'].notna().sum()} quotes, TextBlob has evidence in" in rests
    told = opening_of_tone(scored)[0]
    assert told == (
        "The quotes do not show, by TextBlob, VADER and Tone, whether Article A or NBC News scores "
        "lower, which is not to say that they are alike."
    )


def test_one_source_alone_is_said_to_be_alone():
    alone = story('"This is a good day," Ann Lee said on 3 May 2025.')
    quotes = find_quotes(alone)
    dates = find_dates(alone)
    events = build_timeline(dates)
    assert "no other source" in opening_of(alone, quotes)[1]
    assert "There is one source only" in opening_of_voices(quotes, ["S1"])[1]
    told = open_with_days(dates, events, find_gaps(events), ["S1"])
    assert told[0] == "S1 names 1 date that can be placed."


def test_an_account_without_dates_opens_the_days_where_none_is_silent_for_long():
    dated = story("They met on 3 May 2025.", "They met on a sunny day.")
    dates = find_dates(dated)
    events = build_timeline(dates)
    told = open_with_days(dates, events, find_gaps(events, sources=["S1", "S2"]), ["S1", "S2"])
    assert told[1] == "S2 names no date that can be placed."


def test_more_than_six_sources_are_counted():
    words = {f"S{n}": "little" for n in range(9)}
    told = by_source(words, "{source} says {words}", "{source} {words}")
    assert told.endswith("S5 little (6 of 9 sources).")


def test_an_unknown_day_of_publication_is_named_as_a_limit():
    told = of_articles(story("They met on Monday."))
    assert any("No day of publication is known for S1" in sentence for sentence in told)


def test_shared_quotations_are_counted(quotes):
    assert quotes_of(quotes)[-1] == (
        "3 pairs of quotations from two accounts match: 3 shortened by one of them."
    )


def test_nothing_shared_is_said_in_words():
    texts = ('"This is a good day," Ann Lee said.', '"Nobody asked me," Bob Ray said.')
    quotes = find_quotes(story(*texts))
    assert quotes_of(quotes)[-1] == "No quotation was found in two accounts."
    opening = opening_of(story(*texts), quotes)[1]
    assert opening.endswith("to 2 speakers; no quotation was found in two accounts.")


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (['"This is a good day," Ann Lee said.'] * 2, "account match, word for word"),
        (["“It is a good day for us all,” Ann Lee said."] * 3, "match, all of them word for word"),
        (
            [f'"This is a good day for all{more}," Ann Lee said.' for more in ("", " of us here")],
            "matches, not word for word",
        ),
    ],
)
def test_how_many_pairs_have_the_same_words(texts, told):
    accounts = story(*texts)
    opening = opening_of(accounts, find_quotes(accounts))[1]
    assert opening.endswith(f"{told.replace('account match', 'accounts matches')}.")


def test_one_who_has_no_name_stands_in_quotation_marks():
    accounts = story('"This is a very bad day," some said.', '"All is well," Ann Lee said.')
    quotes = find_quotes(accounts)
    assert "“some” (100% of 6); S2 to Ann Lee (100% of 3)" in opening_of_voices(quotes)[0]
    told = tone_of(score_sentiment(quotes))
    assert "for “some” in S1: “This is a very bad day”." in told[-1]


@pytest.mark.parametrize(
    ("speaker", "speaker_type", "written"),
    [
        ("Ann Lee", "person", "Ann Lee"),
        ("bell hooks", "person", "bell hooks"),
        ("eBay", "organisation", "eBay"),
        ("his campaign", "organisation", "“his campaign”"),
        ("Officials", "unnamed", "“Officials”"),
        ("Lee", "unknown", "“Lee”"),
    ],
)
def test_a_name_has_no_quotation_marks(speaker, speaker_type, written):
    assert called(speaker, speaker_type) == written


def test_who_is_named_in_one_row_is_known_in_all(quotes):
    mixed = quotes.copy()
    first = mixed.index[mixed["speaker"] == "Donald Trump"][0]
    mixed.loc[first, "speaker_type"] = "unknown"
    assert quotes_of(mixed) == quotes_of(quotes)
    assert opening_of_voices(mixed) == opening_of_voices(quotes)


def test_one_who_has_all_words_has_no_interval():
    said = " ".join(f'"All is {word}," Ann Lee said.' for word in ("well", "calm", "good") * 3)
    told = speakers_of(find_quotes(story(said)))[0]
    assert told.endswith("27 of 27 attributed words (100%).")


def test_a_pronoun_is_no_speaker_to_be_counted(quotes):
    hers = quotes.assign(speaker=quotes["speaker"].where(quotes["speaker"] != "Tammy Bruce", "she"))
    hers.loc[hers["speaker"] == "she", "speaker_type"] = "unknown"
    told = " ".join(quotes_of(hers))
    nbc = quotes[(quotes["source"] == "NBC News") & (quotes["kind"] != "fragment")]
    others = nbc["speaker"].nunique() - 1
    assert f"NBC News attributes words {len(nbc)} times, to {others} speakers, and in 1" in told


def test_who_speaks_only_in_one_account_is_named(quotes):
    told = speakers_of(quotes)
    people = "Marco Rubio, Vladimir Medinsky and Volodymyr Zelenskyy"
    assert f"By name, words of {people} were found in Article A only." in told
    assert "By name, words of Tammy Bruce were found in NBC News only." in told


def test_attributions_to_the_unnamed_are_counted_and_not_the_people(quotes):
    twice = pd.concat([quotes, quotes[quotes["speaker_type"] == "unnamed"]], ignore_index=True)
    assert "Article A attributes words to sources without a name once." in speakers_of(quotes)
    assert "Article A attributes words to sources without a name twice." in speakers_of(twice)


def test_shares_are_those_of_the_chart(quotes):
    shares = share_of_voice(quotes[quotes["speaker_type"] != "unknown"])
    first = shares[shares["source"] == "NBC News"].iloc[0]
    assert any(
        f"{first['speaker']}: {first['words']} of" in sentence for sentence in speakers_of(quotes)
    )


def test_shares_are_of_all_attributed_words_also_of_those_a_pronoun_has(quotes):
    hers = quotes.assign(speaker="she", speaker_type="unknown", source="NBC News")
    both = pd.concat([quotes[quotes["source"] == "NBC News"], hers], ignore_index=True)
    shares = share_of_voice(both).set_index("speaker")
    part, total = shares.loc["Donald Trump", "share"], shares["words"].sum()
    his = shares.loc["Donald Trump", "words"]
    told = f"Of those it names, NBC News gives most words to Donald Trump: {his} of {total}"
    assert speakers_of(both)[0].startswith(told)
    theirs = shares.loc["she", "words"]
    assert f"{theirs} go to “she”, and it is open who that is." in speakers_of(both)[0]
    opening = opening_of_voices(both)[0]
    assert opening.startswith("Of those it names, NBC News gives most attributed")
    assert f"to Donald Trump ({part:.0%} of {total}; {theirs} go to “she”" in opening


def test_the_lowest_score_comes_with_the_words_it_rests_on(quotes):
    told = tone_of(score_sentiment(quotes))
    lowest = next(sentence for sentence in told if sentence.startswith("TextBlob's lowest"))
    assert "−1.00, for Donald Trump in NBC News: “Hopefully" in lowest
    assert "very violent" in lowest


def test_a_paraphrase_is_never_given_out_as_somebodys_words(quotes):
    said = score_sentiment(quotes).assign(polarity=lambda table: table["polarity"].abs())
    worst = said.index[(said["kind"] == "mixed") & said["polarity"].notna()][0]
    for kind, whose in (
        ("mixed", "a partly paraphrased quote of "),
        ("indirect", "a paraphrase of "),
    ):
        said.loc[worst, ["kind", "polarity", "content"]] = kind, -0.9, 'he said "no" and “yes”'
        lowest = next(one for one in tone_of(said) if one.startswith("TextBlob's lowest"))
        assert f"for {whose}Donald Trump in NBC News: “he said 'no' and ‘yes’”." in lowest


def test_a_word_that_decides_twice_is_named_once():
    quotes = find_quotes(story('"It was wrong, and evil, and wrong again," Ann Lee said.'))
    (lowest,) = (one for one in tone_of(score_sentiment(quotes)) if "lowest" in one)
    assert lowest.endswith("It rests on “wrong” (twice) and “evil” and on nothing else.")


def test_the_lowest_score_of_somebody_who_is_not_settled_says_so(quotes):
    said = score_sentiment(quotes)
    said.loc[said["polarity"].idxmin(), ["speaker", "speaker_type"]] = "she", "unknown"
    (lowest,) = (one for one in tone_of(said) if one.startswith("TextBlob's lowest"))
    assert "for “she” in NBC News, where it is open who that is: “Hopefully" in lowest


def test_a_source_with_few_scored_quotes_gets_no_verdict():
    quotes = find_quotes(story('"This is a good day," Ann Lee said.'))
    told = tone_of(score_sentiment(quotes))
    assert "TextBlob has evidence in 1 quote of S1: too few for a verdict on its tone." in told
    assert told[0] == "Only one source has quotes: there is no other to compare its tone with."
    assert not any("interval" in sentence for sentence in told)


def test_sources_with_little_to_go_by_share_a_sentence():
    few = [f'"This is a {word} day," Ann Lee said.' for word in ("good", "bad", "sad")]
    quotes = score_sentiment(find_quotes(story(*few)))
    told = tone_of(quotes)
    expected = "TextBlob has evidence in 1 quote of S1, 1 of S2 and 1 of S3: too few for a verdict"
    assert f"{expected} on their tone." in told
    assert opening_of_tone(quotes)[0].startswith("No two sources have 8 quotes each")


def test_a_difference_that_the_quotes_do_not_show_is_not_claimed(quotes):
    told = tone_of(score_sentiment(quotes))
    assert told[0].startswith("In 3 of 3 comparisons of two sources by one scorer, the quotes do")
    assert told[-1] == INTERVALS_COVER


def test_a_difference_that_shows_names_the_lower_source(quotes):
    scored = score_sentiment(quotes)
    noise = scored["quote"].str.len().mod(7) / 50
    for low in ("NBC News", "Article A"):
        own = noise.where(scored["source"] != low, -0.5 - noise)
        told = tone_of(scored.assign(polarity=own, vader=own))
        sentences = [sentence for sentence in told if sentence.startswith("By TextBlob")]
        word = "lower" if low == "NBC News" else "higher"
        assert len(sentences) == 1
        assert f"the quotes of NBC News score {word} than those of Article A" in sentences[0]


def test_what_a_cut_does_to_a_score_is_counted(quotes):
    told = tone_of(score_sentiment(quotes))
    (shared,) = (sentence for sentence in told if "score differently" in sentence)
    assert shared.startswith("3 pairs of quotations from two accounts match. The two versions")
    assert "in 0 of 2 by TextBlob, in 1 of 2 by VADER and in" in shared


def test_the_tone_of_both_versions_keeps_to_the_readers_probability(quotes):
    told = tone_of(score_sentiment(quotes), least_probability=1.1)
    (shared,) = (sentence for sentence in told if "score differently" in sentence)
    assert "Tone" not in shared


def test_who_speaks_of_whom_is_counted_and_what_one_source_has_is_named(quotes, articles):
    told = of_people(find_targets(quotes, articles))
    assert told[0] == (
        "In Article A, 3 quotes mention somebody else: Volodymyr Zelenskyy in 2, "
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
        f"{number} and positive in 0 of the {number} quotes that it judges."
    )


def test_whom_another_source_has_under_another_first_name_is_not_found_in_one_only(
    quotes, articles
):
    targets = find_targets(quotes, articles)
    zelenskyy = (targets["speaker"] == "Volodymyr Zelenskyy") & (
        targets["target"] == "Donald Trump"
    )
    for speaker, target in (("Wolodymyr Zelenskyy", "D. Trump"), ("Zelenskyy’s office", "Donald")):
        other = targets[zelenskyy].assign(source="NBC News", speaker=speaker, target=target)
        told = of_people(pd.concat([targets, other], ignore_index=True))
        assert not any("Zelenskyy on Donald Trump" in sentence for sentence in told)


def test_how_often_a_scorer_is_right_comes_with_what_guessing_gives():
    for sentence in of_validity():
        assert "Always saying the commonest label is right in" in sentence
        assert "measured " in sentence


def test_the_timeline_names_what_one_account_dates_while_another_is_silent(articles):
    told = timeline_of(articles)
    assert told[0] == "9 dates can be placed; 5 are in every account."
    assert "Only Article A names March 2022 and January 2025." in told
    assert "1 date cannot be placed on the calendar: “over three years ago”." in told


def test_who_names_a_day_names_its_month_too():
    told = timeline_of(
        story("It began in May 2025 and on 1 June 2025.", "It began on 10 May 2025, in 2025.")
    )
    assert "Only S1 names 1 June 2025." in told
    assert "Only S2 names 10 May 2025." in told
    told = timeline_of(story("It began on 10 May 2025.", "It began on 10 May 2025 at 9 a.m."))
    assert "Only S2 names 09:00 on 10 May 2025." in told
    assert not any(sentence.startswith("Only S1") for sentence in told)


def test_a_silence_is_told_where_it_hides_news_and_not_what_another_looks_back_at():
    news = "They met on 3 May 2025, and again on 4 May 2025. "
    long = [f"They spoke on {day} April 2025. " for day in (10, 14, 18, 22)]
    accounts = story(
        news + "".join(long) + "The treaty is from 1925. ", news, published="2025-05-04"
    )
    (told,) = [sentence for sentence in timeline_of(accounts) if "dates nothing" in sentence]
    assert told == (
        "S2 dates nothing before 3 May 2025, while S1 names 10 April 2025, 14 April 2025, "
        "18 April 2025 and 1 more."
    )
    between = story(
        news + "".join(long),
        news + "They wrote in 1990. They wrote on 6 April 2025.",
        published="2025-05-04",
    )
    (told,) = [sentence for sentence in timeline_of(between) if "dates nothing" in sentence]
    assert told.startswith("S2 dates nothing from 7 April 2025 to 2 May 2025 (26 days), while S1")
    old = story(news + "".join(long), news + "They wrote in 1990.", published="2025-05-04")
    (told,) = [sentence for sentence in timeline_of(old) if "dates nothing" in sentence]
    assert told.startswith("S2 dates nothing in the days before 3 May 2025, while S1 names 10")
    ahead = story(
        "They met on 3 May 2025. They met on 2 May 2025. They will meet in June 2035.",
        "They met on 3 May 2025. They will meet on 12 May 2025 and on 20 May 2025.",
    )
    (told,) = [sentence for sentence in timeline_of(ahead) if sentence.startswith("S1 dates noth")]
    assert told.startswith("S1 dates nothing in the days after 3 May 2025, while S2 names 12 May")
    eve = story(
        news + "They met on 2 May 2025.", news + "They met in 1925.", published="2025-05-04"
    )
    assert "dates nothing" not in " ".join(timeline_of(eve))
    looking_back = story(news + "The treaty is from 1925. ", news, published="2025-05-04")
    assert "dates nothing" not in " ".join(timeline_of(looking_back))


def test_a_silence_that_ends_with_the_day_of_publication_ends_at_no_date():
    accounts = story(
        "They met on 3 May 2025, on 6 May 2025, on 12 May 2025 and on 14 May 2025. "
        "They will meet on 30 May 2025.",
        "The treaty is from 1925. They will meet on 30 May 2025.",
    )
    known = accounts.assign(published=pd.to_datetime(["2025-05-20", "2025-05-16"]))
    dates = find_dates(known)
    events = build_timeline(dates)
    gaps = find_gaps(events, articles=known)
    (told,) = [one for one in of_timeline(dates, events, gaps, articles=known) if "nothing" in one]
    assert told.startswith(
        "S2 dates nothing in the days up to 16 May 2025, its day of publication, while S1 names 3"
    )


def test_nobody_is_silent_about_the_days_after_his_own():
    texts = [f"They met on {day} May 2025. They met on 3 May 2025." for day in (4, 25)]
    accounts = story(*texts)
    dates = find_dates(accounts)
    events = build_timeline(dates)
    gaps = find_gaps(events)
    for day, silences in (("2025-05-04", 0), ("2025-05-30", 1)):
        known = accounts.assign(published=pd.Series(pd.Timestamp(day), accounts.index))
        told = " ".join(of_timeline(dates, events, gaps, articles=known))
        assert told.count("S1 dates nothing after 4 May 2025, while S2") == silences


def test_now_and_recently_are_no_dates_that_lack_a_place():
    told = " ".join(timeline_of(story("They met recently. Now they wait. They met on 3 May 2025.")))
    assert "cannot be placed" not in told


def test_happenings_told_in_two_ways_are_counted_and_not_judged(articles):
    assert timeline_of(articles)[-1].startswith("2 happenings may be told in two ways")


@pytest.mark.parametrize("text", ["No words of anybody here.", "Rain."])
def test_stories_with_nothing_to_tell_say_so(text):
    bare = story(text, published="2025-05-17")
    quotes = find_quotes(bare)
    assert quotes_of(quotes) == ["No attribution was found."]
    assert speakers_of(quotes) == ["No words are attributed to anybody whom the text names."]
    assert tone_of(score_sentiment(quotes)) == ["There is no attributed quote to score."]
    assert timeline_of(bare) == ["No account names a date that can be placed."]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2025-05-16", "16 May 2025"),
        ("2025-05-19T10:00", "10:00 on 19 May 2025"),
        ("2025-05-17TMO", "17 May 2025"),
        ("2025-05-17T24:00", "midnight on 17 May 2025"),
        ("2025-05-17T09:30Z", "09:30 GMT on 17 May 2025"),
        ("2025-04", "April 2025"),
        ("2024", "2024"),
        ("192", "the 1920s"),
        ("2015-W09", "the week of 23 February 2015"),
        ("2012-W30-WE", "the weekend of 28 July 2012"),
        ("2014-SU", "summer 2014"),
        ("2016-Q3", "the third quarter of 2016"),
        ("2016-H1", "the first half of 2016"),
        ("20", "the 21st century"),
        ("18", "the 19th century"),
        ("11", "the 12th century"),
        ("PRESENT_REF", "PRESENT_REF"),
    ],
)
def test_timex3_values_in_words(value, written):
    assert in_words(value) == written


def test_numbers_and_lists_read_as_english():
    assert (count(1, "quote"), count(0, "quote")) == ("1 quote", "0 quotes")
    assert (listed([]), listed(["a"]), listed(["a", "b", "c"])) == ("", "a", "a, b and c")
    assert some(list("abcdefgh")) == "a, b, c, d, e and 3 more"
    assert tallied(["Late", "soon", "late"]) == ["Late (twice)", "soon"]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2022-04-01", "2025-01-01", "2 years 9 months"),
        ("2025-05-01", "2025-05-16", "15 days"),
        ("2025-03-01", "2025-04-01", "1 month"),
        ("2025-03-01", "2025-03-01", "less than a day"),
    ],
)
def test_lengths_of_time_in_words(start, end, words):
    assert how_long(pd.Timestamp(start), pd.Timestamp(end)) == words


def test_verbs_that_are_written_once():
    assert [times(n) for n in (1, 2, 3)] == ["once", "twice", "3 times"]
    assert [stop(one) for one in ("Ann", "Bob Jr.")] == ["Ann.", "Bob Jr."]
    facts = [("Ann", "has", "two"), ("Bob", "has", "five"), ("Eve", "lost", "one")]
    assert gapped(facts) == "Ann has two, Bob five and Eve lost one"


def test_an_excerpt_never_cuts_a_word():
    assert excerpt("one two three", longest=8) == "one two …"
    assert excerpt("short") == "short"
