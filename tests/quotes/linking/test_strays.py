"""Words that the tagger took for somebody's and that stand apart from what he says."""

from dataclasses import replace

import pytest

from analysis.quotes.linking.link import link

APART = {
    "after other words": (
        "{S Lee} {C called} {W it a lie}, and the crowd turned to {W his claims}.",
        ["it a lie"],
    ),
    "behind a quotation": (
        "“{W It is a lie},” {S Lee} {C said} to applause at {W the plan}.",
        ["It is a lie,"],
    ),
    "before the words": (
        "At {W the plea} of friends, {W it was withdrawn}, {S Lee} {C said}.",
        ["it was withdrawn"],
    ),
}
BESIDE = {
    "after its cue alone": ("{S Lee} {C spoke} last night of {W his claims}.", ["his claims"]),
    "around source and cue": (
        "{W The plan}, {S Lee} {C said}, {W is a lie}.",
        ["The plan", "is a lie"],
    ),
    "in marks": (
        "{S Lee} {C called} {W it a lie}, and her speech “{W a long, long lie}.”",
        ["it a lie", "a long, long lie."],
    ),
}


def contents(document, tags):
    (one,) = link(document, tags)
    return [document.text[slice(*content.span)] for content in one.contents]


@pytest.mark.parametrize("case", APART)
def test_what_stands_apart_is_left_out_but_for_sure_words(case, tagged):
    marked, expected = APART[case]
    document, tags = tagged(marked)
    unsure = [replace(tag, score=0.79) for tag in tags]
    assert contents(document, unsure) == expected
    assert len(contents(document, tags)) == len(expected) + 1


@pytest.mark.parametrize("case", BESIDE)
def test_what_stands_beside_the_rest_stays_however_unsure(case, tagged):
    marked, expected = BESIDE[case]
    document, tags = tagged(marked)
    assert contents(document, [replace(tag, score=0.5) for tag in tags]) == expected
