"""News that nobody labelled, for a teacher to read to its student."""

from pathlib import Path

from benchmarks.timeml import read_document


def read_news(folder: Path) -> list[str]:
    """The texts under a folder: .txt files, and the text of .tml files (TimeML)."""
    return [
        path.read_text("utf-8") if path.suffix == ".txt" else read_document(path).text
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".txt", ".tml"}
    ]
