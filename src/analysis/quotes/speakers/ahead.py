"""Whom a pronoun means that stands before the name: "As he spoke, Lee smiled"."""

import re

from analysis.quotes.lexicon import pattern
from analysis.quotes.people.people import Person
from analysis.quotes.speakers.scene import Scene
from analysis.text.marks import MARKS

_COMMA = re.compile(f",[{MARKS}]* \\Z")


def named_ahead(scene: Scene, position: int) -> Person | None:
    """The subject right behind the clause in which a pronoun opens a sentence, if it names nobody.

    (Cataphora: a pronoun may go before its name only from a clause below it.)
    """
    document = scene.document
    sentence = document.sentence_at(position)
    start = document.sentences[sentence][0]
    below = pattern(
        "speakers", "pronouns", "before_clauses", r"(?:But |And |Yet )?(?i:{}) (?:[\w’'-]+ ){0,2}\Z"
    )
    named, person = min(scene.subjects[sentence], key=lambda pair: pair[0], default=(start, None))
    is_behind = named > position and _COMMA.search(document.text, position, named)
    return person if is_behind and below.match(document.text, start, position) else None
