"""The quotes table: one row for each attribution of each article."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import fmean
from typing import Any

import pandas as pd

from analysis.dates.find import Dates
from analysis.errors import InputError
from analysis.quotes.details import Details, details
from analysis.quotes.lexicon import cue_class
from analysis.quotes.linking.contents import IN_MARKS, SHORTEST_SPEECH, unclaimed, word_count
from analysis.quotes.linking.link import link
from analysis.quotes.linking.parts import Attribution, Content, total
from analysis.quotes.own_words import own_words
from analysis.quotes.people.names import Mention, mentions
from analysis.quotes.speakers.phrases import NOBODY, Speaker
from analysis.quotes.speakers.speakers import name_speakers
from analysis.quotes.tagging.bounds import tidy
from analysis.quotes.tagging.tagger import default_tagger
from analysis.quotes.tagging.tags import Tagger
from analysis.tables import PART_BREAK, QUOTES, as_table, require
from analysis.text.document import Document
from analysis.text.segment import Span

# Below these mean scores of the tagger an attribution is left out.
_UNSURE = 0.65  # of a paraphrase
_UNSURE_IN_MARKS = 0.5  # of a few words in marks
_COLUMNS = ("article", "source", "text", "published")
_LONGEST_SCARE_QUOTE = 30  # characters
_TAGGER = "tagger"


def find_quotes(articles: pd.DataFrame, *, tagger: Tagger | None = None) -> pd.DataFrame:
    """Every attribution of every article: who says what, in which words, by which cue.

    Args:
        articles: Needs ``article``, ``source``, ``text`` and ``published``.
        tagger: What finds sources, cues and contents; the shipped encoder unless given.

    Returns:
        A table with the columns of `analysis.tables.QUOTES`, articles in their order, rows in
        reading order. Offsets count characters of ``text``. What an article says does not depend
        on the others in the table.

    Raises:
        InputError: A column is missing, an article has no text, or two have the same id.
    """
    require(articles, _COLUMNS, "find_quotes")
    _check(articles)
    tagger = tagger or default_tagger()
    rows: list[dict[str, Any]] = []
    columns = (articles[name] for name in _COLUMNS)
    for article, source, text, published in zip(*columns, strict=True):
        document = Document.of(text)
        dates = Dates(document, None if pd.isna(published) else published.date())
        for number, row in enumerate(_rows(document, tagger, dates), 1):
            rows.append(
                {"article": article, "source": source, "quote": f"{article}:{number}"} | row
            )
    return as_table(rows, QUOTES)


def _check(articles: pd.DataFrame) -> None:
    """Raise InputError unless each article has a text and an id of its own."""
    known: set[Any] = set()
    for article, text in zip(articles["article"], articles["text"], strict=True):
        if article in known:
            raise InputError(f"find_quotes needs one row for each article; {article!r} has more.")
        if not isinstance(text, str):
            raise InputError(f"find_quotes needs a text in each row; article {article!r} has none.")
        known.add(article)


def _rows(document: Document, tagger: Tagger, dates: Dates) -> list[dict[str, Any]]:
    """The attributions and the unattributed quotations of one article, in reading order."""
    names = mentions(document)
    tags = tidy(document, tagger.tag(document.text), names)
    tags = [tag for tag in tags if not _inside(tag.span, document.furniture)]
    attributions = [one for one in link(document, tags, names) if one.source or one.is_quoted]
    rows = list(_attributed(document, attributions, names, dates))
    rows += _alone(document, sorted(span for row in rows for span in row["content_spans"]))
    return sorted(rows, key=lambda row: row["content_spans"][0])


def _attributed(
    document: Document,
    attributions: Sequence[Attribution],
    names: Sequence[Mention],
    dates: Dates,
) -> Iterator[dict[str, Any]]:
    """A row for each attribution that is sure enough, as speech in marks always is."""
    speakers = name_speakers(document, attributions, names)
    lone_names = {(name.span,) for name in names}
    previous: tuple[Attribution, Details] | None = None
    for attribution, speaker in zip(attributions, speakers, strict=True):
        around = details(document, attribution, dates)
        if previous and _shares_clause(document, previous[0], attribution):
            around = _filled(around, previous[1])
        previous = attribution, around
        said = own_words(document, attribution, speaker) if speaker.name else _in_marks(attribution)
        row = _row(document, said, speaker, around)
        is_name = tuple(row["content_spans"]) in lone_names
        if _is_kept(row, word_count(document.text, row["quoted_spans"]), _seen(said), is_name):
            yield row


def _is_kept(row: dict[str, Any], in_marks: int, seen: float, is_name: bool) -> bool:
    """Whether an attribution is sure enough for a row.

    Args:
        row: The row it would be.
        in_marks: How many of its words stand in quotation marks.
        seen: How sure the tagger is that somebody says something.
        is_name: Whether what is said is a name and nothing else.
    """
    if in_marks >= SHORTEST_SPEECH:
        return True
    if not row["speaker"]:
        return in_marks > 0
    if in_marks:
        return seen >= _UNSURE_IN_MARKS
    return seen >= _UNSURE and (row["cue_class"] is not None or not is_name)


def _in_marks(attribution: Attribution) -> Attribution:
    """The words in marks alone, if any: only they are reported where nobody is said to speak."""
    quoted = [
        replace(content, spans=content.quoted) for content in attribution.contents if content.quoted
    ]
    return replace(attribution, contents=quoted or attribution.contents)


def _alone(document: Document, attributed: Sequence[Span]) -> Iterator[dict[str, Any]]:
    """A row for each quotation in the story's text that no attribution holds."""
    for quotation in unclaimed(document, attributed):
        if not _inside(quotation.inner[0], document.furniture):
            content = Content(quotation.inner, quotation.inner, 1.0, IN_MARKS)
            yield _row(document, Attribution(contents=[content]), NOBODY, Details())


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def _shares_clause(document: Document, before: Attribution, attribution: Attribution) -> bool:
    """Whether an attribution goes on with the one before it: "..., adding that"."""
    if not (before.cue and attribution.cue and before.source == attribution.source):
        return False
    participle = document.text[attribution.cue.start : attribution.cue.end].endswith("ing")
    at = document.sentence_at
    return participle and at(before.cue.start) == at(attribution.cue.start)


def _filled(details: Details, before: Details) -> Details:
    """Venue and day of the clause before where a participle has none of its own."""
    return replace(
        details,
        venue=details.venue or before.venue,
        said_on=details.said_on or before.said_on,
    )


def _row(
    document: Document, attribution: Attribution, speaker: Speaker, around: Details
) -> dict[str, Any]:
    text = document.text
    source, cue = attribution.source, attribution.cue
    spans = [span for content in attribution.contents for span in content.spans]
    quoted = [span for content in attribution.contents for span in content.quoted]
    written_cue = text[cue.start : cue.end] if cue else None
    return {
        "kind": _kind(spans, quoted, speaker),
        "content": PART_BREAK.join(text[start:end] for start, end in spans),
        "content_spans": spans,
        "quoted_spans": quoted,
        "speaker_text": text[source.start : source.end] if source else None,
        "speaker_spans": [source.span] if source else [],
        "speaker": speaker.name,
        "speaker_type": speaker.type,
        "cue": written_cue,
        "cue_spans": [cue.span] if cue else [],
        "cue_class": cue_class(written_cue) if written_cue else None,
        "addressee": around.addressee,
        "venue": around.venue,
        "said_on": around.said_on,
        "paragraph": document.paragraph_at(spans[0][0]),
        "confidence": _confidence(attribution, speaker),
        "evidence": _evidence(attribution, speaker),
    }


def _kind(spans: Sequence[Span], quoted: Sequence[Span], speaker: Speaker) -> str:
    if not speaker.name:
        return "fragment"
    if not quoted:
        return "indirect"
    return "direct" if list(spans) == list(quoted) else "mixed"


def _confidence(attribution: Attribution, speaker: Speaker) -> float:
    """The mean of the scores of its parts times how sure the speaker is.

    Of words in marks without a speaker: 1 where they are few, else half, for whoever said them was
    missed.
    """
    if not speaker.name:
        spans = [span for content in attribution.contents for span in content.spans]
        return 1.0 if total(spans) <= _LONGEST_SCARE_QUOTE else 0.5
    return round(_seen(attribution) * speaker.certainty, 3)


def _seen(attribution: Attribution) -> float:
    """How sure tagger and rules are that somebody says something here."""
    return fmean(score for _, _, score in _parts(attribution))


def _evidence(attribution: Attribution, speaker: Speaker) -> str:
    """What found each part and how surely, what linked them, and what tells the speaker."""
    finders = dict[str, list[str]]()
    for name, finder, score in _parts(attribution):
        finders.setdefault(finder, []).append(f"{name} {score:.2f}")
    found = [f"{finder}: {', '.join(parts)}" for finder, parts in finders.items()]
    return "; ".join([*found, *attribution.evidence, f"speaker: {speaker.why}"])


def _parts(attribution: Attribution) -> Iterator[tuple[str, str, float]]:
    """Words, source and cue: the name of the part, what found it, and its score."""
    contents = attribution.contents
    rules = {content.rule for content in contents}
    rule = rules.pop() if len(rules) == 1 else None
    yield "words", rule or _TAGGER, fmean(content.score for content in contents)
    for name, tag in (("source", attribution.source), ("cue", attribution.cue)):
        if tag:
            yield name, tag.rule or _TAGGER, tag.score
