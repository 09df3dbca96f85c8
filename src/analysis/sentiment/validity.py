"""How often each scorer is right on labelled news, as measured by ``benchmarks/sentiment.py``."""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import pandas as pd

from analysis.tables import Schema, as_table

LABELS = ["negative", "neutral", "positive"]

NO_EVIDENCE = "no evidence"
"""What a scorer says that knows no word, or that abstains."""

_SHOWN = {"tone": "Tone"}  # how charts and sentences call a scorer that is stored by its column

VALIDITY: Schema = {
    "scorer": "str",
    "measured": "str",  # the day
    "corpus": "str",
    "items": "int64",
    "accuracy": "float64",  # no evidence taken for neutral
    "macro_f1": "float64",  # the mean over three labels, likewise
    "commonest": "float64",  # accuracy of always saying the commonest label
    "no_evidence": "float64",  # share of the items
}

CONFUSION: Schema = {
    "scorer": "str",
    "label": "str",  # what readers marked
    "said": "str",  # what the scorer says: a label or no evidence
    "items": "int64",
}

COVERAGE: Schema = {
    "scorer": "str",
    "coverage": "float64",  # share of all items: those that the scorer is surest of
    "accuracy": "float64",  # of these
    "least": "float64",  # how sure it is of each of these at least; NaN if that is not stored
}


def scorer_validity() -> pd.DataFrame:
    """How often each scorer was right, when and on what that was measured: ``VALIDITY``."""
    return as_table(({"scorer": name} | found for name, found in _stored().items()), VALIDITY)


def scorer_confusion() -> pd.DataFrame:
    """What each scorer said of the items of each label: ``CONFUSION``."""
    return as_table(_confusion(), CONFUSION)


def scorer_coverage() -> pd.DataFrame:
    """How often each scorer was right on the items it is surest of: ``COVERAGE``."""
    rows = (
        {"scorer": name} | dict(zip(("coverage", "accuracy", "least"), step, strict=False))
        for name, found in _stored().items()
        for step in found["coverage"]
    )
    return as_table(rows, COVERAGE)


def stored_at() -> Traversable:
    """The file, which travels with the package."""
    return files("analysis.sentiment") / "data" / "validity.json"


@cache
def _stored() -> dict[str, dict[str, Any]]:
    stored: dict[str, dict[str, Any]] = json.loads(stored_at().read_text(encoding="utf-8"))
    return {_SHOWN.get(name, name): found for name, found in stored.items()}


def _confusion() -> Iterator[dict[str, Any]]:
    for name, found in _stored().items():
        for label, counts in zip(LABELS, found["confusion"], strict=True):
            for said, items in zip([*LABELS, NO_EVIDENCE], counts, strict=True):
                yield {"scorer": name, "label": label, "said": said, "items": items}
