"""What both commands are told."""

import argparse
from pathlib import Path


def options(command: str, about: str | None, corpus: str, written: str) -> argparse.ArgumentParser:
    """A parser with what every training needs; ``corpus`` and ``written`` say which files."""
    parser = argparse.ArgumentParser(f"python -m training.{command}", description=about)
    add = parser.add_argument
    add("corpus", type=Path, help=corpus)
    add("--news", type=Path, nargs="*", default=[], help="folders of other news: .txt and .tml")
    add("--teacher-base", type=Path, required=True, help="folder of all-mpnet-base-v2")
    add("--student-base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    add("--work", type=Path, default=Path("build/training"), help="what a stopped run goes on from")
    add("--seed", type=int, default=0)
    add("-o", "--out", type=Path, required=True, help=f"the file to write: {written}")
    return parser
