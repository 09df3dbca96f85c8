"""The one loop that fits every network, and the one that asks it."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from analysis.encoder.encoding import Window
from training.examples import Example

_WARM_UP = 0.06  # of all steps
_NEW, _NEW_FASTER = {"head", "kinds"}, 5  # times the rate of what is pretrained
_ASKED_AT_ONCE = 16


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to fit."""

    epochs: int
    rate: float
    batch: int = 8
    seed: int = 0


def fit(
    network: nn.Module,
    examples: Sequence[Example],
    loss: Callable[[Tensor, list[int]], Tensor],
    plan: Plan,
) -> None:
    """Fit by AdamW, the rate rising, then falling to nothing; bfloat16 products.

    Args:
        network: Changed in place.
        examples: What to learn from.
        loss: Of what it gives for the decided words of a batch, and the numbers of its examples.
        plan: Epochs, rate, batch and seed.
    """
    chance = random.Random(plan.seed)  # noqa: S311 - no secret depends on it
    lengths = [len(example.window.ids) for example in examples]
    order = [
        numbers for _ in range(plan.epochs) for numbers in _batches(lengths, plan.batch, chance)
    ]
    optimiser = torch.optim.AdamW(_groups(network, plan.rate), betas=(0.9, 0.98), fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (_WARM_UP * len(order)), 1 - step / len(order))
    )
    network.train()
    begun, recent = time.monotonic(), []
    for step, numbers in enumerate(order, 1):
        value = loss(_outputs(network, [examples[i].window for i in numbers]), numbers)
        value.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad()
        schedule.step()
        recent.append(value.item())
        if step % 50 == 0 or step == len(order):
            minutes = (time.monotonic() - begun) / 60
            left = minutes / step * (len(order) - step)
            print(
                f"step {step} of {len(order)}: loss {np.mean(recent):.4f}, "
                f"{minutes:.1f} min, {left:.1f} min left",
                flush=True,
            )
            recent.clear()


def ask(
    network: Callable[[Tensor, Tensor, Tensor], Tensor], windows: Sequence[Window]
) -> list[NDArray[np.float16]]:
    """What a network that is not being fitted gives for the decided words of each window."""
    answers: list[NDArray[np.float16]] = [np.zeros((0, 0), np.float16)] * len(windows)
    order = sorted(range(len(windows)), key=lambda number: len(windows[number].ids))
    with torch.no_grad():
        for start in range(0, len(order), _ASKED_AT_ONCE):
            numbers = order[start : start + _ASKED_AT_ONCE]
            given = _outputs(network, [windows[i] for i in numbers]).half().numpy()
            ends = np.cumsum([len(windows[i].places) for i in numbers])
            for number, answer in zip(numbers, np.split(given, ends[:-1]), strict=True):
                answers[number] = answer
    return answers


def _outputs(
    network: Callable[[Tensor, Tensor, Tensor], Tensor], windows: Sequence[Window]
) -> Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        outputs = network(*_collate(windows))
    return outputs[_decided(windows)].float()


def _groups(network: nn.Module, rate: float) -> list[dict[str, object]]:
    """Parameters by rate and decay: what is new learns faster, gains and biases do not decay."""
    groups: dict[tuple[bool, bool], list[Tensor]] = {}
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            pretrained = name.split(".")[0] not in _NEW
            groups.setdefault((pretrained, parameter.ndim > 1), []).append(parameter)
    return [
        {
            "params": parameters,
            "lr": rate if pretrained else rate * _NEW_FASTER,
            "weight_decay": 0.01 if decays else 0.0,
        }
        for (pretrained, decays), parameters in groups.items()
    ]


def _batches(lengths: Sequence[int], size: int, chance: random.Random) -> Iterator[list[int]]:
    """The numbers of the windows in random batches of windows of about the same length."""
    order = list(range(len(lengths)))
    chance.shuffle(order)
    pool = size * 16
    for start in range(0, len(order), pool):
        alike = sorted(order[start : start + pool], key=lengths.__getitem__)
        cut = [alike[at : at + size] for at in range(0, len(alike), size)]
        chance.shuffle(cut)
        yield from cut


def _collate(windows: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor]:
    """Piece ids, kinds and mask, each of shape (windows, longest)."""
    longest = max(len(window.ids) for window in windows)
    ids, kinds, mask = (torch.zeros(len(windows), longest, dtype=torch.long) for _ in range(3))
    for row, window in enumerate(windows):
        size = len(window.ids)
        ids[row, :size] = torch.tensor(window.ids)
        kinds[row, :size] = torch.tensor(window.kinds)
        mask[row, :size] = 1
    return ids, kinds, mask


def _decided(windows: Sequence[Window]) -> tuple[Tensor, Tensor]:
    """Row and column of each decided word's first piece in a collated batch."""
    rows = [row for row, window in enumerate(windows) for _ in window.places]
    return torch.tensor(rows), torch.tensor(
        [place for window in windows for place in window.places]
    )
