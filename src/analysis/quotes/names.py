"""Runs of capitalised words, parted into titles and names."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from analysis.quotes.lexicon import cue_forms, data, words
from analysis.text.document import Document
from analysis.text.headline import is_headline
from analysis.text.segment import Span, abbreviations

UPPER = "".join(letter for letter in map(chr, range(0x250)) if letter.isupper())
_LETTER = r"[\w\u0300-\u036f-]"  # accents may stand behind their letters
_WORD_REACH = 24  # characters before a run in which the word before it is looked for
_WORD = re.compile(r"[^\s,]+")
_NICKNAME = rf"[\"“‘'(][{UPPER}]\w+[\"”’')]"
_LONGEST_TITLE = 4  # words
_NAMES_KEPT = 10_000  # whose parts are remembered


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


@lru_cache(_NAMES_KEPT)
def core(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """A name without Jr., Sr., II, and without particles before it: Velde of "van der Velde"."""
    kept = tuple(token for token in tokens if not _is_suffix(token)) or tokens
    while len(kept) > 1 and kept[0] in words("speakers", "names", "particles"):
        kept = kept[1:]
    return kept


def suffix(tokens: Sequence[str]) -> str:
    """Jr., Sr., II in small letters without a full stop; "" if there is none."""
    return next((token.rstrip(".").lower() for token in tokens if _is_suffix(token)), "")


def _is_nickname(token: str) -> bool:
    return not token[0].isalnum()


def _is_suffix(token: str) -> bool:
    return token.rstrip(".").lower() in words("speakers", "names", "suffixes")


def mentions(document: Document) -> list[Mention]:
    """Every run of capitalised words that holds a name, in reading order; none of headlines."""
    small = frozenset(re.findall(r"\b[a-z]\w*", document.text))
    starts = {start for start, _ in (*document.sentences, *document.outer)}
    found = (
        _mention(run, small if run.start() in starts else frozenset())
        for start, end in document.paragraphs
        if not is_headline(document.text[start:end])
        for run in _run_pattern().finditer(document.text, start, end)
    )
    return _shortened([mention for mention in found if mention])


def _shortened(found: Sequence[Mention]) -> list[Mention]:
    """The names without words before what the text has as a full name of its own elsewhere.

    ("Rival Ann Lee", where "Ann Lee" and "Lee" are names too; not "Ann Smith Lee" for "Smith Lee",
    who is never "Lee".)
    """
    full = {one.tokens for one in found if len(core(one.tokens)) > 1}
    alone = {one.surname for one in found if len(core(one.tokens)) == 1}
    return [_without_words_before(one, full) if one.surname in alone else one for one in found]


def _without_words_before(mention: Mention, full: Container[tuple[str, ...]]) -> Mention:
    for first in range(1, len(mention.tokens) - 1):
        if mention.tokens[first:] in full:
            before = mention.tokens[:first]
            return replace(
                mention,
                before=(*mention.before, *map(_key, before)),
                tokens=mention.tokens[first:],
                name_start=mention.name_start + len(" ".join(before)) + 1,
            )
    return mention


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
        rf"(?:(?:{with_of})\b|(?:{abbreviated})\.|(?:[{UPPER}]\.)+"
        rf"|[{UPPER}]{_LETTER}*(?:['’](?!s\b){_LETTER}+)*)"
    )
    between = rf"(?:[ \xa0]|, (?=[JS]r\b))(?:(?:{particles}) )*"
    return re.compile(rf"\b(?=[{UPPER}]){token}(?:(?:{between}{_NICKNAME})?{between}{token})*")


def _mention(run: re.Match[str], small: frozenset[str]) -> Mention | None:
    """The name in a run; ``small``: words that may owe their capital to opening a sentence."""
    written, start = run[0], run.start()
    before = run.string[max(0, start - _WORD_REACH) : start].split()[-1:]
    dated = bool(before) and before[0].lower() in words("speakers", "names", "before_a_month")
    is_small = bool(small) and _key(written.split(maxsplit=1)[0].rstrip(",")) in small
    found = _parted(written, bool(small), is_small, dated)
    if not found:
        return None
    places = start + found.start, start + found.end
    return Mention(*places, found.before, found.title, found.tokens, start + found.name_start)


def _key(word: str) -> str:
    """A word in small letters without its stop; an initial keeps that: no "a" opens "A. Lee"."""
    return word.lower() if len(word) == len("A.") else word.rstrip(".").lower()


@lru_cache(_NAMES_KEPT)
def _parted(run: str, opens: bool, is_small: bool, dated: bool) -> Mention | None:
    """The name in the words of a run.

    Args:
        run: Words with capitals.
        opens: Whether they open a sentence.
        is_small: Whether the first of them stands elsewhere without a capital.
        dated: Whether the word before them goes before a month.
    """
    parts = list(_WORD.finditer(run))
    keys = [_key(part[0]) for part in parts]
    lead = _lead(keys, opens, is_small, dated)
    last = _end(keys, lead)
    title, first = _last_title(keys, lead, last)
    place = " ".join(keys[first:last]) in words("speakers", "names", "places")
    while not (title or place) and first < last and keys[first] in _never():
        first += 1
    if first >= last or _is_no_name(keys[lead:last], keys[first + 1 : last]):
        return None
    name_first = first - (title in words("speakers", "kept", "titles"))
    return Mention(
        start=parts[lead].start(),
        end=parts[last - 1].end(),
        before=tuple(keys[lead:first]),
        title=title,
        tokens=tuple(part[0] for part in parts[name_first:last] if not _is_nickname(part[0])),
        name_start=parts[name_first].start(),
    )


def _lead(keys: Sequence[str], opens: bool, is_small: bool, dated: bool) -> int:
    """How many words of a run come before what can name somebody: "But", "On Tuesday", "Said"."""
    openers = abbreviations()["sentence_openers"]
    lead = 0
    while lead < len(keys) and (
        keys[lead] in openers
        or keys[lead].endswith("-year-old")
        or _is_day(keys, lead, dated)
        or (lead == 0 and _opens_only_a_sentence(keys, opens, is_small))
    ):
        dated = keys[lead] in words("speakers", "names", "before_a_month")
        lead += 1
    return lead


def _opens_only_a_sentence(keys: Sequence[str], opens: bool, is_small: bool) -> bool:
    """Whether the first word has its capital for opening a sentence: "Said", or no title's."""
    titles = data("speakers")["titles"]
    titled = any(" ".join(keys[:size]) in titles for size in range(1, _LONGEST_TITLE + 1))
    verb, cue_class = cue_forms().get(keys[0], ("", ""))
    said = opens and cue_class == "neutral" and verb != keys[0]
    return said or (is_small and not titled)


def _is_day(keys: Sequence[str], place: int, dated: bool) -> bool:
    """Whether a word is a weekday or a month, and no first name such as April.

    ``dated``: the word before it goes before a month.
    """
    if keys[place] not in words("speakers", "names", "days"):
        return False
    can_be_name = keys[place] in words("speakers", "names", "days_and_names")
    return dated or not can_be_name or place + 1 == len(keys)


def _never() -> frozenset[str]:
    return words("speakers", "names", "never")


def _end(keys: Sequence[str], lead: int) -> int:
    """Where a name ends: after a suffix, and before a day or a party that follows it.

    Not before a chamber: the Obama White House is no "Obama White".
    """
    cut = (_never() | words("speakers", "names", "days")) - words(
        "speakers", "organisations", "words"
    )
    last = next((i + 1 for i in range(lead + 1, len(keys)) if _is_suffix(keys[i])), len(keys))
    while last > lead and keys[last - 1] in cut:
        last -= 1
    return last


def _last_title(keys: Sequence[str], lead: int, last: int) -> tuple[str, int]:
    """The last title that a name follows, and where that begins; ("", ``lead``) if none does."""
    titles = _before_names()
    organisation = keys[last - 1] in words("speakers", "organisations", "words")
    for first in range(last - 1, lead, -1):
        for size in range(min(_LONGEST_TITLE, first - lead), 0, -1):
            title = " ".join(keys[first - size : first])
            if title in titles and not _is_suffix(keys[first]) and not organisation:
                return title, first
    return "", lead


@cache
def _before_names() -> frozenset[str]:
    """Titles and the offices of people."""
    return words("speakers", "roles", "one").union(data("speakers")["titles"])


def _is_no_name(keys: Sequence[str], inside: Sequence[str]) -> bool:
    """Whether a run is only a title, or holds words that no name holds."""
    only_title = " ".join(keys) in data("speakers")["titles"]
    return only_title or not _never_inside().isdisjoint(inside)


@cache
def _never_inside() -> frozenset[str]:
    """Words that no name holds, though a line in capitals may."""
    pronouns = words("speakers", "pronouns", "he") | words("speakers", "pronouns", "they")
    return abbreviations()["sentence_openers"] | pronouns
