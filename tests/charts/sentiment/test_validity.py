import pytest

from analysis.charts import accuracy_at_coverage, alt_text, scorer_confusions
from analysis.sentiment import validity
from analysis.sentiment.validity import LABELS, scorer_confusion, scorer_validity


def test_the_confusion_matrix_shows_each_row_in_percent():
    ax = scorer_confusions()
    scorers = scorer_validity()["scorer"].tolist()
    shares = [text.get_text() for text in ax.texts if text.get_text().endswith("%")]
    assert len(shares) == 12 * len(scorers)
    table = scorer_confusion()
    first = table[(table["scorer"] == scorers[0]) & (table["label"] == LABELS[0])]
    share = first["items"].iloc[0] / first["items"].sum()
    assert shares[0] == f"{share:.0%}"


def test_the_day_of_the_measurement_is_in_the_picture():
    for draw in (scorer_confusions, accuracy_at_coverage):
        assert "labelled mentions, measured 20" in draw().get_xlabel()


def test_each_scorer_has_a_line_that_ends_where_its_evidence_does():
    ax = accuracy_at_coverage()
    known = scorer_validity().set_index("scorer")
    lines = {line.get_gid(): line for line in ax.get_lines() if line.get_gid() in known.index}
    assert set(lines) == set(known.index)
    for scorer, line in lines.items():
        ends = line.get_xdata()[-1] + known.loc[scorer, "no_evidence"]
        assert abs(ends - 1) < 0.001
    assert len({line.get_marker() for line in lines.values()}) == len(lines)


def test_alt_texts_have_the_numbers():
    known = scorer_validity().iloc[0]
    assert f"{known['scorer']} is right in {known['accuracy']:.0%}" in alt_text(scorer_confusions())
    assert "surest of" in alt_text(accuracy_at_coverage())


def test_texts_are_in_their_place(misplaced):
    assert misplaced(scorer_confusions()) == []
    assert misplaced(accuracy_at_coverage()) == []


@pytest.fixture
def third_scorer(monkeypatch):
    """A trained scorer, stored by its column, measured on another part of the corpus."""
    steps = [[0.2, 0.97, 0.95], [0.5, 0.9, 0.8], [0.8, 0.84, 0.62], [1.0, 0.78, 0.36]]
    confusion = [[300, 60, 20, 0], [60, 220, 60, 0], [10, 40, 230, 0]]
    found = {"measured": "2026-12-24", "corpus": "NewsMTSC", "items": 1000, "macro_f1": 0.75}
    found |= {"accuracy": 0.75, "commonest": 0.38, "no_evidence": 0.0}
    tone = found | {"confusion": confusion, "coverage": steps}
    known = validity._stored() | {"Tone": tone}
    monkeypatch.setattr(validity, "_stored", lambda: known)


def test_a_third_scorer_has_its_matrix_and_a_line_with_its_thresholds(third_scorer, misplaced):
    ax = accuracy_at_coverage()
    marked = {t.get_text(): t.xy for t in ax.texts if t.get_text().startswith("≥")}
    assert marked == {"≥ 0.9": (0.2, 0.97), "≥ 0.8": (0.5, 0.9), "≥ 0.6": (0.8, 0.84)}
    assert "Tone: 1,000 labelled mentions, measured 2026-12-24" in ax.get_xlabel().splitlines()
    assert "Tone is right in 97% of the 20% it is surest of" in alt_text(ax)
    assert "Tone: macro-F1 0.75" in {text.get_text() for text in scorer_confusions().texts}
    assert misplaced(scorer_confusions()) == []
