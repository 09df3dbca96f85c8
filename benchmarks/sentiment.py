"""How often each scorer of sentiment is right on labelled news; written where the charts read it.

    python -m benchmarks.sentiment NEWSMTSC/train.jsonl

NewsMTSC (Hamborg & Donnay 2021, "NewsMTSC: A Dataset for (Multi-)Target-dependent Sentiment
Classification in Political News Articles", EACL; MIT) has sentences of US political news in which
readers marked the tone towards each person mentioned. Each mention is one item. The scorer of tone
was trained on nine tenths of the documents of train.jsonl, so all are measured on the tenth that
was held out; of any other file every item counts.
"""

import argparse
import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any
from zlib import crc32

import pandas as pd

from analysis.sentiment import score_sentiment, textblob_lexicon, vader_lexicon
from analysis.sentiment.validity import LABELS, NO_EVIDENCE, stored_at

LABELLED = {2.0: "negative", 4.0: "neutral", 6.0: "positive"}
NEUTRAL_WITHIN = 0.05  # of VADER's compound, as its authors advise
STEPS = 20
WEIGHTS = files("analysis.sentiment") / "model" / "tone.onnx"
"""What the figures of tone hold for; their SHA-256 is stored beside them."""

Scorer = Callable[[pd.DataFrame], pd.DataFrame]
"""From items (``content``, and the person's ``mention``, ``start``, ``end`` in it) to ``label``
(one of LABELS; None: no evidence, or it abstains) and ``confidence`` (larger: surer; any scale)."""


def textblob(items: pd.DataFrame) -> pd.DataFrame:
    """The sign of its polarity."""
    return _by_sign(items["content"].map(lambda text: textblob_lexicon.score(text)["polarity"]), 0)


def vader(items: pd.DataFrame) -> pd.DataFrame:
    """The sign of its compound, if that is 0.05 or more."""
    scores = items["content"].map(lambda text: vader_lexicon.score(text)["vader"])
    return _by_sign(scores, NEUTRAL_WITHIN)


def tone(items: pd.DataFrame) -> pd.DataFrame:
    """The tone of the sentence, whoever is asked about."""
    return _tone(items[["content"]])


def tone_towards(items: pd.DataFrame) -> pd.DataFrame:
    """The tone towards the person asked about."""
    places = [[span] for span in zip(items["start"], items["end"], strict=True)]
    return _tone(items[["content"]].assign(target=items["mention"], target_in_content=places))


SCORERS: dict[str, Scorer] = {
    "TextBlob": textblob,
    "VADER": vader,
    "Tone": tone,
    "Tone towards a person": tone_towards,
}


def main() -> None:
    """Measure the scorers, print what was found, and store it beside what is stored already."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path, help="a .jsonl file of NewsMTSC")
    parser.add_argument("--scorer", choices=SCORERS, action="append", help="default: all of them")
    options = parser.parse_args()
    items = read_items(options.corpus)
    part = options.corpus.stem
    if part == "train":
        items, part = items[is_held_out(items)].reset_index(drop=True), "train, held out"
    path = Path(str(stored_at()))
    stored = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    for name in options.scorer or SCORERS:
        about = {
            "measured": f"{datetime.now(UTC):%Y-%m-%d}",
            "corpus": f"NewsMTSC {part}",
            "items": len(items),
        }
        if SCORERS[name] in {tone, tone_towards}:
            about["weights"] = hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()
        stored[name] = about | measured(items["label"], SCORERS[name](items))
        print(name, {key: value for key, value in stored[name].items() if key != "coverage"})
    path.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


def read_items(path: Path) -> pd.DataFrame:
    """Every labelled mention of a file.

    Columns: ``document`` and ``sentence`` (their ids), ``content``, ``mention``, ``start``,
    ``end``, ``label``.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    return pd.DataFrame(item for line in lines for item in _items(json.loads(line)))


def _items(sentence: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for target in sentence["targets"]:
        yield {
            "document": "_".join(sentence["primary_gid"].split("_")[:3]),
            "sentence": sentence["primary_gid"],
            "content": sentence["sentence_normalized"],
            "mention": target["mention"],
            "start": target["from"],
            "end": target["to"],
            "label": LABELLED[target["polarity"]],
        }


def is_held_out(items: pd.DataFrame) -> pd.Series:
    """Which items no training may see: those of every tenth document, by a checksum of its id."""
    return items["document"].map(lambda name: crc32(name.encode()) % 10 == 0)


def measured(truth: pd.Series, found: pd.DataFrame) -> dict[str, Any]:
    """How often the labels found are the true ones.

    ``macro_f1`` and ``accuracy`` take no evidence for neutral, as a reader does who sees 0.0;
    ``confusion`` has a row for each true label and a last column for no evidence. ``coverage``
    follows the scorer from the items it is surest of to all for which it has evidence.
    """
    table = pd.crosstab(truth.to_numpy(), found["label"].fillna(NO_EVIDENCE).to_numpy())
    table = table.reindex(index=LABELS, columns=[*LABELS, NO_EVIDENCE], fill_value=0)
    said = found["label"].fillna("neutral").to_numpy()
    return {
        "macro_f1": round(_macro_f1(truth.to_numpy(), said), 4),
        "accuracy": round(float((truth.to_numpy() == said).mean()), 4),
        "commonest": round(float(truth.value_counts(normalize=True).iloc[0]), 4),
        "no_evidence": round(float(found["label"].isna().mean()), 4),
        "confusion": table.to_numpy().tolist(),
        "coverage": list(_coverage(truth, found)),
    }


def _coverage(truth: pd.Series, found: pd.DataFrame) -> Iterator[list[float]]:
    """[coverage, accuracy, least confidence] at twenty steps; equally sure items come together."""
    rows = pd.DataFrame({"right": (truth.to_numpy() == found["label"].to_numpy())})
    rows["confidence"] = found["confidence"].to_numpy()
    known = rows[found["label"].notna().to_numpy()]
    ordered = known["confidence"].sort_values(ascending=False).to_numpy()
    seen = set()
    for step in range(1, STEPS + 1):
        least = ordered[max(0, len(ordered) * step // STEPS - 1)]
        kept = known[known["confidence"] >= least]
        if len(kept) not in seen:
            seen.add(len(kept))
            right = float(kept["right"].mean())
            yield [round(len(kept) / len(rows), 4), round(right, 4), round(float(least), 4)]


def _macro_f1(truth: Any, said: Any) -> float:
    """The mean of the three labels' F1."""
    each = []
    for label in LABELS:
        both = int(((truth == label) & (said == label)).sum())
        each.append(2 * both / max(int((truth == label).sum() + (said == label).sum()), 1))
    return sum(each) / len(each)


def _tone(table: pd.DataFrame) -> pd.DataFrame:
    scored = score_sentiment(table, least_probability=0)
    return scored[["tone", "tone_probability"]].set_axis(["label", "confidence"], axis=1)


def _by_sign(scores: pd.Series, least: float) -> pd.DataFrame:
    """Positive or negative from ``least`` on (0: by any sign), else neutral; NaN has no label."""
    clear = scores.abs().ge(least) & scores.ne(0)
    label = pd.Series("neutral", scores.index, dtype="object")
    label = label.mask(clear & (scores > 0), "positive").mask(clear & (scores < 0), "negative")
    return pd.DataFrame({"label": label.where(scores.notna(), None), "confidence": scores.abs()})


if __name__ == "__main__":
    main()
