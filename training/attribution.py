"""Train the attribution tagger: ``python -m training.attribution --help``."""

import argparse
from dataclasses import replace

import torch

from analysis.quotes.tagging.tagger import LABELS
from benchmarks.polnear import read_folder
from training.distil import from_teacher
from training.examples import in_turn, labelled, paragraphs_alone, unlabelled
from training.exchange import exchanged
from training.export import export
from training.fit import Plan, fit
from training.news import read_news
from training.options import options
from training.student import Shape, from_base
from training.teacher import STATES, answers

TEACHER = Plan(epochs=2, rate=6e-5)
STUDENT = Plan(epochs=6, rate=4e-4)


def main() -> None:
    """Fit a teacher to what readers marked, a student to the teacher, and write the student."""
    asked = _arguments()
    articles = read_folder(asked.corpus)
    texts = [article.text for article in articles]
    texts += [text for folder in asked.news for text in read_news(folder)]
    examples = unlabelled([*texts, *exchanged(texts, asked.student_base, asked.seed)])
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
    torch.manual_seed(asked.seed)
    student = from_base(asked.student_base, Shape(), len(LABELS) + STATES)
    probabilities, states = (
        [array[part] for part in parts] for array in (said.probabilities, said.states)
    )
    loss = from_teacher(examples, probabilities, states)
    fit(student, examples, loss, replace(STUDENT, seed=asked.seed))
    export(student.eval(), len(LABELS), asked.out)


def _arguments() -> argparse.Namespace:
    corpus = "PolNeAR's folder train: text/*.txt and attributions/*.ann"
    return options("attribution", main.__doc__, corpus, "tagger.onnx").parse_args()


if __name__ == "__main__":
    main()
