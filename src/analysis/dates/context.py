"""What an article has said so far, as far as later dates may be counted from it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, cast

from analysis.dates.rules import Mention
from analysis.dates.timex import Days, days, grain

_OF_A_YEAR = {"monthday", "fullday"}
_GRAINS = (  # from fine to coarse
    *("time", "day", "week", "month", "quarter", "season", "half", "year", "decade", "century"),
)
_FINE_ENOUGH = {"D": 2, "W": 3, "WE": 3, "M": 4, "Q": 5}  # how many of them a unit counts from
_NEAR = 400  # characters within which a date named is still spoken of


class Base(NamedTuple):
    """A stretch of the calendar that a mention is counted from."""

    value: str
    anchor: str
    """The same in words."""

    @property
    def span(self) -> Days:
        """Its first and last day."""
        return cast(Days, days(self.value))


class Named(NamedTuple):
    """A date that the article has named."""

    start: int
    words: str
    value: str

    @property
    def base(self) -> Base:
        """The date as one to count from."""
        return Base(self.value, f"named before: '{self.words}' ({self.value})")


@dataclass(slots=True)
class Context:
    """What an article has said so far."""

    published: date | None
    named: dict[str, Named] = field(default_factory=dict)
    """The last date named of each grain."""
    met: dict[str, str] = field(default_factory=dict)
    """What a bare name ("XXXX-WXX-1") stood for when last met."""
    dated: dict[str, str] = field(default_factory=dict)
    """The days named with their year, by the day without it ("XXXX-09-11")."""

    def name(self, mention: Mention, words: str, value: str) -> None:
        """Take note of a date that later ones may be counted from.

        A look back from such a date ("a year earlier") is an aside: the story does not move there.
        """
        counted_back = mention.base != "publication" and mention.shift.startswith("-")
        aside = counted_back and not mention.of
        if days(value) and not aside:
            self.named[grain(value)] = Named(mention.start, words, value)
            self.met[mention.value] = value.partition("T")[0]
            if mention.kind in _OF_A_YEAR and (mention.of or mention.value[:1].isdigit()):
                self.dated[f"XXXX{value[4:10]}"] = value[:10]

    def base(self, mention: Mention) -> Base | None:
        """What a mention is counted from, as its rule says: a date named, or publication."""
        if mention.base.startswith("named"):
            unit = mention.shift.rpartition(" ")[2]
            if named := self._last(_GRAINS[: _FINE_ENOUGH.get(unit)]):
                return named.base
            if mention.base == "named":
                return None
        near = self.spoken_of(mention)
        if mention.base == "quarter" and near and "-Q" in near.value:
            return near.base
        return self.publication

    @property
    def publication(self) -> Base | None:
        """The day of publication as one to count from."""
        if self.published is None:
            return None
        return Base(self.published.isoformat(), f"publication day {self.published}")

    def spoken_of(self, mention: Mention) -> Named | None:
        """The date named last, unless it is too far before a mention."""
        last = self._last(_GRAINS)
        return last if last and mention.start - last.start < _NEAR else None

    def _last(self, grains: Sequence[str]) -> Named | None:
        """The date named last, of these grains."""
        return max((self.named[size] for size in grains if size in self.named), default=None)
