import pandas as pd

from analysis import find_quotes
from analysis.comparison import share_of_voice
from tests.findings.told import opening_of_voices, speakers_of, story


def test_one_who_has_all_words_has_no_interval():
    said = " ".join(f'"All is {word}," Ann Lee said.' for word in ("well", "calm", "good") * 3)
    told = speakers_of(find_quotes(story(said)))[0]
    assert told.endswith("27 of 27 attributed words (100%).")


def test_who_speaks_only_in_one_account_is_named(quotes):
    told = speakers_of(quotes)
    people = "Marco Rubio, Vladimir Medinsky and Volodymyr Zelenskyy"
    assert f"By name, words of {people} were found in Article A only." in told
    assert "By name, words of Tammy Bruce were found in NBC News only." in told


def test_attributions_to_the_unnamed_are_counted_and_not_the_people(quotes):
    twice = pd.concat([quotes, quotes[quotes["speaker_type"] == "unnamed"]], ignore_index=True)
    told = "Words are attributed to sources without a name"
    assert f"{told} once in Article A." in speakers_of(quotes)
    assert f"{told} twice in Article A." in speakers_of(twice)


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


def test_what_only_one_source_leaves_open_is_said_of_that_one_only(quotes):
    hers = quotes.assign(speaker="she", speaker_type="unknown")
    hers = hers[hers["source"] == "NBC News"]
    opening = opening_of_voices(pd.concat([quotes, hers], ignore_index=True))[0]
    assert opening.startswith("Article A gives most attributed words to ")
    assert "; NBC News, of those it names, to Donald Trump (" in opening


def test_two_sources_that_give_most_words_to_one_person_are_told_together():
    said = story('"All is well," Ann Lee said.', '"All is calm," Ann Lee said. "No," Bob Ray said.')
    assert opening_of_voices(find_quotes(said))[0] == (
        "S1 gives most attributed words to Ann Lee (100% of 3); so does S2 (75% of 4)."
    )
