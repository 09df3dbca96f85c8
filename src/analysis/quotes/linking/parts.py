"""An attribution: where the article says who (source) says (cue) what (contents)."""

from dataclasses import dataclass, field

from analysis.quotes.linking.contents import Content
from analysis.quotes.tagging.tagger import Tag
from analysis.text.segment import Span


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
