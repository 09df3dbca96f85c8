"""What holds for every verb of ``analysis`` and any text.

``pytest tests/properties --hypothesis-profile=nightly`` tries many more texts.
"""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

import analysis
from analysis.errors import InputError
from fuzz.soundness import assert_sound

Table = pd.DataFrame
Tables = dict[str, Table]

TRIES = settings.default.max_examples  # 100, or what the profile says
few = settings(max_examples=TRIES // 25, deadline=None)
some = settings(max_examples=TRIES // 10, deadline=None)

ELSEWHERE = {"read_story", "read_articles", "example_story", "analyse_corpus", "group_stories"}
"""The verbs that are not of the chain from articles to gaps."""

HOSTILE = json.loads((Path(__file__).parents[1] / "hostile" / "texts.json").read_text("utf-8"))
NEWS = """\
“We will rebuild the bridge by June,” Mayor Marta Delgado said on Tuesday, 4 May 2021.
The council voted 5-4 in March to close the bridge, and Mr. Haworth called it “a gift to the banks.”
Peter Haworth, who chairs the panel, told CNN two days later that Delgado’s plan was late.
“I never said so,” he wrote on X last week. “Nor did I, and the mayor knows it,” she added.
On May 3, 2021, the mayor met the council in the town hall for the first time since 2019.
According to a report, the “reform” cost the town its last clinic in 2019 or 2020.
The bridge will close next month, officials say, and 1,200 people live beside it.
“We will rebuild the bridge,” Delgado told the council in the town hall on Monday, May 3.
The council met the mayor in the town hall on 2 May 2021; 900 people live beside the bridge."""

lines = st.sampled_from(NEWS.splitlines())
words = st.sampled_from([*NEWS.split(), *"\n\n\r“”\"'‘’«»—:.", "\u200b", "İ", "😀", "<b>", "said"])
texts = st.one_of(
    st.lists(lines, min_size=1, max_size=4).map("\n".join),
    st.lists(words, min_size=1, max_size=30).map(" ".join),
    st.sampled_from([case["text"] for case in HOSTILE if "rejected" not in case]),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40),
).filter(str.strip)
days = st.none() | st.dates(date(2015, 1, 1), date(2025, 1, 1))
stories = st.lists(st.tuples(texts, days), min_size=1, max_size=3).map(
    lambda rows: analysis.read_story(
        pd.DataFrame(
            {
                "article": [f"a{number}" for number in range(len(rows))],
                "source": [f"Paper {number % 2}" for number in range(len(rows))],
                "text": [text for text, _ in rows],
                "published": [day for _, day in rows],
            },
            dtype=object,
        )
    )
)


def everything(articles: Table) -> Tables:
    """What every verb makes of a story, by its name; none changes what it is given."""
    found: Tables = {}

    def run(name: str, *tables: Table) -> Table:
        before = [table.copy() for table in tables]
        found[name] = getattr(analysis, name)(*tables)
        for table, was in zip(tables, before, strict=True):
            assert_frame_equal(table, was)
        return found[name]

    quotes = run("align_speakers", run("score_sentiment", run("find_quotes", articles)))
    run("find_nested_quotes", quotes, articles)
    run("compare_targets", run("find_targets", quotes, articles), quotes)
    for verb in ("compare_speakers", "match_quotes", "unshared_quotes"):
        run(verb, quotes)
    dates = run("find_dates", articles)
    run("compare_dates", dates)
    run("find_gaps", run("build_timeline", dates))
    return found


def test_no_verb_is_forgotten() -> None:
    articles = analysis.read_story(pd.DataFrame({"text": [NEWS]}))
    assert set(everything(articles)) | ELSEWHERE == set(analysis.__all__)


@some
@given(stories)
def test_every_offset_slices_to_what_its_row_says(articles: Table) -> None:
    found = everything(articles)
    for quotes in ("find_quotes", "find_nested_quotes"):
        assert_sound(articles, found[quotes], found["find_dates"])
    text_of = dict(zip(articles["article"], articles["text"], strict=True))
    for row in found["find_targets"].to_dict("records"):
        spans = list(zip(row["target_spans"], row["target_in_content"], strict=True))
        for (start, end), (first, last) in spans:
            assert text_of[row["article"]][start:end] == row["content"][first:last] != ""
    contents = dict(found["find_quotes"][["quote", "content"]].itertuples(index=False))
    for row in found["match_quotes"].to_dict("records"):
        assert row["words_a"] in contents[row["quote_a"]]
        assert row["words_b"] in contents[row["quote_b"]]
        assert all(part in row["words_a"] for part in row["only_a"])
    for row in found["unshared_quotes"].to_dict("records"):
        assert row["words"] in contents[row["quote"]]


@few
@given(stories)
def test_the_same_story_gives_the_same_tables(articles: Table) -> None:
    first, second = everything(articles), everything(articles.copy())
    for verb, table in first.items():
        assert_frame_equal(table, second[verb])


@some
@given(stories, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(articles: Table, random: Any) -> None:
    order = random.sample(range(len(articles)), len(articles))
    one, other = everything(articles), everything(articles.iloc[order].reset_index(drop=True))
    for verb, table in one.items():
        said = WITHOUT_ORDER.get(verb, each_row)
        assert said(table) == said(other[verb]), verb


@few
@given(stories, texts)
def test_another_article_changes_no_rows_of_the_others(articles: Table, text: str) -> None:
    added = pd.DataFrame({"article": ["new"], "source": ["Paper 1"], "text": [text]})
    more = analysis.read_story(pd.concat([added, articles[[*added, "published"]]]))
    for verb in (analysis.find_quotes, analysis.find_dates, scored):
        rows = verb(more)
        kept = rows[rows["article"] != "new"].reset_index(drop=True)
        assert_frame_equal(kept, verb(articles))


@few
@given(stories)
def test_each_article_is_in_one_story_in_whatever_order_they_come(articles: Table) -> None:
    stories = analysis.group_stories(articles)
    assert sorted(stories["article"]) == sorted(articles["article"])
    assert set(stories["story"]) <= set(stories["article"])
    assert_frame_equal(analysis.group_stories(articles.iloc[::-1]), stories)


def scored(articles: Table) -> Table:
    return analysis.score_sentiment(analysis.find_quotes(articles))


values = st.one_of(
    st.text(st.characters(), max_size=30), st.none(), st.integers(), st.floats(), st.booleans()
) | st.lists(st.integers(), max_size=2)


@given(
    st.lists(
        st.fixed_dictionaries(
            {"text": values},
            optional=dict.fromkeys(("article", "source", "title", "published", "text2"), values),
        ),
        min_size=1,
        max_size=4,
    )
)
@some
def test_whatever_a_table_holds_each_row_is_an_article_or_refused(rows: list[Any]) -> None:
    table = pd.DataFrame(rows, dtype=object)
    articles, rejected = analysis.read_articles(table)
    assert len(articles) + len(rejected) == len(rows)
    assert articles["article"].is_unique
    assert all(reason.isprintable() for reason in rejected["reason"])
    try:
        assert_frame_equal(analysis.read_story(table), articles)
    except InputError as error:
        assert str(error) == rejected["reason"][0]
    for article in articles.to_dict("records"):
        text = article["text"]
        for repair in reversed(article["repairs"]):
            assert text[repair["start"] : repair["end"]] == repair["now"]
            text = text[: repair["start"]] + repair["was"] + text[repair["end"] :]
        assert text in table["text"].tolist()


def each_row(table: Table) -> list[str]:
    """The rows in an order of their own; so are the lists of sources in them."""
    return sorted(
        repr({name: sorted(cell) if name == "sources" else cell for name, cell in row.items()})
        for row in table.to_dict("records")
    )


def each_event(events: Table) -> list[list[str]]:
    """The mentions of each happening, whatever its number."""
    return sorted(each_row(own.drop(columns="event")) for _, own in events.groupby("event"))


def each_pair(shared: Table) -> list[Any]:
    """The two versions of each quotation, whichever comes first."""
    versions = zip(
        shared[["quote_a", "words_a"]].to_numpy().tolist(),
        shared[["quote_b", "words_b"]].to_numpy().tolist(),
        shared["relation"],
        strict=True,
    )
    return sorted([*sorted([a, b]), relation] for a, b, relation in versions)


def each_gap(gaps: Table) -> list[Any]:
    """The stretches of each gap, whichever sentence shows it; of a disagreement, both sides."""
    differ = gaps["kind"] == "disagreement"
    stretches = gaps.loc[~differ, ["kind", "source", "other", "earliest", "latest", "days"]]
    sides = gaps.loc[differ, ["sentence", "other_sentence"]].to_numpy().tolist()
    return [each_row(stretches), sorted(map(sorted, sides))]


WITHOUT_ORDER: dict[str, Callable[[Table], Any]] = {
    "build_timeline": each_event,
    "match_quotes": each_pair,
    "find_gaps": each_gap,
}
"""What of each verb's table must not depend on the order of the articles."""
