"""Looking up paragraphs, sentences and quotations by position."""

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.text.document import Document

PIECES = st.sampled_from(["They met.", "war", "“", "”", '"', "’", "\n", "\n\n", " ", "  ", "?"])
TEXTS = st.lists(PIECES, max_size=30).map("".join)


def test_positions_of_a_text():
    text = "They met.\n\n“We left,” Ray said. “So did\n“she.” It rained."
    document = Document.of(text)
    assert document.paragraph_at(text.index("Ray")) == 1
    assert document.sentence_at(text.index("she")) == 3
    assert document.is_quoted(text.index("“We"))
    assert document.is_quoted(text.index("she"))
    assert not document.is_quoted(text.index("Ray"))
    assert not document.is_quoted(text.index(" Ray"))
    inner = (text.index("she"), text.index("she") + len("she."))
    assert document.outer[inner] == (inner[0] - 1, inner[1] + 1)
    assert [len(quotation.parts) for quotation in document.quotations] == [1, 2]
    first, *rest = document.quoted
    assert document.quoted_in((first[0] + 1, first[1] - 1)) == [first]
    assert document.quoted_in((first[1], rest[0][0])) == []
    assert document.quoted_in((first[1] - 1, len(text))) == [first, *rest]


def test_positions_before_the_first_word_and_in_an_empty_text():
    assert Document.of(" \n They met.").paragraph_at(0) == -1
    assert Document.of("").sentence_at(0) == -1
    assert not Document.of("").is_quoted(0)
    assert Document.of("").quoted_in((0, 5)) == []


@given(TEXTS, st.data())
@settings(max_examples=200)
def test_lookups_agree_with_looking_at_every_span(text, data):
    document = Document.of(text)
    position = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(position, len(text)))

    def last_from(spans):
        return max((n for n, (start, _) in enumerate(spans) if start <= position), default=-1)

    assert document.paragraph_at(position) == last_from(document.paragraphs)
    assert document.sentence_at(position) == last_from(document.sentences)
    assert document.is_quoted(position) == any(a <= position < b for a, b in document.quoted)
    overlapping = [(a, b) for a, b in document.quoted if a < end and position < b]
    assert document.quoted_in((position, end)) == overlapping
