"""What sentences say of sources: several in one, and those that have nothing to show."""

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.comparison.sources import MOST_SOURCES, of_sources
from analysis.wording import some

ONE_SOURCE = "There is one source only, and no other to compare it with."
"""What an opening says instead of a comparison."""


def by_source(words: Mapping[str, str], first: str, other: str) -> str:
    """One sentence of several sources, which says how many it leaves out.

    ``first`` and ``other`` are patterns with {source} and {words}.
    """
    shown = list(words)[:MOST_SOURCES]
    parts = [
        (other if place else first).format(source=source, words=words[source])
        for place, source in enumerate(shown)
    ]
    return f"{'; '.join(parts)}{of_sources(shown, list(words))}."


def accounts_of(sources: Sequence[str]) -> str:
    """The accounts by name, those that there is room for."""
    names = list(dict.fromkeys(sources))
    return some(names, most=MOST_SOURCES) if names else "the accounts"


def without_words(said: pd.DataFrame, sources: Sequence[str]) -> list[str]:
    """A sentence for each source that lets nobody speak, and so has nothing to show."""
    silent = [name for name in dict.fromkeys(sources) if name not in {*said["source"]}]
    return [f"In {name}, no words were found that are attributed to anybody." for name in silent]
