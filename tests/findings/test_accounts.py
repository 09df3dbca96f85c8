import pytest

from analysis import find_quotes
from analysis.findings import of_articles
from tests.findings.told import opening_of, quotes_of, story


def test_the_articles_are_introduced_with_length_day_and_repairs(articles):
    told = " ".join(of_articles(articles))
    assert told.startswith("2 accounts of the story: Article A (17 May 2025, ")
    assert "NBC News: 8 damaged characters repaired" in told


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


def test_a_pronoun_is_no_speaker_to_be_counted(quotes):
    hers = quotes.assign(speaker=quotes["speaker"].where(quotes["speaker"] != "Tammy Bruce", "she"))
    hers.loc[hers["speaker"] == "she", "speaker_type"] = "unknown"
    told = " ".join(quotes_of(hers))
    nbc = quotes[(quotes["source"] == "NBC News") & (quotes["kind"] != "fragment")]
    others = nbc["speaker"].nunique() - 1
    assert f"NBC News attributes words {len(nbc)} times, to {others} speakers, and in 1" in told
