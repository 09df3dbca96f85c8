from collections.abc import Callable

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle

from analysis.charts import (
    alt_text,
    cue_verbs,
    named_sources,
    share_of_voice,
    speaker_matrix,
    voice_positions,
)
from analysis.charts.layout import width, wrapped
from analysis.charts.style import looks
from analysis.comparison import count_speakers
from tests.charts.artists import labels, legend, texts

Make = Callable[..., pd.DataFrame]
Misplaced = Callable[[Axes], list[str]]

LONG = "The Very Long Gazette of Upper and Lower Something & Daughters, founded in 1843"
HOSTILE = ["$x_1$ & $y^2$", "_private_<b>", "A" * 90, "😀 🇺🇦", "وكالة الأنباء", LONG]


def bars(ax: Axes) -> list[Rectangle]:
    return [bar for container in ax.containers for bar in container]


# Share of voice


def test_verbatim_is_solid_and_paraphrase_hatched_behind_it(make_quotes: Make) -> None:
    ax = share_of_voice(make_quotes({"kind": "mixed"}, {"kind": "indirect", "speaker": "Bo"}))
    solid = [bar for bar in bars(ax) if not bar.get_hatch()]
    hatched = [bar for bar in bars(ax) if bar.get_hatch()]
    assert [bar.get_width() for bar in solid] == pytest.approx([3 / 20])
    assert [bar.get_width() for bar in hatched] == pytest.approx([7 / 20, 10 / 20])
    assert hatched[0].get_x() == pytest.approx(3 / 20)
    assert to_hex(solid[0].get_facecolor()) == "#0072b2"


def test_every_source_has_a_place_in_every_speakers_block(make_quotes: Make) -> None:
    quotes = make_quotes({"speaker": "Ann"}, {"speaker": "Ann", "source": "B"}, {"speaker": "Bo"})
    ax = share_of_voice(quotes)
    assert labels(ax) == ["Ann", "Bo"]
    assert sorted(texts(ax)) == ["0", "10 words", "10 words", "10 words"]
    assert legend(ax) == ["A (20 words)", "B (10 words)", "verbatim", "paraphrased"]
    markers = [line.get_marker() for line in ax.get_lines()]
    assert markers == ["o", "s"]


def test_of_more_than_three_sources_only_those_with_words_have_a_bar(make_quotes: Make) -> None:
    ax = share_of_voice(make_quotes(*({"speaker": f"Ann {at}", "source": at} for at in "ABCD")))
    assert texts(ax) == ["10 words"] * 4
    assert len(labels(ax)) == 4


def test_a_long_head_of_a_column_loses_its_article_first() -> None:
    room = width("Washington", bold=True) + 2
    assert wrapped("The Washington Post", room, bold=True) == "Washington\nPost"
    assert wrapped("The Post", room, bold=True) == "The Post"


def test_speakers_beyond_the_top_are_summed_with_their_words(make_quotes: Make) -> None:
    rows = [{"speaker": name} for name in ("Ann", "Ann", "Bo", "Cy", "Di")]
    ax = share_of_voice(make_quotes(*rows), top=2)
    assert labels(ax) == ["Ann", "Bo", "2 others"]
    assert texts(ax) == ["20 words", "10 words", "20 words"]
    assert labels(share_of_voice(make_quotes(*rows), top=3)) == ["Ann", "Bo", "Cy", "Di"]


def test_axis_of_shares_ends_at_a_hundred_per_cent(make_quotes: Make) -> None:
    ax = share_of_voice(make_quotes({}))
    ax.figure.canvas.draw()
    shown = [tick for tick in ax.get_xticks() if tick <= ax.get_xlim()[1]]
    assert ax.get_xlim()[1] == 1
    assert max(shown) == 1
    assert "share" in ax.get_xlabel()


def test_marks_without_a_word_have_no_share(make_quotes: Make) -> None:
    ax = share_of_voice(make_quotes({"content": "???"}))
    assert bars(ax) == []
    assert texts(ax) == ["0"]


# Where each voice speaks


def test_bars_stand_where_the_words_stand(make_quotes: Make, make_articles: Make) -> None:
    quotes = make_quotes(
        {"start": 500, "content": "x" * 100, "speaker": "Ann"},
        {"start": 100, "content": "x" * 50, "speaker": "Bo", "kind": "indirect"},
    )
    ax = voice_positions(quotes, make_articles("A"))
    assert labels(ax) == ["Bo", "Ann"]
    track, *drawn = ax.containers
    assert [bar.get_width() for bar in track] == [1, 1]
    places = {bool(bar.get_hatch()): (bar.get_x(), bar.get_width()) for c in drawn for bar in c}
    assert places[False] == pytest.approx((0.5, 0.1))
    assert places[True] == pytest.approx((0.1, 0.05))
    assert ax.get_xlim() == (0, 1)


def test_a_word_at_the_very_end_is_seen_inside_the_article(
    make_quotes: Make, make_articles: Make
) -> None:
    ax = voice_positions(make_quotes({"start": 999, "content": "x"}), make_articles("A"))
    bar = bars(ax)[-1]
    assert bar.get_width() > 0.001
    assert bar.get_x() + bar.get_width() == pytest.approx(1)


def test_lanes_beyond_the_top_are_one(make_quotes: Make, make_articles: Make) -> None:
    rows = [{"speaker": f"Voice {n}", "content": "x" * (40 - n)} for n in range(12)]
    ax = voice_positions(make_quotes(*rows), make_articles("A"))
    assert labels(ax) == [f"Voice {n}" for n in range(7)] + ["5 others"]


def test_a_source_that_lets_nobody_speak_is_named(make_quotes: Make, make_articles: Make) -> None:
    ax = voice_positions(make_quotes({}), make_articles("A", "B"))
    assert "B" in texts(ax)
    assert "250 words, none attributed to anybody" in texts(ax)


# Cues


def test_cues_have_a_column_for_each_source(make_quotes: Make) -> None:
    rows = [
        {"cue": "said", "cue_class": "neutral"},
        {"cue": "says", "cue_class": "neutral"},
        {"cue": "claimed", "cue_class": "doubting"},
        {"cue": "said", "cue_class": "neutral", "source": "B"},
    ]
    ax = cue_verbs(make_quotes(*rows))
    assert labels(ax) == ["say", "claim"]
    first, second = ax.containers
    assert [bar.get_width() for bar in first] == [2, 1]
    assert [bar.get_width() for bar in second] == [1, 0]
    assert second[0].get_x() > first[0].get_x() + first[0].get_width()
    assert {"A", "B", "neutral", "doubting", "2", "1"} <= set(texts(ax))


def test_cues_stand_by_class_and_the_rest_last(make_quotes: Make) -> None:
    cues = [("said", "neutral")] * 3 + [("denied", "opposing")] * 2 + [("added", "neutral")] * 2
    cues += [("zorbed", None), ("wrote", "neutral"), ("claimed", "doubting")]
    rows = [{"cue": cue, "cue_class": cue_class} for cue, cue_class in cues]
    assert labels(cue_verbs(make_quotes(*rows), top=3)) == ["say", "add", "deny", "3 other cues"]
    every = cue_verbs(make_quotes(*rows))
    assert labels(every)[:3] == ["say", "add", "write"]
    assert "not classed" in texts(every)


# Named and unnamed


def test_parts_add_up_and_carry_their_number(make_quotes: Make) -> None:
    types = ["person", "person", "unnamed", "document"]
    ax = named_sources(make_quotes(*({"speaker": kind, "speaker_type": kind} for kind in types)))
    widths = [bar.get_width() for bar in bars(ax)]
    assert widths == pytest.approx([0.5, 0.25, 0.25])
    assert texts(ax) == ["2", "1", "1", "4 attributions"]
    assert legend(ax) == ["named person", "document", "unnamed"]


def test_unnamed_is_hatched(make_quotes: Make) -> None:
    types = ["unnamed", "organisation"]
    ax = named_sources(make_quotes(*({"speaker": kind, "speaker_type": kind} for kind in types)))
    assert [bool(bar.get_hatch()) for bar in bars(ax)] == [False, True]


# All of them


@pytest.fixture(
    scope="module", params=["share_of_voice", "cue_verbs", "named_sources", "voice_positions"]
)
def draw(request: pytest.FixtureRequest, make_articles: Make) -> Callable[..., Axes]:
    """Each chart of this file, with the articles where it needs them."""
    if request.param != "voice_positions":
        return {
            "share_of_voice": share_of_voice,
            "cue_verbs": cue_verbs,
            "named_sources": named_sources,
        }[request.param]
    return lambda quotes, ax=None: voice_positions(
        quotes, make_articles(*dict.fromkeys(quotes["source"])), ax=ax
    )


@pytest.mark.parametrize("sources", [1, 2, 3, 6])
def test_texts_lie_apart_inside_the_figure(
    draw: Callable[..., Axes], make_quotes: Make, misplaced: Misplaced, sources: int
) -> None:
    types = ["person", "unnamed", "group", "document", "organisation", "unknown"]
    rows = [
        {
            "source": HOSTILE[n % sources],
            "speaker": HOSTILE[n // 2 % 6],
            "kind": ["direct", "mixed", "indirect"][n % 3],
            "speaker_type": types[n // 3 % 6],
            "cue": ["said", "$x_1$", "has <b>" + "y" * 60, "claimed"][n % 4],
        }
        for n in range(36)
    ]
    ax = draw(make_quotes(*rows))
    assert not any(text.get_parse_math() for text in [*ax.texts, *ax.get_yticklabels()])
    assert misplaced(ax) == []


@settings(max_examples=6, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=3, max_size=3))
def test_draws_any_text_in_its_place(
    draw: Callable[..., Axes], make_quotes: Make, misplaced: Misplaced, names: list[str]
) -> None:
    source, speaker, cue = names
    row = {"source": source, "speaker": speaker, "cue": cue}
    assert misplaced(draw(make_quotes(row, row | {"source": "B"}))) == []


def test_says_why_there_is_nothing(draw: Callable[..., Axes], make_quotes: Make) -> None:
    for quotes in (make_quotes(), make_quotes({"speaker": None, "kind": "fragment"})):
        ax = draw(quotes)
        assert texts(ax)[0].startswith("No ")
        assert alt_text(ax) == texts(ax)[0]


def test_draws_on_the_axes_given(draw: Callable[..., Axes], make_quotes: Make) -> None:
    _, (left, right) = plt.subplots(ncols=2)
    assert draw(make_quotes({"cue": "said"}), ax=right) is right
    assert not left.patches


def test_says_in_words_and_numbers_what_it_shows(
    draw: Callable[..., Axes], make_quotes: Make
) -> None:
    rows = [{"cue": "said", "source": source} for source in ("A", "A", "$B$")]
    alt = alt_text(draw(make_quotes(*rows)))
    assert "$B$" in alt
    assert any(character.isdigit() for character in alt)
    assert alt.endswith(".")


def test_a_cue_is_used_most_only_if_no_other_is_used_as_often(make_quotes: Make) -> None:
    rows = [{"cue": "said"}, {"cue": "said"}, {"cue": "added"}]
    tied = [{"cue": cue, "source": "B"} for cue in ("said", "added")]
    alt = alt_text(cue_verbs(make_quotes(*rows, *tied)))
    assert "A uses “say” most, twice; B uses none more than once." in alt


def test_a_source_looks_alike_in_all_charts(make_quotes: Make, make_articles: Make) -> None:
    quotes = make_quotes({"cue": "said"}, {"cue": "said", "source": "B"})
    colours = {look.colour.lower() for look in looks(["A", "B"])[0].values()}
    charts = (
        share_of_voice(quotes),
        cue_verbs(quotes),
        voice_positions(quotes, make_articles(*"AB")),
    )
    for ax in charts:
        assert colours <= {to_hex(bar.get_facecolor()) for bar in bars(ax)}


def test_alt_text_sets_words_for_somebody_without_a_name_in_marks(make_quotes: Make) -> None:
    unnamed = {"speaker": "two aides", "speaker_type": "unnamed"}
    for chart in (share_of_voice, lambda quotes: speaker_matrix(count_speakers(quotes))):
        assert "to “two aides”" in alt_text(chart(make_quotes(unnamed, unnamed)))
        assert "to Jo March" in alt_text(chart(make_quotes({})))
