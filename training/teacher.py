"""The teacher: a pretrained encoder that also reads letter case and quotation marks."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from transformers import AutoConfig, AutoModel

from analysis.encoder.encoding import KINDS
from training.distil import from_readers
from training.examples import Example
from training.fit import Plan, ask, fit

STATES = 128
"""How many numbers of a teacher's hidden state a student is to guess."""
_SAMPLE = 60_000  # words whose states the principal components are found in
_AT_ONCE = 100_000  # words
_SPECIAL = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>"}  # BERT's names, and RoBERTa's


class Teacher(nn.Module):
    """Scores of each label for each word piece.

    Pieces are numbered as in the tokenizer that ships; a base with the same pieces under other
    numbers is translated. Word embeddings stay as pretrained: the corpus is too small to move
    those of rare words together.
    """

    def __init__(self, base: Path, labels: int) -> None:
        super().__init__()
        config = AutoConfig.from_pretrained(base, attention_probs_dropout_prob=0.0)
        self.body = AutoModel.from_pretrained(base, config=config, add_pooling_layer=False)
        self.kinds = nn.Embedding(KINDS, config.hidden_size)
        self.head = nn.Linear(config.hidden_size, labels)
        self.dropout = nn.Dropout(0.1)
        nn.init.zeros_(self.kinds.weight)
        self.body.get_input_embeddings().weight.requires_grad = False
        self.register_buffer("own", _own_numbers(base), persistent=False)

    def forward(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        """Logits of shape (windows, pieces, labels)."""
        return self.head(self.dropout(self.states(ids, kinds, mask)))

    def states(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        """The last hidden states, of shape (windows, pieces, width)."""
        embedded = self.body.get_input_embeddings()(self.own[ids]) + self.kinds(kinds)
        return self.body(inputs_embeds=embedded, attention_mask=mask).last_hidden_state


def _own_numbers(base: Path) -> Tensor:
    """The base's number of each piece of the tokenizer that ships."""
    shipped = files("analysis.encoder") / "model" / "tokenizer.json"
    pieces = json.loads(shipped.read_text("utf-8"))["model"]["vocab"]
    own = json.loads((base / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    numbers = torch.zeros(max(pieces.values()) + 1, dtype=torch.long)
    for piece, number in pieces.items():
        numbers[number] = own.get(piece, own.get(_SPECIAL.get(piece, piece), own["[UNK]"]))
    return numbers


@dataclass(frozen=True, slots=True)
class Answers:
    """What a teacher says of the decided words of some examples, one after another."""

    probabilities: NDArray[np.float16]
    """Of shape (words, labels)."""
    states: NDArray[np.float16]
    """Of shape (words, STATES): the principal components of its last hidden states."""


def answers(
    base: Path,
    labels: int,
    read: Sequence[Example],
    asked: Sequence[Example],
    plan: Plan,
    work: Path,
) -> Answers:
    """What a teacher that learnt from some examples says of others.

    Args:
        base: Folder of the pretrained encoder.
        labels: How many there are.
        read: Labelled examples, to learn from.
        asked: What it is asked about.
        plan: How long and how fast to fit.
        work: Folder where the answers are kept, under a name that only the same texts, labels and
            plan give; when they are there already, nothing is fitted.
    """
    kept = work / f"{base.name}-{_fingerprint(read, asked, plan)}.npz"
    if not kept.exists():
        work.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(plan.seed)
        teacher = Teacher(base, labels)
        fit(teacher, read, from_readers(read), plan)
        teacher.eval()
        states = np.concatenate(ask(teacher.states, [example.window for example in asked]))
        np.savez(kept, probabilities=_probabilities(teacher, states), states=_principal(states))
    said = np.load(kept, allow_pickle=False)
    return Answers(said["probabilities"], said["states"])


def _fingerprint(read: Sequence[Example], asked: Sequence[Example], plan: Plan) -> str:
    digest = hashlib.sha256(repr(plan).encode())
    for example in [*read, *asked]:
        digest.update(repr((example.window.ids, example.window.places, example.labels)).encode())
    return digest.hexdigest()[:16]


def _probabilities(teacher: Teacher, states: NDArray[np.float16]) -> NDArray[np.float16]:
    with torch.no_grad():
        parts = [teacher.head(part.float()) for part in torch.from_numpy(states).split(_AT_ONCE)]
    return torch.cat(parts).softmax(dim=1).half().numpy()


def _principal(states: NDArray[np.float16]) -> NDArray[np.float16]:
    """The first principal components, the strong ones less so; their mean square is 1."""
    some = states[:: max(1, len(states) // _SAMPLE)].astype(np.float32)
    mean = some.mean(axis=0)
    values, vectors = np.linalg.eigh(np.cov((some - mean).T))
    values, vectors = values[-STATES:], vectors[:, -STATES:]
    basis = vectors / values**0.25 / np.sqrt(np.sqrt(values).mean())
    parts = range(0, len(states), _AT_ONCE)
    return np.concatenate(
        [((states[at : at + _AT_ONCE] - mean) @ basis).astype(np.float16) for at in parts]
    )
