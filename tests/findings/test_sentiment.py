from analysis import find_quotes, score_sentiment
from analysis.comparison.sentiment import INTERVALS_COVER
from analysis.findings import of_validity
from tests.findings.told import opening_of_tone, story, tone_of


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
    assert told[0].startswith("In all 3 comparisons of two sources by one scorer, the quotes do")
    assert told[-1] == INTERVALS_COVER


def test_a_difference_that_shows_names_the_lower_source(quotes):
    scored = score_sentiment(quotes)
    noise = scored["quote"].str.len().mod(7) / 50
    for low in ("NBC News", "Article A"):
        own = noise.where(scored["source"] != low, -0.5 - noise)
        told = tone_of(scored.assign(polarity=own, vader=own))
        sentences = [sentence for sentence in told if sentence.startswith("By TextBlob")]
        high = "Article A" if low == "NBC News" else "NBC News"
        assert len(sentences) == 1
        assert f"the quotes of {low} score lower than those of {high}" in sentences[0]


def test_what_a_cut_does_to_a_score_is_counted(quotes):
    told = tone_of(score_sentiment(quotes))
    (shared,) = (sentence for sentence in told if "score differently" in sentence)
    assert shared.startswith("3 pairs of quotations from two accounts match. The two versions")
    assert "in 0 of 2 by TextBlob, in 1 of 2 by VADER and in" in shared


def test_the_tone_of_both_versions_keeps_to_the_readers_probability(quotes):
    told = tone_of(score_sentiment(quotes), least_probability=1.1)
    (shared,) = (sentence for sentence in told if "score differently" in sentence)
    assert "Tone" not in shared


def test_how_often_a_scorer_is_right_comes_with_what_guessing_gives():
    for sentence in of_validity():
        assert "Always saying the commonest label is right in" in sentence
        assert "measured " in sentence


def test_where_no_word_is_negative_no_lowest_score_is_told():
    quotes = find_quotes(story('"This is a good day, the same as all," Ann Lee said.'))
    assert not any("lowest" in sentence for sentence in tone_of(score_sentiment(quotes)))
