"""The tone of a content, or of a content towards a person, by a small encoder trained on news.

How it was trained, and how often it is right, is in ``sentiment/model/README.md``.
"""

import math
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.encoder.encoding import Encoding
from analysis.encoder.network import Network, log_softmax
from analysis.sentiment.tone_encoding import tone_windows
from analysis.sentiment.validity import LABELS
from analysis.text.segment import Span

SURE_ENOUGH = 0.7
"""The probability from which on a tone is given; see `scorer_coverage` for what it costs."""


def score(
    text: str, target: str | None, spans: Sequence[Span], least: float = SURE_ENOUGH
) -> dict[str, Any]:
    """The columns that the tone scorer fills, for one text."""
    if not any(letter.isalpha() for letter in text):
        return {"tone": None, "tone_probability": math.nan}
    probabilities = _scorer().probabilities(text, target, spans)
    best = int(probabilities.argmax())
    probability = float(probabilities[best])
    return {"tone": LABELS[best] if probability >= least else None, "tone_probability": probability}


class ToneScorer:
    """The encoder that ships with the package."""

    def __init__(self) -> None:
        self._encoding = Encoding()
        self._network = Network("analysis.sentiment", "tone.onnx")

    def probabilities(
        self, text: str, target: str | None = None, spans: Sequence[Span] = ()
    ) -> NDArray[np.float64]:
        """Of each of ``LABELS``; a text longer than a window gets the mean of its windows."""
        windows = tone_windows(self._encoding, text, target, spans)
        logits = np.concatenate([self._network.logits(window) for window in windows])
        result: NDArray[np.float64] = np.exp(log_softmax(logits.astype(float))).mean(axis=0)
        return result


@cache
def _scorer() -> ToneScorer:
    return ToneScorer()
