"""Who speaks of whom in one source only."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis.comparison.match import match_quotes
from analysis.comparison.speakers import share_surname
from analysis.comparison.targets import TARGETS
from analysis.tables import Schema, as_table, require

SPOKEN_OF: Schema = {
    "speaker": "str",
    "target": "str",
    "source": "str",
    "quote": "str",
    "kind": "str",
    "content": "str",
    "elsewhere": "object",  # list of the other sources where the speaker speaks of this person
}


def compare_targets(targets: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """What a source lets a speaker say of a person that no other source prints in any version.

    Only words in quotation marks can be found again elsewhere; of a paraphrase (``kind`` indirect)
    another source may have the matter in other words. Where ``elsewhere`` is empty, no other source
    has this speaker mention this person at all, under any name with the same surname and as far as
    the quotations were found.

    Args:
        targets: As from ``find_targets``.
        quotes: Those it was made from.

    Returns:
        ``SPOKEN_OF``, first what has nothing elsewhere; no rows for a single source.

    Raises:
        InputError: A column is missing.
    """
    require(targets, TARGETS, "compare_targets")
    shared = match_quotes(quotes)
    found_again = {*shared["quote_a"], *shared["quote_b"]}
    spoken = {*targets[["speaker", "target", "source"]].itertuples(index=False, name=None)}
    has_others = len(quotes["source"].unique()) > 1
    rows: list[dict[Any, Any]] = [
        row
        | {"elsewhere": sorted(where_spoken(spoken, row["speaker"], row["target"], row["source"]))}
        for row in targets.to_dict("records")
        if row["quote"] not in found_again and has_others
    ]
    return as_table(sorted(rows, key=lambda row: bool(row["elsewhere"])), SPOKEN_OF)


def where_spoken(
    spoken: Iterable[tuple[str, str, str]], speaker: str, target: str, but: str
) -> set[str]:
    """The sources other than ``but`` in which a speaker may speak of a person.

    ``spoken``: a speaker, a target and a source each.
    """
    return {
        source
        for by, of, source in spoken
        if source != but and share_surname(speaker, by) and share_surname(target, of)
    }
