"""Small corpora, and runs to compare."""

import json

import pyarrow.parquet as pq
import pytest

from analysis.corpus import analyse_corpus
from analysis.corpus.store import TABLES


@pytest.fixture
def write():
    """Writes rows as JSON Lines."""

    def write(path, rows):
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return path

    return write


@pytest.fixture
def export(tmp_path, write):
    """Five articles, one of them without a text: two parts of three rows at most."""
    said = "“We will see,” Mayor Ann Lee said on Monday. “It is number {},” she added.\n"
    rows = [{"article": f"a{n}", "source": "The Post", "text": said.format(n)} for n in range(5)]
    rows[1]["text"] = " "
    return write(tmp_path / "export.jsonl", rows)


@pytest.fixture
def run():
    """Analyses a corpus in parts of three rows."""

    def run(table, out, **options):
        return analyse_corpus(table, out, **{"part_size": 3, "progress": False} | options)

    return run


@pytest.fixture
def contents():
    """Every row of every table of a run."""

    def contents(out):
        return {name: pq.read_table(out / name) for name in TABLES}

    return contents
