"""Dates in the form that other tools for time read: TimeML, with TIMEX3 elements in the text.

The layout is that of the TempEval-3 corpora (UzZaman et al., 2013); elements and attributes follow
the TimeML annotation guidelines 1.2.1 (Saurí et al., 2006).
"""

import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.tables import require

_ARTICLE_COLUMNS = ("article", "title", "published", "text")
_DATE_COLUMNS = ("article", "start", "end", "type", "value", "mod", "anchor")
_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_NAMES = re.compile(r'[%/\\:*?"<>|\x00-\x1f\ud800-\udfff]')
_DOCUMENT = """\
<?xml version="1.0" encoding="UTF-8"?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">

{parts}

</TimeML>
"""


def as_timeml(articles: pd.DataFrame, dates: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """Each article's id and its text as a TimeML document, with its dates as TIMEX3 elements.

    The TEXT element holds the article's text character for character, except that characters
    which XML 1.0 cannot hold (most control characters) are U+FFFD. The publication day is the
    DCT; where it is unknown there is none. Attributes of an interval (``earliest``, ``latest``)
    have no place in TimeML and are left out.

    Args:
        articles: Reads ``article``, ``title``, ``published`` and ``text``.
        dates: Reads ``article``, ``start``, ``end``, ``type``, ``value``, ``mod`` and ``anchor``.

    Raises:
        InputError: A column is missing.
    """
    require(articles, _ARTICLE_COLUMNS, "as_timeml")
    require(dates, _DATE_COLUMNS, "as_timeml")
    for article in articles.to_dict("records"):
        rows = dates[dates["article"] == article["article"]].sort_values("start")
        yield article["article"], _document(article, rows.to_dict("records"))


def write_timeml(articles: pd.DataFrame, dates: pd.DataFrame, folder: Path) -> None:
    """Write each article to ``folder`` as ``<article>.tml``, made as by ``as_timeml``.

    In a file's name, a character that some system refuses there is % and its number.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for article, document in as_timeml(articles, dates):
        name = _NOT_IN_NAMES.sub(lambda match: f"%{ord(match[0]):02X}", article)
        (folder / f"{name}.tml").write_bytes(document.encode())


def _document(article: Mapping[Any, Any], rows: list[dict[Any, Any]]) -> str:
    parts = [f"<DOCID>{_safe(article['article'])}</DOCID>"]
    if not pd.isna(article["published"]):
        day = article["published"].date().isoformat()
        timex = _timex(day, tid="t0", type="DATE", value=day, functionInDocument="PUBLICATION_TIME")
        parts.append(f"<DCT>{timex}</DCT>")
    if not pd.isna(article["title"]):
        parts.append(f"<TITLE>{_safe(article['title'])}</TITLE>")
    parts.append(f"<TEXT>{''.join(_marked_up(article['text'], rows))}</TEXT>")
    return _DOCUMENT.format(parts="\n\n".join(parts))


def _marked_up(text: str, rows: list[dict[Any, Any]]) -> Iterator[str]:
    """The text in pieces, in order: what is no date, and each date as an element."""
    position = 0
    for number, row in enumerate(rows, start=1):
        yield _safe(text[position : row["start"]])
        yield _timex(
            text[row["start"] : row["end"]],
            tid=f"t{number}",
            type=row["type"],
            value=row["value"],
            mod=row["mod"],
            anchorTimeID="t0" if _from_publication(row) else None,
        )
        position = row["end"]
    yield _safe(text[position:])


def _from_publication(row: Mapping[Any, Any]) -> bool:
    return str(row["anchor"]).startswith("publication day")


def _timex(words: str, **attributes: str | None) -> str:
    told = "".join(
        f' {name}="{escape(value)}"' for name, value in attributes.items() if not pd.isna(value)
    )
    return f"<TIMEX3{told}>{_safe(words)}</TIMEX3>"


def _safe(text: str) -> str:
    """Text as it can stand in XML; a parser would turn a bare carriage return into a line feed."""
    return escape(_NOT_IN_XML.sub("\ufffd", text), quote=False).replace("\r", "&#13;")
