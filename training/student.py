"""The small network that ships: layers of a pretrained encoder, with fewer heads and neurons."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from analysis.encoder.encoding import KINDS, POSITIONS

_HEAD_SIZE = 32  # of the base, all-MiniLM-L6-v2
_EPSILON = 1e-12
_NEVER = -1e9  # added to the score of a piece that is padding


@dataclass(frozen=True, slots=True)
class Shape:
    """What a network costs: layers, heads of 32 in each, neurons of the inner layer."""

    layers: int = 4
    heads: int = 8
    inner: int = 768


class Layer(nn.Module):
    """Attention, then two dense layers, each added to what came in and normalised (as in BERT)."""

    def __init__(self, width: int, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.attended = nn.Linear(width, 3 * shape.heads * _HEAD_SIZE)
        self.joined = nn.Linear(shape.heads * _HEAD_SIZE, width)
        self.first_norm = nn.LayerNorm(width, eps=_EPSILON)
        self.up = nn.Linear(width, shape.inner)
        self.down = nn.Linear(shape.inner, width)
        self.second_norm = nn.LayerNorm(width, eps=_EPSILON)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """Hidden states (windows, pieces, width); the mask (windows, 1, 1, pieces) is added."""
        windows, pieces, _ = hidden.shape
        parts = self.attended(hidden).view(windows, pieces, 3, self.heads, _HEAD_SIZE)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        # Written out: the fused kernel's gradient takes half as long again on a CPU.
        scores = (query * _HEAD_SIZE**-0.5) @ key.transpose(-1, -2) + mask
        seen = scores.softmax(-1) @ value
        joined = self.joined(seen.transpose(1, 2).reshape(windows, pieces, -1))
        hidden = self.first_norm(hidden + joined)
        return self.second_norm(hidden + self.down(functional.gelu(self.up(hidden))))


class Student(nn.Module):
    """Scores of each label for each word piece, and what else it is taught to guess."""

    def __init__(self, vocabulary: int, width: int, shape: Shape, outputs: int) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.words.weight.requires_grad = False
        self.places = nn.Embedding(POSITIONS, width)
        self.kinds = nn.Embedding(KINDS, width)
        self.norm = nn.LayerNorm(width, eps=_EPSILON)
        self.layers = nn.ModuleList(Layer(width, shape) for _ in range(shape.layers))
        self.head = nn.Linear(width, outputs)

    def forward(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        """Of shape (windows, pieces, outputs)."""
        places = self.places.weight[: ids.shape[1]]
        hidden = self.norm(self.words(ids) + places + self.kinds(kinds))
        hidden_pieces = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * _NEVER
        for layer in self.layers:
            hidden = layer(hidden, hidden_pieces)
        return self.head(hidden)


def from_base(base: Path, shape: Shape, outputs: int) -> Student:
    """A student that begins as the lowest layers of a BERT, with its strongest parts."""
    weights = load_file(base / "model.safetensors")
    words = weights["embeddings.word_embeddings.weight"]
    student = Student(*words.shape, shape, outputs)
    kind = weights["embeddings.token_type_embeddings.weight"][0]
    with torch.no_grad():
        student.words.weight.copy_(words)
        student.places.weight.copy_(weights["embeddings.position_embeddings.weight"][:POSITIONS])
        student.kinds.weight.copy_(kind.expand(KINDS, -1))
        _copy(student.norm, weights, "embeddings.LayerNorm")
        for number, layer in enumerate(student.layers):
            _fill(layer, _of_bert(weights, f"encoder.layer.{number}"))
    return student


def averaged(one: Student, other: Student) -> Student:
    """Of two fits from one beginning, the network with the mean of their weights.

    Wortsman et al., "Model soups: averaging weights of multiple fine-tuned models", 2022.
    """
    both = deepcopy(one)
    ours, theirs = one.state_dict(), other.state_dict()
    both.load_state_dict({name: (ours[name] + theirs[name]) / 2 for name in ours})
    return both


def _of_bert(weights: Mapping[str, Tensor], name: str) -> dict[str, Tensor]:
    """The weights of one layer of a BERT under the names of `Layer`."""
    own = {
        "joined": "attention.output.dense",
        "first_norm": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "second_norm": "output.LayerNorm",
    }
    parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
    return {
        f"{part}.{kind}": weights[f"{name}.{theirs}.{kind}"]
        for part, theirs in own.items()
        for kind in ("weight", "bias")
    } | {
        f"attended.{kind}": torch.cat([weights[f"{part}.{kind}"] for part in parts])
        for kind in ("weight", "bias")
    }


def _fill(layer: Layer, weights: Mapping[str, Tensor]) -> None:
    """Take the strongest heads and neurons of a layer that may have more.

    Strength is the product of the norms of the weights into and out of a head or a neuron.
    """
    attended, joined, up, down = (
        weights[f"{part}.weight"] for part in ("attended", "joined", "up", "down")
    )
    value = attended.chunk(3)[2]
    heads = _strongest(value, joined.T, _HEAD_SIZE, layer.heads)
    neurons = _strongest(up, down.T, 1, layer.up.out_features)
    taken = {
        "attended.weight": torch.cat([part[heads] for part in attended.chunk(3)]),
        "attended.bias": torch.cat([part[heads] for part in weights["attended.bias"].chunk(3)]),
        "joined.weight": joined[:, heads],
        "up.weight": up[neurons],
        "up.bias": weights["up.bias"][neurons],
        "down.weight": down[:, neurons],
    }
    layer.load_state_dict({**weights, **taken})


def _copy(norm: nn.LayerNorm, weights: Mapping[str, Tensor], name: str) -> None:
    norm.weight.copy_(weights[f"{name}.weight"])
    norm.bias.copy_(weights[f"{name}.bias"])


def _strongest(into: Tensor, out_of: Tensor, size: int, count: int) -> Tensor:
    """The rows of the ``count`` strongest groups of ``size`` rows, in their order."""
    groups = [rows.reshape(-1, size * rows.shape[1]).norm(dim=1) for rows in (into, out_of)]
    best = (groups[0] * groups[1]).topk(count).indices.sort().values
    return (best[:, None] * size + torch.arange(size)).flatten()
