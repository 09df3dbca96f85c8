"""Train the attribution tagger: ``python -m training.attribution --help``."""

import argparse
from dataclasses import replace
from itertools import chain

import torch

from analysis.quotes.tagger import LABELS
from benchmarks.polnear import read_folder
from training.distil import from_teacher
from training.examples import in_turn, labelled, paragraphs_alone, unlabelled
from training.exchange import exchanged
from training.export import export
from training.fit import Plan, fit
from training.news import read_news
from training.options import options
from training.student import Shape, from_base, pruned
from training.teacher import STATES, answers

TEACHER = Plan(epochs=2, rate=6e-5)
STUDENT = Plan(epochs=6, rate=4e-4)
SMALLER = Plan(epochs=4, rate=4e-4)
SHAPE, SMALLER_SHAPE = Shape(layers=4, heads=8, inner=768), Shape(layers=3, heads=8, inner=640)
KEPT = (0, 1, 3)
"""The layers that the smaller student begins with; of four choices it learnt fastest by far."""
COPIES = 2  # of each text, with words exchanged


def main() -> None:
    """Fit a teacher to what readers marked, a student to the teacher, prune it, fit it again."""
    asked = _arguments()
    articles = read_folder(asked.corpus)
    texts = [article.text for article in articles]
    texts += [text for folder in asked.news for text in read_news(folder)]
    examples = unlabelled(
        chain(texts, *(exchanged(texts, asked.student_base, asked.seed + n) for n in range(COPIES)))
    )
    said = answers(
        asked.teacher_base,
        len(LABELS),
        labelled(articles),
        examples,
        replace(TEACHER, seed=asked.seed),
        asked.work,
    )
    alone, of_alone = zip(*paragraphs_alone(texts, asked.seed), strict=True)
    examples, parts = [*examples, *alone], [*in_turn(examples), *of_alone]
    probabilities, states = (
        [array[part] for part in parts] for array in (said.probabilities, said.states)
    )
    loss = from_teacher(examples, probabilities, states)
    torch.manual_seed(asked.seed)
    student = from_base(asked.student_base, SHAPE, len(LABELS) + STATES)
    fit(student, examples, loss, replace(STUDENT, seed=asked.seed))
    student = pruned(student, SMALLER_SHAPE, KEPT)
    fit(student, examples, loss, replace(SMALLER, seed=asked.seed))
    export(student.eval(), len(LABELS), asked.out)


def _arguments() -> argparse.Namespace:
    corpus = "PolNeAR's folder train: text/*.txt and attributions/*.ann"
    return options("attribution", main.__doc__, corpus, "tagger.onnx").parse_args()


if __name__ == "__main__":
    main()
