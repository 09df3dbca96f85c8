import pandas as pd

from analysis import build_timeline, find_dates, find_gaps
from analysis.findings import of_timeline, open_with_days
from tests.findings.told import story, timeline_of


def test_an_account_without_dates_opens_the_days_where_none_is_silent_for_long():
    dated = story("They met on 3 May 2025.", "They met on a sunny day.")
    dates = find_dates(dated)
    events = build_timeline(dates)
    told = open_with_days(dates, events, find_gaps(events, sources=["S1", "S2"]), ["S1", "S2"])
    assert told[1] == "S2 names no date that can be placed."


def test_the_timeline_names_what_one_account_dates_while_another_is_silent(articles):
    told = timeline_of(articles)
    days = "February 2025, April 2025, 16 May 2025, 17 May 2025 and 19 May 2025"
    assert told[0] == f"9 dates can be placed; 5 are in every account ({days})."
    assert "Only Article A names March 2022 and January 2025." in told
    assert "1 date cannot be placed on the calendar: “over three years ago”." in told


def test_what_is_in_every_account_is_asked_of_those_that_name_a_date():
    met = "They met on 3 May 2025."
    for others, told in (
        ([met, "They met."], "1 date can be placed; 1 is in every account that names any (3 May"),
        (["They met."], "1 date can be placed; none is in every account."),
        ([], "1 date can be placed."),
    ):
        articles = story(met, *others)
        sources = articles["source"].tolist()
        dates = find_dates(articles)
        events = build_timeline(dates)
        sentences = of_timeline(dates, events, find_gaps(events, sources=sources), sources)
        assert sentences[0].startswith(told)


def test_sources_that_name_the_same_days_meanwhile_are_told_together():
    news = "They met on 3 May 2025. They met on 4 May 2025. "
    long = news + "They spoke on 10 April 2025. They spoke on 20 April 2025."
    told = " ".join(timeline_of(story(long, news, long, published="2025-05-04")))
    assert "while S1 and S3 name 10 April 2025 and 20 April 2025." in told


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


def test_a_day_that_only_a_quoted_tomorrow_names_is_no_date_of_that_account():
    says = "They met on 3 May 2025. “I will tell you tomorrow,” Ann Lee said."
    met = "They met on 3 May 2025."
    told = timeline_of(story(says, met, published="2025-05-17"))
    assert told[0] == "1 date can be placed; 1 is in every account (3 May 2025)."
    told = timeline_of(
        story(says, f"{met} The court rules on 18 May 2025.", published="2025-05-17")
    )
    assert told[0].startswith("2 dates can be placed; 2 are in every account")
