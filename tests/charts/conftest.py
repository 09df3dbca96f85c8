"""Tables to draw, a look at where texts lie, and figures closed after each test."""

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.text import Text

from analysis.charts.style import parallax_style
from analysis.tables import ARTICLES, QUOTES, as_table

mpl.use("agg")


@pytest.fixture(autouse=True)
def close_figures() -> Iterator[None]:
    yield
    plt.close("all")


@pytest.fixture(scope="session")
def make_quotes() -> Callable[..., pd.DataFrame]:
    """Scored quotes, each of ten words in an article of 1,000 characters, from a few values."""

    def make(*rows: dict[str, Any]) -> pd.DataFrame:
        return _quotes(rows).assign(
            polarity=pd.Series([row.get("polarity") for row in rows], dtype=float),
            vader=pd.Series([row.get("vader") for row in rows], dtype=float),
        )

    return make


@pytest.fixture(scope="session")
def make_toned(make_quotes: Callable[..., pd.DataFrame]) -> Callable[..., pd.DataFrame]:
    """Quotes that the trained scorer has judged too: "tone", None where it abstains."""

    def make(*rows: dict[str, Any]) -> pd.DataFrame:
        tones = [row.get("tone", "neutral") for row in rows]
        sure = [row.get("tone_probability", 0.9) for row in rows]
        return make_quotes(*rows).assign(
            tone=pd.Series(tones, dtype=object), tone_probability=pd.Series(sure, dtype=float)
        )

    return make


@pytest.fixture(scope="session")
def make_articles() -> Callable[..., pd.DataFrame]:
    """Articles of 1,000 characters and 250 words, one for each source."""

    def make(*sources: str) -> pd.DataFrame:
        text = "abc " * 250
        rows = [{"article": name, "source": name, "text": text, "repairs": []} for name in sources]
        return as_table(rows, ARTICLES)

    return make


@pytest.fixture(scope="session")
def misplaced() -> Callable[[Axes], list[str]]:
    """Draw a chart and name the texts that leave the figure or cover each other."""
    return _misplaced


def _quotes(rows: tuple[dict[str, Any], ...]) -> pd.DataFrame:
    content = "one two three four five six seven eight nine ten"
    filled = []
    for number, row in enumerate(rows):
        words = row.get("content", content)
        start = row.get("start", 50 * number % 900)
        span = (start, start + len(words))
        quoted = {"direct": [span], "mixed": [(start, start + 13)]}  # "one two three"
        kind = row.get("kind", "direct")
        defaults = {
            "article": row.get("source", "A"),
            "source": "A",
            "quote": f"{row.get('source', 'A')}:{number}",
            "kind": kind,
            "content": words,
            "content_spans": [span],
            "quoted_spans": quoted.get(kind, []),
            "speaker": "Jo March",
            "speaker_type": "person",
            "paragraph": number,
            "confidence": 1.0,
        }
        filled.append(defaults | row)
    return as_table(filled, QUOTES)


def _misplaced(ax: Axes) -> list[str]:
    figure = ax.figure
    with parallax_style():
        figure.canvas.draw()
    boxes = [
        (text.get_text(), text.get_window_extent())
        for text in ax.findobj(Text)
        if text.get_visible() and text.get_text().strip()
    ]
    frame = figure.bbox.padded(1)
    outside = [
        f"{name!r} leaves the figure"
        for name, box in boxes
        if not (frame.x0 <= box.x0 and box.x1 <= frame.x1)
        or not (frame.y0 <= box.y0 and box.y1 <= frame.y1)
    ]
    covered = [
        f"{one!r} covers {other!r}"
        for (one, box), (other, second) in combinations(boxes, 2)
        if box.padded(-1).overlaps(second.padded(-1))
    ]
    plt.close(figure)  # hypothesis draws many in one test
    return outside + covered
