from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from matplotlib.axes import Axes

from analysis.charts import alt_text, who_of_whom
from analysis.comparison.targets import TARGETS
from analysis.errors import InputError
from analysis.tables import as_table
from tests.charts.artists import texts


def targets(*rows: dict[str, Any]) -> pd.DataFrame:
    defaults = {
        "article": "a",
        "source": "A",
        "kind": "direct",
        "speaker": "Ann Lee",
        "speaker_type": "person",
        "content": "words",
        "target": "Bob Ray",
    }
    filled = [defaults | {"quote": f"a:{n}"} | row for n, row in enumerate(rows)]
    scores = pd.Series([row.get("polarity") for row in rows], dtype=float)
    return as_table(filled, TARGETS).assign(polarity=scores, vader=-scores)


def marks(ax: Axes, gid: str) -> list[float]:
    return [float(x) for line in ax.get_lines() if line.get_gid() == gid for x in line.get_xdata()]


def test_every_quotation_has_its_mark_in_its_cell():
    rows = [{"polarity": -1.0}, {"polarity": 1.0}, {"target": "Eve Fox", "polarity": 0.0}]
    ax = who_of_whom(targets(*rows), scorer="polarity")
    left, right, other = marks(ax, "score")
    assert 0 < left < right < 1 < other < 2
    assert texts(ax).count("2") == 1  # the number of quotations in the first cell
    assert {"Ann Lee", "Bob Ray", "Eve Fox"} <= set(texts(ax))


def test_no_evidence_is_hollow_and_off_the_scale():
    ax = who_of_whom(targets({"polarity": None}, {"polarity": 1.0}), scorer="polarity")
    (aside,), (score,) = marks(ax, "no evidence"), marks(ax, "score")
    assert aside > score
    hollow = next(line for line in ax.get_lines() if line.get_gid() == "no evidence")
    assert hollow.get_markerfacecolor() == "none"


@pytest.mark.parametrize(("number", "means"), [(4, 0), (5, 1)])
def test_a_mean_needs_five_quotations(number, means):
    ax = who_of_whom(targets(*[{"polarity": 0.1}] * number), scorer="polarity")
    drawn = [c for c in ax.collections if c.get_linewidth()[0] == 2]
    assert len(drawn) == means


def test_a_source_that_lets_nothing_be_said_keeps_its_line():
    rows = [{"polarity": 0.5}, {"source": "B", "speaker": "Joe Day", "polarity": 0.5}]
    labels = [label.get_text() for label in who_of_whom(targets(*rows)).get_yticklabels()]
    assert labels == ["A", "B", "A", "B"]


def test_of_more_than_three_sources_those_without_a_word_have_no_line():
    rows = [{"source": source, "speaker": f"Ann {source}", "polarity": 0.5} for source in "ABCD"]
    labels = [label.get_text() for label in who_of_whom(targets(*rows)).get_yticklabels()]
    assert labels == ["A", "B", "C", "D"]


def test_whoever_is_only_a_pronoun_is_not_shown():
    ax = who_of_whom(targets({"speaker": "he", "speaker_type": "unknown"}))
    assert "names anybody else" in alt_text(ax)


def test_six_sources_and_long_names_are_in_their_place(misplaced: Callable[[Axes], list[str]]):
    rows = [
        {
            "source": f"The $ource of {source}",
            "speaker": f"Speaker of a Very Long Name {n}",
            "target": f"Person with Many Names {n + k} of <b>Somewhere</b>",
            "polarity": 0.1 * n,
        }
        for source in "ABCDEF"
        for n in range(3)
        for k in range(3)
    ]
    assert misplaced(who_of_whom(targets(*rows))) == []
    assert misplaced(who_of_whom(targets(*rows), scorer="vader")) == []


def test_alt_text_has_the_numbers():
    ax = who_of_whom(targets({"polarity": 0.5}, {"polarity": 0.1}), scorer="vader")
    assert alt_text(ax) == (
        "2 quotes of a known speaker mention somebody else, scored by VADER; most often "
        "Ann Lee on Bob Ray in A, 2."
    )


def test_alt_text_names_nobody_as_frequent_whom_each_names_once():
    ax = who_of_whom(targets({}, {"target": "Eve Fox"}))
    told = "else, once each: Ann Lee on Bob Ray in A, 1; Ann Lee on Eve Fox in A, 1."
    assert alt_text(ax).endswith(told)
    four = targets(*({"target": f"Eve {name}"} for name in ("Fox", "Ray", "Kay", "Lee")))
    assert alt_text(who_of_whom(four)).endswith("; and 1 more.")
    assert alt_text(who_of_whom(targets({}))).endswith("else: Ann Lee on Bob Ray in A, 1.")


def test_asks_for_scores():
    with pytest.raises(InputError, match="polarity"):
        who_of_whom(targets({}).drop(columns="polarity"), scorer="polarity")


def test_without_a_scorer_the_bars_are_as_long_as_there_are_quotations():
    ax = who_of_whom(targets({}, {}, {"target": "Eve Fox"}))
    two, one = sorted((bar.get_width() for bar in ax.patches), reverse=True)
    assert two == pytest.approx(2 * one)
    assert marks(ax, "score") == []
    assert ax.get_title(loc="left") == "Who speaks of whom"


def test_tone_stands_as_far_out_as_it_is_probable_and_is_counted():
    rows = targets({}, {}, {}, {})
    rows["tone"] = pd.Series(["negative", "neutral", "positive", None], dtype=object)
    rows["tone_probability"] = [0.5, 0.9, 1.0, 0.4]
    ax = who_of_whom(rows)
    negative, neutral, positive = marks(ax, "score")
    assert positive - neutral == pytest.approx(2 * (neutral - negative))
    assert len(marks(ax, "no evidence")) == 1
    assert "4 (1 negative, 1 neutral, 1 positive, 1 no evidence)" in alt_text(ax)
    assert "surer" in ax.get_xlabel()


def test_a_seventh_source_is_left_out_and_the_title_says_so():
    ax = who_of_whom(targets(*({"source": source} for source in "ABCDEFG")))
    assert [label.get_text() for label in ax.get_yticklabels()] == list("ABCDEF")
    assert ax.get_title(loc="left").endswith("(6 of 7 sources)")
