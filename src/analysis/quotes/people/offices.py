"""Offices: what a title or an apposition makes of a person, and whom "the president" can mean."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from analysis.quotes.lexicon import data, is_plural, people_nouns, words
from analysis.quotes.people.names import Mention

_BEFORE = 60  # characters before a name in which an office is looked for
_AFTER = 120  # and after it
_PHRASES_KEPT = 10_000  # whose office is remembered
_STEM = 4  # letters by which Russia and Russian are known to be one
_SHORTEST_STEM = 3
_PREPOSITION = re.compile(r"\s(?:of|for|at|in|to|from|on|with|who|whose|and)\s")
_BEFORE_NOUNS = re.compile(rf"{_PREPOSITION.pattern}|\b(?:said|says|told|that|the|an?)\s")
_APPOSITION = re.compile(
    r",\s+(?!for one,)(?:\d+,\s+)?(?:who (?:is|was)\s+)?"
    r"(?!(?:who|whose|which|when|where|while|after|although|though|because|since|but|and|or|if"
    r"|as|at|by|for|from|in|like|of|on|to|with|including)\b)([^,.;:“”\"()]{3,90})[,.;]"
)
_NOUNS_BEFORE = re.compile(r"((?:[\w.’'-]+ ){0,4}[a-z][\w-]+),? \Z")
_OFFICE_OF = re.compile(r"\b(?i:the) ([a-z -]+ of [A-Z][\w.]+), \Z")
_OF_PLACE = re.compile(r" of ([A-Z]\w+)| \([A-Z]-([A-Z][\w.]+)\)")
_WORD = re.compile(r"[\w-]+(?:\.\w+)*")


@dataclass(frozen=True, slots=True)
class Office:
    """A head noun ("secretary") and the other words ("press", "white", "house")."""

    head: str
    others: frozenset[str]


@lru_cache(_PHRASES_KEPT)
def office(phrase: str) -> Office:
    """The office that a noun phrase names; its head is "" where it has no noun."""
    plain = re.sub(r"['’]s?(?=\s)", "", phrase.lower())
    before, *after = _PREPOSITION.split(plain, maxsplit=1)
    nouns = _WORD.findall(before)
    if nouns and nouns[-1] in {"himself", "herself"}:
        nouns.pop()
    compound = " ".join(nouns[-2:]) in words("speakers", "roles", "one")  # attorney general
    head = nouns[-2 if compound else -1 :]
    rest = {*nouns[: -len(head) or None], *_WORD.findall(" ".join(after))}
    return Office(" ".join(head), frozenset(rest - words("speakers", "offices", "empty")))


def offices_beside(text: str, mention: Mention) -> Iterator[Office]:
    """The offices that a title, the nouns before a name and an apposition after it give."""
    known = _nouns_of_office()
    lead = text[max(0, mention.start - _BEFORE) : mention.start]
    last = lead.rstrip(" ,").rpartition(" ")[2]
    role = data("speakers")["titles"].get(mention.title, mention.title)
    if role:
        yield _by_title(text, mention, role, last)
    elif not mention.before and (last in known or lead.endswith(", ")):
        before = _NOUNS_BEFORE.search(lead)
        nouns = before[1].rpartition(" and ")[2] if before else ""
        whole, last_of = office(nouns), office(_BEFORE_NOUNS.split(nouns)[-1])
        held = whole if whole.head in known and lead.endswith(", ") else last_of
        if held.head in known:
            yield held
    of = _OFFICE_OF.search(lead) if lead.endswith(", ") else None
    if of:
        yield office(of[1])
    after = _APPOSITION.match(text, mention.end, mention.end + _AFTER)
    apposed = office(after[1] if after else "")
    if apposed.head in known and not is_plural(apposed.head):
        yield apposed


@cache
def _nouns_of_office() -> frozenset[str]:
    """The nouns of people, but not "another", "most", "nobody", which name no office."""
    no_nouns = (words("speakers", "phrases", part) for part in ("determiners", "several"))
    return people_nouns().difference(*no_nouns)


def _by_title(text: str, mention: Mention, role: str, before: str) -> Office:
    """The office of a title, with its chamber, its country and whether it is a former one."""
    held = office(" ".join(mention.before).removesuffix(mention.title) + " " + role)
    found = _OF_PLACE.match(text, mention.end)
    place = {(found[1] or found[2]).rstrip(".").lower()} if found else set()
    near = {before} & words("speakers", "offices", "distinguishing")
    return Office(held.head, held.others | near | place)


def fit(asked: Office, held: Office) -> float:
    """How well a phrase fits an office, 0 (not at all) to 1."""
    same = data("speakers")["roles"]["same"]
    if asked.head != held.head and asked.head not in same.get(held.head, ()):
        return 0.0
    if _of_other_party(asked, held):
        return 0.0
    distinguishing = words("speakers", "offices", "distinguishing")
    kinds = words("speakers", "offices", "kinds")
    if asked.others & distinguishing != held.others & distinguishing:
        return 0.0
    if not asked.others & kinds <= held.others & kinds:
        return 0.0
    wanted = asked.others - distinguishing - kinds
    known = held.others - distinguishing - kinds
    if not (wanted or known) or any(_alike(one, other) for one in wanted for other in known):
        return 1.0
    if wanted and known:
        return 0.0
    return 0.5 if wanted else 0.3


def may_be_called(asked: Office, held: Iterable[Office]) -> bool:
    """Whether somebody of known offices may be meant by one that the article gives to nobody.

    "The senator" is no nominee, "the front-runner" no former president, unless told to be both.
    """
    one, loose = words("speakers", "roles", "one"), words("speakers", "roles", "loose")
    held = [known for known in held if known.head in one]
    heads = {known.head for known in held}
    same = data("speakers")["roles"]["same"]
    if asked.head in heads or any(asked.head in same.get(head, ()) for head in heads):
        return True
    if any(_of_other_party(asked, known) for known in held):
        return False
    if asked.head not in loose:
        return not heads
    if asked.head in words("speakers", "roles", "running"):
        return heads - loose <= words("speakers", "roles", "elected")
    return not heads & words("speakers", "roles", "single")


def _of_other_party(one: Office, other: Office) -> bool:
    """Whether one is a Democrat's and the other a Republican's."""
    parties = data("speakers")["offices"]["parties"]
    a, b = (
        {place for place, party in enumerate(parties) if {told.head, *told.others} & {*party}}
        for told in (one, other)
    )
    return bool(a and b) and not a & b


def _alike(one: str, other: str) -> bool:
    """Whether two words begin alike, as Russia and Russian or Tex. and Texas do."""
    short, long = sorted((one.rstrip(".")[:_STEM], other.rstrip(".")[:_STEM]), key=len)
    return len(short) >= _SHORTEST_STEM and long.startswith(short)
