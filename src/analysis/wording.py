"""Numbers, names, dates and excerpts as one would write them in a sentence."""

import calendar
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from unicodedata import category

from dateutil.relativedelta import relativedelta

_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_ORDINALS = ("first", "second", "third", "fourth")
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_LONGEST_EXCERPT = 90  # characters
_JOINERS = "\u200c\u200d"


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 quote", "2 quotes"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def signed(score: float) -> str:
    """A score with its sign and two decimals: "+0.25", "−1.00", "0.00"."""
    rounded = round(float(score), 2)
    return f"{rounded:+.2f}".replace("-", "−") if rounded else "0.00"


def in_line(text: str) -> str:
    """The text on one line, with a space for white space and control characters.

    Format characters, which could turn the order of what follows, are left out; the joiners that
    Arabic and Indic scripts need stay.
    """
    shown = (c for c in text if category(c) != "Cf" or c in _JOINERS)
    return " ".join("".join(" " if category(c) == "Cc" else c for c in shown).split())


def capital(words: str) -> str:
    """With a capital letter first, as a sentence begins."""
    return words[:1].upper() + words[1:]


def times(number: int) -> str:
    """How often: "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(number) or count(number, "time")


def tallied(words: Iterable[str]) -> list[str]:
    """Each of the words once, with how often it comes where that is more than once.

    Capital letters make no difference: a word is written as it is first.
    """
    first: dict[str, str] = {}
    number = Counter(first.setdefault(word.lower(), word) for word in words)
    return [f"{word} ({times(n)})" if n > 1 else word for word, n in number.items()]


def listed(names: Sequence[str]) -> str:
    """Names joined as in a sentence: "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def stop(sentence: str) -> str:
    """With a full stop last; a name like "Joe Biden Jr." has it already."""
    return sentence if sentence.endswith(".") else f"{sentence}."


def gapped(facts: Iterable[tuple[str, str, str]]) -> str:
    """Facts whose verb is written where it changes: "Ann has two, Bob five and Eve lost one"."""
    parts, before = [], None
    for subject, verb, rest in facts:
        parts.append(f"{subject} {rest}" if verb == before else f"{subject} {verb} {rest}")
        before = verb
    return listed(parts)


def some(names: Sequence[str], most: int = 5) -> str:
    """The first few of many names: "a, b, c, d, e and 3 more"."""
    left = len(names) - most
    return listed([*names[:most], f"{left} more"] if left > 0 else names)


def in_words(value: str) -> str:
    """A TIMEX3 value as one would write it: "16 May 2025", "the 1920s", "the week of 2 May 2016".

    A week is named by its Monday, a weekend by its Saturday.
    """
    day, _, clock = value.partition("T")
    if match := re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", day):
        month = f"{calendar.month_name[int(match[2])]} {match[1]}"
        named = f"{int(match[3])} {month}" if match[3] else month
        at = "midnight" if clock == "24:00" else clock.replace("Z", " GMT")
        return f"{at} on {named}" if ":" in clock else named
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", day):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        first = monday + timedelta(days=5) if match[3] else monday
        name = "weekend" if match[3] else "week"
        return f"the {name} of {written(first)}"
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", day):
        return f"{_SEASONS[match[2]]} {match[1]}"
    if match := re.fullmatch(r"(\d{4})-([QH])(\d)", day):
        part = {"Q": "quarter", "H": "half"}[match[2]]
        return f"the {_ORDINALS[int(match[3]) - 1]} {part} of {match[1]}"
    if re.fullmatch(r"\d{3}", day):
        return f"the {day}0s"
    if re.fullmatch(r"\d\d", day):
        return f"the {_nth(int(day) + 1)} century"
    return value


def _nth(number: int) -> str:
    teens = 10 < number % 100 < 20
    return f"{number}{'th' if teens else _ENDINGS.get(number % 10, 'th')}"


def written(day: date) -> str:
    """A day as one would write it: "17 May 2025"."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def how_long(start: datetime, end: datetime) -> str:
    """The time from one moment up to another: "2 years 9 months", "15 days"."""
    apart = relativedelta(end, start)
    parts = [(apart.years, "year"), (apart.months, "month"), (apart.days, "day")]
    words = [count(number, unit) for number, unit in parts if number]
    return " ".join(words[:2]) or "less than a day"


def is_or_are(number: int) -> str:
    """The verb that goes with a number of things."""
    return "is" if number == 1 else "are"


def excerpt(text: str, longest: int = _LONGEST_EXCERPT) -> str:
    """The beginning of a text, cut between words."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    return text[: longest + 1].rpartition(" ")[0].rstrip(",.;: …") + " …"


def called(speaker: str, speaker_type: str) -> str:
    """A name, or in quotation marks the words for somebody who has none: “they”, “his aides”."""
    first_word = speaker.split(" ")[0]
    is_name = speaker_type == "person" or (
        speaker_type == "organisation" and first_word != first_word.lower()
    )
    return speaker if is_name else f"“{speaker}”"
