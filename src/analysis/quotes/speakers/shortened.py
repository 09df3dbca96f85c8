"""Organisations in short: "the department", "the company", "it", "the two nations"."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from analysis.quotes.lexicon import pattern, words
from analysis.quotes.people.names import Mention, name_at
from analysis.quotes.people.people import is_organisation
from analysis.quotes.speakers.phrases import Speaker
from analysis.text.document import Document
from analysis.text.segment import Span

_NAMES_BACK = 100  # names before "the department" or "the two nations" that are looked at


def in_full(
    document: Document, names: Sequence[Mention], phrase: str, position: int
) -> Speaker | None:
    """The organisation that a phrase shortens: "the department" of the Justice Department.

    "The company" is the one named just before as firms are: Delco Inc.
    """
    return _of_noun(document, names, phrase, position) or _of_firm(
        document, names, phrase, position
    )


def _of_noun(
    document: Document, names: Sequence[Mention], phrase: str, position: int
) -> Speaker | None:
    """The last name before that ends in the noun, or has it behind: "the Halden campaign"."""
    shortened = pattern("speakers", "organisations", "shortened", r"(?i:the ({}))\Z").match(phrase)
    noun = shortened[1].lower() if shortened else ""
    for name in _names_before(names, position) if noun else ():
        whole = len(name.tokens) > 1 and name.tokens[-1].lower() == noun
        then = re.compile(rf"(?:['’]s)? {noun}\b").match(document.text, name.end)
        if whole or then:
            full = name.name + (then[0] if then else "")
            return Speaker(full, "organisation", 0.8, f'"{phrase}": the {noun} named before')
    return None


def _of_firm(
    document: Document, names: Sequence[Mention], phrase: str, position: int
) -> Speaker | None:
    """The only firm named in the paragraph and the one before, if the phrase means a firm."""
    if not pattern("speakers", "organisations", "firm", r"(?i:the (?:{}))\Z").match(phrase):
        return None
    at = document.paragraph_at
    near = (name for name in _names_before(names, position) if at(name.start) >= at(position) - 1)
    firms = {name.name for name in near if _is_firm(name)}
    why = f'"{phrase}": the firm named before'
    return Speaker(firms.pop(), "organisation", 0.7, why) if len(firms) == 1 else None


def _names_before(names: Sequence[Mention], position: int) -> Iterator[Mention]:
    """The names before a position, the last first."""
    before = bisect_left(names, position, key=lambda name: name.start)
    return reversed(names[max(0, before - _NAMES_BACK) : before])


def _is_firm(name: Mention) -> bool:
    """Whether a name ends as firms' names do: Delco Inc."""
    return len(name.tokens) > 1 and name.tokens[-1].rstrip(".").lower() in words(
        "speakers", "organisations", "firms"
    )


def opening_organisation(
    document: Document, names: Sequence[Mention], content: Span
) -> Span | None:
    """The organisation with which a content opens: "The company", "Delco Inc."."""
    start, end = content
    short = pattern("speakers", "organisations", "shortened", r"(?i:the (?:{}))\b")
    firm = pattern("speakers", "organisations", "firm", r"(?i:the (?:{}))\b")
    found = short.match(document.text, start, end) or firm.match(document.text, start, end)
    if found:
        return found.span()
    the = len("the ") if document.text.startswith(("the ", "The "), start) else 0
    name = name_at(names, start) or name_at(names, start + the)
    return name.span if name and is_organisation(name.tokens) else None


def two(
    document: Document,
    names: Sequence[Mention],
    phrase: str,
    position: int,
    is_person: Callable[[Mention], bool],
) -> Speaker | None:
    """Of "the two nations": the last two names before, of no people, that "and" joins."""
    asked = pattern("speakers", "phrases", "pairs", r"(?i:the|both)\s+(?:two\s+)?(?:{})\Z")
    if not asked.match(phrase):
        return None
    for second, first in pairwise(_names_before(names, position)):
        joined = document.text[first.end : second.start] in {" and ", " and the "}
        if joined and not (is_person(first) or is_person(second)):
            why = f'"{phrase}": the last two names joined'
            return Speaker(f"{first.name} and {second.name}", "group", 0.7, why)
    return None
