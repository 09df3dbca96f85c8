"""Train the tone scorer: ``python -m training.tone --help``."""

import argparse
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import torch
from numpy.typing import NDArray

from analysis import find_quotes
from analysis.comparison.targets import find_targets
from analysis.encoder.encoding import Encoding
from analysis.quotes.people.cast import Cast
from analysis.quotes.people.names import mentions
from analysis.sentiment.tone_encoding import tone_windows
from analysis.sentiment.validity import LABELS
from analysis.text.document import Document
from analysis.text.segment import Span
from benchmarks.sentiment import is_held_out, read_items
from training.distil import from_teacher
from training.examples import UNLABELLED, Example
from training.exchange import exchanged_around
from training.export import export
from training.fit import Plan, fit
from training.news import read_news
from training.options import options
from training.student import Shape, averaged, from_base
from training.teacher import STATES, answers

TEACHER = Plan(epochs=2, rate=5e-5, batch=16)
STUDENT = Plan(epochs=3, rate=1.5e-4, batch=32)
SECOND = Plan(epochs=1, rate=1.2e-4, batch=32)
SHAPE = Shape(layers=6, heads=12, inner=1536)
MOST_UNLABELLED = 12_000


def main() -> None:
    """Fit a teacher to what readers marked, a student to it twice; write the mean of both fits."""
    asked = _arguments()
    texts = [text for folder in asked.news for text in read_news(folder)]
    items = pd.concat([labelled(asked.corpus), unlabelled(texts, asked.seed)], ignore_index=True)
    items = pd.concat([items, _exchanged(items, texts, asked)], ignore_index=True)
    encoding = Encoding()
    towards = [_example(encoding, **item) for item in items.to_dict("records")]
    said = answers(
        asked.teacher_base,
        len(LABELS),
        [example for example in towards if example.is_labelled],
        towards,
        replace(TEACHER, seed=asked.seed),
        asked.work,
    )
    alone, of_alone = _alone(encoding, items, said.probabilities)
    examples = [*towards, *alone]
    wanted = [*said.probabilities[:, None], *of_alone]
    loss = from_teacher(examples, wanted, list(said.states[:, None]))
    torch.manual_seed(asked.seed)
    first = from_base(asked.student_base, SHAPE, len(LABELS) + STATES)
    fit(first, examples, loss, replace(STUDENT, seed=asked.seed))
    second = deepcopy(first)
    fit(second, examples, loss, replace(SECOND, seed=asked.seed + 1))
    export(averaged(first, second).eval(), len(LABELS), asked.out)


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


def unlabelled(texts: Sequence[str], seed: int) -> pd.DataFrame:
    """Mentions of people in other news, as items: in its quotations, and in any sentence."""
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


def _exchanged(
    items: pd.DataFrame, texts: Sequence[str], asked: argparse.Namespace
) -> pd.DataFrame:
    """The items anew, with other words and names; nobody read them so."""
    contents = list(zip(items["content"], items["spans"], strict=True))
    made = exchanged_around(contents, texts, asked.student_base, asked.seed)
    return pd.DataFrame(
        {
            "content": content,
            "target": content[slice(*spans[0])],
            "spans": spans,
            "label": UNLABELLED,
        }
        for content, spans in made
    )


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
    """Each content without a target: its tone is the mean of those towards the people in it."""
    examples, wanted = [], []
    for content, numbers in items.groupby("content").indices.items():
        labels = set(items["label"].iloc[numbers])
        label = labels.pop() if len(labels) == 1 else UNLABELLED
        examples.append(_example(encoding, content, label))
        wanted.append(said[numbers].mean(axis=0, keepdims=True))
    return examples, wanted


def _arguments() -> argparse.Namespace:
    return options("tone", main.__doc__, "NewsMTSC's train.jsonl", "tone.onnx").parse_args()


if __name__ == "__main__":
    main()
