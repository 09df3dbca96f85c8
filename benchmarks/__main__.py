"""Parallax beside other Python tools, on whatever marked-up news a folder holds.

``make benchmark CORPUS=folder [JSON=file]``; see benchmarks/README.md.
"""

import argparse
import json
import os
import platform
import sys
import warnings
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from benchmarks import attributions, dates
from benchmarks.timeml import read_corpora

WANTED = """\
Name a folder as CORPUS=folder. What is in it says what is measured:

  text/ and attributions/   attributions: PolNeAR's dev or test folder
                            (Newell et al. 2018, https://github.com/networkdynamics/PolNeAR)
  STORY/speakers.json       speakers: stories whose quoted words are labelled with who says them
                            (the format is told in benchmarks/README.md)
  *.tml                     dates: TimeBank and AQUAINT, as TempEval-3 gives them out
                            (TBAQ-cleaned, https://www.cs.york.ac.uk/semeval-2013/task1/)"""

_NOT_TABLES = ("corpus", "task", "articles", "words", "versions")


def main() -> int:
    """Print the tables of each corpus in a folder; write them as data, too, if asked."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path, nargs="?", help="a folder")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")  # of the peers
    told = []
    for result in _results(arguments.corpus) if arguments.corpus else ():
        _print(result)
        told.append(result)
    if not told:
        print(WANTED, file=sys.stderr)
        return 1
    if arguments.json:
        figures = _circumstances() | {"corpora": told}
        arguments.json.parent.mkdir(parents=True, exist_ok=True)
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return 0


def _results(folder: Path) -> Iterator[dict[str, Any]]:
    for one in attributions.corpora(folder):
        yield attributions.measured(one)
    for name, documents in read_corpora(folder).items():
        words = sum(len(document.text.split()) for document in documents)
        rows = list(dates.measured(documents))
        of = {"corpus": name, "task": "dates", "articles": len(documents), "words": words}
        yield of | {"tools": rows}


def _print(result: Mapping[str, Any]) -> None:
    print("\n{corpus}: {task}, {articles} articles, {words} words".format_map(result))
    for name, rows in result.items():
        if name in _NOT_TABLES:
            continue
        print(f"\nParallax {name}\n" if name.startswith("by ") else "")
        table = pd.DataFrame(rows)
        print(table.set_index(table.columns[0]).to_string(float_format=_short, na_rep=""))


def _short(number: float) -> str:
    """A figure as people read it: 76.1, 0.35, 17600."""
    places = 0 if number >= 1000 else 1 if number >= 1 else 2
    return f"{number:.{places}f}"


def _circumstances() -> dict[str, str]:
    """When and on what the figures were measured."""
    return {
        "measured": datetime.now(UTC).date().isoformat(),
        "python": platform.python_version(),
        "machine": f"{_processor()}, {os.cpu_count()} cores, {platform.system()}",
    }


def _processor() -> str:
    """The name of the processor's model, where the system tells it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    names = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


if __name__ == "__main__":
    sys.exit(main())
