"""Time against length: ten times the text should take about ten times as long, whatever the text.

``python -m benchmarks.linear [NAME ...] [--size N]`` reads, quotes and dates each shape of text at
N and 10 N characters and prints the seconds and their ratio; 12 and below counts as linear. What is
above is measured once more, and the lower ratio counts: a busy machine makes one of two slow.
"""

import argparse
import sys
from collections.abc import Callable, Mapping
from time import process_time
from typing import NamedTuple

import pandas as pd

from analysis import find_dates, find_quotes, read_story

SIZE = 100_000  # characters of the shorter text, so that the longer is a line of 1 MB
LINEAR = 12  # times as long for ten times the text
_TOO_SHORT = 0.1  # seconds: a ratio to less than that says nothing

_STORY = (
    "“We will go on,” Mayor Ann Lee said on Monday. Bob Ray, 51, told the paper that “it is over,” "
    "and that the town’s council met on 3 May 2021. Officials denied it last week. "
)


class Growth(NamedTuple):
    """What a stage takes for the longer text."""

    ratio: float
    """To what it takes for the shorter."""
    long: float
    """Seconds of processor time."""


def _repeated(piece: str) -> Callable[[int], str]:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


SHAPES: Mapping[str, Callable[[int], str]] = {
    "paragraphs": _repeated(_STORY + "\n"),
    "one line": _repeated(_STORY),
    "no full stop": _repeated("the mayor and the council of the town on the river "),
    "no spaces": _repeated("thecouncil"),
    "only newlines": _repeated("\n"),
    "only spaces": _repeated(" "),
    "only digits": _repeated("1234567890"),
    "numbers": _repeated("12 May 1999 5:30 2020-01-01 "),
    "only full stops": _repeated("."),
    "only commas": _repeated(", "),
    "straight marks": _repeated('"'),
    "marks and words": _repeated('" a '),
    "short quotations": _repeated("“No,” he said. "),
    "opening marks": _repeated("“a "),
    "closing marks": _repeated("a” "),
    "nested marks": lambda size: "“a " * (size // 6) + "a” " * (size // 6),
    "nested in turn": lambda size: "“‘" * (size // 4) + "’”" * (size // 4),
    "single marks": _repeated("'a b' "),
    "apostrophes": _repeated("s' "),
    "brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "open in every paragraph": _repeated("“We will go on.\n"),
    "initials": _repeated("A. B. "),
    "names": _repeated("Ann Lee and Bob Ray "),
    "new names": lambda size: " ".join(f"Ann {_word(n)}" for n in range(size // 9))[:size],
    "cues": _repeated("said that "),
    "speakers": _repeated("Ann Lee said that Bob Ray said that "),
    "pronouns": _repeated("He said he said. "),
    "days": _repeated("Monday "),
    "counted days": _repeated("two days before the day after "),
    "bylines": _repeated("By Ann Lee\n"),
    "lost marks": _repeated("itâs a âgreat dealâ and they donât "),
    "wrongly decoded": _repeated("itâ€™s cafÃ© "),
    "accents alone": _repeated("e\u0301\u0302"),
    "invisible": _repeated("\u200b\u202e"),
    "emoji": _repeated("👩\u200d👩 "),
}


def main() -> int:
    """Print a row for each shape; 1 if any stage is not linear."""
    parser = argparse.ArgumentParser(prog="benchmarks.linear", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help=f"of {', '.join(SHAPES)}")
    parser.add_argument("--size", type=int, default=SIZE, help="characters of the shorter text")
    arguments = parser.parse_args()
    _seconds(_STORY)  # loads the model
    worst = 0.0
    for name in arguments.names or SHAPES:
        measured = _measure(SHAPES[name], arguments.size)
        if max(one.ratio for one in measured.values()) > LINEAR:
            again = _measure(SHAPES[name], arguments.size)
            measured = {stage: min(measured[stage], again[stage]) for stage in measured}
        worst = max(worst, *(one.ratio for one in measured.values()))
        told = (
            f"{stage} {one.long:6.2f} s, {one.ratio:4.1f} times" for stage, one in measured.items()
        )
        print(f"{name:24}", *told, sep="   ", flush=True)
    print(f"The worst ratio is {worst:.1f}; {LINEAR} counts as linear.")
    return int(worst > LINEAR)


def _measure(shape: Callable[[int], str], size: int) -> dict[str, Growth]:
    short, long = _seconds(shape(size)), _seconds(shape(10 * size))
    return {
        stage: Growth(long[stage] / max(short[stage], _TOO_SHORT), long[stage]) for stage in long
    }


def _seconds(text: str) -> dict[str, float]:
    """Processor time of each stage."""
    table = pd.DataFrame({"text": [text + "."]})
    started = process_time()
    articles = read_story(table)
    read = process_time()
    find_quotes(articles)
    quoted = process_time()
    find_dates(articles)
    return {"read": read - started, "quotes": quoted - read, "dates": process_time() - quoted}


def _word(number: int) -> str:
    """A capitalised word for a number."""
    letters = "".join(chr(ord("a") + int(digit)) for digit in str(number))
    return letters.capitalize()


if __name__ == "__main__":
    sys.exit(main())
