"""Runs that are stopped at random moments, and what they come to in the end.

``python -m benchmarks.kills STORIES``, where STORIES holds folders that ``analysis report`` reads.
A corpus is made of the beginnings of their articles and of rows that are none, and analysed once
undisturbed. Then it is analysed again, stopped in one of these ways, resumed, and so on:

- ``all killed``: SIGKILL to every process, as when the power fails;
- ``first killed``: SIGKILL to the process that was called; its workers must end by themselves;
- ``worker killed``: SIGKILL to a worker; the run must go on, until all are killed;
- ``Ctrl-C``: SIGINT to every process, as a terminal sends it; one sentence, exit code 130.

In the end every file must have the rows of the undisturbed run's.
"""
# ruff: noqa: S101 - to assert is what this module does

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil

from analysis.corpus.store import PLAN
from benchmarks.corpus_runs import read_stories

WAYS = {1: ("all killed", "Ctrl-C"), 2: ("all killed", "first killed", "worker killed", "Ctrl-C")}
BAD = ("no JSON", '{"text": " "}', '{"text": "Not dated.", "published": "soon"}', '{"text": 7}')
_CHARACTERS = 1000  # of each article
_PART = "3"  # articles: few, so that a stop often falls into the writing
_FILES = 12  # new ones at most before a stop: three parts
_PATIENCE = 300  # seconds for what shall happen


def main() -> int:
    """Print how the runs were stopped; an AssertionError tells what is not as it should be."""
    parser = argparse.ArgumentParser(prog="benchmarks.kills", description=__doc__.splitlines()[0])
    parser.add_argument("stories", type=Path)
    parser.add_argument("--workers", type=int, nargs="*", default=list(WAYS), choices=WAYS)
    parser.add_argument("--stops", type=int, default=20, help="for each number of workers")
    parser.add_argument("--seed", type=int, default=6)
    options = parser.parse_args()
    dice = random.Random(options.seed)  # noqa: S311
    signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in a shell's background
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows, bad = write(options.stories, folder / "corpus.jsonl")
        began = time.monotonic()
        whole = start(folder / "whole", 1)
        wait(whole, folder / "whole", 1)
        slow = time.monotonic() - began
        told = finish(whole)
        assert told.startswith(f"{rows:,} rows: {rows - bad:,} articles, {bad:,} rejected; "), told
        print(f"undisturbed: {told}", flush=True)
        for workers in options.workers:
            out = folder / f"{workers}"
            stops = Counter(stop(out, workers, slow, dice) for _ in range(options.stops))
            assert finish(start(out, workers)) == told
            compare(out, folder / "whole")
            print(f"{workers} workers: the same after {dict(stops)}", flush=True)
    return 0


def write(stories: Path, path: Path) -> tuple[int, int]:
    """A corpus; how many rows it has, and how many of these cannot become articles."""
    articles = read_stories(stories)[["article", "source", "text"]]
    articles["text"] = articles["text"].str[:_CHARACTERS]
    lines = articles.to_json(orient="records", lines=True).splitlines()
    bad = [*BAD, *lines[:5]]  # what was there before is refused as well
    for number, line in enumerate(bad):
        lines.insert((number + 1) * len(articles) // len(bad), line)
    path.write_text("\n".join(lines))
    return len(lines), len(bad)


def start(out: Path, workers: int) -> subprocess.Popen[str]:
    """A run, or the next go at it, with processes that a signal can be sent to as a group."""
    corpus = [sys.executable, "-m", "analysis", "corpus", str(out.parent / "corpus.jsonl")]
    return subprocess.Popen(  # noqa: S603
        [*corpus, "-o", str(out), "--workers", str(workers), "--part-size", _PART],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def finish(run: subprocess.Popen[str]) -> str:
    """What an undisturbed run says in the end."""
    told, complaints = run.communicate()
    assert run.returncode == 1, f"some rows were rejected, so 1 and not {run.returncode}"
    assert "Traceback" not in complaints, complaints
    return told.strip()


def stop(out: Path, workers: int, slow: float, dice: random.Random) -> str:
    """Begin or resume a run, stop it at a random moment, and see that nothing goes on."""
    run = start(out, workers)
    way = dice.choice(WAYS[workers])
    if way == "worker killed" or dice.random() < 0.5:
        wait(run, out, dice.randint(1, _FILES))  # in the middle of writing a part
    else:
        time.sleep(dice.uniform(0, 2 * slow))  # while it starts, or later
    if way == "worker killed":
        dice.choice(workers_of(run)).kill()
        wait(run, out, 2 * _FILES)
    assert run.poll() is None, "It was done before it could be stopped; ask for fewer --stops."
    if way == "first killed":
        run.kill()
    else:
        os.killpg(run.pid, signal.SIGINT if way == "Ctrl-C" else signal.SIGKILL)
    _, complaints = run.communicate(timeout=_PATIENCE)
    expected = {130, -signal.SIGINT} if way == "Ctrl-C" else {-signal.SIGKILL}
    assert run.returncode in expected, f"{way} ended with {run.returncode}: {complaints}"
    assert run.returncode != 130 or "Traceback" not in complaints, complaints
    until(lambda: not is_alive(run.pid))
    return way


def wait(run: subprocess.Popen[str], out: Path, number: int) -> None:
    """Until there are so many more files than now, or the run has ended."""
    then = len(list(out.glob("*/part-*")))
    until(lambda: run.poll() is not None or len(list(out.glob("*/part-*"))) >= then + number)


def until(happened: Callable[[], bool]) -> None:
    """Until it has happened, but not for ever."""
    began = time.monotonic()
    while not happened():
        assert time.monotonic() < began + _PATIENCE, "it does not come to an end"
        time.sleep(0.005)


def workers_of(run: subprocess.Popen[str]) -> list[psutil.Process]:
    """The processes that Dask has started for it."""
    children = psutil.Process(run.pid).children()
    return [child for child in children if "spawn_main" in " ".join(child.cmdline())]


def is_alive(session: int) -> bool:
    """Whether a process of the run is still there; one that nobody has asked for its end is not."""
    for process in psutil.process_iter(["status"]):
        with suppress(ProcessLookupError):
            ended = process.info["status"] == psutil.STATUS_ZOMBIE
            if os.getsid(process.pid) == session and not ended:
                return True
    return False


def compare(out: Path, whole: Path) -> None:
    """See that two runs left the same files with the same bytes; their plans have other names."""
    found, expected = (
        {
            str(path.relative_to(folder)): path.name == PLAN or path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
        for folder in (out, whole)
    )
    names = sorted(found.keys() | expected)
    different = [name for name in names if found.get(name) != expected.get(name)]
    assert not different, f"not as in the undisturbed run: {different}"


if __name__ == "__main__":
    sys.exit(main())
