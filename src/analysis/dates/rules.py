"""The rules of ``data/rules.toml``, and what each finds in a text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from analysis.dates.timex import duration
from analysis.dates.words import data, expand, meaning

_WORD = re.compile(r"[a-z]+|'?\d")
_AHEAD = re.compile(r"\(\?[=!](?:[^()]|\([^()]*\))*\)")
_MAYBE = re.compile(r"([a-z]+)([a-z])\?")
_LATER_WORD = r"(?<=[a-z'])|(?<= \{1,2\}\))|(?<= \{1,2\}\)\(\?:)"  # within one, or after a blank
_OPENING = re.compile(rf"(?!{_LATER_WORD})[a-z]+|\d")
_START = r"(?<![\w$£€#@])(?<!\d[.,:/])"
_END = r"(?!\w)(?![.,:/]\d)(?! ?%)"
_NAME_AHEAD = re.compile(r" [A-Z][a-z]")
_LOOK_BACK = 60  # characters that `preceded` sees
_MANY = 25  # rules: trying one by one takes longer than all of them as one pattern


@dataclass(frozen=True, slots=True)
class Mention:
    """An expression as it stands in the text; offsets are into the text."""

    start: int
    end: int
    kind: str
    type: str
    value: str = ""  # TIMEX3, with an X for what is to be filled in
    mod: str | None = None
    pick: str = ""
    shift: str = ""  # "-3 Y": so many units from the base
    base: str = "publication"
    time: str = ""  # a time of day: "TMO", "T10:00"
    zone: str = ""  # of a time, as written: "edt"
    of: "Mention | None" = None  # what it lies in or beside: "last year" in "May last year"
    ago: str | None = None  # of a quantity: the mod that it gives a point in time
    side: str = ""  # before or after the day of publication: "earlier this year"
    unit: str = ""  # W: the value is the week it lies in; Q: the quarter that its month ends
    alone: bool = True


@dataclass(frozen=True)
class Rule:
    """One ``[[rule]]`` with its patterns compiled."""

    fields: Mapping[str, Any]
    pattern: re.Pattern[str]
    preceded: re.Pattern[str] | None
    not_preceded: re.Pattern[str] | None

    def read(self, text: str, small: str, position: int) -> Mention | None:
        """The mention that starts at ``position`` by this rule."""
        match = self.pattern.match(small, position)
        if not match or not self._allows(text, small, match):
            return None
        return _mention(self.fields, match)

    def _allows(self, text: str, small: str, match: re.Match[str]) -> bool:
        before = small[max(0, match.start() - _LOOK_BACK) : match.start()]
        if self.preceded and not self.preceded.search(before):
            return False
        if self.not_preceded and self.not_preceded.search(before):
            return False
        if self.fields.get("small") and text[match.start()].isupper():
            return False
        if self.fields.get("no_name") and _NAME_AHEAD.match(text, match.end()):
            return False
        capitalised = data()["capitalised"]
        return all(
            text[match.start(name)].isupper()
            for name, words in match.groupdict().items()
            if words and name.partition("__")[0] in capitalised
        )


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(_compiled(fields) for fields in data()["rule"])


def _compiled(fields: Mapping[str, Any]) -> Rule:
    def before(key: str) -> re.Pattern[str] | None:
        return re.compile(f"(?:{expand(fields[key])})\\Z") if key in fields else None

    return Rule(
        fields=fields,
        pattern=re.compile(_START + f"(?:{expand(fields['pattern'], named=True)})" + _END),
        preceded=before("preceded"),
        not_preceded=before("not_preceded"),
    )


@cache
def _any_rule() -> re.Pattern[str]:
    """All rules as one pattern."""
    patterns = "|".join(_unnamed(rule) for rule in _rules())
    return re.compile(f"{_START}(?:{patterns}){_END}")


@cache
def _rules_by_opening() -> Mapping[str, Sequence[Rule]]:
    """The rules, in their order, by each word that an expression of theirs can begin with."""
    found: dict[str, list[Rule]] = {}
    for rule in _rules():
        pattern = _AHEAD.sub("", _unnamed(rule)).replace(r"\d", "0")
        words = _OPENING.findall(_MAYBE.sub(r"\1|\1\2", pattern))
        for opening in {_opening(word) for word in words}:
            found.setdefault(opening, []).append(rule)
    return found


def _unnamed(rule: Rule) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", expand(rule.fields["pattern"]))


def _opening(word: str) -> str:
    """What a word is looked up by: "mondays" by "monday", every number by "0"."""
    return "0" if word[-1].isdigit() else word.removesuffix("s")


def atoms(text: str, small: str) -> Iterator[Mention]:
    """What a text names, in order, before neighbours are joined.

    ``small`` is the text in its folded form.
    """
    anything, rules = _any_rule(), _rules_by_opening()
    end = 0
    for word in _WORD.finditer(small):
        start = word.start()
        fitting = rules.get(_opening(word[0]))
        if not fitting or start < end:
            continue
        if len(fitting) < _MANY or anything.match(small, start):
            found = (rule.read(text, small, start) for rule in fitting)
            if mention := next((mention for mention in found if mention), None):
                end = mention.end
                yield mention


def _mention(fields: Mapping[str, Any], match: re.Match[str]) -> Mention:
    words = _meanings(match)

    def fill(key: str, otherwise: str = "") -> str:
        return str(fields.get(key, otherwise)).format_map(words)

    value = fill("value")
    if length := fill("length"):
        value = duration(*length.split())
    zone = words.get("zone", "")
    if zone in data()["utc"]:
        value += "Z"
    return Mention(
        start=match.start(),
        end=match.end(),
        kind=fill("kind"),
        type=fields.get("type", "DATE"),
        value=value,
        mod=fields.get("mod"),
        pick=fill("pick"),
        shift=fill("shift"),
        base=fields.get("base", "publication"),
        time=fill("time"),
        zone=zone,
        ago=fields.get("ago"),
        side=fields.get("side", ""),
        unit=fields.get("unit", ""),
        alone=fields.get("alone", True),
    )


def _meanings(match: re.Match[str]) -> dict[str, str]:
    """Slot values by the part of the slot's name before the underscore."""
    found = {}
    for name, words in match.groupdict().items():
        if words:
            slot = name.partition("__")[0]
            found[slot.partition("_")[0]] = meaning(slot, words)
    if "hour" in found:
        found["hour"] = _of_24(int(found["hour"]), found.get("ampm", ""), found.get("part", "MO"))
    return found


def _of_24(hour: int, ampm: str, part: str) -> str:
    """The hour of the day, from one of a clock of 12 hours where that is said."""
    if hour < 12 and (ampm.startswith("p") or part != "MO"):
        hour += 12
    elif hour == 12 and ampm.startswith("a"):
        hour = 0
    return f"{hour:02}"
