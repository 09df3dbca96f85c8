"""What a dated mention is: a saying or a happening, background or news."""

import pandas as pd

from analysis.dates.clauses import is_speech
from analysis.dates.covered import Stretch
from analysis.dates.timeline import in_sentence
from analysis.tables import DAY, EVENTS, require

NEWS_DAYS = 31
"""How far from the day of the news a date is still part of the news."""


def classify_events(events: pd.DataFrame) -> pd.DataFrame:
    """Tell sayings from happenings, and background from news.

    The day of the news is the one that most mentions name; what ended more than 31 days before it
    is background, what begins more than 31 days after it is ahead.

    Args:
        events: Reads the columns of ``tables.EVENTS``.

    Returns:
        The table with two more columns: ``act``, "speech" where the expression dates that
        something was said ("said on Friday") and else "happening"; ``setting``, "background",
        "news" or "ahead".

    Raises:
        InputError: A column is missing.
    """
    require(events, EVENTS, "classify_events")
    start, end = news_span(events)
    said = map(is_speech, events["sentence"], in_sentence(events))
    setting = pd.Series("news", index=events.index, dtype="str")
    setting[events["latest"] < start] = "background"
    setting[events["earliest"] > end] = "ahead"
    acts = ["speech" if is_said else "happening" for is_said in said]
    return events.assign(act=pd.array(acts, dtype="str"), setting=setting)


def news_span(events: pd.DataFrame) -> Stretch:
    """The stretch around the day that most mentions name; of several such days the last.

    NaT on both sides where no mention names a day.
    """
    days = events.loc[events["grain"].isin(["day", "time"]), "earliest"].dropna().dt.normalize()
    named = days.value_counts()
    most = named.index[named == named.max()].max() if len(named) else pd.NaT
    around = pd.Series([most] * 2, dtype=DAY) + pd.to_timedelta([-NEWS_DAYS, NEWS_DAYS], unit="D")
    return around[0], around[1]
