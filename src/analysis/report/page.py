"""Compose the executed notebooks into one HTML page that works offline.

Text of articles reaches the page through the outputs of notebooks. Plain text is escaped by the
template, Markdown is rendered with any HTML in it escaped, HTML passes an allow-list that has no
links, scripts or addresses, and the page's own Content-Security-Policy forbids scripts and requests
should anything slip by.
"""

import re
from functools import cache
from html import escape
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import Any

import jinja2
import mistune
import pandas as pd
from nbconvert.preprocessors.sanitize import SanitizeHTML

from analysis.findings.accounts import day_and_length
from analysis.highlight import stylesheet
from analysis.report.notebooks import Run

PARAMETERS = {"parameters", "injected-parameters"}
"""Tags of the cells that hold the paths of this run: nothing for readers."""

TAGS = (
    "b br caption code dd div dl dt em h2 h3 h4 h5 h6 hr i li mark ol p pre s section small span "
    "strong sub sup table tbody td tfoot th thead tr u ul"
)
ATTRIBUTES = "aria-label class colspan dir lang rowspan scope style tabindex title"
STYLES = (  # none of them takes an address
    "background-color border border-bottom border-left border-radius color display font-family "
    "font-size font-style font-weight gap line-height margin max-width padding text-align "
    "text-decoration vertical-align white-space width"
)


def write_page(articles: pd.DataFrame, runs: list[Run], path: Path) -> Path:
    """Write a page of executed notebooks, with links to the tables and figures beside it."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("analysis.report", "."),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    page = environment.get_template("page.html.j2").render(
        title=articles.attrs["title"],
        articles=[
            article | {"facts": day_and_length(article)} for article in articles.to_dict("records")
        ],
        sections=[_section(run) for run in runs],
        files={folder.name: _files(folder) for folder in _beside(path)},
        reading_view=stylesheet(),
        version=version("news-parallax"),
    )
    path.write_text(page, encoding="utf-8")
    return path


def _beside(path: Path) -> list[Path]:
    folders = [path.parent / name for name in ("tables", "figures")]
    return [folder for folder in folders if folder.is_dir()]


def _files(folder: Path) -> dict[str, list[str]]:
    """The files of a folder by their names, each with its endings."""
    by_name = groupby(sorted(folder.iterdir()), key=lambda path: path.stem)
    return {name: [path.suffix for path in paths] for name, paths in by_name}


def _section(run: Run) -> dict[str, Any]:
    cells = [cell for cell in run.cells if PARAMETERS.isdisjoint(cell.metadata.tags)]
    prose = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    heading = re.search(r"^# +(.+)$", prose, re.MULTILINE)
    return {
        "id": run.name,
        "title": heading[1] if heading else run.name,
        "problem": run.problem,
        "cells": [_cell(cell) for cell in cells],
    }


def _cell(cell: Any) -> dict[str, Any]:
    """The code to fold away, if any, and the parts to show."""
    if cell.cell_type == "markdown":
        return {"code": "", "parts": [{"html": markdown(cell.source)}]}
    return {"code": cell.source, "parts": [_part(output) for output in cell.get("outputs", [])]}


def _part(output: Any) -> dict[str, str]:
    """The richest form of an output that the page shows: picture, HTML, Markdown or plain text."""
    if output.output_type == "stream":
        return {"text": output.text}
    data = output.data
    if "image/png" in data:
        alt = output.metadata.get("image/png", {}).get("alt", "A chart without a description")
        return {"png": "".join(data["image/png"].split()), "alt": alt}
    if "text/html" in data:
        return {"html": clean(data["text/html"])}
    if "text/markdown" in data:
        return {"html": markdown(data["text/markdown"])}
    return {"text": data.get("text/plain", "")}


def clean(html: str) -> str:
    """HTML of a notebook's output with nothing left that could run, load or link."""
    without_styles = re.sub(r"(?is)<(style|script)\b.*?</\1\s*>", "", html)
    return str(_sanitizer().sanitize_html_tags(without_styles))


@cache
def _sanitizer() -> SanitizeHTML:
    return SanitizeHTML(
        tags=TAGS.split(), attributes={"*": ATTRIBUTES.split()}, styles=STYLES.split(), strip=True
    )


def markdown(source: str) -> str:
    """Markdown as HTML, any HTML in it escaped."""
    return str(_markdown()(source))


@cache
def _markdown() -> mistune.Markdown:
    return mistune.create_markdown(renderer=_Offline(), plugins=["table", "strikethrough"])


class _Offline(mistune.HTMLRenderer):
    """Headings one level down, under the page's own; addresses written out instead of linked."""

    def heading(self, text: str, level: int, **attrs: Any) -> str:
        return super().heading(text, min(level + 1, 6), **attrs)

    def link(self, text: str, url: str, title: str | None = None) -> str:  # noqa: ARG002
        if url.endswith(".ipynb"):
            return f'<a href="#{escape(Path(url).stem)}">{text}</a>'
        return text if text == escape(url) else f"{text} ({escape(url)})"

    def image(self, text: str, url: str, title: str | None = None) -> str:  # noqa: ARG002
        return text
