"""Short texts as newspapers write them, with the rows that a careful reader would fill in."""

import json
from pathlib import Path

import pytest

CASES = json.loads((Path(__file__).parent / "cases.json").read_text(encoding="utf-8"))


def agrees(row, wanted):
    below = wanted.get("confidence_below", 1.1)
    asked = {name: value for name, value in wanted.items() if name != "confidence_below"}
    return {name: row[name] for name in asked} == asked and row["confidence"] < below


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_cases(case, rows_of, request):
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(reason=case["xfail"], strict=True))
    rows = rows_of(case["text"], case.get("published", "2025-05-17"))
    for wanted in case["expected"]:
        assert sum(agrees(row, wanted) for row in rows) == 1, wanted
    for unwanted in case.get("absent", []):
        assert not any(agrees(row, unwanted) for row in rows), unwanted
