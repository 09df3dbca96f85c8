import io
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import pytest
from matplotlib.axes import Axes
from PIL import Image

from analysis.charts import show
from analysis.charts.style import axes, describe, styled
from analysis.errors import InputError

ALT = 'Says "5 $" & <more>.'


@styled
def chart(*, ax: Axes | None = None) -> Axes:
    ax = axes(ax, 2)
    ax.plot([1, 2])
    ax.set_title("$5 and _x_")
    return describe(ax, ALT)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, Any]]:
    """What a notebook is given: its data and their metadata."""
    outputs: list[tuple[Any, Any]] = []

    def display(data: Any, *, metadata: Any, raw: bool) -> None:
        assert raw
        outputs.append((data, metadata))

    monkeypatch.setattr("IPython.display.display", display)
    return outputs


def test_a_notebook_is_given_one_picture_with_its_words(shown: list[tuple[Any, Any]]) -> None:
    show(chart(), "a_chart")
    ((data, metadata),) = shown
    assert data["text/plain"] == ALT
    assert metadata == {"image/png": {"alt": ALT, "figure": "a_chart"}}
    with Image.open(io.BytesIO(data["image/png"])) as picture:
        assert picture.size == (9 * 150, 2 * 150)
    assert plt.get_fignums() == []


def test_files_are_the_picture_shown(shown: list[tuple[Any, Any]], tmp_path: Path) -> None:
    folder = tmp_path / "new" / "figures"
    show(chart(), "a_chart", folder=folder)
    assert sorted(path.name for path in folder.iterdir()) == ["a_chart.png", "a_chart.svg"]
    assert (folder / "a_chart.png").read_bytes() == shown[0][0]["image/png"]
    assert ET.parse(folder / "a_chart.svg").getroot().tag.endswith("svg")  # noqa: S314


def test_the_same_chart_gives_the_same_bytes(shown: list[tuple[Any, Any]], tmp_path: Path) -> None:
    for folder in ("one", "two"):
        show(chart(), "a_chart", folder=tmp_path / folder)
    for kind in ("png", "svg"):
        files = [(tmp_path / folder / f"a_chart.{kind}").read_bytes() for folder in ("one", "two")]
        assert files[0] == files[1]


@pytest.mark.parametrize("name", ["", "A", "a b", "../a", "a.png", "a\n"])
def test_a_name_that_is_no_file_name_is_refused(
    name: str, shown: list[tuple[Any, Any]], tmp_path: Path
) -> None:
    with pytest.raises(InputError, match="cannot name a chart"):
        show(chart(), name, folder=tmp_path)
    assert shown == []
    assert list(tmp_path.iterdir()) == []


def test_a_removed_chart_is_refused(shown: list[tuple[Any, Any]]) -> None:
    ax = chart()
    ax.remove()
    with pytest.raises(InputError, match="closed or removed"):
        show(ax, "a_chart")
    assert shown == []
