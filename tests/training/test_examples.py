"""What the tagger learns from is what it is later read as."""

import numpy as np

from analysis.encoder.encoding import POSITIONS, Encoding
from analysis.quotes.tagging.tagger import OUTPUTS, _best_path, _tags
from benchmarks.polnear import Article, Attribution
from training.examples import bio, labelled, paragraphs_alone, unlabelled

TEXT = "“We will wait,” Ms. Solberg told the Blade.\nShe added that no one would leave early."


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


ARTICLE = Article(
    "blade_1",
    TEXT,
    (
        Attribution((span("Ms. Solberg"),), (span("told"),), (span("“We will wait,”"),)),
        Attribution((span("She"),), (span("added that"),), (span("no one would leave early"),)),
    ),
)


def test_labels_read_back_are_the_stretches_that_were_marked():
    words = Encoding().words(TEXT)
    sure = np.log(np.eye(len(OUTPUTS))[bio(ARTICLE, words)] + 1e-6)
    tags = [
        (tag.label, TEXT[tag.start : tag.end])
        for paragraph in words.by_paragraph()
        for tag in _tags(
            paragraph,
            _best_path(sure[paragraph.start : paragraph.stop]),
            np.exp(sure),
            words.spans,
        )
    ]
    assert tags == [
        ("content", "“We will wait,”"),
        ("source", "Ms. Solberg"),
        ("cue", "told"),
        ("source", "She"),
        ("cue", "added that"),
        ("content", "no one would leave early"),
    ]


def test_every_word_is_decided_in_one_window():
    words = Encoding().words(TEXT * 40)
    for examples in (labelled([ARTICLE]), unlabelled([TEXT])):
        assert sum(len(example.labels) for example in examples) == len(Encoding().words(TEXT).spans)
    assert [example.is_labelled for example in (*labelled([ARTICLE]), *unlabelled([TEXT]))] == [
        True,
        False,
    ]
    windows = list(Encoding().windows(words))
    assert [window.first for window in windows[1:]] == [window.last for window in windows[:-1]]


def test_paragraphs_alone_keep_the_places_of_their_words():
    decided = [place for _, place in paragraphs_alone([TEXT, TEXT], seed=0)]
    assert [place.start for place in decided[1:]] == [place.stop for place in decided[:-1]]
    assert decided[-1].stop == 2 * len(Encoding().words(TEXT).spans)


def test_no_window_is_longer_than_the_networks_have_places_for():
    short, long, odd = "No.\n" * 900, "word " * 3000, "antidisestablishmentarianism" * 3 + " "
    for text in (short, long, odd * 400, "\n".join([odd] * 400)):
        encoding = Encoding()
        assert max(len(one.ids) for one in encoding.windows(encoding.words(text))) <= POSITIONS
