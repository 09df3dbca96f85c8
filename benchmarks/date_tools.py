"""Parallax and its peers on PyPI, each as a function from documents to what it finds in them.

Every peer is read in its favour: a found day is a DATE, one with a time of day a TIME; what a peer
leaves open ("Friday" as the last or the next) is taken as past, as most dates in news are.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, time
from typing import Any

import pandas as pd

from analysis.dates import find_dates
from analysis.dates.timex import unit_at
from benchmarks.timeml import Document, Timex

Tool = Callable[[Sequence[Document]], list[list[Timex]]]


def parallax(documents: Sequence[Document]) -> list[list[Timex]]:
    """``find_dates``, as anyone would call it: all documents in one table."""
    articles = pd.DataFrame(
        {
            "article": [document.name for document in documents],
            "source": "",
            "text": [document.text for document in documents],
            "published": pd.to_datetime([document.published for document in documents]),
        }
    )
    found: dict[str, list[Timex]] = {document.name: [] for document in documents}
    columns = ["article", "start", "end", "type", "value"]
    for article, *row in find_dates(articles)[columns].itertuples(index=False):
        found[article].append(Timex(*row))
    return list(found.values())


def dateparser(documents: Sequence[Document]) -> list[list[Timex]]:
    """``search_dates``, which keeps the grain of a date to itself: its parser is asked for that."""
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    def read(document: Document) -> Iterator[Timex]:
        settings = {"RELATIVE_BASE": _midnight(document)}
        parser = DateDataParser(["en"], settings=settings)
        end = 0
        for words, moment in search_dates(document.text, ["en"], settings) or []:
            if (start := document.text.find(words, end)) >= 0:
                end = start + len(words)
                grain = parser.get_date_data(words).period
                yield _timex(start, end, moment, _UNITS.get(grain, "D"))

    return [list(read(document)) for document in documents]


def recognizers_text(documents: Sequence[Document]) -> list[list[Timex]]:
    """``recognize_datetime`` of recognizers-text-date-time, Microsoft's rules in Python."""
    from recognizers_date_time import Culture, recognize_datetime

    return [
        [
            _recognized(result)
            for result in recognize_datetime(
                document.text, Culture.English, reference=_midnight(document)
            )
            if result.resolution
        ]
        for document in documents
    ]


def parsedatetime(documents: Sequence[Document]) -> list[list[Timex]]:
    """``Calendar.nlp``, which says whether a date has a time of day."""
    from parsedatetime import Calendar

    def read(document: Document) -> Iterator[Timex]:
        for moment, has, start, end, _ in Calendar().nlp(document.text, _midnight(document)) or ():
            day_only = datetime.combine(moment, time())
            yield _timex(start, end, day_only if has == _DATE_ONLY else moment)

    return [list(read(document)) for document in documents]


def datefinder(documents: Sequence[Document]) -> list[list[Timex]]:
    """``find_dates`` of datefinder, which looks for dates told in full."""
    from datefinder import find_dates as find

    return [
        [
            _timex(start, end, moment.replace(tzinfo=None))
            for moment, (start, end) in find(
                document.text, index=True, base_date=_midnight(document)
            )
        ]
        for document in documents
    ]


def timefhuman(documents: Sequence[Document]) -> list[list[Timex]]:
    """Of several days that one expression names, the first."""
    from timefhuman import Direction, tfhConfig
    from timefhuman import timefhuman as find

    def read(document: Document) -> Iterator[Timex]:
        config = tfhConfig(
            now=_midnight(document), direction=Direction.previous, return_matched_text=True
        )
        for _, (start, end), moment in find(document.text, config):
            while isinstance(moment, list | tuple):
                moment = moment[0]
            if isinstance(moment, datetime):
                yield _timex(start, end, moment)

    return [list(read(document)) for document in documents]


TOOLS: dict[str, Tool] = {
    "Parallax": parallax,
    "recognizers-text": recognizers_text,
    "dateparser.search": dateparser,
    "timefhuman": timefhuman,
    "parsedatetime": parsedatetime,
    "datefinder": datefinder,
}

_DATE_ONLY = 1  # what parsedatetime says of one without a time of day
_UNITS = {"year": "Y", "month": "M", "week": "W"}
_RECOGNIZED = {"date": "DATE", "daterange": "DATE", "duration": "DURATION", "set": "SET"}


def _recognized(result: Any) -> Timex:
    """Of the readings of recognizers-text the first, with the day it is resolved to."""
    told = result.resolution["values"][0]
    value = told["timex"]
    if value.startswith("("):  # (start, end, length)
        value = value.strip("()").split(",")[0]
    elif value.startswith("XXXX") and told["type"] != "set":
        value = told.get("value", told.get("start", value)).replace(" ", "T")
    return Timex(result.start, result.end + 1, _RECOGNIZED.get(told["type"], "TIME"), value)


def _timex(start: int, end: int, moment: datetime, unit: str = "D") -> Timex:
    if moment.time() == time():
        return Timex(start, end, "DATE", unit_at(moment.date(), unit))
    return Timex(start, end, "TIME", moment.isoformat(timespec="minutes"))


def _midnight(document: Document) -> datetime:
    return datetime.combine(document.published, time())
