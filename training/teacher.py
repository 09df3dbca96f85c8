"""The teacher: a pretrained encoder that also reads letter case and quotation marks."""

import json
from collections.abc import Sequence
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
        embedded = self.body.get_input_embeddings()(self.own[ids]) + self.kinds(kinds)
        hidden = self.body(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return self.head(self.dropout(hidden))


def _own_numbers(base: Path) -> Tensor:
    """The base's number of each piece of the tokenizer that ships."""
    shipped = files("analysis.encoder") / "model" / "tokenizer.json"
    pieces = json.loads(shipped.read_text("utf-8"))["model"]["vocab"]
    own = json.loads((base / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    numbers = torch.zeros(max(pieces.values()) + 1, dtype=torch.long)
    for piece, number in pieces.items():
        numbers[number] = own.get(piece, own.get(_SPECIAL.get(piece, piece), own["[UNK]"]))
    return numbers


def answers(
    base: Path, labels: int, examples: Sequence[Example], plan: Plan, kept: Path
) -> NDArray[np.float16]:
    """What a teacher that learnt from the labelled examples says of all of them.

    Args:
        base: Folder of the pretrained encoder.
        labels: How many there are.
        examples: Labelled ones to learn from, and others.
        plan: How long and how fast to fit.
        kept: Where the answers are kept; when they are there already, nothing is fitted.

    Returns:
        Probabilities of shape (decided words of all examples, labels).
    """
    if not kept.exists():
        torch.manual_seed(plan.seed)
        teacher = Teacher(base, labels)
        read = [example for example in examples if example.is_labelled]
        fit(teacher, read, from_readers(read), plan)
        logits = np.concatenate(ask(teacher, [example.window for example in examples]))
        np.save(kept, torch.from_numpy(logits).softmax(dim=1).numpy().astype(np.float16))
    return np.load(kept, allow_pickle=False)
