"""Any bytes as a file: what is read must be sound, and what is not, refused by an InputError.

python -m fuzz [--runs N] [--seed N]      inputs made by chance of the seeds: any Python has it
python -m fuzz --atheris [--runs N]       guided by what the code does, where atheris is installed

An input that fails is written to build/fuzz/ and should become a case of tests/hostile.
"""

import argparse
import hashlib
import json
import random
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from fuzz.soundness import assert_sound

_ROOT = Path(__file__).parents[1]
_FAILED = _ROOT / "build" / "fuzz"
_KINDS = (".txt", ".txt", ".txt", ".csv", ".jsonl", ".html", ".parquet", ".xlsx")
_PIECES = [
    *(mark.encode() for mark in "\"'“”‘’«»—…\n\r\u2028\u200b\u202eİ\x00\x1b,.:"),
    *(b" said ", b" May ", b" 3 May 2021 ", b" Monday", b" Ann Lee ", b" he ", b" that "),
    *(b"\xff", b"\xed\xa0\x80", b"<p>", b"<script>", b"&amp;", b'"}\n{"text": "', b"\xc3\xa2"),
]
_LONGEST = 2_000  # bytes: the tagger takes its time for more


def try_one(data: bytes) -> None:
    """Read, quote and date a file of these bytes, whose first says which kind of file it is."""
    from analysis import find_dates, find_quotes, read_articles, read_story
    from analysis.errors import InputError

    suffix = _KINDS[data[0] % len(_KINDS)] if data else ".txt"
    with TemporaryDirectory() as folder:
        path = Path(folder, f"fuzz{suffix}")
        path.write_bytes(data[1:])
        try:
            articles, rejected = read_articles(path)
        except InputError as error:
            _assert_one_sentence(str(error))
            return
        for reason in rejected["reason"]:
            _assert_one_sentence(reason)
        if rejected.empty and len(articles):
            assert read_story(path).equals(articles)
    assert_sound(articles, find_quotes(articles), find_dates(articles))


def _assert_one_sentence(said: str) -> None:
    assert said.isprintable()
    assert said.endswith(".")


def seeds() -> list[bytes]:
    """The texts of tests/hostile and the shipped articles, as files of the kinds that are text."""
    cases = json.loads((_ROOT / "tests" / "hostile" / "texts.json").read_text("utf-8"))
    found = [case["text"].encode("utf-8", "surrogatepass")[:_LONGEST] for case in cases]
    for path in sorted((_ROOT / "data").glob("*.txt")):
        found += path.read_bytes().splitlines()
    rows = [json.dumps({"text": case["text"], "source": "A"}).encode() for case in cases]
    return [
        *(b"\x00" + text for text in found),
        *(b"\x03text,source\n" + b'"' + text.replace(b'"', b'""') + b'",A' for text in found),
        *(b"\x04" + row[:_LONGEST] for row in rows),
        *(b"\x05<html><article><p>" + text + b"</p></article></html>" for text in found),
    ]


def mutated(chance: random.Random, known: list[bytes]) -> bytes:
    """One or two seeds put together, with pieces cut, doubled and put in."""
    data = chance.choice(known)
    if chance.random() < 0.3:
        other = chance.choice(known)
        data = data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]
    for _ in range(chance.randrange(1, 6)):
        start = chance.randrange(1, len(data) + 1) if data else 0
        end = min(start + chance.randrange(20), len(data))
        within = chance.choice([b"", data[start:end] * 2, chance.choice(_PIECES)])
        data = data[:start] + within + data[end if chance.random() < 0.5 else start :]
    return data[:_LONGEST]


def run_by_chance(runs: int, seed: int) -> int:
    """Try inputs made by chance; returns how many failed."""
    chance = random.Random(seed)  # noqa: S311
    known, failed = seeds(), 0
    for number in range(runs):
        data = known[number] if number < len(known) else mutated(chance, known)
        try:
            try_one(data)
        except Exception as error:
            failed += 1
            print(f"{_kept(data)}: {type(error).__name__}: {str(error)[:200]}", flush=True)
    print(f"{runs} inputs, {failed} failed (seed {seed})")
    return failed


def _kept(data: bytes) -> Path:
    _FAILED.mkdir(parents=True, exist_ok=True)
    path = _FAILED / hashlib.sha256(data).hexdigest()[:16]
    path.write_bytes(data)
    return path


def run_guided(runs: int, seed: int) -> None:
    """Let atheris look for inputs that take ways through the code that none has taken."""
    import atheris

    with atheris.instrument_imports(include=["analysis"]):
        from analysis import dates, quotes, reading  # noqa: F401

    target: Callable[[bytes], None] = try_one
    with TemporaryDirectory() as corpus:
        for number, data in enumerate(seeds()):
            Path(corpus, str(number)).write_bytes(data)
        _FAILED.mkdir(parents=True, exist_ok=True)
        limits = [f"-atheris_runs={runs}", f"-max_len={_LONGEST}", f"-seed={seed}"]
        atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={_FAILED}/", corpus], target)
        atheris.Fuzz()


def main() -> int:
    """Try as many inputs as asked; 1 if any failed."""
    parser = argparse.ArgumentParser(prog="fuzz", description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=1_000, help="how many inputs (1,000)")
    parser.add_argument("--seed", type=int, default=1, help="other numbers make other inputs")
    parser.add_argument("--atheris", action="store_true", help="guided by coverage")
    arguments = parser.parse_args()
    warnings.simplefilter("error")
    if arguments.atheris:
        run_guided(arguments.runs, arguments.seed)
        return 0
    return int(run_by_chance(arguments.runs, arguments.seed) > 0)


if __name__ == "__main__":
    sys.exit(main())
