"""News marked up by hand with what it dates: TimeML files as TempEval-3 gives them out."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from lxml import etree

_OF_PUBLICATION = {"CREATION_TIME", "PUBLICATION_TIME"}


class Timex(NamedTuple):
    """A temporal expression: where it stands in the text, and what it means."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article, and what a reader marked in it."""

    name: str
    text: str
    published: date
    timexes: tuple[Timex, ...]


def read_corpora(folder: Path) -> dict[str, list[Document]]:
    """The documents of each folder that holds .tml files, by its name."""
    paths = sorted(folder.rglob("*.tml"))
    names = sorted({path.parent.name for path in paths})
    return {
        name: [read_document(path) for path in paths if path.parent.name == name] for name in names
    }


def read_document(path: Path) -> Document:
    """One .tml file: its TEXT element is the article, and TIMEX3 elements in it are the dates."""
    root = etree.parse(path, etree.XMLParser(resolve_entities=False)).getroot()
    (day,) = [
        timex.get("value")[:10]
        for timex in root.iter("TIMEX3")
        if timex.get("functionInDocument") in _OF_PUBLICATION
    ][:1]
    text, timexes = _read_text(root.find("TEXT"))
    return Document(path.stem, text, date.fromisoformat(day), tuple(timexes))


def _read_text(root: etree._Element) -> tuple[str, list[Timex]]:
    text = ""
    starts, timexes = {}, []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            starts[element] = len(text)
            text += element.text or ""
        else:
            if element.tag == "TIMEX3":
                told = element.get("type"), element.get("value")
                timexes.append(Timex(starts[element], len(text), *told))
            text += (element.tail or "") if element is not root else ""
    return text, sorted(timex for timex in timexes if timex.start < timex.end)
