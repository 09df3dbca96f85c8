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
    examples: Sequence[Example],
    answers: Sequence[NDArray[np.floating]],
    states: Sequence[NDArray[np.floating] | None] = (),
) -> Callable[[Tensor, list[int]], Tensor]:
    """Cross entropy with the probabilities of a teacher, and with labels where there are some.

    Hinton, Vinyals and Dean, "Distilling the Knowledge in a Neural Network", 2015. With the
    teacher's ``states`` of the same words, None where it was not asked, the network is also to
    guess these, by what it gives besides the labels' scores (Romero et al., "FitNets", 2015): that
    tells more of each word.
    """
    of_readers = from_readers(examples)
    wanted = [torch.from_numpy(answer) for answer in answers]
    hidden = dict(enumerate(states))
    labels = wanted[0].shape[1]

    def loss(outputs: Tensor, numbers: list[int]) -> Tensor:
        logits, guessed = outputs[:, :labels], outputs[:, labels:]
        of_teacher = functional.cross_entropy(logits, _together(wanted, numbers))
        told = [hidden.get(number) for number in numbers]
        if asked := [torch.from_numpy(state) for state in told if state is not None]:
            rows = [len(wanted[number]) for number in numbers]
            known = torch.tensor([state is not None for state in told])
            known = known.repeat_interleave(torch.tensor(rows))
            error = functional.mse_loss(guessed[known], torch.cat(asked).float())
            of_teacher += error * known.float().mean()
        return of_teacher + _READERS * of_readers(logits, numbers)

    return loss


def _together(parts: Sequence[Tensor], numbers: list[int]) -> Tensor:
    return torch.cat([parts[number] for number in numbers]).float()
