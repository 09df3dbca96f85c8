"""A bare "â" where a curly mark may have stood, or a double mark, and what stands around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.text.segment import Span

# The second and third byte of a sequence that is still whole: such mojibake is not for here.
_LATER_BYTE = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
LOST = rf"â(?:\?\?|\ufffd\ufffd|[¦¬](?![{_LATER_BYTE}]))?(?!€|[{_LATER_BYTE}]{{2}})"
_MARK = re.compile(rf"{LOST}|[\"“”]")
_RUN = re.compile(rf"(?:{LOST})+")
_LETTERS_BEFORE = re.compile(r"[^\W\d_â]*\Z")
_LETTERS_AFTER = re.compile(r"[^\W\d_â]*")

_BEFORE_OPENING = frozenset("([{<—–-/“‘")
_FIRST_IN_QUOTE = frozenset("([{$£€#@&.…'’")
_AFTER_CLOSING = frozenset(".,;:!?)]}>…—–-/”’\"'")
_LOOK_AROUND = 30  # characters


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark and what stands around it in its paragraph."""

    start: int
    end: int
    text: str
    left: str
    right: str

    @property
    def before(self) -> str:
        """The character before it."""
        return self.left[-1:]

    @property
    def after(self) -> str:
        """The character after it and after any lost marks that follow it at once."""
        return self.right[len(found(_RUN.match(self.right))) :][:1]

    @property
    def stem(self) -> str:
        """The letters of its word before it."""
        return found(_LETTERS_BEFORE.search(self.left))

    @property
    def ending(self) -> str:
        """The letters of its word after it."""
        return found(_LETTERS_AFTER.match(self.right)).lower()

    @property
    def may_open(self) -> bool:
        """Whether an opening mark could stand here."""
        free = not self.left or self.before.isspace() or self.before in _BEFORE_OPENING
        return free and (self.after.isalnum() or self.after in _FIRST_IN_QUOTE)

    @property
    def may_close(self) -> bool:
        """Whether a closing mark could stand here."""
        ends = not self.after or self.after.isspace() or self.after in _AFTER_CLOSING
        return ends and bool(self.left) and not self.before.isspace()


def marks_in(text: str, span: Span) -> Iterator[Mark]:
    """Every mark of a paragraph, in order."""
    first, last = span
    for match in _MARK.finditer(text, first, last):
        start, end = match.span()
        left = text[max(first, start - _LOOK_AROUND) : start]
        yield Mark(start, end, match[0], left, text[end : min(last, end + _LOOK_AROUND)])


def found(match: re.Match[str] | None) -> str:
    """The words of a match; none where there is no match."""
    return match[0] if match else ""
