"""What a tagger gives: stretches of a text, each a source, a cue or a content."""

from dataclasses import dataclass
from typing import Literal, Protocol

from analysis.text.segment import Span

Label = Literal["source", "cue", "content"]


@dataclass(frozen=True, slots=True)
class Tag:
    """A stretch of words that the tagger calls a source, a cue or a content."""

    label: Label
    start: int
    end: int
    score: float
    """The mean probability of the label over the words; of a rule, how sure it is."""
    rule: str | None = None
    """What laid it, in words, where that was not the tagger."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.start, self.end


class Tagger(Protocol):
    """Whatever finds sources, cues and contents in a text."""

    def tag(self, text: str) -> list[Tag]:
        """Tags in reading order; none crosses a paragraph, none overlaps another."""
        ...
