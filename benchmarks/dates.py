"""Parallax's dates beside those of other Python tools: accuracy and speed, in one run."""

import time
from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.date_scores import count, figures
from benchmarks.date_tools import TOOLS, Tool
from benchmarks.timeml import Document


def measured(documents: Sequence[Document]) -> Iterator[dict[str, Any]]:
    """One row for each tool; the first is what the ratio of speeds is told against."""
    fastest = None
    for name, tool in TOOLS.items():
        try:
            tool(documents[:2])  # loads what it loads lazily
        except ImportError:
            yield {"tool": name, "": "not installed"}
            continue
        found, speed = timed(tool, documents)
        fastest = fastest or speed
        counts = [
            count(document.text, document.timexes, timexes)
            for document, timexes in zip(documents, found, strict=True)
        ]
        yield {
            "tool": name,
            **figures(counts),
            "docs/s": speed,
            "times as slow": f"{fastest / speed:.3g}",
        }


def timed(tool: Tool, documents: Sequence[Document]) -> tuple[Any, float]:
    """What a tool finds, and documents for each second of processor time."""
    start = time.process_time()
    found = tool(documents)
    return found, len(documents) / (time.process_time() - start)
