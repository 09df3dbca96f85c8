"""An attribution: where the article says who (source) says (cue) what (contents)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.quotes.tagging.tags import Tag
from analysis.text.segment import Span

_MARK_WIDTH = 2  # characters: a mark may be two of them


@dataclass(frozen=True, slots=True)
class Content:
    """One quotation, or one stretch of unquoted words, or a sentence's mixture of both."""

    spans: tuple[Span, ...]
    quoted: tuple[Span, ...]
    score: float
    rule: str | None = None
    """What found it, in words, where that was not the tagger."""

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.spans[-1][1]

    @property
    def span(self) -> Span:
        """From its first word to its last."""
        return self.start, self.end

    @property
    def is_quoted(self) -> bool:
        """Whether most of it stands in quotation marks."""
        return 2 * total(self.quoted) >= total(self.spans)

    @property
    def ends_quoted(self) -> bool:
        """Whether its last words stand in quotation marks."""
        return bool(self.quoted) and self.quoted[-1][1] >= self.end - _MARK_WIDTH


def total(spans: Sequence[Span]) -> int:
    """The characters in the spans."""
    return sum(end - start for start, end in spans)


@dataclass(slots=True, eq=False)
class Attribution:
    """Who (source) says (cue) what (contents), and what decided."""

    source: Tag | None = None
    cue: Tag | None = None
    contents: list[Content] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    carried: bool = False
    """Whether the source stands outside the sentences of the attribution."""

    @property
    def signature(self) -> Span:
        """From the first character of source and cue to the last."""
        spans = [tag.span for tag in (self.source, self.cue) if tag]
        return min(start for start, _ in spans), max(end for _, end in spans)

    @property
    def is_quoted(self) -> bool:
        """Whether any of its contents stands mostly in quotation marks."""
        return any(content.is_quoted for content in self.contents)

    @property
    def span(self) -> Span:
        """From the first character of its contents to the last."""
        return self.start, self.end

    @property
    def start(self) -> int:
        """Where its first content begins."""
        return self.contents[0].start

    @property
    def end(self) -> int:
        """Where its last content ends."""
        return self.contents[-1].end
