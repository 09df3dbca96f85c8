"""What a run is to do, and how it is told from another."""

import json
import os
import subprocess
import sys

import pytest

from analysis.corpus import plan as module
from analysis.corpus.plan import Plan, cut, program
from analysis.errors import InputError
from analysis.reading.rows import Row


def row(number, text="a", problem=None, **fields):
    return Row("a.jsonl", number, f"a-{number}", {"text": text, **fields}, problem)


def sizes(parts):
    return [len(part.rows) for part in parts]


def test_parts_hold_so_many_rows_and_the_last_the_rest():
    parts = list(cut([row(number) for number in range(7)], 3))
    assert sizes(parts) == [3, 3, 1]
    assert [part.number for part in parts] == [0, 1, 2]


def test_long_texts_make_smaller_parts(monkeypatch):
    monkeypatch.setattr(module, "_CHARACTERS", 10)
    rows = [row(1, "x" * 6), row(2, "x" * 6), row(3, "x" * 20), row(4), row(5)]
    assert sizes(cut(rows, 100)) == [1, 1, 1, 2]


@pytest.mark.parametrize("column", ["text", "title", "article"])
def test_a_row_that_is_too_long_is_refused_and_not_carried_along(
    column, tmp_path, write, monkeypatch
):
    monkeypatch.setattr(module, "_LONGEST", 50)
    monkeypatch.setattr(module, "_LONGEST_ID", 3)
    short = {"article": "id", "text": "a", "title": "t"}
    path = write(tmp_path / "a.jsonl", [{**short, column: "x" * 60}, {**short, "article": "b"}])
    (part,) = Plan.make([path], 3).read([path])
    long, kept = part.rows
    assert "row 1 has 6" in long.problem
    assert long.fields == {"article": "xxx" if column == "article" else "id"}
    assert kept.fields["article"] == "b"
    write(path, [{**short, column: "x" * 60}])
    with pytest.raises(InputError, match=r"row 1 has 6\d characters; 50 is the most"):
        Plan.make([path], 3)


def test_an_id_that_recurs_is_refused_in_whatever_part(tmp_path, write):
    ids = ["x", "y", " x", None, "a-4", "x"]
    path = write(tmp_path / "a.jsonl", [{"article": name, "text": "a"} for name in ids])
    for size in (1, 4, 100):
        plan = Plan.make([path], size)
        found = [row for part in plan.read([path]) for row in part.rows]
        assert [bool(row.problem) for row in found] == [False, False, True, False, True, True]


def test_an_id_is_free_where_the_row_before_has_no_text(tmp_path, write):
    path = write(
        tmp_path / "a.jsonl", [{"article": "x", "text": ""}, {"article": "x", "text": "a"}]
    )
    assert Plan.make([path], 3).repeated == []


def test_a_table_without_any_text_is_refused(tmp_path, write):
    path = write(tmp_path / "a.jsonl", [{"body": "a"}, {"body": "b"}])
    with pytest.raises(InputError, match="has a text in a column named text"):
        Plan.make([path], 3)


@pytest.mark.parametrize(("rows", "size"), [(1, 50), (399, 50), (24_000, 60), (40_000, 80)])
def test_there_are_some_hundred_parts_unless_they_were_too_small_or_large(rows, size, monkeypatch):
    monkeypatch.setattr(module, "_rows", lambda _: (row(number) for number in range(rows)))
    monkeypatch.setattr(module, "_LARGEST", 80)
    assert Plan.make([], None).part_size == size


def test_a_plan_is_kept_as_it_is(tmp_path, export):
    plan = Plan.make([export], 3)
    (tmp_path / "plan.json").write_text(plan.dump())
    assert Plan.load(tmp_path / "plan.json") == plan


@pytest.mark.parametrize(
    "changed",
    [{"run": "../../elsewhere"}, {"run": 5}, {"rows": "5"}, {"input": None}, {"more": 1}, None],
)
def test_a_plan_that_somebody_has_changed_is_refused(changed, tmp_path, export):
    """A run's name, above all, which names a folder to write to."""
    plan = json.loads(Plan.make([export], None).dump())
    text = json.dumps(plan | changed) if changed else "[" * 100_000
    (tmp_path / "plan.json").write_text(text)
    with pytest.raises(InputError, match="is not a plan of this program; delete its folder"):
        Plan.load(tmp_path / "plan.json")


def test_the_same_input_is_no_change(export, tmp_path):
    plan = Plan.make([export], 3)
    plan.check([export], 3, tmp_path)
    plan.check([export], None, tmp_path)


def test_another_input_is_one_sentence(export, tmp_path, monkeypatch):
    plan = Plan.make([export], 3)
    other = tmp_path / "other.jsonl"
    other.write_bytes(export.read_bytes())
    with pytest.raises(InputError, match="on other files"):
        plan.check([export, other], 3, tmp_path)
    with pytest.raises(InputError, match="with parts of 3 articles"):
        plan.check([export], 4, tmp_path)
    os.utime(export, ns=(1, 1))
    with pytest.raises(InputError, match=r"before .*export.jsonl was changed"):
        plan.check([export], 3, tmp_path)
    monkeypatch.setattr(module, "program", lambda: "another")
    with pytest.raises(InputError, match="another version of Parallax"):
        plan.check([export], 3, tmp_path)


def test_the_program_is_told_by_its_files(tmp_path, monkeypatch):
    folder = tmp_path / "analysis"
    (folder / "quotes").mkdir(parents=True)
    (folder / "quotes" / "a.py").write_text("1")
    monkeypatch.setattr(module, "resources", lambda _: folder)
    told = []
    for name in ("quotes/b.toml", "charts.py", "quotes/__pycache__"):
        told.append(program.__wrapped__())
        (folder / name).mkdir() if "pycache" in name else (folder / name).write_text("2")
    told.append(program.__wrapped__())
    assert told[0] != told[1] == told[2] == told[3]


def test_the_program_is_told_by_its_libraries(monkeypatch):
    before = program.__wrapped__()
    known = module.version
    newer = {"onnxruntime": "999"}
    monkeypatch.setattr(module, "version", lambda name: newer.get(name) or known(name))
    assert program.__wrapped__() != before


def test_all_that_an_analysis_loads_decides_whether_two_runs_fit():
    script = (
        "import sys, pandas as pd, analysis;"
        "one = pd.DataFrame({'article': ['a'], 'source': ['s'], 'published': [pd.NaT],"
        " 'text': ['“We will win,” Ann Lee said on Monday.']});"
        "analysis.score_sentiment(analysis.find_quotes(one)); analysis.find_dates(one);"
        "print(*{name.split('.')[1] for name in sys.modules if name.startswith('analysis.')})"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    decides = {name.removesuffix(".py") for name in module._DECIDES}
    assert set(run.stdout.split()) - {"errors"} <= decides
