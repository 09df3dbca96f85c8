import json
import re
from pathlib import Path

import pytest
from ftfy.fixes import uncurl_quotes
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from analysis.comparison import match_quotes, unshared_quotes
from analysis.comparison.alignment import words as words_of
from analysis.errors import InputError
from analysis.quotes import find_quotes
from analysis.reading import example_story, read_story
from analysis.tables import PART_BREAK, QUOTES, SHARED_QUOTES, as_table

CASES = json.loads((Path(__file__).parent / "shared.json").read_text(encoding="utf-8"))
GOLD = json.loads((Path(__file__).parents[1] / "two_articles.json").read_text(encoding="utf-8"))[
    "comparison"
]
MARKED = re.compile("“(.+)”")


def attribution(source, number, parts, speaker=None, speaker_type="person", kind="direct"):
    """A row of quotes; what stands between curly double marks is quoted, or else all of it."""
    ends = [len(PART_BREAK.join(parts[: n + 1])) for n in range(len(parts))]
    spans = [(end - len(part), end) for part, end in zip(parts, ends, strict=True)]
    marked = [MARKED.fullmatch(part) or re.search("“([^”]+)”$", part) for part in parts]
    quoted = [
        (start + match.start(1), start + match.end(1)) if match else (start, end)
        for match, (start, end) in zip(marked, spans, strict=True)
    ]
    return {
        "article": source,
        "source": source,
        "quote": f"{source}:{number}",
        "kind": kind,
        "content": PART_BREAK.join(parts),
        "content_spans": spans,
        "quoted_spans": [] if kind == "indirect" else quoted,
        "speaker": speaker,
        "speaker_type": speaker_type if speaker else None,
        "paragraph": number,
        "confidence": 1.0,
    }


def quotes_of(**sources):
    return as_table(
        (
            attribution(source, number, **quote)
            for source, listed in sources.items()
            for number, quote in enumerate(listed, 1)
        ),
        QUOTES,
    )


def one_each(a, b, speaker="Ann Lee"):
    return quotes_of(a=[{"parts": [a], "speaker": speaker}], b=[{"parts": [b], "speaker": speaker}])


def straight(words):
    return uncurl_quotes(words).strip(" ,.")


@pytest.fixture(scope="module")
def shipped():
    return find_quotes(read_story(example_story()))


def test_the_shipped_story_has_three_shared_quotations(shipped):
    shared = match_quotes(shipped)
    found = {
        (straight(a), straight(b))
        for a, b in zip(shared["words_a"], shared["words_b"], strict=True)
    }
    assert found == {(straight(pair["A"]), straight(pair["B"])) for pair in GOLD["same_quote"]}
    assert len(shared) == 3
    assert set(shared["relation"]) == {"shortened"}
    assert set(shared["shorter"]) == {"b"}
    assert not any(shared["only_b"])


def test_the_shipped_storys_one_sided_quotations(shipped):
    unshared = unshared_quotes(shipped)
    only = {
        source: {straight(words) for words in words}
        for source, words in unshared.groupby("source")["words"]
    }
    first, second = dict.fromkeys(shipped["source"])
    assert {straight(words) for words in GOLD["only_A"]} <= only[first]
    assert {straight(words) for words in GOLD["only_B"]} == only[second]
    assert set(unshared.loc[unshared["source"] == first, "speaker"]) == {"Volodymyr Zelenskyy"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_shared_quotations(case):
    shared = match_quotes(quotes_of(a=case["a"], b=case["b"])).to_dict("records")
    found = [
        {"quotes": [row["quote_a"], row["quote_b"]]}
        | {name: row[name] for name in ("speaker", "relation", "shorter", "only_a", "only_b")}
        for row in shared
    ]
    assert found == case["expected"]


def test_what_only_one_source_has():
    case = CASES[0]
    unshared = unshared_quotes(quotes_of(a=case["a"], b=case["b"]))
    assert list(unshared["quote"]) == ["a:4", "b:1", "b:5"]
    assert list(unshared["speaker"]) == [
        "Volodymyr Zelenskyy",
        "Donald Trump",
        "Donald Trump",
    ]


def test_a_fragment_and_a_phrase_within_a_longer_quotation_are_not_one_sided():
    quotes = quotes_of(
        a=[
            {"parts": ["stopping the bloodbath that is killing so many"], "speaker": "Ann Lee"},
            {"parts": ["economic partnership"], "kind": "fragment"},
        ],
        b=[{"parts": ["bloodbath"], "speaker": "Ann Lee"}],
    )
    assert list(unshared_quotes(quotes)["quote"]) == ["a:1"]


def test_what_another_source_cuts_to_a_phrase_is_not_one_sided():
    quotes = quotes_of(
        a=[{"parts": ["That is some phony theology, my friends"], "speaker": "Ann Lee"}],
        b=[{"parts": ["phony theology"]}, {"parts": ["entirely unheard of"]}],
    )
    assert list(unshared_quotes(quotes)["quote"]) == ["b:2"]


def test_the_same_words_of_another_person_are_not_one_sided():
    quotes = quotes_of(
        a=[{"parts": ["I intend to use whatever weight this office holds"], "speaker": "Ann Lee"}],
        b=[{"parts": ["whatever weight this office holds"], "speaker": "Bo Ruiz"}],
    )
    assert len(match_quotes(quotes)) == 0
    assert len(unshared_quotes(quotes)) == 0


def test_every_two_sources_are_compared():
    words = {"parts": ["the door is open for lawmakers"], "speaker": "Ann Lee"}
    shared = match_quotes(quotes_of(c=[words], a=[words], b=[words]))
    assert list(zip(shared["source_a"], shared["source_b"], strict=True)) == [
        ("c", "a"),
        ("c", "b"),
        ("a", "b"),
    ]


def test_words_of_a_divided_quotation_stay_as_they_are_written():
    shared = match_quotes(quotes_of(a=CASES[6]["a"], b=CASES[6]["b"]))
    assert list(shared["words_a"]) == [
        "This is a matter of honour.",
        "We will not rest until every one of them is home.",
    ]
    assert shared.loc[0, "words_b"] == "This is a matter of honour,"


def test_a_lower_threshold_finds_looser_versions():
    quotes = one_each(
        "I fear that his budget reflects all the values of his favourite author",
        "Your budget appears to reflect all the values of your favourite author",
    )
    assert len(match_quotes(quotes)) == 0
    assert list(match_quotes(quotes, min_similarity=0.4)["relation"]) == ["altered"]


def test_nothing_to_compare():
    table = match_quotes(quotes_of(a=CASES[0]["a"]))
    assert len(table) == 0
    assert list(table.columns) == list(SHARED_QUOTES)
    assert len(match_quotes(as_table([], QUOTES))) == 0
    assert len(unshared_quotes(as_table([], QUOTES))) == 0


def test_quotes_stay_as_they_are():
    quotes = quotes_of(a=CASES[0]["a"], b=CASES[0]["b"])
    before = quotes.copy(deep=True)
    match_quotes(quotes)
    unshared_quotes(quotes)
    assert_frame_equal(quotes, before)


def test_a_missing_column_is_named():
    with pytest.raises(InputError, match="match_quotes needs the column quoted_spans"):
        match_quotes(as_table([], QUOTES).drop(columns="quoted_spans"))


sentences = st.lists(
    st.sampled_from(["we", "will", "not", "go", "to", "war", "Ann", "again.", "I", "“yes,”"]),
    min_size=1,
    max_size=14,
).map(" ".join)


def in_both(match, side):
    """The words of a version as they are compared, without those that it has alone."""
    alone = match[f"only_{side}_spans"]
    return [
        word.key
        for word in words_of(match[f"words_{side}"])
        if not any(start <= word.start < end for start, end in alone)
    ]


def test_a_word_that_comes_twice_is_alone_where_the_other_version_lacks_it():
    shared = match_quotes(
        quotes_of(
            a=[{"parts": ["I believe that in the interview that he gave"], "speaker": "Ann"}],
            b=[{"parts": ["I believe that, in the interview he gave"], "speaker": "Ann"}],
        )
    )
    assert shared.loc[0, ["only_a", "only_a_spans"]].tolist() == [["that"], [(32, 36)]]


@given(st.lists(sentences, max_size=4), st.lists(sentences, max_size=4))
@settings(max_examples=150, deadline=None)
def test_any_two_sources(a, b):
    def row(text):
        return {"parts": [text.replace("“", "").replace("”", "")], "speaker": "Ann"}

    quotes = quotes_of(a=[row(text) for text in a], b=[row(text) for text in b])
    contents = dict(zip(quotes["quote"], quotes["content"], strict=True))
    for match in match_quotes(quotes).to_dict("records"):
        assert match["words_a"] in contents[match["quote_a"]]
        assert match["words_b"] in contents[match["quote_b"]]
        for side in "ab":
            words, spans = match[f"words_{side}"], match[f"only_{side}_spans"]
            assert [words[start:end] for start, end in spans] == match[f"only_{side}"]
        assert in_both(match, "a") == in_both(match, "b")
        assert (match["relation"] == "verbatim") == (match["similarity"] == 1)
        assert (match["relation"] == "verbatim") == (not match["only_a"] and not match["only_b"])
        assert (match["relation"] == "shortened") == bool(match["shorter"])


@given(st.text(max_size=80), st.text(max_size=80))
@settings(max_examples=100, deadline=None)
def test_any_text_is_compared_without_an_error(a, b):
    shared = match_quotes(one_each(a, b))
    assert len(match_quotes(one_each(a, a))) == int(bool(re.search(r"\w", a)))
    assert len(shared) <= 1


@given(st.integers(0, 19), st.integers(1, 15))
@settings(max_examples=60, deadline=None)
def test_words_taken_out_are_the_words_reported(start, count):
    words = [f"word{n}" for n in range(20)]
    cut = words[:start] + words[start + count :]
    shared = match_quotes(one_each(" ".join(words), " ".join(cut)))
    longest = max(start, len(words) - start - count)
    assert len(shared) == int(longest >= 4)
    if len(shared):
        assert shared.loc[0, "only_a"] == [" ".join(words[start : start + count])]
        assert shared.loc[0, "shorter"] == "b"
