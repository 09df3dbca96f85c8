"""Attributions inside of attributions: "an official told Reuters that *Lee had denied it*"."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Any

import pandas as pd

from analysis.errors import InputError
from analysis.quotes.attributions import find_quotes
from analysis.quotes.lexicon import data
from analysis.quotes.people.cast import Cast
from analysis.quotes.people.names import mentions
from analysis.quotes.tagging.tags import Tagger
from analysis.tables import QUOTES, Schema, as_table, require
from analysis.text.document import Document
from analysis.text.segment import Span

NESTED_QUOTES: Schema = {
    "within": "str",  # the quote that holds the words
    "reported_by": "object",  # its speaker
    **QUOTES,
}

_ARTICLES = ("article", "source", "text", "published")
_QUOTES = ("article", "source", "quote", "content_spans", "speaker")
_SPANS = ("content_spans", "quoted_spans", "speaker_spans", "cue_spans")
_SURE = 0.5  # the least confidence


def find_nested_quotes(
    quotes: pd.DataFrame, articles: pd.DataFrame, *, tagger: Tagger | None = None
) -> pd.DataFrame:
    """What those who speak in an article report of others: the attributions within its quotes.

    ``find_quotes`` gives the outer attribution alone, so that no word counts twice. Here the words
    of each are read as a text of their own, and what is found is kept where the cue lexicon knows
    the cue and the source is no pronoun.

    Args:
        quotes: As from ``find_quotes``.
        articles: Those in which they were found.
        tagger: What finds sources, cues and contents; the shipped encoder unless given.

    Returns:
        ``NESTED_QUOTES``: the columns of ``find_quotes``, and ``within``, the quote that holds the
        words, and ``reported_by``, its speaker. Offsets count characters of the article's ``text``.
        A name means whom it means in the article; other sources stay as they are written.

    Raises:
        InputError: A column is missing, or the article of a quote.
    """
    require(quotes, _QUOTES, "find_nested_quotes")
    require(articles, _ARTICLES, "find_nested_quotes")
    given = zip(articles["text"], articles["published"], strict=True)
    told = dict(zip(articles["article"], given, strict=True))
    if unknown := set(quotes["article"]) - set(told):
        raise InputError(f"find_nested_quotes lacks the article {min(unknown)!r} of some quotes.")
    rows = (
        row
        for article, own in quotes[quotes["speaker"].notna()].groupby("article", sort=False)
        for row in _in_article(own, tagger, *told[article])
    )
    return as_table(rows, NESTED_QUOTES)


def _in_article(
    quotes: pd.DataFrame, tagger: Tagger | None, text: str, published: pd.Timestamp
) -> Iterator[dict[str, Any]]:
    """The nested attributions of one article, in the order of its quotes."""
    document = Document.of(text)
    cast = Cast(document, mentions(document))
    parts = quotes[list(_QUOTES)].explode("content_spans", ignore_index=True)
    words = [text[start:end] for start, end in parts["content_spans"]]
    found = find_quotes(
        parts.assign(article=parts.index, text=words, published=published), tagger=tagger
    )
    for number, row in enumerate(found[_is_sure(found)].to_dict("records"), 1):
        part = parts.loc[int(row["article"])]
        for name in _SPANS:
            row[name] = _moved(row[name], part["content_spans"][0])
        yield {
            **{str(name): value for name, value in row.items()},
            "within": part["quote"],
            "reported_by": part["speaker"],
            "article": part["article"],
            "quote": f"{part['article']}:nested:{number}",
            "speaker": _in_full(row["speaker"], row["speaker_spans"], cast),
            "paragraph": document.paragraph_at(row["content_spans"][0][0]),
        }


def _is_sure(found: pd.DataFrame) -> "pd.Series[bool]":
    known = found["speaker"].notna() & found["cue_class"].notna()
    pronoun = found["speaker_text"].str.lower().isin(_pronouns())
    return known & ~pronoun & found["confidence"].ge(_SURE)


@cache
def _pronouns() -> frozenset[str]:
    """They may mean the one who speaks, or whom he names elsewhere."""
    return frozenset(chain(["who"], *data("speakers")["pronouns"].values()))


def _moved(spans: Sequence[Span], offset: int) -> list[Span]:
    return [(start + offset, end + offset) for start, end in spans]


def _in_full(speaker: str, written: Sequence[Span], cast: Cast) -> str:
    """The name of the person whom the article mentions there by the speaker's last name."""
    named = (
        person.name
        for mention, person in cast.mentions
        for start, end in written
        if start <= mention.start < end and mention.tokens[-1] == speaker.split()[-1]
    )
    return next(named, speaker)
