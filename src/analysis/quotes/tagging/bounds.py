"""Where sources and cues begin and end, put right by what the words themselves show."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from analysis.quotes.lexicon import cue_class, cue_verb, is_plural, pattern, people_nouns, words
from analysis.quotes.people.names import Mention, name_at
from analysis.quotes.people.offices import office
from analysis.quotes.tagging.overlay import overlay
from analysis.quotes.tagging.tags import Tag
from analysis.text.document import Document
from analysis.text.segment import abbreviations

_INDEFINITE = re.compile(r"an?\s+([a-z][\w-]*)\s+(?=[A-Z])")
_PEOPLE = re.compile(r" ([a-z]+s)\b")
_EDGE = " \t“”\"'‘’`([,;:—–-"
_ADVERB = re.compile(
    r"(\w+ly|however|instead|likewise|meanwhile|moreover|still),\s+", re.IGNORECASE
)
_OF_NOBODY = re.compile(
    r"(?i:(?:there |it |(?<=\bthere ))(?:is|was|are|were)\b|(?:there|it)['’]s (?!h[ie])\w)"
    r"|(?:(?:is|are|was|were) )?(?:\w+ )?known as\b"
)
_AFTER_STOP = re.compile(r".*\. (?=(?:He|She|They|It|I|We)\Z)")  # "in the U.S. He"
_OUTER_PHRASE = re.compile(r"[^,]*,\s*(?=\S)")
_NOUN = re.compile(r" [a-z][a-z '’-]{1,40} ")
_BESIDE = " ,.!?;:”\"’'"
_SIGNS = 4  # words of a signature
_CONJUNCTIONS = frozenset({"after", "before"})  # as well as prepositions
_ARTICLES = frozenset({"the", "a", "an"})
_BEFORE_MARKS = re.compile(r"[^.!?;“”\"]{0,20}[,:] [“\"‘']")
_VERB = re.compile(r" (\w+)\b")
_REACH = 12  # characters before a source in which a preposition is looked for


def tidy(document: Document, tags: Sequence[Tag], names: Sequence[Mention]) -> list[Tag]:
    """The tags with better bounds; a content that swallowed who said it is parted again.

    Args:
        document: The article.
        tags: What the tagger found in it.
        names: Its names in reading order.
    """
    cues = {tag.start for tag in tags if tag.label == "cue"}
    tidied: list[Tag] = []
    for tag in tags:
        last = tidied[-1] if tidied else None
        if last and _is_rest(document.text, last, tag):
            tidied[-1] = replace(last, end=tag.end)
        elif _signs(document, tidied, tag):
            tidied.append(replace(tag, label="source"))
        elif heard := _heard(document, tag, names):
            tidied += heard
        elif tag.label == "source":
            source = _source(document.text, tag, names)
            tidied.append(_with_people(document.text, source, names, cues))
        elif tag.label == "cue":
            if last and _is_cut(document.text, last, tag):
                tidied[-1] = replace(last, end=tag.start - 1)
            tidied.append(_cue(document.text, tag))
        else:
            tidied += _without_signature(document, tag, names)
    tidied = list(_of_somebody(document, overlay(document, tidied, names)))
    return [tag for tag in tidied if not _says_nothing(document.text, tag)]


def _of_somebody(document: Document, tags: Sequence[Tag]) -> Iterator[Tag]:
    """The tags without cues that are nobody's ("there was no word on"), and what they introduce."""
    text, at, last = document.text, document.sentence_at, None
    for tag in tags:
        if tag.label == "cue":
            last = tag if _OF_NOBODY.match(text, tag.start) else None
        if not last or at(last.start) != at(tag.start):
            yield tag
        elif tag.label == "source" and text[last.end : tag.start].strip() != "as":
            yield tag  # but not of "also known as the Baron, said"


def _says_nothing(text: str, tag: Tag) -> bool:
    """Whether a source is only an article, or a source or content only marks."""
    if _is_bare(text, tag):
        return True
    return tag.label != "cue" and not any(map(str.isalnum, text[tag.start : tag.end]))


def _is_bare(text: str, tag: Tag) -> bool:
    """Whether a source is only an article."""
    return tag.label == "source" and text[tag.start : tag.end].lower() in _ARTICLES


def _is_rest(text: str, source: Tag, tag: Tag) -> bool:
    """Whether a tag right after a source belongs to it: "the" + "statement", "Lee" + "herself".

    A relative clause too: "Lee" + ", who ran in 2010".
    """
    if source.label == tag.label == "source" and text[source.end : tag.start] == ", ":
        return text.startswith("who ", tag.start, tag.end)
    if source.label != "source" or text[source.end : tag.start].strip(" "):
        return False
    return tag.label == "source" or (tag.label == "cue" and _is_bare(text, source))


def _is_cut(text: str, source: Tag, cue: Tag) -> bool:
    """Whether a source is an article whose noun stands before the cue ("a" man shouted)."""
    return _is_bare(text, source) and _NOUN.fullmatch(text, source.end, cue.start) is not None


def _signs(document: Document, before: Sequence[Tag], tag: Tag) -> bool:
    """Whether a content is who said what stands before its cue ("Port to open, says" mayor)."""
    if tag.label != "content" or [one.label for one in before[-2:]] != ["content", "cue"]:
        return False
    said, cue = before[-2:]
    text, end = document.text, document.sentences[document.sentence_at(tag.start)][1]
    beside = text[said.end : cue.start] + text[cue.end : tag.start] + text[tag.end : end]
    known = cue_class(text[cue.start : cue.end]) == "neutral"
    verb = cue_verb(text[cue.start : cue.end])
    short = len(text[tag.start : tag.end].split()) <= _SIGNS and not document.quoted_in(tag.span)
    return known and short and not beside.strip(_BESIDE) and not (verb and verb[0].endswith("ing"))


def _heard(document: Document, tag: Tag, names: Sequence[Mention]) -> list[Tag]:
    """Who is heard: "footage of Lee saying, “...”" is no content but a source and a cue."""
    name = name_at(names, tag.start) if tag.label == "content" else None
    if not name:
        return []
    verb = _VERB.match(document.text, name.end, tag.end)
    before_marks = _BEFORE_MARKS.match(document.text, tag.end)
    said = verb and verb[1].endswith("ing") and cue_class(verb[1]) not in {None, "mental"}
    if not (verb and said and before_marks) or document.is_quoted(tag.start):
        return []
    return _parted(name, verb, tag, "who is heard before the marks")


def _source(text: str, tag: Tag, names: Sequence[Mention]) -> Tag:
    """Whole names; no marks before; no noun phrase that belongs to the words before."""
    start, end = _whole_names(tag, names)
    start += len(text[start:end]) - len(text[start:end].lstrip(_EDGE))
    stop = _AFTER_STOP.match(text[start:end])
    start += stop.end() if stop else 0
    cut = pattern("speakers", "phrases", "cut_before", r"(?:\s(?:{}))+\Z").search(text[start:end])
    end = start + cut.start() if cut else end
    leading = pattern("speakers", "phrases", "openers", r"(?:{})\s+").match(text, start, end)
    start = leading.end() if leading else start
    adverb = _ADVERB.match(text, start, end)
    if adverb and adverb[1].lower() in abbreviations()["sentence_openers"]:  # no Emily
        start = adverb.end()
    named = _with_name_before(text, start, end, names)
    if named < start:
        start = named
    elif _is_governed(text, start, names):
        outer = _OUTER_PHRASE.match(text, start, end)
        start = outer.end() if outer else start
    noun = _INDEFINITE.match(text, start, end)
    name = name_at(names, noun.end()) if noun else None
    if noun and name and name.end == end and noun[1] not in people_nouns():
        start = noun.end()  # "a move Trump says ..."
    return replace(tag, start=start, end=end)


def _is_governed(text: str, start: int, names: Sequence[Mention]) -> bool:
    """Whether a preposition stands before a source; "after" before a full name opens a clause."""
    before = pattern("speakers", "phrases", "before_outer_phrases", r"\b(?i:({}))\s+\Z")
    found = before.search(text[max(0, start - _REACH) : start])
    name = name_at(names, start)
    clause = found and found[1].lower() in _CONJUNCTIONS and name and len(name.tokens) > 1
    return bool(found) and not clause


def _with_people(text: str, tag: Tag, names: Sequence[Mention], cues: Container[int]) -> Tag:
    """With whose they are: "Lee" supporters, unless the noun is a verb ("Lee advocates")."""
    people = _PEOPLE.match(text, tag.end) if name_at(names, tag.start) else None
    if people and people[1] in people_nouns() and people.start(1) not in cues:
        return replace(tag, end=people.end())
    return tag


def _whole_names(tag: Tag, names: Sequence[Mention]) -> tuple[int, int]:
    """A name that a source cuts ("Secretary of" State Marco Rubio) belongs to it whole."""
    start, end = tag.span
    for mention in names[bisect_left(names, start + 1, key=lambda one: one.end) :]:
        if mention.start >= end:
            break
        start, end = min(start, mention.start), max(end, mention.end)
    return start, end


def _with_name_before(text: str, start: int, end: int, names: Sequence[Mention]) -> int:
    """An apposition ("Ann Lee," the mayor) belongs to the name before it, but "In Ohio, voters"."""
    before = bisect_left(names, start, key=lambda one: one.end) - 1
    if before < 0 or text[names[before].end : start].strip(" ") != ",":
        return start
    named = names[before].start
    noun = office(text[start:end].partition(",")[0]).head
    one = noun in people_nouns() and not is_plural(noun)
    return named if one and not _is_governed(text, named, names) else start


def _without_signature(document: Document, tag: Tag, names: Sequence[Mention]) -> list[Tag]:
    """A content that swallowed who said it ("...," Lee said, according to ...), parted again."""
    quoted = document.quoted_in((tag.start - 2, tag.end))
    for end in (end for _, end in quoted if end < tag.end):
        signature = _signature(document.text, replace(tag, end=end), names)
        if signature:
            parted = [replace(tag, end=end), *signature]
            return [one for one in parted if one.start < one.end <= max(tag.end, signature[0].end)]
    return [tag]


def _signature(text: str, said: Tag, names: Sequence[Mention]) -> list[Tag]:
    """Name and verb of saying right after the closing mark of words, in either order, if any."""
    end = said.end
    verb = _VERB.match(text, end)
    before = verb and cue_class(verb[1]) == "neutral"
    start = verb.end() if verb and before else end
    first = bisect_left(names, start, key=lambda one: one.start)
    name = names[first] if first < len(names) and names[first].start <= start + 1 else None
    if name and not before:
        verb = _VERB.match(text, name.end)
    if not (name and verb and cue_class(verb[1]) == "neutral"):
        return []
    return _parted(name, verb, said, "who signs behind the marks")


def _parted(name: Mention, verb: re.Match[str], content: Tag, rule: str) -> list[Tag]:
    """Source and cue that stood in a content, as sure as it was, in their order."""
    source = replace(content, label="source", start=name.start, end=name.end, rule=rule)
    cue = replace(source, label="cue", start=verb.start(1), end=verb.end(1))
    return [source, cue] if name.end <= cue.start else [cue, source]


def _cue(text: str, tag: Tag) -> Tag:
    """Without what follows the verb: "wrote" of "wrote in an all-caps post"."""
    cue = text[tag.start : tag.end].rstrip(" ,:;") or text[tag.start : tag.end]
    tag = replace(tag, end=tag.start + len(cue))
    known = cue_verb(cue)
    verb_end = known[2] if known else 0
    following = re.match(r"\W*([\w'’]+)", cue[verb_end:])
    if known and following and _trails(following[1]):
        return replace(tag, end=tag.start + verb_end)
    last = re.search(r"\s+([\w'’]+)\Z", cue)
    if not known and last and _trails(last[1]):
        return replace(tag, end=tag.start + last.start())
    return tag


def _trails(word: str) -> bool:
    return word.lower() in words("cues", "roles", "trailing") or word.endswith("ly")
