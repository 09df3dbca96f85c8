"""Menus over what a notebook shows, for somebody who sits at it."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes

from analysis.charts.show import show
from analysis.notebook.reader import at_hand


def choose(view: Callable[..., Any], **menus: Sequence[Any] | Mapping[str, Any]) -> None:
    """A view with a menu for each of its arguments, for somebody who sits at the notebook.

    An argument with one choice has that and no menu. There is nothing to see where the notebook
    runs headless, where ipywidgets is missing, or where there is nothing to choose. So whatever the
    menus can show has to stand in the notebook without them.

    Args:
        view: From one choice of each menu to a chart's axes or to anything that displays itself.
        menus: For each argument its choices, or labels and the choices they stand for.
    """
    options = {name: _labelled(choices) for name, choices in menus.items()}
    if not at_hand("ipywidgets") or not all(options.values()):
        return
    single = {name: pairs[0][1] for name, pairs in options.items() if len(pairs) == 1}
    if len(single) == len(options):
        return
    from ipywidgets import Dropdown, interact

    boxes = {
        name: Dropdown(options=pairs, description=name)
        for name, pairs in options.items()
        if name not in single
    }
    interact(lambda **chosen: _display(view(**single, **chosen)), **boxes)


def _labelled(choices: Sequence[Any] | Mapping[str, Any]) -> list[tuple[str, Any]]:
    if isinstance(choices, Mapping):
        return list(choices.items())
    return [(str(choice), choice) for choice in choices]


def stories_beside(story: str | Path) -> dict[str, Path]:
    """The stories in the folder that holds a story, by their names: folders with a story.toml."""
    found = Path(story).resolve().parent.glob("*/story.toml")
    return {path.parent.name: path.parent for path in sorted(found)}


def _display(shown: Any) -> None:
    from IPython.display import display  # slow to load

    if isinstance(shown, Axes):
        show(shown, "chosen")
    else:
        display(shown)  # type: ignore[no-untyped-call]
