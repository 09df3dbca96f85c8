"""What holds for every table of quotes, whatever the articles and whatever the tagger says."""

import re
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from analysis.errors import InputError
from analysis.quotes import find_quotes
from analysis.quotes.tagging.tagger import default_tagger
from analysis.quotes.tagging.tags import Tag
from analysis.tables import PART_BREAK, QUOTES, as_table, quoted_words
from analysis.text.marks import MARKS
from analysis.text.segment import paragraphs

TALK = """“We will rebuild,” Mayor Marta Delgado said Tuesday. “It will take a year.”
Peter Haworth, who chairs the panel, told CNN on Friday that the plan was “a gift to the banks.”
“I never said so,” he wrote on X.
“Nor did I.”
According to a report, the “reform” cost the town its last clinic."""

ODD = ["\r\n", "she", "said", "😀", "İ", "U.S.", "<b>", *'\n\n“”"‘’—:']
BITS = st.sampled_from([*TALK.split(), *ODD])
TEXTS = st.lists(BITS, max_size=40).map(" ".join)
LINES = st.lists(st.sampled_from(TALK.splitlines()), max_size=6).map("\n".join)


class Fake:
    """A tagger that knows one text."""

    def __init__(self, tags):
        self.tags = tags

    def tag(self, _text):
        return self.tags


@st.composite
def tagged_texts(draw):
    """A text, and tags as a tagger may give them: in order, apart, within their paragraphs."""
    text = draw(TEXTS)
    tags = []
    for paragraph in paragraphs(text):
        words = [match.span() for match in re.finditer(r"\S+", text[slice(*paragraph)])]
        cuts = draw(st.lists(st.integers(0, len(words)), max_size=6).map(sorted))
        for first, last in pairwise(cuts):
            label = draw(st.sampled_from([None, "source", "cue", "content"]))
            if label and first < last:
                start, end = words[first][0] + paragraph[0], words[last - 1][1] + paragraph[0]
                tags.append(Tag(label, start, end, draw(st.sampled_from([0.5, 0.9, 1.0]))))
    return text, tags


def assert_rows_are_sound(table, text):
    """All that the schema and its comments promise of the rows of one article."""
    starts = []
    held = []
    for row in table.to_dict("records"):
        spans, quoted = row["content_spans"], row["quoted_spans"]
        assert row["content"] == PART_BREAK.join(text[start:end] for start, end in spans)
        assert all(start < end for start, end in spans)
        assert all(any(a <= start and end <= b for a, b in spans) for start, end in quoted)
        words = quoted_words(row["content"], spans, quoted)
        assert words == [text[start:end] for start, end in quoted]
        assert row["kind"] in {"direct", "mixed", "indirect", "fragment"}
        assert (row["kind"] == "fragment") == pd.isna(row["speaker"])
        if row["kind"] == "direct":
            assert spans == quoted
        if row["kind"] == "indirect":
            assert quoted == []
        for name in ("speaker", "cue"):
            written = row["speaker_text"] if name == "speaker" else row["cue"]
            sliced = [text[start:end] for start, end in row[f"{name}_spans"]]
            assert sliced == ([] if pd.isna(written) else [written])
        assert 0 <= row["confidence"] <= 1
        start, end = paragraphs(text)[row["paragraph"]]
        assert start <= spans[0][0] < end
        starts.append(spans[0][0])
        held += spans
    assert starts == sorted(starts)
    held.sort()
    assert all(one[1] <= other[0] for one, other in pairwise(held))
    assert list(table["quote"]) == [f"{name}:{n}" for n, name in enumerate(table["article"], 1)]


def test_a_table_without_articles(articles):
    assert_frame_equal(find_quotes(articles()), as_table([], QUOTES))


@pytest.mark.parametrize(
    "text", ["", " \n\t\n ", "”", "“”", ".", "\ufeff", "The storm has passed."]
)
def test_a_text_without_quotes(text, articles):
    assert_frame_equal(find_quotes(articles(text)), as_table([], QUOTES))


@pytest.mark.parametrize("column", ["article", "source", "text", "published"])
def test_a_missing_column_is_named(column, articles):
    with pytest.raises(InputError, match=f"find_quotes needs the column {column}"):
        find_quotes(articles(TALK).drop(columns=column))


def test_two_articles_of_one_id_are_refused(articles):
    with pytest.raises(InputError, match="article"):
        find_quotes(articles(TALK, TALK).assign(article="one_id"))


def test_an_article_without_text_is_refused(articles):
    with pytest.raises(InputError, match="text"):
        find_quotes(articles(TALK, None))


@pytest.mark.parametrize("text", ["“ ‘", "“…”", '"—" "!"'])
def test_marks_around_no_word_are_no_quotation_of_anybody(text, articles):
    assert find_quotes(articles(text))["speaker"].isna().all()


def test_nothing_but_a_tagger_is_needed(tagged, articles):
    document, tags = tagged("{S The mayor} {C said} {W it would take a year}.")
    table = find_quotes(articles(document.text), tagger=Fake(tags))
    assert table[["speaker_text", "cue", "content"]].to_numpy().tolist() == [
        ["The mayor", "said", "it would take a year"]
    ]


def test_marks_are_read_where_the_tagger_sees_nothing(articles):
    """Rules find the quotation; nobody is named without evidence."""
    table = find_quotes(articles("“We will rebuild it,” she said."), tagger=Fake([]))
    assert table[["kind", "content"]].to_numpy().tolist() == [["fragment", "We will rebuild it,"]]


@pytest.mark.parametrize(
    ("marked", "least"),
    [
        ("{S They} {C said} {W it would take a year}.", 0.65),
        ("{S They} {C said} {W it would take “a year}.”", 0.5),
    ],
)
def test_how_sure_the_tagger_has_to_be(marked, least, tagged, articles):
    """Whoever they are: that nobody names them takes no words from them."""
    for score, kept in ((least, True), (least - 0.01, False)):
        document, tags = tagged(marked, score)
        table = find_quotes(articles(document.text), tagger=Fake(tags))
        assert table["speaker_text"].eq("They").any() == kept


def test_evidence_names_what_found_each_part(tagged, articles):
    """A number by a rule is not given as the tagger's."""
    document, tags = tagged(
        "{S Ann Lee} {C said} {W it would take a year}.\n\n“We go on.” ― Bo Ray"
    )
    told, signed = find_quotes(articles(document.text), tagger=Fake(tags))["evidence"]
    assert told.startswith("tagger: words 1.00, source 1.00, cue 1.00; speaker: ")
    assert signed.startswith(
        "quotation marks: words 0.50; a dash and a name behind the marks: source 1.00, cue 1.00; "
    )


def test_columns_and_dtypes_are_those_of_the_schema(articles):
    table = find_quotes(articles(TALK, "", TALK))
    assert_frame_equal(table.iloc[:0], as_table([], QUOTES))
    assert table.index.equals(pd.RangeIndex(len(table)))
    assert table["quote"].is_unique


def test_the_articles_are_left_as_they_were(articles):
    given_articles = articles(TALK, "Nobody spoke.")
    before = given_articles.copy(deep=True)
    find_quotes(given_articles)
    assert_frame_equal(given_articles, before)


def test_other_columns_and_any_index_make_no_difference(articles):
    table = articles(TALK, TALK)
    other = table.assign(title="Bridge", text2=1).set_index(pd.Index([7, 7]))
    assert_frame_equal(find_quotes(other), find_quotes(table))


@given(TEXTS | LINES)
@settings(max_examples=60, deadline=None)
def test_every_row_is_sound(articles, text):
    assert_rows_are_sound(find_quotes(articles(text)), text)


@given(tagged_texts())
@settings(max_examples=250, deadline=None)
def test_every_row_is_sound_whatever_the_tagger_says(articles, case):
    text, tags = case
    assert_rows_are_sound(find_quotes(articles(text), tagger=Fake(tags)), text)


@given(st.lists(TEXTS | LINES, min_size=1, max_size=3), st.data())
@settings(max_examples=25, deadline=None)
def test_what_an_article_says_does_not_depend_on_the_others(articles, texts, data):
    table = articles(*texts)
    order = data.draw(st.permutations(range(len(table))))
    together = find_quotes(table.iloc[order])
    alone = [find_quotes(table.iloc[[number]]) for number in order]
    expected = pd.concat([*alone, as_table([], QUOTES)], ignore_index=True)
    assert_frame_equal(together, expected, check_dtype=False)


@given(TEXTS)
@settings(max_examples=20, deadline=None)
def test_the_same_text_gives_the_same_rows(articles, text):
    assert_frame_equal(find_quotes(articles(text)), find_quotes(articles(text)))


@given(LINES)
@settings(max_examples=20, deadline=None)
def test_the_rules_read_straight_marks_like_curly_ones(articles, text):
    tagger = Fake(default_tagger().tag(text))
    straight = text.translate(str.maketrans("“”", '""'))
    columns = ["kind", "content_spans", "quoted_spans", "speaker", "cue", "said_on", "venue"]
    curly_rows = find_quotes(articles(text), tagger=tagger)
    straight_rows = find_quotes(articles(straight), tagger=tagger)
    assert_frame_equal(curly_rows[columns], straight_rows[columns])


def test_quoted_words_have_no_marks_at_their_edges(articles):
    text = "“‘No’ is no answer,” Ms. Delgado said. \"He said 'no,'\" she said. ``No,'' he said."
    for row in find_quotes(articles(text)).to_dict("records"):
        for start, _end in row["quoted_spans"]:
            assert text[start - 1] in MARKS
