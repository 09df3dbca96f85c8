"""Parallax's dates beside those of other Python tools: accuracy and speed, in one run.

``make benchmark CORPUS=folder``; see benchmarks/README.md.
"""

import argparse
import sys
import time
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from benchmarks.corpus import Document, read_corpora
from benchmarks.scores import count, figures
from benchmarks.tools import TOOLS, Tool

WANTED = (
    "Name a folder of .tml files as CORPUS=folder: TimeBank and AQUAINT, as TempEval-3 gives them "
    "out (TBAQ-cleaned, https://www.cs.york.ac.uk/semeval-2013/task1/), are what was measured."
)


def main() -> int:
    """Print one table for all corpora in a folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path, nargs="?", help="a folder with .tml files in it")
    folder = parser.parse_args().corpus
    corpora = read_corpora(folder) if folder else {}
    if not corpora:
        print(WANTED, file=sys.stderr)
        return 1
    warnings.simplefilter("ignore")  # of the peers
    for name, documents in corpora.items():
        table = pd.DataFrame(measured(documents)).set_index("tool")
        print(f"\n{name}, {len(documents)} documents\n")
        print(table.to_string(float_format="{:.1f}".format, na_rep=""))
    return 0


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


if __name__ == "__main__":
    sys.exit(main())
