"""Transcripts."""

import pytest

from analysis.quotes.linking.turns import find_turns
from analysis.text.document import Document


def turns(text):
    return [
        (text[one.source.start : one.source.end], [text[a:b] for a, b in one.contents[0].spans])
        for one in find_turns(Document.of(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "MODERATOR: Will you go?\nHAWORTH: No. Not now.",
            [("MODERATOR", ["Will you go?"]), ("HAWORTH", ["No. Not now."])],
        ),
        (
            "ANN LEE, HOST: Will you go?\nThe crowd rose.\nANN LEE, HOST: Will you?",
            [("ANN LEE, HOST", ["Will you go?"]), ("ANN LEE, HOST", ["Will you?"])],
        ),
        (
            '"HAWORTH: No."\n"Not now."\n"LEE (laughing): Why?"\nMr. Haworth left.',
            [("HAWORTH", ["No.", "Not now."]), ("LEE", ["Why?"])],
        ),
        (
            "GARCÍA: Will you go?\nÖZ: No.\nGARCÍA: Why?",
            [("GARCÍA", ["Will you go?"]), ("ÖZ", ["No."]), ("GARCÍA", ["Why?"])],
        ),
        ("HAWORTH: No. Not now.\nMr. Haworth left.", []),
        ("UPDATE: He left.\nCORRECTION: She left.", []),
        ("STRENGTHS: He is tall.\nRISKS: He is late.", []),
        ("The mayor: He is late.\nThe poet: He is not.", []),
    ],
)
def test_whose_turn_it_is(text, expected):
    assert turns(text) == expected
