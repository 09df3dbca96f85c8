"""The columns of every table, and the two helpers that make and check one.

A schema maps a column to its pandas dtype. ``object`` columns hold a string or None, or a list;
offsets are half-open ``[start, end)`` positions of Python characters in ``articles.text``.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from analysis.errors import InputError

Schema = Mapping[str, str]

DAY = "datetime64[us]"

ARTICLES: Schema = {
    "article": "str",  # unique id: the file's stem
    "source": "str",  # who published it
    "title": "object",
    "published": DAY,  # NaT if unknown
    "published_basis": "object",  # how the day is known, where the article does not state it
    "text": "str",
    "repairs": "object",  # list of {"start", "end", "was", "now", "why"}
    "path": "object",
}

QUOTES: Schema = {
    "article": "str",
    "source": "str",
    "quote": "str",  # unique id: "<article>:<n>" in reading order, n from 1
    "kind": "str",  # direct, mixed, indirect, fragment
    "content": "str",  # the words, parts joined by " … "
    "content_spans": "object",  # list of (start, end), one for each part
    "quoted_spans": "object",  # the stretches of content_spans that stand in quotation marks
    "speaker_text": "object",  # as written: "he"
    "speaker_spans": "object",
    "speaker": "object",  # who that is: "Donald Trump"
    "speaker_type": "object",  # person, organisation, group, unnamed, document, unknown
    "cue": "object",
    "cue_spans": "object",
    "cue_class": "object",
    "addressee": "object",
    "venue": "object",
    "said_on": "object",  # TIMEX3 value: "2025-05-16", "2025-04"
    "paragraph": "int64",  # 0-based, of the first content span
    "confidence": "float64",  # 0 to 1
    "evidence": "object",  # which rule or score decided, in words
}

DATES: Schema = {
    "article": "str",
    "source": "str",
    "text": "str",
    "start": "int64",
    "end": "int64",
    "type": "str",  # DATE, TIME, DURATION, SET
    "value": "str",  # TIMEX3
    "mod": "object",  # TIMEX3: BEFORE, LESS_THAN, START, MID, END, APPROX ...
    "earliest": DAY,  # the interval it can mean, both ends included; NaT if it names no point
    "latest": DAY,
    "anchor": "object",  # what it was resolved against
    "in_quote": "bool",
    "sentence": "str",  # the sentence it stands in
    "sentence_start": "int64",
}

EVENTS: Schema = {
    "event": "int64",  # the same happening has the same number in every article
    "earliest": DAY,
    "latest": DAY,
    "grain": "str",  # time, day, week, month, quarter, season, half, year, decade, century
    "label": "str",  # a few words of the article
    "article": "str",
    "source": "str",
    "start": "int64",  # of the temporal expression
    "end": "int64",
    "text": "str",
    "value": "str",
    "mod": "object",
    "in_quote": "bool",
    "sentence": "str",
    "sentence_start": "int64",
}

GAPS: Schema = {
    "kind": "str",  # silence, one-sided, disagreement
    "source": "str",  # silence: who is silent; one-sided: who has it; disagreement: the first
    "other": "object",  # one-sided: who lacks it; disagreement: the second
    "earliest": DAY,
    "latest": DAY,
    "days": "float64",  # both ends included; NaN for an open stretch
    "detail": "str",
    "sentence": "object",  # of `source`; None for a silence
    "other_sentence": "object",  # of `other`; None unless the two disagree
}

SHARED_QUOTES: Schema = {
    "quote_a": "str",
    "quote_b": "str",
    "source_a": "str",
    "source_b": "str",
    "speaker": "object",
    "relation": "str",  # verbatim, shortened, altered, overlapping (each quotes further)
    "shorter": "object",  # "a" or "b": which version is cut; None unless shortened
    "words_a": "str",  # the quotation as article a has it
    "words_b": "str",
    "only_a": "object",  # list of the stretches of words that only a has
    "only_b": "object",
    "only_a_spans": "object",  # where those stand in words_a
    "only_b_spans": "object",
    "similarity": "float64",  # 0 to 1
}


def as_table(rows: Iterable[Mapping[str, Any]], schema: Schema) -> pd.DataFrame:
    """Rows as a DataFrame with the schema's columns and dtypes, also when there are none."""
    listed = list(rows)
    columns = {
        name: pd.Series([row.get(name) for row in listed], dtype=dtype)
        for name, dtype in schema.items()
    }
    return pd.DataFrame(columns)


def require(table: pd.DataFrame, columns: Iterable[str], verb: str) -> None:
    """Raise InputError unless ``table`` has the columns that ``verb`` reads."""
    missing = [name for name in columns if name not in table.columns]
    if missing:
        raise InputError(
            f"{verb} needs the column{'s' * (len(missing) > 1)} {', '.join(missing)}; "
            f"this table has {', '.join(map(str, table.columns)) or 'no columns'}."
        )


PART_BREAK = " … "
"""What joins the parts of a divided quotation in ``content``."""


def quoted_words(
    content: str, content_spans: list[tuple[int, int]], quoted_spans: list[tuple[int, int]]
) -> list[str]:
    """The stretches of ``content`` in quotation marks, sliced without the article at hand."""
    words = []
    offset = 0
    for start, end in content_spans:
        for first, last in quoted_spans:
            if start <= first and last <= end:
                words.append(content[offset + first - start : offset + last - start])
        offset += end - start + len(PART_BREAK)
    return words
