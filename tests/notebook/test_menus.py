import matplotlib.pyplot as plt
import pytest

from analysis.notebook import choose, reader, stories_beside

MENU = {"TextBlob": "polarity", "VADER": "vader"}


def test_a_menu_shows_what_is_chosen(library, capsys):
    choose("scored by {scorer}".format, scorer=MENU)
    assert "scored by polarity" in capsys.readouterr().out
    assert library["menus"]["scorer"]["description"] == "scorer"


def test_real_menus_show_each_choice(monkeypatch):
    widgets = pytest.importorskip("ipywidgets")
    monkeypatch.setenv("JPY_SESSION_NAME", "1_quote_sentiment.ipynb")
    made, seen = [], []
    interact = widgets.interact
    monkeypatch.setattr(widgets, "interact", lambda *a, **m: made.append(m) or interact(*a, **m))
    choose(lambda **chosen: seen.append(chosen), scorer=MENU, sources={"A": "a", "B": "b"})
    made[0]["sources"].value = "b"
    made[0]["scorer"].value = "vader"
    assert seen == [
        {"scorer": "polarity", "sources": "a"},
        {"scorer": "polarity", "sources": "b"},
        {"scorer": "vader", "sources": "b"},
    ]


def test_a_chart_behind_a_menu_is_shown_once_and_closed(library, capsys):
    choose(lambda **chosen: plt.subplots(num=chosen["scorer"])[1], scorer=MENU)
    assert plt.get_fignums() == []


def test_nothing_to_choose_is_no_menu(library):
    choose(print, story={"one": "data"})
    choose(print, story=[], scorer=MENU)
    assert "menus" not in library


def test_an_argument_with_one_choice_has_no_menu(library, capsys):
    choose("{story} by {scorer}".format, story=["data"], scorer=MENU)
    assert list(library["menus"]) == ["scorer"]
    assert "data by polarity" in capsys.readouterr().out


def test_headless_runs_have_no_menus(library, monkeypatch, capsys):
    monkeypatch.delenv("JPY_SESSION_NAME")
    choose(print, scorer=MENU)
    assert capsys.readouterr().out == ""


def test_a_missing_library_breaks_nothing(library, monkeypatch, capsys):
    monkeypatch.setattr(reader, "find_spec", {}.get)
    choose(print, scorer=MENU)
    assert capsys.readouterr().out == ""


def test_the_stories_of_a_folder(tmp_path):
    for name in ("one", "two", "notes"):
        (tmp_path / name).mkdir()
    for name in ("one", "two"):
        (tmp_path / name / "story.toml").touch()
    assert list(stories_beside(tmp_path / "one")) == ["one", "two"]
