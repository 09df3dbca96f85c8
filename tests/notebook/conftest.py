import sys
from types import ModuleType
from typing import Any

import pandas as pd
import pytest

from analysis.notebook import reader
from analysis.notebook import tables as tables_of


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Stand-ins for ipywidgets and itables, and what they were asked for."""
    asked: dict[str, Any] = {"loaded": 0}
    widgets, tables = ModuleType("ipywidgets"), ModuleType("itables")

    def interact(view: Any, **menus: Any) -> None:
        asked["menus"] = menus
        asked["shown"] = view(**{name: menu["options"][0][1] for name, menu in menus.items()})

    def html(table: pd.DataFrame, **options: Any) -> str:
        asked["table"], asked["options"] = table, options
        return "<table>"

    def load(**options: Any) -> None:
        asked["loaded"] += 1
        assert options == {"all_interactive": False, "connected": False}

    widgets.Dropdown, widgets.interact = dict, interact
    tables.to_html_datatable, tables.init_notebook_mode = html, load
    monkeypatch.setitem(sys.modules, "ipywidgets", widgets)
    monkeypatch.setitem(sys.modules, "itables", tables)
    monkeypatch.setattr(reader, "find_spec", sys.modules.get)
    monkeypatch.setenv("JPY_SESSION_NAME", "1_quote_sentiment.ipynb")
    tables_of._load_itables.cache_clear()
    return asked
