"""A student as a file for ONNX Runtime, int8.

The graph is written out by hand because it is small, and so that each node is the one that ONNX
Runtime is fast at on a CPU: measured on windows of 245 pieces, an unfused layer normalisation
beats the fused one by a fifth, and a window without padding needs no mask.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.student import Layer, Student

_FUSED = "com.microsoft"


class _Graph:
    """Nodes and weights, as they are added."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, value: Tensor | np.ndarray) -> str:
        name = f"w{len(self.weights)}"
        array = value.detach().numpy() if isinstance(value, Tensor) else value
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def add(self, kind: str, *inputs: str, outputs: int = 1, domain: str = "", **options) -> str:
        """A node; returns the name of its first output, those of others end in 1, 2, ..."""
        name = f"n{len(self.nodes)}"
        names = [f"{name}_{number}" for number in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, name, domain=domain, **options))
        return names[0]

    def dense(self, hidden: str, weight: Tensor, bias: Tensor) -> str:
        product = self.add("MatMul", hidden, self.weight(weight.T))
        return self.add("Add", product, self.weight(bias))

    def norm(self, hidden: str, layer: nn.LayerNorm) -> str:
        gain, bias = self.weight(layer.weight), self.weight(layer.bias)
        return self.add("LayerNormalization", hidden, gain, bias, epsilon=layer.eps)


def export(student: Student, labels: int, path: Path) -> None:
    """Write the network: inputs ``ids``, ``kinds`` (1, pieces), ``places``; output ``logits``.

    The last layer is computed only for the pieces at ``places``; ``logits`` has a row for each.

    Of what the student gives only the first ``labels`` are written: the rest was for learning.
    Weights are int8 for each output channel with 7 bits, which no processor's 16-bit sums overflow;
    activations are quantised as they come.
    """
    graph = _Graph()
    hidden = _embedded(graph, student)
    for layer in student.layers[:-1]:
        hidden = _layer(graph, hidden, hidden, layer)
    asked = graph.add("Gather", hidden, "places", axis=1)
    hidden = _layer(graph, asked, hidden, student.layers[-1])
    head = student.head
    logits = graph.dense(hidden, head.weight[:labels], head.bias[:labels])
    _name_last(graph, logits, "logits")
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "tagger",
            [
                *(_value(name, TensorProto.INT64, 1, "pieces") for name in ("ids", "kinds")),
                _value("places", TensorProto.INT64, "places"),
            ],
            [_value("logits", TensorProto.FLOAT, 1, "places", labels)],
            graph.weights,
        ),
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(_FUSED, 1)],
        ir_version=8,
    )
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        onnx.save(model, whole)
        quantize_dynamic(
            whole,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gather"],
            extra_options={"DefaultTensorType": TensorProto.FLOAT, "MatMulConstBOnly": True},
        )


def _value(name: str, kind: int, *shape: int | str) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, kind, shape)


def _embedded(graph: _Graph, student: Student) -> str:
    words = graph.add("Gather", graph.weight(student.words.weight), "ids")
    kinds = graph.add("Gather", graph.weight(student.kinds.weight), "kinds")
    zero = graph.weight(np.array([0], np.int64))
    pieces = graph.add("Shape", "ids", start=1)
    places = graph.add("Slice", graph.weight(student.places.weight), zero, pieces, zero)
    total = graph.add("Add", graph.add("Add", words, kinds), places)
    return graph.norm(total, student.norm)


def _layer(graph: _Graph, asking: str, hidden: str, layer: Layer) -> str:
    """What the pieces that ask make of all pieces."""
    size = layer.joined.in_features
    weight, bias = layer.attended.weight, layer.attended.bias
    query = graph.dense(asking, weight[:size], bias[:size])
    key = graph.dense(hidden, weight[size : 2 * size], bias[size : 2 * size])
    value = graph.dense(hidden, weight[2 * size :], bias[2 * size :])
    heads = {"domain": _FUSED, "num_heads": layer.heads}
    seen = graph.add("MultiHeadAttention", query, key, value, **heads)
    joined = graph.add("Add", graph.dense(seen, layer.joined.weight, layer.joined.bias), asking)
    hidden = graph.norm(joined, layer.first_norm)
    up = graph.add("MatMul", hidden, graph.weight(layer.up.weight.T))
    active = graph.add("BiasGelu", up, graph.weight(layer.up.bias), domain=_FUSED)
    down = graph.add("Add", graph.dense(active, layer.down.weight, layer.down.bias), hidden)
    return graph.norm(down, layer.second_norm)


def _name_last(graph: _Graph, output: str, name: str) -> None:
    """Give the graph's last output a name that its reader knows."""
    last = graph.nodes[-1]
    last.output[list(last.output).index(output)] = name
