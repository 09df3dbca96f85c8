"""Who speaks by the verb: not whom is "asked whether", nor the subject of "was mocked"."""

import re

from analysis.quotes.lexicon import cue_base, cue_class, cue_verb, words
from analysis.quotes.linking.parts import Attribution
from analysis.quotes.tagging.tags import Tag
from analysis.text.document import Document

_TO_BE = re.compile(r"\b(?:is|are|was|were|be|been|being)(?:\s+(?:not|also|\w+ly))*\s+\Z")
_QUESTION = re.compile(r"(?:if|whether|how|why|what|when|where|who|which)\b", re.IGNORECASE)
_INSERTED = re.compile(  # "the mayor, asked about it, said"
    r", \w+ (?:about|if|whether|how|why|what|when|where|who)\b[^,;:.“”\"]*, (\w+)"
)
_REACH = 12  # characters before a cue in which a form of "be" is looked for


def is_asked(document: Document, cue: Tag) -> bool:
    """Whether a cue tells that somebody was asked: "Asked whether", "when pressed on"."""
    inserted = _INSERTED.match(document.text, max(0, cue.start - len(", ")))
    if inserted and document.text[slice(*cue.span)].lower() in words("cues", "roles", "asked"):
        return cue_class(inserted[1]) is not None
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


def asks(document: Document, attribution: Attribution) -> bool:
    """Whether somebody asks a question, so that somebody else is to speak next."""
    if not (attribution.cue and attribution.contents):
        return False
    if cue_base(document.text[slice(*attribution.cue.span)]) != "ask":
        return False
    question = document.text[attribution.end - 1] == "?"
    return question or _QUESTION.match(document.text, attribution.start) is not None
