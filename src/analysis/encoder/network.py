"""A small network that ships with the package, on ONNX Runtime."""

from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.encoder.encoding import Window


class Network:
    """What a network says of a window. One thread: its user decides how many run side by side."""

    def __init__(self, package: str, name: str) -> None:
        """Load ``model/name`` of a package."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        with as_file(files(package) / "model" / name) as path:
            self._session = onnxruntime.InferenceSession(
                str(path),
                options,
                providers=["CPUExecutionProvider"],
                # The fused kernel is a fifth slower on CPU than the nodes that it replaces.
                disabled_optimizers=["SkipLayerNormFusion", "BiasSkipLayerNormFusion"],
            )

    def logits(self, window: Window) -> NDArray[np.float32]:
        """The scores of each label at the window's places, shape (places, labels).

        One window a run: dynamic int8 scales depend on everything else in a batch.
        """
        inputs = {"ids": [window.ids], "kinds": [window.kinds], "places": window.places}
        arrays = {name: np.array(numbers, np.int64) for name, numbers in inputs.items()}
        result: NDArray[np.float32] = self._session.run(None, arrays)[0][0]
        return result


def log_softmax(scores: NDArray[Any]) -> NDArray[Any]:
    """The logarithm of the probability of each label, row by row, as exact as the scores are."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    result: NDArray[Any] = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return result
