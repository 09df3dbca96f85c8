"""Train the tone scorer: ``python -m training.tone --help``."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import torch
from numpy.typing import NDArray

from analysis import find_quotes
from analysis.comparison.targets import find_targets
from analysis.encoder.encoding import Encoding
from analysis.quotes.cast import Cast
from analysis.quotes.names import mentions
from analysis.sentiment.tone_encoding import tone_windows
from analysis.sentiment.validity import LABELS
from analysis.text.document import Document
from analysis.text.segment import Span
from benchmarks.sentiment import is_held_out, read_items
from training.distil import from_teacher
from training.examples import UNLABELLED, Example
from training.export import export
from training.fit import Plan, fit
from training.news import read_news
from training.options import options
from training.student import Shape, from_base
from training.teacher import answers

TEACHER = Plan(epochs=2, rate=5e-5, batch=16)
STUDENT = Plan(epochs=3, rate=1.5e-4, batch=32)
SHAPE = Shape(layers=6, heads=12, inner=1536)
MOST_UNLABELLED = 6_000


def main() -> None:
    """Fit a teacher to what readers marked, a student to the teacher, and write the student."""
    asked = _arguments()
    items = pd.concat([labelled(asked.corpus), unlabelled(asked.news, asked.seed)])
    encoding = Encoding()
    towards = [_example(encoding, **item) for item in items.to_dict("records")]
    said = answers(
        asked.teacher_base,
        len(LABELS),
        [example for example in towards if example.is_labelled],
        towards,
        replace(TEACHER, seed=asked.seed),
        asked.work,
    ).probabilities
    alone, of_alone = _alone(encoding, items[items["label"] != UNLABELLED], said)
    torch.manual_seed(asked.seed)
    student = from_base(asked.student_base, SHAPE, len(LABELS))
    examples, wanted = [*towards, *alone], [*said[:, None], *of_alone]
    fit(student, examples, from_teacher(examples, wanted), replace(STUDENT, seed=asked.seed))
    export(student.eval(), len(LABELS), asked.out)


def labelled(path: Path) -> pd.DataFrame:
    """The mentions that readers marked and that are not held out, as items."""
    items = read_items(path)
    items = items[~is_held_out(items)]
    return pd.DataFrame(
        {
            "content": items["content"],
            "target": items["mention"],
            "spans": [[span] for span in zip(items["start"], items["end"], strict=True)],
            "label": items["label"].map(LABELS.index),
        }
    )


def unlabelled(folders: Sequence[Path], seed: int) -> pd.DataFrame:
    """Mentions of people in other news, as items: in its quotations, and in any sentence."""
    texts = [text for folder in folders for text in read_news(folder)]
    articles = pd.DataFrame({"article": [f"{n}" for n in range(len(texts))], "text": texts})
    articles = articles.assign(source="news", published=pd.NaT)
    targets = find_targets(find_quotes(articles), articles)
    quoted = targets[["content", "target_text", "target_in_content"]]
    quoted = quoted.set_axis(["content", "target", "spans"], axis=1)
    told = pd.DataFrame(item for text in texts for item in _in_sentences(text))
    kept = [
        items.sample(min(len(items), MOST_UNLABELLED // 2), random_state=seed)
        for items in (quoted, told)
    ]
    return pd.concat(kept).assign(label=UNLABELLED)


def _in_sentences(text: str) -> Iterator[dict[str, object]]:
    document = Document.of(text)
    for mention, _ in Cast(document, mentions(document), [], []).mentions:
        start, end = document.sentences[document.sentence_at(mention.start)]
        yield {
            "content": text[start:end],
            "target": text[mention.start : mention.end],
            "spans": [(mention.start - start, mention.end - start)],
        }


def _example(
    encoding: Encoding,
    content: str,
    label: int,
    target: str | None = None,
    spans: Sequence[Span] = (),
) -> Example:
    return Example(tone_windows(encoding, content, target, spans)[0], [label])


def _alone(
    encoding: Encoding, items: pd.DataFrame, said: NDArray[np.floating]
) -> tuple[list[Example], list[NDArray[np.floating]]]:
    """Each content without a target: its tone is the mean of those towards the people in it.

    The items are the first of those of which the teacher said something.
    """
    examples, wanted = [], []
    for content, numbers in items.reset_index(drop=True).groupby("content").indices.items():
        labels = set(items["label"].iloc[numbers])
        label = labels.pop() if len(labels) == 1 else UNLABELLED
        examples.append(_example(encoding, content, label))
        wanted.append(said[numbers].mean(axis=0, keepdims=True))
    return examples, wanted


def _arguments() -> argparse.Namespace:
    return options("tone", main.__doc__, "NewsMTSC's train.jsonl", "tone.onnx").parse_args()


if __name__ == "__main__":
    main()
