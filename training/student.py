"""The small network that ships: layers of a pretrained encoder, with fewer heads and neurons."""

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from analysis.encoder.encoding import CORE, KINDS

_HEAD_SIZE = 32  # of the base, all-MiniLM-L6-v2
_POSITIONS = CORE + 80  # the longest window: core, context, separators, one word too many
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
        self.places = nn.Embedding(_POSITIONS, width)
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
    """A student that begins as the lowest layers of a BERT, with its strongest heads and neurons.

    Strength is the product of the norms of the weights into and out of a head or a neuron.
    """
    weights = load_file(base / "model.safetensors")
    words = weights["embeddings.word_embeddings.weight"]
    student = Student(*words.shape, shape, outputs)
    kind = weights["embeddings.token_type_embeddings.weight"][0]
    with torch.no_grad():
        student.words.weight.copy_(words)
        student.places.weight.copy_(weights["embeddings.position_embeddings.weight"][:_POSITIONS])
        student.kinds.weight.copy_(kind.expand(KINDS, -1))
        _copy(student.norm, weights, "embeddings.LayerNorm")
        for number, layer in enumerate(student.layers):
            _copy_layer(layer, weights, f"encoder.layer.{number}")
    return student


def _copy_layer(layer: Layer, weights: dict[str, Tensor], name: str) -> None:
    inputs = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
    output = f"{name}.attention.output.dense"
    heads = _strongest(
        weights[f"{inputs[2]}.weight"], weights[f"{output}.weight"].T, _HEAD_SIZE, layer.heads
    )
    layer.attended.weight.copy_(torch.cat([weights[f"{part}.weight"][heads] for part in inputs]))
    layer.attended.bias.copy_(torch.cat([weights[f"{part}.bias"][heads] for part in inputs]))
    layer.joined.weight.copy_(weights[f"{output}.weight"][:, heads])
    layer.joined.bias.copy_(weights[f"{output}.bias"])
    _copy(layer.first_norm, weights, f"{name}.attention.output.LayerNorm")
    up, down = f"{name}.intermediate.dense", f"{name}.output.dense"
    neurons = _strongest(
        weights[f"{up}.weight"], weights[f"{down}.weight"].T, 1, layer.up.out_features
    )
    layer.up.weight.copy_(weights[f"{up}.weight"][neurons])
    layer.up.bias.copy_(weights[f"{up}.bias"][neurons])
    layer.down.weight.copy_(weights[f"{down}.weight"][:, neurons])
    layer.down.bias.copy_(weights[f"{down}.bias"])
    _copy(layer.second_norm, weights, f"{name}.output.LayerNorm")


def _copy(norm: nn.LayerNorm, weights: dict[str, Tensor], name: str) -> None:
    norm.weight.copy_(weights[f"{name}.weight"])
    norm.bias.copy_(weights[f"{name}.bias"])


def _strongest(into: Tensor, out_of: Tensor, size: int, count: int) -> Tensor:
    """The rows of the ``count`` strongest groups of ``size`` rows, in their order."""
    groups = [rows.reshape(-1, size * rows.shape[1]).norm(dim=1) for rows in (into, out_of)]
    best = (groups[0] * groups[1]).topk(count).indices.sort().values
    return (best[:, None] * size + torch.arange(size)).flatten()
