"""What a network is taught: by readers, by a larger network, or by both."""

from collections.abc import Callable, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from training.examples import UNLABELLED, Example

_READERS = 0.5
"""The weight of the readers' labels beside the teacher's."""


def from_readers(examples: Sequence[Example]) -> Callable[[Tensor, list[int]], Tensor]:
    """Cross entropy with the labels that readers gave."""
    labels = [torch.tensor(example.labels) for example in examples]

    def loss(logits: Tensor, numbers: list[int]) -> Tensor:
        gold = torch.cat([labels[number] for number in numbers])
        total = functional.cross_entropy(logits, gold, ignore_index=UNLABELLED, reduction="sum")
        return total / (gold != UNLABELLED).sum().clamp(min=1)

    return loss


def from_teacher(
    examples: Sequence[Example], answers: Sequence[NDArray[np.floating]]
) -> Callable[[Tensor, list[int]], Tensor]:
    """Cross entropy with the probabilities of teachers, and with labels where there are some.

    Hinton, Vinyals and Dean, "Distilling the Knowledge in a Neural Network", 2015.
    """
    of_readers = from_readers(examples)
    wanted = [torch.from_numpy(answer).float() for answer in answers]

    def loss(logits: Tensor, numbers: list[int]) -> Tensor:
        of_teacher = functional.cross_entropy(
            logits, torch.cat([wanted[number] for number in numbers])
        )
        return of_teacher + _READERS * of_readers(logits, numbers)

    return loss
