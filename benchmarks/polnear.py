"""PolNeAR: news articles in which readers marked every attribution (brat stand-off files).

Newell, Margolin and Ruths, "An Attribution Relations Corpus for Political News", LREC 2018.
A folder of the corpus (``train``, ``dev``, ``test``) holds ``text/NAME.txt`` and
``attributions/NAME_ANNOTATOR.ann``.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

Span = tuple[int, int]
ROLES = ("source", "cue", "content")
_ROLE = re.compile(r"(Source|Cue|Content)\d*$")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (source) is said (cue) to have said what (content): spans in the article."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A text, and what one reader marked in it."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]

    @property
    def publisher(self) -> str:
        """The outlet, which the corpus gives in the file's name."""
        return self.name.split("_")[0]


def read_folder(folder: Path) -> list[Article]:
    """The articles of one part of the corpus; where several people read one, the first of them."""
    readings: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        readings[path.stem.rsplit("_", 1)[0]].append(path)
    texts = sorted((folder / "text").glob("*.txt"))
    return [
        Article(path.stem, read_text(path), _attributions(read_text(readings[path.stem][0])))
        for path in texts
        if path.stem in readings
    ]


def read_text(path: Path) -> str:
    """The text with its line ends as they are: offsets count them."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _attributions(annotation: str) -> tuple[Attribution, ...]:
    spans: dict[str, list[Span]] = {}
    relations: list[list[str]] = []
    for line in annotation.split("\n"):
        name, _, rest = line.partition("\t")
        if not name[1:].isdigit():  # a line of a text that was marked across lines
            continue
        if name.startswith("T"):
            _, _, places = rest.split("\t")[0].partition(" ")
            starts_ends = [place.split() for place in places.split(";")]
            spans[name] = [(int(start), int(end)) for start, end in starts_ends]
        elif name.startswith("E"):
            relations.append(rest.split())
    return tuple(filter(None, (_attribution(relation, spans) for relation in relations)))


def _attribution(relation: list[str], spans: dict[str, list[Span]]) -> Attribution | None:
    """One event line: ``Attribution:T3 Source:T1 Cue:T3 Content:T2 Content2:T4``."""
    found: dict[str, set[Span]] = {role: set() for role in ROLES}
    for argument in relation:
        role, _, name = argument.partition(":")
        if match := _ROLE.match(role):
            found[match[1].lower()] |= set(spans[name])
    if not any(found.values()):
        return None
    return Attribution(*(tuple(sorted(found[role])) for role in ROLES))
