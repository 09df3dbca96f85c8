import re

import pandas as pd
import pytest

from analysis.quotes import find_quotes
from analysis.quotes.tagging.tags import Tag
from analysis.text.document import Document

LABELS = {"S": "source", "C": "cue", "W": "content"}


def table_of(*texts, published="2025-05-17"):
    """A table of articles a0, a1, ... published on Saturday 2025-05-17."""
    rows = [
        {"article": f"a{n}", "source": f"Paper {n}", "text": text, "published": published}
        for n, text in enumerate(texts)
    ]
    columns = ["article", "source", "text", "published"]
    return pd.DataFrame(rows, columns=columns).astype({"published": "datetime64[us]"})


def plain(row):
    """A row as a dict, with None for all that is missing."""
    return {
        name: None if not isinstance(value, list) and pd.isna(value) else value
        for name, value in row.items()
    }


@pytest.fixture(scope="session")
def articles():
    return table_of


@pytest.fixture(scope="session")
def rows_of():
    """A function that finds the quotes of one text and gives its rows as dicts."""

    def find(text, published="2025-05-17", tagger=None):
        found = find_quotes(table_of(text, published=published), tagger=tagger)
        return [plain(row) for row in found.to_dict("records")]

    return find


@pytest.fixture(scope="session")
def tagged():
    """A function that reads "{S Ms. Delgado} {C said} {W it would rain}." as text and tags."""

    def read(marked, score=1.0):
        text, tags, end = "", [], 0
        for match in re.finditer(r"\{([SCW]) (.*?)\}", marked, re.DOTALL):
            text += marked[end : match.start()]
            tags.append(Tag(LABELS[match[1]], len(text), len(text) + len(match[2]), score))
            text += match[2]
            end = match.end()
        return Document.of(text + marked[end:]), tags

    return read
