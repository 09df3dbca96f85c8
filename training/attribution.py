"""Train the attribution tagger: ``python -m training.attribution --help``."""

import argparse
from pathlib import Path

import numpy as np
import torch

from analysis.quotes.tagger import LABELS
from benchmarks.polnear import read_folder
from training.distil import from_teacher
from training.examples import labelled, unlabelled
from training.export import export
from training.fit import Plan, fit
from training.news import read_news
from training.options import options
from training.student import Shape, from_base
from training.teacher import answers

TEACHER_EPOCHS, TEACHER_RATE = 2, 6e-5
STUDENT_EPOCHS, STUDENT_RATE = 14, 4e-4


def main() -> None:
    """Fit teachers to what readers marked, a student to the teachers, and write the student."""
    asked = _arguments()
    asked.work.mkdir(parents=True, exist_ok=True)
    examples = labelled(read_folder(asked.corpus))
    for folder in asked.news:
        examples += unlabelled(read_news(folder))
    of_teachers = [
        answers(
            base,
            len(LABELS),
            examples,
            Plan(TEACHER_EPOCHS, TEACHER_RATE, seed=asked.seed + number),
            asked.work / f"answers-{number}-{base.name}.npy",
        )
        for number, base in enumerate(asked.teacher_base)
    ]
    ends = np.cumsum([len(example.labels) for example in examples])
    wanted = np.split(np.mean(of_teachers, axis=0, dtype=np.float32), ends[:-1])
    torch.manual_seed(asked.seed)
    student = from_base(asked.student_base, Shape(), len(LABELS))
    plan = Plan(STUDENT_EPOCHS, STUDENT_RATE, seed=asked.seed)
    fit(student, examples, from_teacher(examples, wanted), plan)
    export(student.eval(), asked.out)


def _arguments() -> argparse.Namespace:
    corpus = "PolNeAR's folder train: text/*.txt and attributions/*.ann"
    parser = options("attribution", main.__doc__, corpus, "tagger.onnx")
    parser.add_argument(
        "--teacher-base", type=Path, nargs="+", required=True, help="folders of all-mpnet-base-v2"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
