from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from analysis.charts import alt_text, speaker_matrix
from analysis.comparison import count_speakers
from analysis.errors import InputError
from tests.charts.artists import labels, texts

Make = Callable[..., pd.DataFrame]


def frames(ax: Axes) -> list[Patch]:
    return [patch for patch in ax.patches if patch.get_gid() == "only here"]


def drawn(quotes: pd.DataFrame, *, sources: Sequence[str] = (), **options: Any) -> Axes:
    return speaker_matrix(count_speakers(quotes, sources), sources=sources or None, **options)


def test_a_cell_counts_attributions_and_those_with_quotation_marks(make_quotes: Make) -> None:
    said = [{"kind": "direct"}, {"kind": "mixed"}, {"kind": "indirect"}]
    ax = drawn(make_quotes(*said, {"source": "B"}, {"speaker": None, "kind": "fragment"}))
    assert labels(ax) == ["Jo March"]
    assert {"3 (2)", "1 (1)", "3 attributions", "1 attribution"} <= set(texts(ax))
    assert frames(ax) == []


def test_who_is_heard_in_one_source_only_is_framed(make_quotes: Make) -> None:
    ax = drawn(
        make_quotes(
            {},
            {"source": "B"},
            {"source": "B", "speaker": "Amy March"},  # another March speaks in A
            {"source": "B", "speaker": "Theo Laurence"},
            {"source": "B", "speaker": "a neighbour", "speaker_type": "unnamed"},
            {"source": "B", "speaker": "Brooke"},
        )
    )
    (frame,) = frames(ax)
    assert frame.get_y() == pytest.approx(labels(ax).index("Theo Laurence") - 0.42)
    assert alt_text(ax).endswith("Found to speak in one source only: Theo Laurence.")


def test_whoever_a_source_beyond_those_shown_quotes_has_no_frame(make_quotes: Make) -> None:
    quotes = make_quotes(*({"source": source} for source in "AGBCDEF"))
    ax = drawn(quotes, sources="ABCDEFG")
    assert frames(ax) == []
    assert ax.get_title(loc="left") == "Who speaks where (6 of 7 sources)"
    assert "1 attribution" in texts(ax)


def test_a_source_that_quotes_nobody_keeps_its_column(make_quotes: Make) -> None:
    ax = drawn(make_quotes({}), sources=["A", "Silent"])
    assert {"Silent", "0 attributions"} <= set(texts(ax))
    assert "Silent has 0 attributions to 0 speakers" in alt_text(ax)


def test_speakers_beyond_the_first_are_one_row_without_a_frame(make_quotes: Make) -> None:
    many = [{"speaker": f"Ann Number{n}"} for n in range(9)]
    ax = drawn(make_quotes(*many, {"source": "B", "speaker": "Bob Ray"}), top=3)
    assert labels(ax)[-1] == "7 others"
    assert "6 (6)" in texts(ax)
    assert len(frames(ax)) == 3


def test_alt_text_tells_who_speaks_from_what_is_open(make_quotes: Make) -> None:
    rows = [{}, {}, {"speaker": "Amy Ray"}, {"speaker": "he", "speaker_type": "unknown"}]
    alt = alt_text(drawn(make_quotes(*rows, {"source": "B"}, {"source": "B"})))
    assert "A has 4 attributions to 2 speakers (1 open to whom), most to Jo March (2);" in alt
    tied = alt_text(drawn(make_quotes({}, {"speaker": "Amy Ray"})))
    assert "A has 2 attributions to 2 speakers, to each at most once." in tied


def test_alt_text_counts_those_heard_in_one_source_beyond_the_first(make_quotes: Make) -> None:
    many = [{"speaker": f"Ann Number{n}"} for n in range(5)]
    alt = alt_text(drawn(make_quotes(*many, {"source": "B", "speaker": "A. Cole Jr."}), top=1))
    assert alt.endswith("Found to speak in one source only: Ann Number0 and 5 of the others.")


def test_nobody_speaks(make_quotes: Make) -> None:
    ax = drawn(make_quotes({"speaker": None, "kind": "fragment"}))
    assert alt_text(ax) == "No words are attributed to anybody."
    with pytest.raises(InputError, match="only_here"):
        speaker_matrix(count_speakers(make_quotes({})).drop(columns="only_here"))


@pytest.mark.parametrize("sources", [2, 3, 6, 7])
def test_texts_are_in_their_place(
    sources: int, make_quotes: Make, misplaced: Callable[[Axes], list[str]]
) -> None:
    said = [
        {"source": f"The $ource of {n} <b>Towns</b>", "speaker": f"Speaker {n + k} of Many $Names_"}
        for n in range(sources)
        for k in range(12)
    ]
    assert misplaced(drawn(make_quotes(*said))) == []
