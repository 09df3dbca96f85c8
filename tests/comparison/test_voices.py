from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.comparison import cue_counts, naming, positions, share_of_voice
from analysis.errors import InputError
from analysis.tables import ARTICLES, QUOTES, as_table

TEXT = (
    'Jo said "one two" was three. "Four five six," she said. "Seven." It was eight nine, Bo said.'
)


def quotes_of(*rows: dict[str, Any]) -> pd.DataFrame:
    defaults = {"article": "a", "source": "A", "kind": "indirect", "content": "some words"}
    spans = {"content_spans": [(0, 10)], "quoted_spans": [], "paragraph": 0, "confidence": 1.0}
    numbered = ({"quote": f"a:{number}"} for number in range(len(rows)))
    return as_table(
        [defaults | spans | number | row for number, row in zip(numbered, rows, strict=True)],
        QUOTES,
    )


def said(speaker: str | None, *parts: str, quoted: tuple[str, ...] = (), **more: Any) -> Any:
    """A row whose contents and marked words are looked up in TEXT."""

    def span(words: str) -> tuple[int, int]:
        return TEXT.index(words), TEXT.index(words) + len(words)

    return {
        "speaker": speaker,
        "content": " … ".join(parts),
        "content_spans": [span(part) for part in parts],
        "quoted_spans": [span(part) for part in quoted],
        **more,
    }


MIXED = said("Jo", '"one two" was three', quoted=("one two",), kind="mixed")
DIVIDED = said("Jo", "Four five six,", "Seven.", quoted=("Four five six,", "Seven."), kind="direct")
INDIRECT = said("Bo", "It was eight nine")


def test_shares_divide_mixed_quotes_at_the_marks() -> None:
    table = share_of_voice(quotes_of(MIXED, DIVIDED, INDIRECT))
    assert table[["low", "high"]].isna().all(axis=None)  # three attributions are too few
    assert table.drop(columns=["low", "high"]).to_dict("records") == [
        {
            "source": "A",
            "speaker": "Jo",
            "attributions": 2,
            "verbatim": 6,
            "paraphrased": 2,
            "words": 8,
            "share": pytest.approx(8 / 12),
        },
        {
            "source": "A",
            "speaker": "Bo",
            "attributions": 1,
            "verbatim": 0,
            "paraphrased": 4,
            "words": 4,
            "share": pytest.approx(4 / 12),
        },
    ]


def test_a_share_has_an_interval_from_five_attributions_on() -> None:
    table = share_of_voice(quotes_of(MIXED, DIVIDED, INDIRECT, INDIRECT, INDIRECT))
    assert (table["low"] < table["share"]).all()
    assert (table["share"] < table["high"]).all()
    alone = share_of_voice(quotes_of(*[INDIRECT] * 5)).iloc[0]
    assert (alone["low"], alone["high"]) == (1, 1)


def test_the_order_of_quotes_moves_no_interval() -> None:
    rows = [MIXED, DIVIDED, INDIRECT, INDIRECT, MIXED]
    one, other = (share_of_voice(quotes_of(*order)) for order in (rows, rows[::-1]))
    columns = ["speaker", "low", "high"]
    sort = [table[columns].sort_values("speaker", ignore_index=True) for table in (one, other)]
    pd.testing.assert_frame_equal(*sort)


def test_fragments_are_nobodys_words() -> None:
    fragment = said(None, "Seven.", quoted=("Seven.",), kind="fragment")
    alone, with_fragment = (share_of_voice(quotes_of(INDIRECT, *more)) for more in ([], [fragment]))
    pd.testing.assert_frame_equal(alone, with_fragment)


def test_sources_keep_their_order_and_their_own_total() -> None:
    quotes = quotes_of(INDIRECT | {"source": "Z"}, INDIRECT, MIXED, DIVIDED)
    table = share_of_voice(quotes)
    assert table["source"].tolist() == ["Z", "A", "A"]
    assert table["share"].tolist() == pytest.approx([1, 8 / 12, 4 / 12])


def test_cues_are_counted_by_their_base_form() -> None:
    cues = [("said", "neutral"), ("says", "neutral"), ("Claimed", "doubting"), ("Zorbs", None)]
    rows = [{"speaker": "Jo", "cue": cue, "cue_class": kind} for cue, kind in cues]
    without_cue = {"speaker": "Jo", "cue": None}
    nobody = {"speaker": None, "cue": "said", "cue_class": "neutral"}
    table = cue_counts(quotes_of(*rows, without_cue, nobody))
    counted = [tuple(row) for row in table[["cue", "n"]].to_numpy()]
    assert counted == [("say", 2), ("claim", 1), ("zorbs", 1)]
    assert table["cue_class"].isna().tolist() == [False, False, True]


def test_naming_has_a_row_for_every_kind() -> None:
    types = ["person", "person", "unnamed", None, "astrologer"]
    quotes = quotes_of(*({"speaker": str(kind), "speaker_type": kind} for kind in types))
    table = naming(quotes).set_index("naming")
    assert table["attributions"].to_dict() == {
        "named": 2,
        "organisation": 0,
        "group": 0,
        "document": 0,
        "unnamed": 1,
        "unknown": 2,
    }
    assert table.loc["named", "words"] == 4


def test_naming_shows_a_source_that_attributes_nothing() -> None:
    table = naming(quotes_of({"speaker": "x"}, {"speaker": None, "source": "B"}))
    assert table.loc[table["source"] == "B", "attributions"].sum() == 0
    assert set(table["source"]) == {"A", "B"}


def test_positions_reach_from_the_first_part_to_the_last() -> None:
    articles = as_table([{"article": "a", "source": "A", "text": TEXT, "repairs": []}], ARTICLES)
    table = positions(quotes_of(MIXED, DIVIDED), articles)
    begins, ends = TEXT.index("Four") / len(TEXT), (TEXT.index("Seven.") + 6) / len(TEXT)
    assert table.loc[1, ["begins", "ends"]].tolist() == pytest.approx([begins, ends])
    assert table["speaker"].tolist() == ["Jo", "Jo"]


def test_positions_name_the_missing_article() -> None:
    with pytest.raises(InputError, match="'a'"):
        positions(quotes_of(MIXED), as_table([], ARTICLES))


@pytest.mark.parametrize("verb", [share_of_voice, cue_counts, naming])
def test_asks_for_its_columns(verb: Any) -> None:
    with pytest.raises(InputError, match="speaker"):
        verb(quotes_of(MIXED).drop(columns="speaker"))


@pytest.mark.parametrize("verb", [share_of_voice, cue_counts, naming])
def test_no_quotes_make_no_rows(verb: Any) -> None:
    assert verb(quotes_of()).empty


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("AB"), st.sampled_from(["Jo", "Bo", None])),
        min_size=1,
        max_size=12,
    )
)
def test_shares_of_a_source_add_up_to_one(pairs: list[tuple[str, str | None]]) -> None:
    quotes = quotes_of(*(MIXED | {"source": source, "speaker": name} for source, name in pairs))
    before = quotes.copy(deep=True)
    table = share_of_voice(quotes)
    assert table.groupby("source")["share"].sum().tolist() == pytest.approx(
        [1.0] * table["source"].nunique()
    )
    assert table["attributions"].sum() == sum(name is not None for _, name in pairs)
    pd.testing.assert_frame_equal(quotes, before)
