"""The scorer of attributions on an article made up for it, and the tables that it fills."""

import json
import sys

import pytest

from benchmarks import __main__ as command
from benchmarks import attributions, trial
from benchmarks.attribution_scores import Comparison, count, count_by_kind, figures, figures_by_kind
from benchmarks.attribution_tools import Found, places
from benchmarks.polnear import Article, read_folder
from benchmarks.speakers import Label
from benchmarks.speakers import count as count_speakers
from benchmarks.speakers import figures as speaker_figures

TEXT = (
    "“Rates will rise,” Ann Lee said on Monday.\r\n"
    "Bob Ray thinks that they will not.\r\n"
    "Lee called it “a very” bad plan for everyone here.\r\n"
)
ANNOTATION = """\
T1\tSource 19 26\tAnn Lee
T2\tCue 27 31\tsaid
T3\tContent 0 18\t“Rates will rise,”
E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3
T4\tSource 44 51\tBob Ray
T5\tCue 52 58\tthinks
T6\tContent 59 77\tthat they will not
E2\tAttribution:T5 Source:T4 Cue:T5 Content:T6
T7\tSource 80 83\tLee
T8\tCue 84 90\tcalled
T9\tContent 94 129\t“a very” bad plan for everyone here
E3\tAttribution:T8 Source:T7 Cue:T8 Content:T9
"""


def spans(*words):
    return tuple((TEXT.index(word), TEXT.index(word) + len(word)) for word in words)


def found(source, content, speaker=None):
    return Found(spans(*source), (), spans(*content), speaker)


LEE = found(["Ann Lee"], ["“Rates will rise,”"])
RAY = found(["Bob Ray"], ["that they will not"])
PLAN = found(["Lee called"], ["“a very” bad plan for everyone here"])


@pytest.fixture
def corpus(tmp_path):
    for folder in ("text", "attributions"):
        (tmp_path / folder).mkdir()
    (tmp_path / "text" / "daily_one.txt").write_text(TEXT, "utf-8", newline="")
    (tmp_path / "attributions" / "daily_one_ann1.ann").write_text(ANNOTATION, "utf-8")
    (tmp_path / "attributions" / "daily_one_ann2.ann").write_text("", "utf-8")
    return tmp_path


@pytest.fixture
def article(corpus):
    return read_folder(corpus)[0]


def scored(article, *attributions):
    return figures(count(Comparison(article, attributions)))


def test_the_first_annotator_is_read(article):
    assert article.publisher == "daily"
    assert [one.content for one in article.attributions] == [LEE.content, RAY.content, PLAN.content]


def test_what_is_marked_scores_full(article):
    assert set(scored(article, LEE, RAY, PLAN).values()) == {100}


def test_nothing_found_or_marked_scores_nothing(article):
    assert set(scored(article).values()) == {0}
    assert set(scored(Article("empty", "", ())).values()) == {0}


@pytest.mark.parametrize(
    ("label", "one", "linked", "exact"),
    [
        ("half the words are enough", found(["Bob"], ["they will"]), True, False),
        ("fewer are not", found(["Bob"], ["they"]), False, False),
        ("more than twice are not", found(["Bob"], [TEXT[59:95]]), False, False),
        ("another's words", found(["Ann Lee"], ["that they will not"]), False, True),
        ("marks at the edge", found(["Ann Lee"], ["Rates will rise"]), True, True),
        ("that at the edge", found(["Bob Ray"], ["they will not."]), True, True),
        ("marks within", found(["Lee called"], ["a very” bad plan for everyone"]), True, False),
        ("no source", found([], ["that they will not"]), False, True),
        ("part of the source", found(["Ray"], ["that they will not"]), True, True),
    ],
)
def test_links_need_half_the_words_and_the_source(article, label, one, linked, exact):
    told = scored(article, one)
    assert told["P"] == (100 if linked else 0), label
    assert told["R"] == pytest.approx(100 / 3 if linked else 0), label
    assert told["exact F1"] == pytest.approx(50 if exact else 0), label


def test_each_is_linked_once(article):
    told = scored(article, RAY, RAY)
    assert (told["P"], told["linked F1"]) == (50, 40)


def test_the_better_of_two_is_linked(article):
    whole, part = RAY, found(["Ann Lee"], ["they will not"])
    assert scored(article, part, whole)["not in marks"] == 50
    assert scored(article, part)["not in marks"] == 0


def test_attributions_without_sources_agree():
    text = "It was said that all is well."
    gold = Found((), (), ((12, 28),))
    assert figures(count(Comparison(Article("a", text, (gold,)), [gold])))["linked F1"] == 100


def test_marks_part_the_figures(article):
    told = scored(article, LEE)
    assert (told["in marks"], told["not in marks"]) == (100, 0)
    told = scored(article, RAY)
    assert (told["in marks"], told["not in marks"]) == (0, 50)


@pytest.mark.parametrize(
    "text", ['He said "so it is', "He said “so it is", "x\nHe said “so it is\nhe left”"]
)
def test_an_open_mark_ends_with_its_line(text):
    start = text.index("so")
    gold = Found(((0, 2),), (), ((start, start + 8),))
    assert figures(count(Comparison(Article("a", text, (gold,)), [gold])))["in marks"] == 100


def test_kinds(article):
    comparison = Comparison(article, [LEE, found(["Ann Lee"], ["that they will not"])])
    rows = {row["kind"]: row for row in figures_by_kind(count_by_kind(comparison))}
    assert [*rows["direct"].values()] == ["direct", 1, 100, 100, 1, 100]
    assert [*rows["mixed"].values()] == ["mixed", 1, 0, 0, 0, 0]
    assert [*rows["indirect"].values()] == ["indirect", 1, 100, 0, 1, 0]


def test_the_command_says_what_to_get(capsys, monkeypatch, tmp_path):
    for arguments in ([], [str(tmp_path)]):
        monkeypatch.setattr(sys, "argv", ["benchmarks", *arguments])
        assert command.main() == 1
        assert "PolNeAR" in capsys.readouterr().err


@pytest.fixture
def tried(monkeypatch):
    """Two tools: one that finds two attributions at some cost, one that is not installed."""
    cost = trial.Cost(imports=0.5, load=0.25, run=0.002, memory=100)
    trials = {"Parallax": trial.Trial([[LEE, RAY]], cost, {"news-parallax": "1"}), "other": None}
    monkeypatch.setattr(attributions, "TOOLS", trials)
    monkeypatch.setattr(trial, "run", lambda name, _: trials[name])


def test_the_command_prints_and_stores(capsys, monkeypatch, corpus, tried):
    stored = corpus / "figures.json"
    monkeypatch.setattr(sys, "argv", ["benchmarks", str(corpus), "--json", str(stored)])
    assert command.main() == 0
    printed = capsys.readouterr().out
    assert f"{corpus.name}: attributions, 1 articles, 25 words" in printed
    assert "not installed" in printed
    told = json.loads(stored.read_text("utf-8"))
    assert str(corpus) not in stored.read_text("utf-8")
    assert told.keys() == {"measured", "python", "machine", "corpora"}
    (of,) = told["corpora"]
    assert of["versions"] == {"Parallax": {"news-parallax": "1"}}
    assert of["tools"][0]["words/CPU s"] == pytest.approx(25 / 0.002)
    assert of["tools"][0]["linked F1"] == 80
    assert [row["publisher"] for row in of["by publisher"]] == ["daily"]


def test_speakers_are_right_by_surname():
    labels = [Label(0, 10, "Ann Lee"), Label(20, 30, "Bob Ray"), Label(40, 50, "Cy Doe")]
    found = [
        Found((), (), ((0, 5),), "Lee’s spokesman"),
        Found((), (), ((20, 22),), "Bob Ray"),
        Found((), (), ((20, 26),), "he"),
        Found((), (), ((40, 44),), "Cy Doe"),
    ]
    assert count_speakers(labels, found) == {"labelled": 3, "found": 2, "right": 1}
    assert speaker_figures(count_speakers([], [])) == {"right speaker": 0, "found": 0}


def test_stories_are_read(tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "daily.txt").write_text(TEXT, "utf-8", newline="")
    label = {"file": "daily.txt", "start": 1, "end": 17, "text": "", "speaker": "Ann Lee"}
    (tmp_path / "one" / "speakers.json").write_text(json.dumps([label]), "utf-8")
    (corpus,) = attributions.corpora(tmp_path)
    assert (corpus.task, corpus.texts) == ("speakers", [TEXT])
    assert corpus.figures([[found(["Ann Lee"], ["Rates will"], "Lee")]])["right speaker"] == 100


def test_a_trial_runs_alone():
    tried = trial.run("Parallax", [TEXT])
    assert [one.content for one in tried.found[0]][:2] == [
        spans("Rates will rise,"),
        spans("they will not"),
    ]
    assert [one.source for one in tried.found[0]][:2] == [LEE.source, RAY.source]
    assert tried.found[0][0].speaker == "Ann Lee"
    assert tried.cost.memory > 10
    assert min(tried.cost.imports, tried.cost.load, tried.cost.run) > 0


def test_places_of_a_prepared_text():
    text, prepared = "‘‘Yes,’’ he  said.", '"Yes," he said.'
    place = places(prepared, text)
    assert text[place(1) : place(5)] == "Yes,"
    assert text[place(prepared.index("said")) : place(prepared.index("."))] == "said"
