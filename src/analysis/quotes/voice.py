"""Cues whose subject is not who speaks: "asked whether", "the plan was mocked"."""

import re

from analysis.quotes.lexicon import cue_base, cue_class, cue_verb, words
from analysis.quotes.tagger import Tag
from analysis.text.document import Document

_TO_BE = re.compile(r"\b(?:is|are|was|were|be|been|being)(?:\s+(?:not|also|\w+ly))*\s+\Z")
_REACH = 12  # characters before a cue in which a form of "be" is looked for


def is_asked(document: Document, cue: Tag) -> bool:
    """Whether a cue tells that somebody was asked: "Asked whether", "when pressed on"."""
    start = document.sentences[document.sentence_at(cue.start)][0]
    before = document.text[start : cue.start].lower().split()
    written = before + document.text[cue.start : cue.end].lower().split()
    return any(
        word in words("cues", "roles", "asked")
        and (not place or written[place - 1] in words("cues", "roles", "before_asked"))
        for place, word in enumerate(written)
        if place >= len(before)
    )


def is_passive(document: Document, cue: Tag) -> bool:
    """Whether the subject of a cue is what it is about: "the plan was mocked".

    Not "she was quoted", "he is shown saying", "they were worried".
    """
    written = document.text[slice(*cue.span)]
    verb = cue_verb(written)
    if not verb or written.endswith("ing") or verb[0] == cue_base(written):
        return False
    passive = cue_class(written) not in {None, "mental"} and not verb[0].startswith("quoted")
    before = max(0, cue.start - _REACH), cue.start + verb[1]
    return passive and _TO_BE.search(document.text, *before) is not None
