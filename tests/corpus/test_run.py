"""A run: what it leaves, and that it can be stopped anywhere and go on."""

import errno
import itertools
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from analysis import find_dates, find_quotes, read_articles, score_sentiment
from analysis.corpus import Summary, part, write_stories
from analysis.corpus.store import PLAN, TABLES, Store
from analysis.errors import InputError

# From 3.12 on, Python warns that a fork of a process with threads may hang: pyarrow's, which the
# child leaves alone.
forks = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")


def stop_after(steps, run, *arguments):
    """Run in a process of its own that is killed before the given step of writing.

    A step is what a file system can be in the middle of: making durable, and renaming.
    """
    child = os.fork()
    if not child:
        count = itertools.count(1)

        def dying(original):
            def step(*args, **options):
                if next(count) == steps:
                    os.kill(os.getpid(), signal.SIGKILL)
                return original(*args, **options)

            return step

        os.fsync, Path.replace = dying(os.fsync), dying(Path.replace)
        try:
            run(*arguments)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def in_words(cell):
    """A cell as text; the fields of a struct come in another order from older Arrow."""
    if isinstance(cell, np.ndarray):
        return str([sorted(one.items()) if isinstance(one, dict) else one for one in cell])
    return str(cell).replace("None", "nan")


def test_the_tables_are_those_of_the_verbs(export, tmp_path, run):
    summary = run(export, tmp_path / "out")
    articles, _ = read_articles(export)
    quotes = score_sentiment(find_quotes(articles))
    quotes.to_parquet(tmp_path / "quotes.parquet")
    expected = pd.read_parquet(tmp_path / "quotes.parquet")
    found = pd.read_parquet(tmp_path / "out" / "quotes")
    assert len(found) == summary.quotes > 0
    assert found.columns.tolist() == expected.columns.tolist()
    for name in expected:
        told = [table[name].map(in_words).tolist() for table in (found, expected)]
        assert told[0] == told[1]
    dates = pd.read_parquet(tmp_path / "out" / "dates")
    assert dates["value"].tolist() == find_dates(articles)["value"].tolist()
    assert len(dates) == summary.dates > 0


def test_every_row_is_in_one_of_two_tables(tmp_path, write, run, contents):
    rows = [
        {"article": "a", "text": "A."},
        {"article": "b", "text": None},
        {"article": "c", "text": "C.", "published": "yesterday"},
        {"article": "a", "text": "Again."},
        {"article": "\ud800", "text": "\ud800"},
        {"text": "F.", "published": "2025-05-17"},
    ]
    summary = run(write(tmp_path / "in.jsonl", rows), tmp_path / "out")
    found = contents(tmp_path / "out")
    assert (summary.rows, summary.articles, summary.rejected, summary.missing) == (6, 2, 4, 0)
    assert found["articles"]["article"].to_pylist() == ["a", "in-6"]
    rejected = found["rejected"].to_pylist()
    assert [row["row"] for row in rejected] == [2, 3, 4, 5]
    for row, said in zip(rejected, ("no text", "yesterday", "the id of", "surrogate"), strict=True):
        assert f"in.jsonl, row {row['row']} " in row["reason"]
        assert said in row["reason"]


def test_an_article_that_breaks_the_analysis_does_not_cost_the_others(
    export, tmp_path, run, contents, monkeypatch
):
    def find(articles):
        if articles["text"].str.contains("number 3").any():
            raise RuntimeError("It broke.")
        return find_quotes(articles)

    run(export, tmp_path / "whole")
    monkeypatch.setattr(part, "find_quotes", find)
    assert run(export, tmp_path / "out").articles == 3
    found = contents(tmp_path / "out")["quotes"]
    assert found == contents(tmp_path / "whole")["quotes"].filter(pc.field("article") != "a3")
    assert found.num_rows > 3
    rejected = contents(tmp_path / "out")["rejected"].to_pylist()
    assert [row["article"] for row in rejected] == ["a1", "a3"]
    assert "row 4 could not be analysed (RuntimeError: It broke)." in rejected[1]["reason"]


def test_a_program_that_cannot_be_loaded_is_no_articles_fault(export, tmp_path, run, monkeypatch):
    def find(_):
        raise ImportError("No module named 'onnxruntime'")

    monkeypatch.setattr(part, "find_quotes", find)
    with pytest.raises(ImportError, match="onnxruntime"):
        run(export, tmp_path / "out")
    monkeypatch.undo()
    assert run(export, tmp_path / "out").articles == 4


def test_a_part_without_any_row_of_a_table_opens_with_the_others(tmp_path, write, run):
    rows = [{"text": "It rained."}] * 3 + [{"text": "“It is a bad day,” Ann Lee said."}]
    run(write(tmp_path / "in.jsonl", rows), tmp_path / "out")
    quotes = pd.read_parquet(tmp_path / "out" / "quotes")
    assert quotes["speaker"].tolist() == ["Ann Lee"]
    assert quotes["content_spans"].iloc[0][0].tolist() == [1, 17]
    assert quotes["scored_words"].iloc[0][0]["words"] == "bad"
    assert quotes["vader_words"].iloc[0][0]["words"].lower() == "bad"


@forks
def test_a_run_killed_at_any_step_goes_on_to_the_same_tables(export, tmp_path, run, contents):
    run(export, tmp_path / "whole")
    for steps in itertools.count(1):
        out = tmp_path / str(steps)
        killed = stop_after(steps, run, export, out)
        for path in out.glob("*/*.parquet"):
            pq.read_table(path)  # whatever is there is whole
        run(export, out)
        assert contents(out) == contents(tmp_path / "whole")
        assert not (out / ".unfinished").exists()
        if not killed:
            break
    assert steps > 2 * len(TABLES) * 2  # parts, tables, steps for each at the least


@forks
def test_a_run_killed_again_and_again_comes_to_the_same_end(export, tmp_path, run, contents):
    run(export, tmp_path / "whole", part_size=1)
    dice = random.Random(6)  # noqa: S311
    killed = 0
    while stop_after(dice.randint(1, 12), lambda: run(export, tmp_path / "out", part_size=1)):
        killed += 1
    assert killed > 3
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


def test_a_process_killed_from_outside_goes_on(export, tmp_path, run, contents):
    out = tmp_path / "out"
    command = [sys.executable, "-m", "analysis", "corpus", export, "-o", out, "--part-size", "1"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and not list(out.glob("rejected/part-*")):
            time.sleep(0.001)
        process.kill()
    run(export, out, part_size=None)
    run(export, tmp_path / "whole", part_size=1)
    assert contents(out) == contents(tmp_path / "whole")


def test_a_full_disk_costs_nothing_that_was_written(export, tmp_path, run, contents, monkeypatch):
    sync, count = os.fsync, itertools.count()

    def full(handle):
        if next(count) == 13:
            raise OSError(errno.ENOSPC, "No space left on device")
        sync(handle)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(OSError, match=r"No space left.*out/\w+/part-"):
            run(export, tmp_path / "out")
    assert [path for path in (tmp_path / "out" / ".unfinished").rglob("*") if path.is_file()] == []
    assert run(export, tmp_path / "out").missing == 0
    run(export, tmp_path / "whole")
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


@pytest.mark.parametrize("size", [0, -1])
def test_parts_of_nothing_are_refused_before_any_work(size, export, tmp_path, run):
    with pytest.raises(InputError, match="at least one is needed"):
        run(export, tmp_path / "out", part_size=size)
    assert not (tmp_path / "out").exists()


def test_a_finished_run_is_not_done_again(export, tmp_path, run):
    first = run(export, tmp_path / "out")
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.parquet")}
    assert run(export, tmp_path / "out") == first
    assert {path: path.stat().st_mtime_ns for path in times} == times


def test_a_part_that_somebody_removed_is_made_again(export, tmp_path, run, contents):
    run(export, tmp_path / "out")
    before = contents(tmp_path / "out")
    (tmp_path / "out" / "dates" / "part-000001.parquet").unlink()
    run(export, tmp_path / "out")
    assert contents(tmp_path / "out") == before


def test_a_part_that_somebody_damaged_is_named_and_a_copy_is_none(export, tmp_path, run, contents):
    run(export, tmp_path / "out")
    before = contents(tmp_path / "out")
    part = tmp_path / "out" / "dates" / "part-000001.parquet"
    copy = part.with_name("part-000001 (1).parquet")
    copy.write_bytes(part.read_bytes())
    assert run(export, tmp_path / "out").missing == 0
    copy.unlink()
    part.write_bytes(b"")
    with pytest.raises(InputError, match=r"part-000001\.parquet is damaged; delete it"):
        run(export, tmp_path / "out")
    part.unlink()
    run(export, tmp_path / "out")
    assert contents(tmp_path / "out") == before


def test_the_output_may_lie_in_the_folder_that_is_read(export, tmp_path, run):
    first = run(tmp_path, tmp_path / "out")
    assert run(tmp_path, tmp_path / "out") == first


def test_two_runs_at_once_are_refused(export, tmp_path, run, contents):
    run(export, tmp_path / "out")
    before = contents(tmp_path / "out")
    with Store(tmp_path / "out", "first").open():
        for second in (
            lambda: run(export, tmp_path / "out"),
            lambda: write_stories(tmp_path / "out"),
        ):
            with pytest.raises(
                InputError, match=r"Another run is writing to .*out; wait for its end"
            ):
                second()
    assert run(export, tmp_path / "out").missing == 0
    assert contents(tmp_path / "out") == before


def test_where_there_are_no_locks_it_runs_all_the_same(export, tmp_path, run, monkeypatch):
    def lock(*_):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", lock)
    assert run(export, tmp_path / "out").missing == 0


def test_a_folder_with_something_else_in_it_is_left_alone(export, tmp_path, run):
    with pytest.raises(InputError, match="holds something else than a run"):
        run(export, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["export.jsonl"]


def test_a_changed_input_is_refused_instead_of_mixed(export, tmp_path, run, write):
    run(export, tmp_path / "out")
    write(export, [{"text": "Another."}])
    with pytest.raises(InputError, match=r"was begun before .* was changed"):
        run(export, tmp_path / "out")


def test_a_plan_that_is_none_is_one_sentence(export, tmp_path, run):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / PLAN).write_text("{}")
    with pytest.raises(InputError, match="not a plan of this program"):
        run(export, tmp_path / "out")


def test_one_of_a_thing_is_not_several():
    assert Summary(1, 1, 0, 1, 1).describe() == "1 row: 1 article, 0 rejected; 1 quote, 1 date"
    assert Summary(2000, 0, 2, 0, 2).describe() == (
        "2,000 rows: 0 articles, 2 rejected, 1,998 to be tried again; 0 quotes, 2 dates"
    )
