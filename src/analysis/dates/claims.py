"""What a sentence claims and another may tell otherwise: numbers, places and firsts."""

import re
from dataclasses import dataclass
from functools import cache

from analysis.dates.alike import Words, data, is_telling, stem, telling_words
from analysis.dates.words import number

_OBJECT = 5  # words after a sum or a share that tell of what it is
_AROUND = 12  # words on either side that tell what a claim is about
_WORD = re.compile(r"\S+")
_NAME = re.compile(r"\b[A-Z][\w'’]*")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_PLACE = re.compile(
    r"(?<![\w'’])(?:in|at|near|outside) (?:the )?"
    r"(?P<place>[A-Z][\w.]*\w(?: [A-Z]\w+){0,2})(?![\w'’])"
)
_FIRST = re.compile(
    r"\bfirst\b[^.;:]{0,90}?"
    r"\b(?P<than>since\b[^.;:,]+|in (?:(?!the )[\w-]+ ){0,3}(?:weeks|months|years|decades)|ever\b)"
)
_MONTH_BEFORE = re.compile(r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \Z")


@dataclass(frozen=True, slots=True)
class Claim:
    """A value in a sentence, and what the words around it tell that it is about."""

    words: str  # as written
    about: Words  # the telling words around it
    unit: str = ""  # "$", "percent" or nothing
    counted: Words = frozenset()
    least: float = 0.0
    most: float = 0.0


def numbers(sentence: str) -> list[Claim]:
    """What is counted in a sentence, where one number only counts it."""
    found = [
        claim for match in _numbers().finditer(sentence) if (claim := _number(sentence, match))
    ]
    kinds = [(claim.unit or claim.counted) for claim in found]
    return [claim for claim, kind in zip(found, kinds, strict=True) if kinds.count(kind) == 1]


def places(sentence: str) -> list[Claim]:
    """The towns and buildings that something happens in or at; no states and countries."""
    return [
        Claim(match["place"], around(sentence, match.start("place"), match.end()))
        for match in _PLACE.finditer(sentence)
        if not _listed("no_place").intersection(match["place"].split())
        and match["place"] not in _listed("wide")
        and is_telling(match["place"].split()[0])
    ]


def firsts(sentence: str) -> list[Claim]:
    """What something is the first of: "the first talks since March 2022"."""
    return [
        Claim(match["than"].strip(), telling_words(sentence)) for match in _FIRST.finditer(sentence)
    ]


def around(sentence: str, start: int, end: int) -> Words:
    """The telling words on either side of a stretch of a sentence, without its own."""
    before = _WORD.findall(sentence[:start])[-_AROUND:]
    after = _WORD.findall(sentence[end:])[:_AROUND]
    return telling_words(" ".join([*before, "|", *after]))


def nameless(sentence: str) -> str:
    """The sentence with a dash for each letter of its capitalised words."""
    return _NAME.sub(lambda match: "-" * len(match[0]), sentence)


def differ_as_numbers(one: Claim, other: Claim) -> bool:
    """Whether two counts of the same cannot both be, and lie near enough to be meant as one."""
    low, high = sorted((one, other), key=lambda claim: claim.least)
    is_same = one.unit == other.unit and bool(one.counted & other.counted)
    return is_same and low.most < high.least <= 2 * low.most


def differ_as_places(one: Claim, other: Claim) -> bool:
    """Whether two places have no word in common."""
    return not set(one.words.split()) & set(other.words.split())


def differ_as_firsts(one: Claim, other: Claim) -> bool:
    """Whether what two firsts are measured from has no word and no number in common."""
    own, theirs = (
        set(re.findall(r"\w{3,}", claim.words.lower())) - {"since", "the"} for claim in (one, other)
    )
    return bool(own and theirs) and not own & theirs


def _number(sentence: str, match: re.Match[str]) -> Claim | None:
    unit = "$" if match["dollar"] else "percent" if match["percent"] else ""
    if not (unit or match["noun"]) or _is_no_count(sentence, match):
        return None
    scale = data("claims")["scales"].get((match["scale"] or "").strip(" -"), 1)
    value, slack = float(number(match["digits"])) * scale, _slack(match["digits"]) * scale
    low, high = data("claims")["bounds"].get(match["bound"], (1.0, 1.0))
    about = around(sentence, *match.span())
    after = " ".join(_WORD.findall(sentence[match.end("digits") :])[:_OBJECT])
    counted = telling_words(after) - _measures() if unit else frozenset({stem(match["noun"])})
    return Claim(
        match[0], about - counted, unit, counted, low * (value - slack), high * (value + slack)
    )


def _is_no_count(sentence: str, match: re.Match[str]) -> bool:
    """Whether a number is of a year, a day of a month, or a length of time."""
    before = sentence[: match.start("digits")]
    is_year = not (match["scale"] or match["dollar"]) and _YEAR.match(match["digits"])
    return bool(is_year or match["noun"] in _listed("uncounted") or _MONTH_BEFORE.search(before))


def _slack(digits: str) -> float:
    """How far a number may lie from what it rounds.

    Of a decimal that is a step of its last digit, of a round one from a hundred on a step of its
    second: "55,000" is 54,000 to 56,000. "49" and "1,234" are what they say.
    """
    plain = digits.replace(",", "")
    _, point, decimals = plain.partition(".")
    if point:
        return float(10.0 ** -len(decimals))
    return float(10 ** (len(plain) - 2)) if len(plain) > 2 and plain.endswith("0") else 0.0


@cache
def _numbers() -> re.Pattern[str]:
    words = data("claims")
    bounds, scales = "|".join(words["bounds"]), "|".join(words["scales"])
    return re.compile(
        rf"(?:\b(?P<bound>{bounds}) )?(?P<dollar>\$)?"
        rf"(?<![\w.,/’'-])(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|(?:{words['spelled']})\b)"
        rf"(?P<scale>[ -](?:{scales}))?(?![\d:]|[,.]\d|-(?:{words['joined']})|(?:th|st|nd|rd)\b)"
        r"(?P<percent> ?%| percent\b| per cent\b)?"
        r"(?: (?:[a-z-]+ ){0,2}?(?P<noun>[a-z]{3,}(?<!s)s|people|men|women|children))?"
    )


@cache
def _measures() -> Words:
    return frozenset(map(stem, [*data("claims")["scales"], "percent", "cent"]))


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(data("claims")["lists"][name])
