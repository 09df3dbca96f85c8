"""The names of a text: runs of capitalised words, parted into titles and names."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from analysis.quotes.lexicon import words
from analysis.quotes.people.runs import is_suffix, key, parted, run_pattern
from analysis.text.document import Document
from analysis.text.headline import is_headline
from analysis.text.segment import Span

_WORD_REACH = 24  # characters before a run in which the word before it is looked for
_NAMES_KEPT = 10_000  # whose core is remembered


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
    kept = tuple(token for token in tokens if not is_suffix(token)) or tokens
    while len(kept) > 1 and kept[0] in words("speakers", "names", "particles"):
        kept = kept[1:]
    return kept


def suffix(tokens: Sequence[str]) -> str:
    """Jr., Sr., II in small letters without a full stop; "" if there is none."""
    return next((token.rstrip(".").lower() for token in tokens if is_suffix(token)), "")


def mentions(document: Document) -> list[Mention]:
    """Every run of capitalised words that holds a name, in reading order; none of headlines."""
    small = frozenset(re.findall(r"\b[a-z]\w*", document.text))
    starts = {start for start, _ in (*document.sentences, *document.outer)}
    found = (
        _mention(run, small if run.start() in starts else frozenset())
        for start, end in document.paragraphs
        if not is_headline(document.text[start:end])
        for run in run_pattern().finditer(document.text, start, end)
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
                before=(*mention.before, *map(key, before)),
                tokens=mention.tokens[first:],
                name_start=mention.name_start + len(" ".join(before)) + 1,
            )
    return mention


def name_at(names: Sequence[Mention], start: int) -> Mention | None:
    """The name that begins at a place, of names in reading order."""
    first = bisect_left(names, start, key=lambda name: name.start)
    return names[first] if first < len(names) and names[first].start == start else None


def mentions_in(phrase: str) -> Iterator[Mention]:
    """The runs of a phrase that hold a name, in reading order."""
    found = (_mention(run, frozenset()) for run in run_pattern().finditer(phrase))
    return (mention for mention in found if mention)


def _mention(run: re.Match[str], small: frozenset[str]) -> Mention | None:
    """The name in a run; ``small``: words that may owe their capital to opening a sentence."""
    written, start = run[0], run.start()
    before = run.string[max(0, start - _WORD_REACH) : start].split()[-1:]
    dated = bool(before) and before[0].lower() in words("speakers", "names", "before_a_month")
    is_small = bool(small) and key(written.split(maxsplit=1)[0].rstrip(",")) in small
    found = parted(written, bool(small), is_small, dated)
    if not found:
        return None
    places = start + found.start, start + found.end
    return Mention(*places, found.before, found.title, found.tokens, start + found.name_start)
