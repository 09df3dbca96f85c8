import pandas as pd

from analysis.comparison import find_targets
from analysis.findings import of_people


def test_who_speaks_of_whom_is_counted_and_what_one_source_has_is_named(quotes, articles):
    told = of_people(find_targets(quotes, articles))
    assert told[0] == (
        "In Article A, 3 quotes mention somebody else: Volodymyr Zelenskyy in 2, "
        "Vladimir Putin in 1 and Donald Trump in 1."
    )
    assert "Found in Article A only: Volodymyr Zelenskyy on Donald Trump." in told
    alone = quotes[quotes["source"] == "NBC News"]
    assert len(of_people(find_targets(alone, articles))) == 1


def test_the_tone_towards_a_person_is_counted_where_it_is_judged_often(quotes, articles):
    targets = find_targets(quotes, articles)
    sure = targets.assign(tone="neutral", tone_probability=0.9)
    sure.loc[sure.index[:4], "tone"] = None
    on_putin = (sure["target"] == "Vladimir Putin") & (sure["source"] == "NBC News")
    number = int(sure.loc[on_putin, "tone"].notna().sum())
    (told,) = (sentence for sentence in of_people(sure) if "Tone reads" in sentence)
    assert told == (
        "In NBC News, Tone reads Donald Trump on Vladimir Putin as negative in 0, neutral in "
        f"{number} and positive in 0 of the {number} quotes that it judges."
    )


def test_whom_another_source_has_under_another_first_name_is_not_found_in_one_only(
    quotes, articles
):
    targets = find_targets(quotes, articles)
    zelenskyy = (targets["speaker"] == "Volodymyr Zelenskyy") & (
        targets["target"] == "Donald Trump"
    )
    for speaker, target in (("Wolodymyr Zelenskyy", "D. Trump"), ("Zelenskyy’s office", "Donald")):
        other = targets[zelenskyy].assign(source="NBC News", speaker=speaker, target=target)
        told = of_people(pd.concat([targets, other], ignore_index=True))
        assert not any("Zelenskyy on Donald Trump" in sentence for sentence in told)
