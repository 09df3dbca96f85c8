"""The quotations that two sources share, and those that only one has."""

from dataclasses import replace
from itertools import combinations
from typing import Any

import pandas as pd

from analysis.comparison.alignment import gaps, relation
from analysis.comparison.pairing import (
    SHORT,
    SHORTEST_CUT,
    Pair,
    Stretch,
    candidates,
    pair_off,
    same_speaker,
    territories,
)
from analysis.tables import SHARED_QUOTES, Schema, as_table, quoted_words, require
from analysis.text.segment import Span

UNSHARED_QUOTES: Schema = {
    "quote": "str",
    "source": "str",
    "speaker": "object",
    "words": "str",  # the quotation as its article has it
}

_SPANS = ["content_spans", "quoted_spans"]
_READ = ["quote", "source", "kind", "speaker", "speaker_type", "content", *_SPANS]


def match_quotes(quotes: pd.DataFrame, *, min_similarity: float = 0.8) -> pd.DataFrame:
    """Find the quotations that two sources share, and what each version leaves out or changes.

    Only words in quotation marks are compared, stretch by stretch: a quotation divided by its cue
    is two stretches, and each may be shared with a different one. Case, quotation marks,
    punctuation at a word's edges, full stops in initials and white space make no difference. Two
    stretches are the same quotation if

    - they have four words in a row in common, and more than ``min_similarity`` of the shorter one's
      words, in order, are in the longer; or
    - ten words in a row are the same, whatever else each goes on to quote; or
    - one has fewer than four words, the other has them all in a row, and the speaker is known and
      the same; a single word must be all that either has.

    Where the speakers are two different persons only the second holds, or six words and more that
    are all the same: short phrases travel. Pairs that share most words come first, and each word is
    shared once with a source. Where one stretch answers two of the other source, it is divided
    between them.

    Args:
        quotes: As from ``find_quotes``, best with ``align_speakers``; reads ``quote``, ``source``,
            ``kind``, ``speaker``, ``speaker_type``, ``content``, ``content_spans`` and
            ``quoted_spans``. Source a is the one that comes first in the table.
        min_similarity: The share of the shorter version's words, 0 to 1, as above.

    Returns:
        ``tables.SHARED_QUOTES``, for every two sources, in the order of a. ``relation`` is
        "verbatim", "shortened" (``shorter`` says which), "altered", or "overlapping" (each has
        words that the other leaves out, and none are changed). ``similarity`` is twice the shared
        words over all words of both. ``speaker`` is the fuller of two names for one person, the
        known one of two, a person's rather than a statement's, or both names, "A / B", where they
        are two persons: that two sources give the same words to different people is a finding.

    Raises:
        InputError: A column is missing.
    """
    said = _by_source(quotes, "match_quotes")
    rows = (
        {"source_a": source_a, "source_b": source_b} | row
        for source_a, source_b in combinations(said, 2)
        for row in _shared(said[source_a], said[source_b], min_similarity)
    )
    return as_table(rows, SHARED_QUOTES)


def unshared_quotes(quotes: pd.DataFrame, *, min_similarity: float = 0.8) -> pd.DataFrame:
    """Find the quotations that no other source has in any version, one row per stretch.

    That a source lacks something is said with more care than that two share it: whoever is named
    as the speaker counts for nothing here, and words that stand within a longer quotation of
    another source, or that hold one of its shorter ones, are left out. So are fragments without a
    speaker. Arguments and errors are those of ``match_quotes``; returns ``UNSHARED_QUOTES``.
    """
    said = _by_source(quotes, "unshared_quotes")
    unsigned = {
        source: [replace(stretch, speaker=None) for stretch in stretches]
        for source, stretches in said.items()
    }
    shared = set()
    for source_a, source_b in combinations(said, 2):
        for pair in candidates(unsigned[source_a], unsigned[source_b], min_similarity):
            shared |= {(source_a, pair.a), (source_b, pair.b)}
    fragments = set(quotes.loc[quotes["kind"] == "fragment", "quote"])
    all_words = {source: "|".join(map(_spaced, stretches)) for source, stretches in said.items()}
    cuts = {source: list(map(_spaced, filter(_is_cut, own))) for source, own in said.items()}
    rows = (
        {"quote": own.quote, "source": source, "speaker": own.speaker, "words": own.text}
        for source, stretches in said.items()
        for position, own in enumerate(stretches)
        if own.quote not in fragments
        and (source, position) not in shared
        and not any(_spaced(own) in all_words[other] for other in said if other != source)
        and not any(cut in _spaced(own) for other in said if other != source for cut in cuts[other])
    )
    return as_table(rows, UNSHARED_QUOTES)


def _by_source(quotes: pd.DataFrame, verb: str) -> dict[str, list[Stretch]]:
    """The stretches in quotation marks that hold any word, in reading order."""
    require(quotes, _READ, verb)
    said: dict[str, list[Stretch]] = {source: [] for source in quotes["source"]}
    for row in quotes[_READ].to_dict("records"):
        speaker = None if pd.isna(row["speaker"]) else row["speaker"]
        is_person = row["speaker_type"] == "person"
        stretches = (
            Stretch(row["quote"], speaker, is_person, text)
            for text in quoted_words(row["content"], row["content_spans"], row["quoted_spans"])
        )
        said[row["source"]].extend(stretch for stretch in stretches if stretch.words)
    return said


def _is_cut(stretch: Stretch) -> bool:
    """Whether a quotation has a few words, but more than one."""
    return SHORTEST_CUT <= len(stretch.words) < SHORT


def _spaced(stretch: Stretch) -> str:
    return f" {' '.join(stretch.keys)} "


def _shared(
    one: list[Stretch], other: list[Stretch], min_similarity: float
) -> list[dict[str, Any]]:
    pairs = pair_off(one, other, min_similarity)
    in_a = territories([(pair.a, pair.hulls[0]) for pair in pairs], one)
    in_b = territories([(pair.b, pair.hulls[1]) for pair in pairs], other)
    return [
        _row(pair, one[pair.a], other[pair.b], *spans)
        for pair, *spans in zip(pairs, in_a, in_b, strict=True)
    ]


def _row(pair: Pair, a: Stretch, b: Stretch, in_a: Span, in_b: Span) -> dict[str, Any]:
    between = gaps(pair.runs, in_a, in_b)
    words_a, only_a = _version(a, in_a, [gap for gap, _ in between])
    words_b, only_b = _version(b, in_b, [gap for _, gap in between])
    kind = relation(between, a.words, b.words)
    return {
        "quote_a": a.quote,
        "quote_b": b.quote,
        "speaker": _speaker(a, b),
        "relation": kind,
        "shorter": ("b" if only_a else "a") if kind == "shortened" else None,
        "words_a": words_a,
        "words_b": words_b,
        "only_a": [words_a[start:end] for start, end in only_a],
        "only_b": [words_b[start:end] for start, end in only_b],
        "only_a_spans": only_a,
        "only_b_spans": only_b,
        "similarity": 2 * pair.shared / (in_a[1] - in_a[0] + in_b[1] - in_b[0]),
    }


def _version(own: Stretch, part: Span, between: list[Span]) -> tuple[str, list[Span]]:
    """The words that a stretch has in a pair, and where in them those stand that it has alone."""
    start, end = (0, len(own.text)) if part == (0, len(own.words)) else own.place(part)
    alone = [own.place(gap) for gap in between if gap[0] < gap[1]]
    return own.text[start:end], [(first - start, last - start) for first, last in alone]


def _speaker(a: Stretch, b: Stretch) -> str | None:
    same = same_speaker(a, b)
    if same is None:
        return next((one.speaker for one in (a, b) if one.is_person), a.speaker or b.speaker)
    if same:
        return max(a.speaker or "", b.speaker or "", key=len)
    return f"{a.speaker} / {b.speaker}"
