"""The reading view: articles side by side, with who says what, when, and what was repaired."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.highlight.repairs import members
from analysis.tables import require
from analysis.text.furniture import furniture
from analysis.text.pieces import segments
from analysis.text.segment import Span, paragraphs
from analysis.wording import written

if TYPE_CHECKING:
    from IPython.display import HTML
    from jinja2 import Template

_ARTICLES = ["article", "source", "title", "published", "text", "repairs"]
_SPANS = ["content_spans", "quoted_spans", "speaker_spans", "cue_spans"]
_QUOTES = ["article", "source", "kind", "speaker", "cue", *_SPANS]
_DATES = ["article", "start", "end", "value"]
_HUES = 7  # in highlight.css
_LINES = 4  # ways to underline, likewise; with the hues they tell 28 speakers apart


@dataclass(frozen=True)
class Speaker:
    """How a speaker is shown, alike in every article."""

    name: str
    initials: str
    style: str  # classes of highlight.css
    counts: str  # how many attributions in which source


_NOBODY = Speaker("words in marks, no speaker", "", "nobody", "")
_UNNAMED = Speaker("speaker not named", "?", "nobody", "")


@dataclass(frozen=True)
class Mark:
    """How a span is shown: an element around it, and a label after its end."""

    tag: str
    style: str
    title: str = ""
    label: str = ""
    end: int = 0


def highlight(articles: pd.DataFrame, quotes: pd.DataFrame, dates: pd.DataFrame) -> "HTML":
    """Show articles in columns with attributions, sources, cues, dates and repairs marked.

    A speaker has the same colour, underline and initials in every article; words in quotation marks
    are tinted, words that only report are underlined. What is no story text is dimmed. The page
    part needs no script and loads nothing; text is escaped. It folds to one column on a phone.

    Args:
        articles: As from ``read_story``; reads ``article``, ``source``, ``title``, ``published``,
            ``text`` and ``repairs``.
        quotes: As from ``find_quotes``; reads ``article``, ``source``, ``kind``, ``speaker``,
            ``cue`` and the columns of spans.
        dates: As from ``find_dates``; reads ``article``, ``start``, ``end`` and ``value``.

    Returns:
        HTML that a notebook displays; the string itself is its ``data``.

    Raises:
        InputError: A column is missing.
    """
    from IPython.display import HTML  # slow to load

    require(articles, _ARTICLES, "highlight")
    require(quotes, _QUOTES, "highlight")
    require(dates, _DATES, "highlight")
    cast = _cast(quotes[quotes["article"].isin(articles["article"])])
    columns = [
        _column(
            article,
            quotes[quotes["article"] == article["article"]].to_dict("records"),
            dates[dates["article"] == article["article"]].to_dict("records"),
            cast,
        )
        for article in articles.to_dict("records")
    ]
    page = _template().render(columns=columns, cast=list(cast.values()), css=stylesheet())
    return HTML(page)  # type: ignore[no-untyped-call]  # IPython has no types here


@cache
def stylesheet() -> str:
    """The rules for what ``highlight`` returns, for pages that keep them apart."""
    return (files("analysis.highlight") / "highlight.css").read_text(encoding="utf-8")


@cache
def _template() -> "Template":
    from jinja2 import Environment, PackageLoader

    loader = PackageLoader("analysis.highlight", ".")
    return Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True
    ).get_template("highlight.html.j2")


def _cast(quotes: pd.DataFrame) -> dict[str, Speaker]:
    """The speakers, those with most attributions first."""
    said = quotes.dropna(subset=["speaker"])
    counts = said.groupby(["speaker", "source"], sort=False).size()
    cast: dict[str, Speaker] = {}
    for position, (name, _) in enumerate(Counter(said["speaker"]).most_common()):
        cast[name] = Speaker(
            name=name,
            initials=_initials(name, {speaker.initials for speaker in cast.values()}),
            style=f"hue-{position % _HUES} line-{position % _LINES}",
            counts=", ".join(f"{source} {n}" for source, n in counts[name].items()),
        )
    return cast


def _speaker(quote: dict[Any, Any], cast: dict[str, Speaker]) -> Speaker:
    nobody = _NOBODY if quote["kind"] == "fragment" else _UNNAMED
    return cast.get(quote["speaker"], nobody)


def _initials(name: str, taken: set[str]) -> str:
    """Like DT for Donald Trump; a number after them where another speaker has the same."""
    letters = [word[0] for word in name.split() if not word[0].islower() and word[0].isalnum()]
    initials = "".join(letters[:3]) or name[:1].upper()
    numbered = (f"{initials}{number}" for number in range(2, len(taken) + 3))
    return next(label for label in [initials, *numbered] if label not in taken)


def _column(
    article: dict[Any, Any],
    quotes: Sequence[dict[Any, Any]],
    dates: Sequence[dict[Any, Any]],
    cast: dict[str, Speaker],
) -> dict[str, Any]:
    """What the template shows of one article."""
    text = article["text"]
    repairs = members(article["repairs"])
    spans = [
        *(_over(span, Mark("small", "furniture")) for span in furniture(text)),
        *(span for quote in quotes for span in _quote_marks(quote, _speaker(quote, cast))),
        *(_over((date["start"], date["end"]), Mark("u", "date", date["value"])) for date in dates),
        *(
            _over(
                (repair["start"], repair["end"]),
                Mark("span", "repair", f"was {repair['was']}: {repair['why']}"),
            )
            for repair in repairs
        ),
    ]
    return {
        "source": article["source"],
        "facts": _facts(article["title"], article["published"], repairs),
        "paragraphs": [_pieces(text, paragraph, spans) for paragraph in paragraphs(text)],
    }


def _facts(
    title: str | None, published: pd.Timestamp, repairs: Sequence[dict[str, Any]]
) -> list[str]:
    facts = [title] if title else []
    if pd.notna(published):
        facts.append(written(published))
    if repairs:
        kinds = Counter(f"{repair['was']} → {repair['now']}" for repair in repairs)
        facts.append("repaired: " + ", ".join(f"{kind} ({n})" for kind, n in kinds.items()))
    return facts


def _pieces(
    text: str, paragraph: Span, spans: Sequence[tuple[int, int, Mark]]
) -> list[dict[str, Any]]:
    """The pieces of a paragraph with the marks over each, and those that end with it."""
    first, last = paragraph
    shifted = [(start - first, end - first, mark) for start, end, mark in spans]
    pieces = []
    for piece, marks in segments(text[first:last], shifted):
        first += len(piece)
        ending = [mark for mark in marks if mark.label and mark.end == first]
        pieces.append({"text": piece, "marks": marks, "ending": ending})
    return pieces


def _quote_marks(quote: dict[Any, Any], speaker: Speaker) -> list[tuple[int, int, Mark]]:
    """The content, the words in quotation marks, the source and the cue of an attribution."""
    said = ", ".join(filter(None, [speaker.name, quote["cue"], quote["kind"]]))
    marked = {
        "content_spans": Mark("mark", f"content {speaker.style}", said, speaker.initials),
        "quoted_spans": Mark("span", f"quoted {speaker.style}"),
        "speaker_spans": Mark("strong", speaker.style, f"source: {speaker.name}"),
        "cue_spans": Mark("em", "cue", f"cue: {quote['cue']}"),
    }
    return [_over(span, mark) for name, mark in marked.items() for span in members(quote[name])]


def _over(span: Span, mark: Mark) -> tuple[int, int, Mark]:
    return (*span, replace(mark, end=span[1]))
