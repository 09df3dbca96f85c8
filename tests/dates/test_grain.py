import pandas as pd
import pytest

from analysis.dates import at_grain
from analysis.errors import InputError


def spans(*pairs: tuple[str | None, str | None]) -> pd.DataFrame:
    table = pd.DataFrame(pairs, columns=["earliest", "latest"])
    return table.apply(pd.to_datetime).astype("datetime64[us]")


@pytest.mark.parametrize(
    ("grain", "first", "last"),
    [
        ("day", "2025-05-16", "2025-05-16"),
        ("week", "2025-05-12", "2025-05-18"),
        ("month", "2025-05-01", "2025-05-31"),
        ("year", "2025-01-01", "2025-12-31"),
    ],
)
def test_an_instant_takes_the_whole_of_its_unit(grain, first, last):
    wide = at_grain(spans(("2025-05-16 10:00", "2025-05-16 10:00")), grain)
    assert wide.iloc[0].tolist() == [pd.Timestamp(first), pd.Timestamp(last)]


def test_an_interval_over_two_units_takes_both():
    wide = at_grain(spans(("2025-04-30", "2025-05-02")), "month")
    assert wide.iloc[0].tolist() == [pd.Timestamp("2025-04-01"), pd.Timestamp("2025-05-31")]


def test_an_open_end_stays_open():
    wide = at_grain(spans((None, "2022-05-17")), "year")
    assert pd.isna(wide.loc[0, "earliest"])
    assert wide.loc[0, "latest"] == pd.Timestamp("2022-12-31")


def test_without_a_grain_nothing_changes_and_the_table_given_never_does():
    table = spans(("2025-05-16", "2025-05-16"))
    assert at_grain(table, None).equals(table)
    at_grain(table, "year")
    assert table.loc[0, "earliest"] == pd.Timestamp("2025-05-16")


def test_columns_keep_their_types_also_without_rows():
    wide = at_grain(spans().head(0), "week")
    assert wide.dtypes.tolist() == spans(("2025-05-16", None)).dtypes.tolist()


def test_another_grain_is_refused_with_those_there_are():
    with pytest.raises(InputError, match="day, week, month, year"):
        at_grain(spans(("2025-05-16", "2025-05-16")), "decade")
