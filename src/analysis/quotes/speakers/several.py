"""Several who speak as one: "Ann Lee, Bob Ray and Cal Fox", "Lee and her aides"."""

import re

from analysis.quotes.lexicon import words
from analysis.quotes.people.offices import office
from analysis.quotes.speakers.phrases import can_speak, head_name, preposition

_JOINT = re.compile("(, and |, | and )")
_AND = " and "
_CLAUSE = re.compile(r"(?:\A|\s)(?:who|whose|which|that|where|when|while)\s")
_OTHERS = re.compile(r"(?:\w+ )?others?\b")
_OWNED = re.compile(r"['’]s?\s")
# what makes no list: "Lee, who knows him and her", "Lee, praised by him and her"
_INSERTED = r"(?:who|whose|which|that|[\w-]+ing|[\w-]+ed|\d+|and at|and in|at|by|in)\b"
_LIST = re.compile(rf"[^,]+, (?!an? )(?:(?!{_INSERTED})[^,]+, )*(?!{_INSERTED})[^,]*\band [^,]+")
_BETWEEN = re.compile(r", and |, | and ")
_VERB = re.compile(r" [a-z]")
_ASIDE = re.compile(r"\d+|[A-Z]-[\w.]+|(?:Ph|M|J)\.?D\.?|Esq\.?")  # an age, a party, a degree


def members(source: str) -> list[str]:
    """The phrases of a source that stand for one speaker each; none where it means one alone.

    Appositions are left out: "Lee, the mayor, and her deputy, Ray" are Lee and Ray. A name is no
    speaker where it may be part of what stands before it: "Lee, a friend of Ray and Fox".
    """
    first, *rest = _JOINT.split(source.strip(" ,"))
    before = _without_clause(first)
    found = [before] if _is_name(before) or _is_somebody(before) else []
    joined = ended = False
    in_clause = before != first
    for joint, written in zip(rest[::2], rest[1::2], strict=True):
        if not found:
            break
        part = _without_clause(written)
        is_listed = before == found[-1] and not (in_clause and joint == _AND)
        if _joins(joint, part, before, is_listed=is_listed):
            if "and" not in joint and is_listed and not _is_name(before):
                found.pop()  # "the mayor, Ann Lee"
            found.append(part)
            joined |= "and" in joint or ended
        elif is_listed and joint == _AND and preposition().search(before):
            part = found[-1] = before + joint + part  # "the Department of Rights and Liberties"
        elif not _is_aside(part):
            break
        before, in_clause, ended = part, part != written, "and" in joint
    return found if joined and len(found) > 1 else []


def is_list(source: str, following: str) -> bool:
    """Whether a source without further names is a list: "Lee, his aides and the press".

    Not one person and what is said of him in apposition.

    Args:
        source: As it is written, with the comma after it if there is one.
        following: What the article has behind it: a verb, for a comma would close an apposition.
    """
    if not (_LIST.fullmatch(source) and _VERB.match(following)):
        return False
    one = words("speakers", "roles", "one")
    _, *others = _BETWEEN.split(source)
    return not all(office(part).head in one and not _is_determined(part) for part in others)


def is_rest_of_body(part: str) -> bool:
    """Whether a body's name ends before a person's: "Customs" and "Border Service chief Lee"."""
    name = head_name(part)
    bodies = words("speakers", "organisations", "words")
    return name is not None and not bodies.isdisjoint(name.before)


def _without_clause(part: str) -> str:
    return _CLAUSE.split(part, maxsplit=1)[0].strip()


def _joins(joint: str, part: str, before: str, *, is_listed: bool) -> bool:
    """Whether a part is one of the speakers, by what joins it to the part before.

    ``is_listed``: whether that is one; else it says more of one.
    """
    if joint == _AND:
        return is_listed and _is_another(part, before)
    if "and" in joint:
        return _is_name(part) or bool(_OTHERS.match(part))
    ends_there = bool(before) and not preposition().search(before)
    return (is_listed or ends_there) and _is_name(part) and not _OWNED.search(part)


def _is_another(part: str, before: str) -> bool:
    """Whether "and" begins another speaker, not the rest of the one before it."""
    if preposition().search(before):  # "the head of Rights and Liberties"
        return _is_name(part) and bool(preposition().search(part))
    if _is_determined(before):  # "the former mayor and senator"
        return _is_name(part) or _is_somebody(part)
    return _is_name(part) or can_speak(part)


def _is_name(part: str) -> bool:
    """Whether a part is a name, or a pronoun that stands for one; no region."""
    owner = _OWNED.search(part)
    if not part or _is_mark(part) or (owner and preposition().search(part, 0, owner.start())):
        return False
    return part.lower() in {"he", "she"} or head_name(part) is not None


def _is_somebody(part: str) -> bool:
    """Whether a part without a name is whole: "the mayor", "aides"; no "governor and mayor Lee"."""
    whole = _is_determined(part) or bool(_OWNED.search(part)) or part.endswith("s")
    return whole and can_speak(part)


def _is_determined(part: str) -> bool:
    return part.lower().split(" ")[0] in words("speakers", "phrases", "determiners")


def _is_mark(part: str) -> bool:
    """Whether a part is an age, a party, a degree, a region, Jr.: never a speaker."""
    word = part.rstrip(".").lower()
    lists = words("speakers", "names", "regions") | words("speakers", "names", "suffixes")
    return bool(_ASIDE.fullmatch(part)) or word in lists


def _is_aside(part: str) -> bool:
    """Whether a part only says more of a name before it: "the mayor of Toledo", "54", a clause."""
    head = preposition().split(part, maxsplit=1)[0]
    return not part or _is_mark(part) or (can_speak(head) and not head_name(head))
