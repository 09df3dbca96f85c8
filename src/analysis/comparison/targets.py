"""The people whom a quotation names or means."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

import pandas as pd

from analysis.comparison.names import beside_each_other, may_be_one, one_name_each
from analysis.comparison.sources import attributed
from analysis.errors import InputError
from analysis.quotes.lexicon import people_nouns
from analysis.quotes.people.cast import Cast
from analysis.quotes.people.names import Mention as Name
from analysis.quotes.people.names import mentions
from analysis.quotes.people.people import Person, is_bare
from analysis.tables import PART_BREAK, Schema, as_table, require
from analysis.text.document import Document
from analysis.text.segment import Span

TARGETS: Schema = {
    "article": "str",
    "source": "str",
    "quote": "str",
    "kind": "str",
    "speaker": "str",
    "speaker_type": "object",
    "cue": "object",
    "content": "str",
    "target": "str",  # who is spoken of, by the name that the story gives: "Vladimir Putin"
    "target_text": "str",  # the first mention as written: "President Putin", "him"
    "target_spans": "object",  # every mention in the quotation, in articles.text
    "target_in_content": "object",  # the same, in content
    "target_basis": "str",  # how the first mention was read: name, office, pronoun
}

_SHOWN = "shown to be a person"
_KEPT = ["article", "source", "quote", "kind", "speaker", "speaker_type", "cue", "content"]
_READ = [*_KEPT, "content_spans", "quoted_spans", "speaker_spans"]
_PRONOUN = re.compile(r"\b(?:(he|him|his|himself)|(she|her|hers|herself))\b", re.IGNORECASE)
_DEFINITE = re.compile(r"\b[Tt]he\s+((?:[\w.-]+\s+){0,3}?([\w-]+))\b(?!\s+[A-Z])")
_IN = re.compile(r"\bin \Z", re.IGNORECASE)
_SURE = 0.8  # of whom an office means

Mention = tuple[Span, Person, str]
"""Where somebody is mentioned, who that is, and how it was read."""


def find_targets(quotes: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Find the people whom each attributed quotation names or means.

    A person is named ("President Putin", "Vladimir"), meant by an office that the article gives to
    one person ("the president"), or, in words in quotation marks, meant by "he" or "she": the only
    person of fitting gender named before it in the quotation, or else in the nearest sentence of
    the paragraph or the one before it. Where two people fit, or the article does not show that this
    one is a he or a she, nobody is taken. In a paraphrase "he" may be the speaker, so pronouns tell
    nothing there. Who speaks of himself is no target, nor is a name that no quotation's article
    shows to be a person's, by a title, an office or a pronoun, and that nobody speaks under:
    "Managed Medicaid".

    Args:
        quotes: As from ``find_quotes``, best with ``align_speakers``: a person has the same name as
            speaker and as target.
        articles: Those in which they were found.

    Returns:
        ``TARGETS``, a row for each quotation and person in reading order. It has ``content``, so
        that ``score_sentiment`` takes it; a lexicon's score is that of the whole quotation and not
        of what it says of this person.

    Raises:
        InputError: A column is missing, or the article of a quote.
    """
    require(quotes, _READ, "find_targets")
    require(articles, ["article", "text"], "find_targets")
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    said = attributed(quotes)
    if unknown := set(said["article"]) - set(texts):
        raise InputError(f"find_targets lacks the article {min(unknown)!r}, which has quotes.")
    rows = [
        row
        for article, own in said.groupby("article", sort=False)
        for row in _rows(Document.of(texts[article]), own[_READ].to_dict("records"))
    ]
    targets = _named_alike(as_table(rows, {**TARGETS, _SHOWN: "bool"}), quotes)
    people = {*targets.loc[targets[_SHOWN], "target"], *_people(quotes)}
    others = targets["target"] != targets["speaker"]  # whom the article prints with another name
    is_kept = others & targets["target"].isin(people)
    return targets.loc[is_kept, list(TARGETS)].reset_index(drop=True)


def _rows(document: Document, quotes: Sequence[dict[Any, Any]]) -> Iterator[dict[str, Any]]:
    sources = [span for quote in quotes for span in quote["speaker_spans"]]
    contents = [span for quote in quotes for span in quote["content_spans"]]
    cast = Cast(document, mentions(document), sources, contents)
    named = [(mention.span, person, "name") for mention, person in cast.mentions]
    for quote in quotes:
        found: dict[Person, list[Mention]] = defaultdict(list)
        for mention in sorted(_mentions(document, cast, named, quote), key=lambda one: one[0]):
            found[mention[1]].append(mention)
        kept = {name: quote[name] for name in _KEPT}
        yield from (kept | _target(document, quote, mentioned) for mentioned in found.values())


def _mentions(
    document: Document, cast: Cast, named: Sequence[Mention], quote: dict[Any, Any]
) -> Iterator[Mention]:
    """Every mention of somebody else than the speaker in the words of a quotation."""
    speaker = quote["speaker"]
    others = [one for one in named if not may_be_one(one[1].name, speaker)]
    inside = [one for one in others if _within(one[0], quote["content_spans"])]
    yield from inside
    for start, end in quote["content_spans"]:
        for match in _DEFINITE.finditer(document.text, start, end):
            found = cast.by_office(match[0], match.start()) if _is_person(match) else None
            if found and found.certainty > _SURE and not may_be_one(found.person.name, speaker):
                yield match.span(), found.person, "office"
    for start, end in quote["quoted_spans"]:
        for match in _PRONOUN.finditer(document.text, start, end):
            gender = "he" if match[1] else "she"
            person = _meant(document, match.start(), gender, inside, others)
            if person:
                yield match.span(), person, "pronoun"


def _meant(
    document: Document, at: int, gender: str, inside: Sequence[Mention], others: Sequence[Mention]
) -> Person | None:
    """Whom a pronoun in quotation marks means, if only one person can be meant.

    Somebody whom the article calls neither he nor she may be meant, too, but is never taken.
    """
    fits = [one for one in others if one[0][0] < at and one[1].gender in {None, gender}]
    near = [one for one in fits if one in inside]
    if not near:
        first = document.paragraph_at(at) - 1
        fits = [one for one in fits if document.paragraph_at(one[0][0]) >= first]
        last = max((document.sentence_at(span[0]) for span, *_ in fits), default=None)
        near = [one for one in fits if document.sentence_at(one[0][0]) == last]
    people = {person for _, person, _ in near}
    only = people.pop() if len(people) == 1 else None
    return only if only and only.leaning == gender else None


def _target(
    document: Document, quote: dict[Any, Any], mentioned: Sequence[Mention]
) -> dict[str, Any]:
    spans = list(dict.fromkeys(span for span, *_ in mentioned))
    (start, end), person, basis = mentioned[0]
    titled = any(mention.title for mention in person.mentions)
    bare = any(_stands_as_a_persons(document, mention) for mention in person.mentions)
    return {
        _SHOWN: bare and bool(titled or person.offices or person.leaning),
        "target": person.name,
        "target_text": document.text[start:end],
        "target_spans": spans,
        "target_in_content": [_in_content(span, quote["content_spans"]) for span in spans],
        "target_basis": basis,
    }


def _stands_as_a_persons(document: Document, mention: Name) -> bool:
    """Whether a name has a title, or neither "the" nor "in" before it: "the United States"."""
    before = document.text[max(0, mention.start - len("in ")) : mention.start]
    return is_bare(document, mention) and (bool(mention.title) or not _IN.search(before))


def _in_content(span: Span, parts: Sequence[Span]) -> Span:
    """Where a span of the article stands in the parts joined."""
    offset = 0
    for start, end in parts:
        if start <= span[0] and span[1] <= end:
            return span[0] - start + offset, span[1] - start + offset
        offset += end - start + len(PART_BREAK)
    raise ValueError(f"{span} is in none of {parts}")


def _within(span: Span, parts: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in parts)


def _is_person(match: re.Match[str]) -> bool:
    return match[2].lower() in people_nouns()


def _named_alike(targets: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """Each person by one name in all articles: as a speaker, if he speaks anywhere."""
    people = _people(quotes)
    weights = Counter(targets["target"])
    weights.update(chain.from_iterable([name] * (len(targets) + 1) for name in people))
    names = one_name_each(weights, beside_each_other(quotes))
    speaking = set(people)
    alike = targets["target"].map(lambda name: name if name in speaking else names.get(name, name))
    return targets.assign(target=alike.astype("str"))


def _people(quotes: pd.DataFrame) -> "pd.Series[str]":
    """Those who speak and are persons, once for each quote."""
    return quotes.loc[quotes["speaker_type"] == "person", "speaker"].dropna()
