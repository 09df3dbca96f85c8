import json

import pandas as pd
import pytest

from benchmarks.sentiment import SCORERS, measured, read_items


def found(*labels: str | None) -> pd.DataFrame:
    return pd.DataFrame({"label": labels, "confidence": range(len(labels), 0, -1)}, dtype="object")


def test_counts_by_hand():
    truth = pd.Series(["negative", "negative", "neutral", "positive"])
    result = measured(truth, found("negative", "positive", None, "positive"))
    assert result["confusion"] == [[1, 0, 1, 0], [0, 0, 0, 1], [0, 0, 1, 0]]
    assert result["accuracy"] == 0.75  # no evidence taken for neutral
    assert result["macro_f1"] == pytest.approx((2 / 3 + 1 + 2 / 3) / 3, abs=1e-4)
    assert (result["no_evidence"], result["commonest"]) == (0.25, 0.5)
    assert result["coverage"][0] == [0.25, 1.0, 4.0]
    assert result["coverage"][-1] == [0.75, pytest.approx(2 / 3, abs=1e-4), 1.0]


def test_items_that_are_equally_sure_come_in_together():
    truth = pd.Series(["negative"] * 4)
    same = pd.DataFrame({"label": ["negative", "positive"] * 2, "confidence": 1.0})
    assert measured(truth, same)["coverage"] == [[1.0, 0.5, 1.0]]


def test_every_mention_is_an_item(tmp_path):
    targets = [
        {"mention": name, "from": start, "to": start + 3, "polarity": tone}
        for name, start, tone in [("Ann", 0, 2.0), ("Bob", 8, 6.0)]
    ]
    sentence = {"primary_gid": "a_b_1_2", "sentence_normalized": "Ann and Bob left."}
    sentence |= {"targets": targets}
    path = tmp_path / "items.jsonl"
    path.write_text(json.dumps(sentence) + "\n", encoding="utf-8")
    items = read_items(path)
    assert items["label"].tolist() == ["negative", "positive"]
    spans = items[["content", "start", "end"]].itertuples(index=False)
    assert [content[start:end] for content, start, end in spans] == ["Ann", "Bob"]


@pytest.mark.parametrize("name", ["TextBlob", "VADER"])
def test_a_scorer_has_a_label_wherever_it_has_evidence(name):
    items = pd.DataFrame({"content": ["a good day", "a terrible day", "the bridge"]})
    assert SCORERS[name](items)["label"].fillna("").tolist() == ["positive", "negative", ""]
