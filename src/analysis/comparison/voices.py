"""Who speaks in each source: how many words, by which verbs, named or not, and where."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.comparison.resample import POINTS_ONLY_BELOW, Floats, interval
from analysis.comparison.sources import attributed, source_order
from analysis.comparison.speakers import speaker_types
from analysis.errors import InputError
from analysis.quotes.lexicon import cue_base
from analysis.tables import PART_BREAK, Schema, as_table, quoted_words, require
from analysis.text.words import count_words

SHARE_OF_VOICE: Schema = {
    "source": "str",
    "speaker": "str",
    "attributions": "int64",
    "verbatim": "int64",  # words in quotation marks
    "paraphrased": "int64",  # the other words
    "words": "int64",  # both
    "share": "float64",  # of the source's attributed words, 0 to 1
    "low": "float64",  # 95% interval of the share; NaN below POINTS_ONLY_BELOW attributions
    "high": "float64",
}

CUE_COUNTS: Schema = {
    "source": "str",
    "cue": "str",  # base form: "say"; a cue that is not in the word list is as written
    "cue_class": "object",
    "n": "int64",
}

NAMING: Schema = {
    "source": "str",
    "naming": "str",  # one of NAMINGS
    "attributions": "int64",
    "words": "int64",
}

POSITIONS: Schema = {
    "article": "str",
    "source": "str",
    "quote": "str",
    "kind": "str",
    "speaker": "str",
    "begins": "float64",  # 0: the article's first character; 1: its end
    "ends": "float64",
}

NAMINGS = {
    "person": "named",
    "organisation": "organisation",
    "group": "group",
    "document": "document",
    "unnamed": "unnamed",
    "unknown": "unknown",
}
"""What a ``speaker_type`` is called where named and unnamed sources are compared."""


def share_of_voice(quotes: pd.DataFrame) -> pd.DataFrame:
    """How many words each source gives to each speaker, in quotation marks and out of them.

    A mixed quote is divided: what stands in quotation marks is verbatim, the rest paraphrased.
    Marked words without a speaker (fragments) are nobody's voice and are left out. The interval of
    a share is the bootstrap over the source's attributions (see `resample.interval`): how far the
    share hangs on single ones. It says nothing of attributions that were missed.

    Args:
        quotes: Needs ``source``, ``speaker``, ``content``, ``content_spans``, ``quoted_spans``.

    Returns:
        One row per source and speaker, most words first within a source; see ``SHARE_OF_VOICE``.

    Raises:
        InputError: A column is missing.
    """
    columns = ["source", "speaker", "content", "content_spans", "quoted_spans"]
    require(quotes, columns, "share_of_voice")
    said = attributed(quotes)
    words = said["content"].map(_content_words).astype(int)
    verbatim = pd.Series(_verbatim_words(said), said.index, dtype=int)
    rows = said[["source", "speaker"]].assign(attributions=1, verbatim=verbatim, words=words)
    table = rows.groupby(["source", "speaker"], sort=False, as_index=False).sum()
    table["verbatim"] = table[["verbatim", "words"]].min(axis=1)
    table["paraphrased"] = table["words"] - table["verbatim"]
    totals = table.groupby("source")["words"].transform("sum")
    table["share"] = table["words"] / totals.clip(lower=1)
    bounds = {
        (source, speaker): ends
        for source, own in rows.groupby("source")
        for speaker, ends in _share_intervals(own["speaker"], own["words"]).items()
    }
    keys = zip(table["source"], table["speaker"], strict=True)
    table[["low", "high"]] = np.array([bounds[key] for key in keys], dtype=float).reshape(-1, 2)
    return _most_first(table, quotes, "words", SHARE_OF_VOICE)


def cue_counts(quotes: pd.DataFrame) -> pd.DataFrame:
    """How often each source attributes with each cue ("say", "claim", "according to").

    Args:
        quotes: Needs ``source``, ``speaker``, ``cue``, ``cue_class``.

    Returns:
        One row per source, cue and class, most frequent first within a source; see
        ``CUE_COUNTS``. Attributions without a cue, such as a speaker's second sentence, are left
        out. ``cue_class`` is None for a cue that is not in the word list.

    Raises:
        InputError: A column is missing.
    """
    require(quotes, ["source", "speaker", "cue", "cue_class"], "cue_counts")
    said = attributed(quotes).dropna(subset=["cue"])
    cues = said.assign(cue=[cue_base(cue) or cue.lower() for cue in said["cue"]])
    keys = ["source", "cue", "cue_class"]
    table = cues.groupby(keys, sort=False, dropna=False).size().rename("n").reset_index()
    return _most_first(table, quotes, "n", CUE_COUNTS)


def naming(quotes: pd.DataFrame) -> pd.DataFrame:
    """How much each source attributes to named people, and how much to sources without a name.

    Args:
        quotes: Needs ``source``, ``speaker``, ``speaker_type``, ``content``.

    Returns:
        One row for every source and every one of ``NAMINGS``, 0 where there is none; see
        ``NAMING``. An unknown type counts as "unknown".

    Raises:
        InputError: A column is missing.
    """
    require(quotes, ["source", "speaker", "speaker_type", "content"], "naming")
    said = attributed(quotes)
    kind = said["speaker"].map(speaker_types(said)).map(NAMINGS).fillna(NAMINGS["unknown"])
    rows = said.assign(naming=kind, words=said["content"].map(_content_words))
    groups = rows.groupby(["source", "naming"])["words"].agg(["size", "sum"])
    counted = {key: (size, words) for key, size, words in groups.itertuples(name=None)}
    grid = [(source, label) for source in source_order(quotes) for label in NAMINGS.values()]
    table = [(*key, *counted.get(key, (0, 0))) for key in grid]
    return as_table([dict(zip(NAMING, row, strict=True)) for row in table], NAMING)


def positions(quotes: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Where in its article each attribution stands.

    Args:
        quotes: Needs ``article``, ``source``, ``quote``, ``kind``, ``speaker``, ``content_spans``.
        articles: Needs ``article`` and ``text``.

    Returns:
        One row per attribution, in reading order; see ``POSITIONS``. A divided quotation reaches
        from its first part to its last.

    Raises:
        InputError: A column is missing, or the article of a quote.
    """
    columns = ["article", "source", "quote", "kind", "speaker", "content_spans"]
    require(quotes, columns, "positions")
    require(articles, ["article", "text"], "positions")
    lengths = dict(zip(articles["article"], articles["text"].map(len), strict=True))
    said = attributed(quotes)
    if unknown := set(said["article"]) - set(lengths):
        raise InputError(f"positions lacks the article {min(unknown)!r}, which has quotes.")
    begins = [min(start for start, _ in spans) for spans in said["content_spans"]]
    ends = [max(end for _, end in spans) for spans in said["content_spans"]]
    places = pd.DataFrame({"begins": begins, "ends": ends}, index=said.index, dtype=float)
    shares = places.div(said["article"].map(lengths).astype(float), axis=0)
    return _table(said.assign(begins=shares["begins"], ends=shares["ends"]), POSITIONS)


def _share_intervals(speakers: pd.Series, words: pd.Series) -> dict[str, tuple[float, float]]:
    """The bounds of each speaker's share in one source, from its attributions."""
    codes, names = pd.factorize(speakers)
    if len(codes) < POINTS_ONLY_BELOW:
        return dict.fromkeys(names, (np.nan, np.nan))
    units = np.zeros((len(codes), len(names)))
    units[np.arange(len(codes)), codes] = words
    return dict(zip(names, interval(units, _shares).T.tolist(), strict=True))


def _shares(sums: Floats) -> Floats:
    shares: Floats = sums / sums.sum(axis=1, keepdims=True).clip(min=1)
    return shares


def _content_words(content: str) -> int:
    return count_words(content.replace(PART_BREAK, " "))


def _verbatim_words(said: pd.DataFrame) -> list[int]:
    columns = (said["content"], said["content_spans"], said["quoted_spans"])
    return [
        sum(count_words(part) for part in quoted_words(*row)) for row in zip(*columns, strict=True)
    ]


def _most_first(table: pd.DataFrame, quotes: pd.DataFrame, by: str, schema: Schema) -> pd.DataFrame:
    """Sources in their order, and in each the largest first; equals stay in reading order."""
    place = {source: number for number, source in enumerate(source_order(quotes))}
    key: Sequence[pd.Series] = [-table[by], table["source"].map(place)]
    order = pd.concat(key, axis=1).sort_values(["source", by], kind="stable").index
    return _table(table.loc[order], schema)


def _table(rows: pd.DataFrame, schema: Schema) -> pd.DataFrame:
    return rows[list(schema)].astype(dict(schema)).reset_index(drop=True)
