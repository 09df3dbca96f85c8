"""Put a chart into a notebook, with alt text, and into files."""

import re
from io import BytesIO
from pathlib import Path

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.charts.style import alt_text, parallax_style
from analysis.errors import InputError

_NAME = re.compile(r"[a-z0-9_]+")


def show(ax: Axes, name: str, *, folder: str | Path | None = None) -> None:
    """Display a chart once, as a picture with alt text, and save it if a folder is given.

    The output's metadata hold the alt text (``image/png`` → ``alt``) and the chart's name, from
    where the report takes them. The same chart gives the same bytes.

    Args:
        ax: What a chart function returned.
        name: The chart's name, in small letters, digits and underscores.
        folder: Where to write ``<name>.png`` and ``<name>.svg``; made if it does not exist.

    Raises:
        InputError: The name is not such a name.
    """
    from IPython.display import display  # slow to load

    if not _NAME.fullmatch(name):
        raise InputError(f"{name!r} cannot name a chart; small letters, digits and _ can.")
    figure = ax.get_figure(root=True)
    if figure is None:
        raise InputError(f"the chart {name!r} has been closed or removed from its figure.")
    with parallax_style():
        png = _bytes(figure, "png")
        figure.set_layout_engine("none")  # what is laid out stays; to do it again is slow
        if folder is not None:
            _save(figure, png, Path(folder), name)
    plt.close(figure)
    alt = alt_text(ax)
    display(  # type: ignore[no-untyped-call]  # IPython has no types here
        {"image/png": png, "text/plain": alt},
        metadata={"image/png": {"alt": alt, "figure": name}},
        raw=True,
    )


def _save(figure: Figure, png: bytes, folder: Path, name: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.png").write_bytes(png)
    (folder / f"{name}.svg").write_bytes(_bytes(figure, "svg"))


def _bytes(figure: Figure, kind: str) -> bytes:
    """The picture without the date and the version of what made it."""
    buffer = BytesIO()
    dated = {"png": {"Software": None}, "svg": {"Date": None, "Creator": None}}
    figure.savefig(buffer, format=kind, metadata=dated[kind])
    return buffer.getvalue()
