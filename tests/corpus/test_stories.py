"""Articles in stories."""

import shutil

import pandas as pd
import pytest

from analysis.corpus import analyse_corpus, group_stories, write_stories
from analysis.corpus.clusters import Clusters
from analysis.corpus.terms import terms
from analysis.errors import InputError

FIRE = "A fire burned down the old mill in Springfield. Mayor Ann Lee called the blaze a disaster."
VOTE = "Senators rejected the farm bill. Tom Reed of Ohio said subsidies for growers would end."
OTHER = "The orchestra played Mahler in Boston. Critics praised the conductor, Maria Silva."


def articles(*rows):
    table = pd.DataFrame(rows, columns=["article", "published", "text"])
    days = pd.to_datetime(table["published"]).astype("datetime64[us]")
    return table.assign(source="The Post", published=days)


@pytest.fixture
def week():
    return articles(
        ("fire-1", "2025-05-01", FIRE),
        ("vote-1", "2025-05-01", VOTE),
        ("fire-2", "2025-05-02", f"Springfield mourns its mill. {FIRE.lower()} Ann Lee spoke."),
        ("other", "2025-05-02", OTHER),
        ("vote-2", "2025-05-31", f"{VOTE} It was a surprise."),
        ("vote-3", "2025-06-01", f"After the vote: {VOTE}"),
    )


def story_of(table, **options):
    grouped = group_stories(table, **options)
    return dict(zip(grouped["article"], grouped["story"], strict=True))


def test_articles_on_one_event_are_one_story_named_after_the_first(week):
    assert story_of(week) == {
        "fire-1": "fire-1",
        "fire-2": "fire-1",
        "vote-1": "vote-1",
        "other": "other",
        "vote-2": "vote-2",  # a month later it is another story
        "vote-3": "vote-2",  # and goes on across the end of the month
    }


def test_the_window_is_counted_from_the_first_article(week):
    wide = story_of(week, days=30)
    assert wide["vote-2"] == "vote-1"
    assert wide["vote-3"] == "vote-3"


def test_the_order_of_the_rows_does_not_matter(week):
    turned = week.iloc[::-1].reset_index(drop=True)
    assert story_of(turned) == story_of(week)


def test_articles_without_a_day_are_grouped_among_themselves(week):
    undated = articles(("u-1", None, FIRE), ("u-2", None, f"{FIRE} It was old."))
    stories = story_of(pd.concat([week, undated], ignore_index=True))
    assert stories["u-1"] == stories["u-2"] == "u-1"
    assert stories["fire-2"] == "fire-1"


def test_no_article_is_no_story(week):
    assert group_stories(week.head(0)).columns.tolist() == [
        "story",
        "article",
        "source",
        "published",
    ]


def test_an_article_without_words_is_a_story_of_its_own():
    table = articles(("a", "2025-05-01", "."), ("b", "2025-05-01", "."))
    assert story_of(table) == {"a": "a", "b": "b"}


def test_a_missing_column_is_one_sentence(week):
    with pytest.raises(InputError, match="needs the column text"):
        group_stories(week.drop(columns="text"))


def test_the_stories_of_a_run_are_those_of_its_articles(week, tmp_path):
    week.to_parquet(tmp_path / "week.parquet")
    analyse_corpus(tmp_path / "week.parquet", tmp_path / "out", part_size=2, progress=False)
    before = {path.name for path in (tmp_path / "out").iterdir()}
    assert write_stories(tmp_path / "out") == 4
    assert {path.name for path in (tmp_path / "out").iterdir()} == before | {"stories.parquet"}
    written = pd.read_parquet(tmp_path / "out" / "stories.parquet")
    pd.testing.assert_frame_equal(written, group_stories(week), check_dtype=False)


def test_a_copy_and_a_part_that_is_not_done_have_no_stories(week, tmp_path):
    week.to_parquet(tmp_path / "week.parquet")
    out = tmp_path / "out"
    analyse_corpus(tmp_path / "week.parquet", out, part_size=2, progress=False)
    first, *_, last = sorted((out / "articles").iterdir())
    shutil.copy(first, first.with_name("part-000000 (1).parquet"))
    (out / "dates" / last.name).unlink()
    write_stories(out)
    expected = group_stories(week[: 2 * int(last.stem[-6:])])
    written = pd.read_parquet(out / "stories.parquet")
    pd.testing.assert_frame_equal(written, expected, check_dtype=False)


def test_stories_need_a_run(tmp_path):
    with pytest.raises(InputError, match="holds no corpus run"):
        write_stories(tmp_path)


def test_only_what_shares_a_telling_term_is_compared(monkeypatch):
    compared = []
    clusters = Clusters(3, 0.1)
    monkeypatch.setattr(
        "analysis.corpus.clusters._Cluster.cosine", lambda own, _: compared.append(own.name) or 0.0
    )
    for number in range(100):
        clusters.place(f"{number}", 0, {number: 1.0})
    assert compared == []
    clusters.place("again", 0, {7: 1.0})
    assert set(compared) == {"7"}


def test_what_is_too_old_is_forgotten():
    clusters = Clusters(3, 0.1)
    for day in range(100):
        assert clusters.place(f"{day}", 10 * day, {day % 2: 1.0}) == f"{day}"
    assert len(clusters._open) == len(clusters._holders) == 1


def test_names_keep_their_capital_and_other_words_lose_their_ending():
    found = terms("Fires in Ohio", "Fires burned down the mill. FIRES, he said, are fires.")
    assert found[:2] == ["fir", "Ohio"]
    assert "burn" in found
