"""Runs of capitalised words, parted into titles and names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from analysis.quotes.lexicon import data, words
from analysis.text.document import Document
from analysis.text.segment import Span, abbreviations

_UPPER = "".join(letter for letter in map(chr, range(0x250)) if letter.isupper())
_HEADLINE_SHARE = 0.7  # of the words with capitals
_LONGEST_TITLE = 4  # words


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of capitalised words, parted into what stands before the name and the name."""

    start: int
    end: int
    before: tuple[str, ...]
    """Nationality, chamber, title: everything of the run that is no part of the name."""
    title: str
    """The title as the word list has it, without full stops; "" if there is none."""
    tokens: tuple[str, ...]
    """The words of the name."""
    name_start: int

    @property
    def span(self) -> Span:
        """With titles."""
        return self.start, self.end

    @property
    def name(self) -> str:
        """The name as it is written, without titles."""
        return " ".join(self.tokens)

    @property
    def surname(self) -> str:
        """The last word that is no suffix, in small letters."""
        return core(self.tokens)[-1].lower()


def core(tokens: Sequence[str]) -> list[str]:
    """A name without Jr., Sr., II."""
    return [token for token in tokens if not _is_suffix(token)] or list(tokens)


def suffix(tokens: Sequence[str]) -> str:
    """Jr., Sr., II in small letters without a full stop; "" if there is none."""
    return next((token.rstrip(".").lower() for token in tokens if _is_suffix(token)), "")


def _is_suffix(token: str) -> bool:
    return token.rstrip(".").lower() in words("speakers", "names", "suffixes")


def mentions(document: Document) -> list[Mention]:
    """Every run of capitalised words that holds a name, in reading order; none of headlines."""
    small = frozenset(re.findall(r"\b[a-z]\w*", document.text))
    starts = {start for start, _ in document.sentences} | {
        start + 1 for start, _ in document.quoted
    }
    found = (
        _mention(run, small if run.start() in starts else frozenset())
        for start, end in document.paragraphs
        if not _is_headline(document.text[start:end])
        for run in _run_pattern().finditer(document.text, start, end)
    )
    return [mention for mention in found if mention]


def _is_headline(paragraph: str) -> bool:
    """Whether Most Words Have Capitals, so that a capital tells nothing of names."""
    letters = [word[0] for word in paragraph.split() if word[0].isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return len(letters) > 3 and capitals > _HEADLINE_SHARE * len(letters)


def mentions_in(phrase: str) -> Iterator[Mention]:
    """The runs of a phrase that hold a name, in reading order."""
    found = (_mention(run, frozenset()) for run in _run_pattern().finditer(phrase))
    return (mention for mention in found if mention)


@cache
def _run_pattern() -> re.Pattern[str]:
    dotted = abbreviations()["before_a_name"] | words("speakers", "names", "suffixes")
    abbreviated = "|".join(sorted(word.capitalize() for word in dotted))
    particles = "|".join(sorted(words("speakers", "names", "particles")))
    with_of = "|".join(
        re.sub(r"\b(?!of\b|the\b)\w", lambda letter: letter[0].upper(), title)
        for title in sorted(data("speakers")["titles"], key=len, reverse=True)
        if " of " in title
    )
    token = (
        rf"(?:(?:{with_of})\b|(?:{abbreviated})\.|(?:[{_UPPER}]\.)+"
        rf"|[{_UPPER}][\w-]*(?:['’](?!s\b)\w+)*)"
    )
    between = rf"(?:[ \xa0]|, (?=[JS]r\b))(?:(?:{particles}) )*"
    return re.compile(rf"\b{token}(?:{between}{token})*")


def _mention(run: re.Match[str], small: frozenset[str]) -> Mention | None:
    """The name in a run; ``small``: words that may owe their capital to opening a sentence."""
    parts = list(re.finditer(r"[^\s,]+", run[0]))
    keys = [part[0].rstrip(".").lower() for part in parts]
    title, first = _last_title(keys)
    first, last = _without_other_words(keys, first, bool(title), small)
    inside = set(keys[first + 1 : last])
    if (
        first >= last
        or inside & abbreviations()["sentence_openers"]
        or (" ".join(keys) in data("speakers")["titles"])
    ):
        return None
    name_first = first - (title in words("speakers", "kept", "titles"))
    return Mention(
        start=run.start() + parts[0].start(),
        end=run.start() + parts[last - 1].end(),
        before=tuple(keys[:first]),
        title=title,
        tokens=tuple(part[0] for part in parts[name_first:last]),
        name_start=run.start() + parts[name_first].start(),
    )


def _last_title(keys: Sequence[str]) -> tuple[str, int]:
    """The last title that a word follows, and where that word stands; ("", 0) if there is none."""
    titles = data("speakers")["titles"].keys() | words("speakers", "roles", "one")
    for first in range(len(keys) - 1, 0, -1):
        for size in range(min(_LONGEST_TITLE, first), 0, -1):
            if " ".join(keys[first - size : first]) in titles and not _is_suffix(keys[first]):
                return " ".join(keys[first - size : first]), first
    return "", 0


def _without_other_words(
    keys: Sequence[str], first: int, titled: bool, small: frozenset[str]
) -> tuple[int, int]:
    """Where the name begins and ends, words cut off that are capitalised for other reasons."""
    never = words("speakers", "names", "never")
    openers = abbreviations()["sentence_openers"]
    last = next((i + 1 for i in range(1, len(keys)) if _is_suffix(keys[i])), len(keys))
    while last > first and keys[last - 1] in never:
        last -= 1
    while not titled and first < last:
        key = keys[first]
        if not (key in never or key in openers or (first == 0 and key in small)):
            break
        first += 1
    return first, last
