import hashlib
import json
from datetime import date
from importlib.resources import files

import pytest

from analysis.sentiment.validity import (
    NO_EVIDENCE,
    scorer_confusion,
    scorer_coverage,
    scorer_validity,
)


def test_what_is_stored_agrees_with_itself():
    for row in scorer_validity().to_dict("records"):
        table = scorer_confusion()
        own = table[table["scorer"] == row["scorer"]]
        assert own["items"].sum() == row["items"]
        right = own.loc[own["label"] == own["said"], "items"].sum()
        silent = own.loc[own["said"] == NO_EVIDENCE]
        taken = silent.loc[silent["label"] == "neutral", "items"].sum()
        assert (right + taken) / row["items"] == pytest.approx(row["accuracy"], abs=1e-4)
        assert silent["items"].sum() / row["items"] == pytest.approx(row["no_evidence"], abs=1e-4)
        assert date.fromisoformat(row["measured"]) > date(2026, 1, 1)


def test_coverage_grows_to_all_that_has_evidence():
    for scorer, own in scorer_coverage().groupby("scorer"):
        known = scorer_validity().set_index("scorer").loc[scorer]
        assert own["coverage"].is_monotonic_increasing
        assert own["coverage"].iloc[-1] == pytest.approx(1 - known["no_evidence"], abs=1e-4)
        assert own["accuracy"].between(0, 1).all()


def test_the_lexicons_are_measured():
    assert {"TextBlob", "VADER"} <= set(scorer_validity()["scorer"])


def test_the_figures_of_tone_are_those_of_the_weights_that_ship():
    package = files("analysis.sentiment")
    stored = json.loads((package / "data" / "validity.json").read_text(encoding="utf-8"))
    weights = hashlib.sha256((package / "model" / "tone.onnx").read_bytes()).hexdigest()
    measured = {name: found.get("weights") for name, found in stored.items() if "Tone" in name}
    assert measured == {"Tone": weights, "Tone towards a person": weights}
