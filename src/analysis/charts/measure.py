"""How much room words take when they are drawn, in inches."""

from collections.abc import Callable

from matplotlib.axes import Axes
from matplotlib.text import Text

Measure = Callable[[str], float]

TEXT_SIZE = 9.0
"""Points: the smallest size that any chart uses."""


def measure(ax: Axes, *, size: float = TEXT_SIZE, weight: str = "normal") -> Measure:
    """A function from words to their width in inches, as they come out on this figure."""
    figure = ax.get_figure(root=True)
    if figure is None:
        raise ValueError("axes without a figure have no text")
    known: dict[str, float] = {}

    def width(words: str) -> float:
        if words not in known:
            text = Text(0, 0, words, size=size, weight=weight, parse_math=False, figure=figure)
            known[words] = text.get_window_extent().width / figure.dpi
        return known[words]

    return width


def fitted(words: str, room: float, width: Measure) -> str:
    """As many of the words as the room holds, with "…" for what is left out."""
    if width(words) <= room:
        return words
    kept = words.split()
    while len(kept) > 1 and width(" ".join(kept) + " …") > room:
        kept.pop()
    if width(" ".join(kept) + " …") <= room:
        return " ".join(kept) + " …"
    return _cut(kept[0] if kept else words, room, width)


def _cut(word: str, room: float, width: Measure) -> str:
    """The first letters of a word that is too long."""
    short, long = 0, len(word)
    while short < long:
        middle = (short + long + 1) // 2
        if width(word[:middle] + "…") <= room:
            short = middle
        else:
            long = middle - 1
    return word[:short] + "…"
