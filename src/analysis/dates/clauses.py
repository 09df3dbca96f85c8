"""The clause around a temporal expression: a label of a few of its words, and what it tells."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from analysis.dates.alike import data, is_telling, stem
from analysis.dates.tense import is_verb
from analysis.text.segment import Span

_WORDS_BEFORE, _WORDS_AFTER = 6, 3  # in a label, beside the expression
_FEWEST_WORDS = 2  # in a label that keeps to its clause
_SHORTEST_WORD = 3  # letters
_MARKS = ' ,;:"“”«»'  # that begin or end no label
_TOKEN = re.compile(r"[\w'’-]+")
_POSSESSIVE = re.compile(r"['’]s\b")
_DATELINE = re.compile(r"[A-Z][A-Z .'’-]+(?:, [A-Z][\w.' ]+)?, \Z")
_AFTER_DATELINE = re.compile(r"(?: ?\([^()\n]{2,40}\))? ?(?:--|[—–-])")
_DETERMINER = re.compile(r"\b(?:the|an?|this|that|his|her|its|their|our|my|\w+['’]s?) \Z", re.I)


def label(sentence: str, at: Span) -> str:
    """A few words of the clause around an expression, cut at words."""
    start, end = at
    words = sentence[start:end]
    before = _clause_end(sentence[:start]).split()
    after = _clause_start(sentence[end:])
    if len(before) + len(after.split()) < _FEWEST_WORDS:  # "On Sunday, they": look past the comma
        before, after = sentence[:start].split(), sentence[end:]
    before = [word for word in before if _TOKEN.search(word)]  # no marks that stand alone
    tail, *following = re.split(r"\s+", after.rstrip(" .!?"))  # a tail like the "'s" of "Friday's"
    return " ".join([*_shortened(before), words + tail, *following[:_WORDS_AFTER]]).strip(_MARKS)


def is_speech(sentence: str, at: Span) -> bool:
    """Whether an expression dates that something was said ("Ann said on Friday that ...").

    The nearest verb before it in its clause decides, or else the first after it, beyond a comma
    where the sentence begins with the expression ("On Friday, Ann said"), or else the nearest
    before that clause. "The Friday vote" and "Friday's vote" date the vote. A dateline ("OSLO,
    June 3 (Reuters) --") dates the report.
    """
    start, end = at
    if _DATELINE.match(sentence[:start]) and _AFTER_DATELINE.match(sentence, end):
        return True
    if _POSSESSIVE.match(sentence, end) or _DETERMINER.search(sentence[:start]):
        return False
    before = _TOKEN.findall(sentence[:start])
    near = _TOKEN.findall(_clause_end(sentence[:start]))
    after = sentence[end:] if len(before) <= 1 else _clause_start(sentence[end:])
    return _tells_first([*reversed(near), *_TOKEN.findall(after), *reversed(before)])


def is_counted(words: str) -> bool:
    """Whether a date is counted from one told before: "the next night", "two days later"."""
    return bool(_counted().search(words))


def words_near(sentence: str, at: Span) -> frozenset[str]:
    """The stems of the telling words beside an expression in its clause, without names."""
    start, end = at
    before = _TOKEN.findall(_clause_end(sentence[:start]))[-_WORDS_BEFORE:]
    after = _TOKEN.findall(_clause_start(sentence[end:]))[:_WORDS_AFTER]
    plain = (word for word in (*before, *after) if word.islower() and len(word) >= _SHORTEST_WORD)
    return frozenset(stem(word) for word in plain if is_telling(word))


def _tells_first(words: Iterable[str]) -> bool:
    """Whether a word for saying comes before any other verb."""
    for word in words:
        if word in _speech():
            return True
        if is_verb(word):
            return False
    return False


def _shortened(before: Sequence[str]) -> list[str]:
    """The last words before an expression, and the verb with its neighbours if it is far off."""
    near = list(before[-_WORDS_BEFORE:])
    verb = max((i for i, word in enumerate(before) if is_verb(word)), default=len(before))
    if verb >= len(before) - _WORDS_BEFORE:
        return near
    return [*before[max(0, verb - 3) : verb + 2], "…", *near[-_WORDS_BEFORE // 2 :]]


def _clause_end(before: str) -> str:
    """What of the words before an expression is of its clause."""
    breaks = list(_clause_breaks().finditer(before))
    return before[breaks[-1].end() :] if breaks else before


def _clause_start(after: str) -> str:
    """What of the words after an expression is of its clause."""
    found = _clause_breaks().search(after)
    return after[: found.start()] if found else after


@cache
def _speech() -> frozenset[str]:
    return frozenset(data("events")["speech"])


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(data('events')['counted'])})\b", re.IGNORECASE)


@cache
def _clause_breaks() -> re.Pattern[str]:
    breaks = "|".join(data("events")["breaks"])
    return re.compile(rf"[,;:!?()\[\]\"“”«»—](?!\w)|[\"“«(\[]|\b(?:{breaks})\b(?!['’])")
