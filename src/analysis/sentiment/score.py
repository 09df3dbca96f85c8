"""The verb: every scorer's columns, side by side."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.sentiment import tone
from analysis.tables import Schema, as_table, require
from analysis.text.segment import Span

SENTIMENT: Schema = {
    "polarity": "float64",  # TextBlob: -1 to 1; NaN where it knows no word
    "subjectivity": "float64",  # TextBlob: 0 to 1; NaN where it knows no word
    "scored_words": "object",  # what decided polarity: list of {"words", "polarity"}
    "evidence_words": "int64",  # how many of those there are
    "vader": "float64",  # VADER's compound: -1 to 1; NaN where no word counts
    "vader_words": "object",  # what decided vader: list of {"words", "valence"}
    "tone": "object",  # negative, neutral, positive; None where the scorer is not sure enough
    "tone_probability": "float64",  # of the likeliest tone; NaN where there are no words
}

_PARAPHRASED = {"indirect", "mixed"}


def score_sentiment(
    table: pd.DataFrame, *, least_probability: float = tone.SURE_ENOUGH
) -> pd.DataFrame:
    """Score each row's words with TextBlob, VADER and a scorer trained on news.

    TextBlob and VADER add up the words they know. No known word is no evidence, so the score is NaN
    and never 0. A score of 0 is one that known words add up to. Neither scorer is altered; what
    they are given is prepared for them, while ``content`` itself stays:

    - curly apostrophes and quotation marks are straightened, which neither scorer knows;
    - the parts of a divided quotation are held apart, so that the last "not" of one part does not
      negate the first word of the next;
    - for TextBlob "n't" is written "not": its tokeniser breaks "isn't" at the apostrophe and loses
      the negation that its lexicon provides for.

    Both read single words and know nothing of who or what is spoken of. Read ``scored_words``
    before a score: in "this very violent war will end" TextBlob sees only "very violent".

    ``tone`` comes from a small encoder that learnt from sentences of US political news how readers
    found the tone towards a person. Where the table says whom a row speaks of, it is the tone
    towards that person; else of the whole. Where it has ``kind`` and ``cue``, a paraphrase is read
    with its cue before it, "denied that he lied": of 130 labelled mentions in paraphrases kept
    aside, 75% are read rightly so, and 63% without. It names no words;
    `analysis.sentiment.validity` tells how often it is right.

    Args:
        table: Any table with a ``content`` column, such as quotes. None and NaN hold no words. Of
            a table with ``target`` (a person's mention in the content, such as "the president")
            each row is scored towards the target; from ``find_targets`` it has ``target_text`` and
            ``target_in_content``, which say more exactly what is the mention and where it stands.
        least_probability: Below it ``tone`` abstains. At 0 it always speaks.

    Returns:
        A copy with ``polarity`` (-1 to 1), ``subjectivity`` (0 to 1), ``scored_words``,
        ``evidence_words``, ``vader`` (-1 to 1), ``vader_words``, ``tone`` and ``tone_probability``;
        see ``SENTIMENT``. A word's ``polarity`` runs from -1 to 1; its ``valence`` from about -4 to
        4, as VADER counted it after negation and emphasis. VADER reads an emoji as the words that
        describe it.

    Raises:
        InputError: ``table`` has no ``content`` column.

    Sources:
        TextBlob's pattern lexicon (De Smedt & Daelemans 2012, "Pattern for Python"); VADER (Hutto
        & Gilbert 2014, "VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social
        Media Text"); NewsMTSC (Hamborg & Donnay 2021), on which the third scorer was trained.
    """
    from analysis.sentiment import textblob_lexicon, vader_lexicon  # slow to load

    require(table, ["content"], "score_sentiment")
    scores = [
        textblob_lexicon.score(text)
        | vader_lexicon.score(text)
        | tone.score(told, target, spans, least_probability)
        for text, told, target, spans in _asked(table)
    ]
    columns = as_table(scores, SENTIMENT).set_index(table.index)
    return table.assign(**{name: columns[name] for name in SENTIMENT})


def _asked(table: pd.DataFrame) -> Iterator[tuple[str, str, str | None, list[Span]]]:
    """Each row's words, the same as `tone` reads them, of whom they are, and where he stands."""
    nothing = pd.Series(None, table.index, dtype="object")
    targets = table.get("target_text", table.get("target", nothing))
    places = table.get("target_in_content", nothing)
    leads = map(_lead, table.get("kind", nothing), table.get("cue", nothing))
    for content, lead, target, spans in zip(table["content"], leads, targets, places, strict=True):
        text = _words(content) or ""
        listed = spans if isinstance(spans, list) else []
        moved = [(start + len(lead), end + len(lead)) for start, end in listed]
        yield text, lead + text if text else "", _words(target), moved


def _lead(kind: Any, cue: Any) -> str:
    """The cue of a paraphrase, which is half of what it says: "denied" of "denied that he lied"."""
    return f"{cue} " if kind in _PARAPHRASED and _words(cue) else ""


def _words(value: Any) -> str | None:
    return value if isinstance(value, str) else None
