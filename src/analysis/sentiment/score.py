"""The verb: every scorer's columns, side by side."""

import pandas as pd

from analysis.tables import Schema, as_table, require

SENTIMENT: Schema = {
    "polarity": "float64",  # TextBlob: -1 to 1; NaN where it knows no word
    "subjectivity": "float64",  # TextBlob: 0 to 1; NaN where it knows no word
    "scored_words": "object",  # what decided polarity: list of {"words", "polarity"}
    "evidence_words": "int64",  # how many of those there are
    "vader": "float64",  # VADER's compound: -1 to 1; NaN where no word counts
    "vader_words": "object",  # what decided vader: list of {"words", "valence"}
}


def score_sentiment(table: pd.DataFrame) -> pd.DataFrame:
    """Score each row's words with TextBlob and VADER, and say which words decided.

    No known word is no evidence, so the score is NaN and never 0. A score of 0 is one that known
    words add up to. Neither scorer is altered; what they are given is prepared for them, while
    ``content`` itself stays:

    - curly apostrophes and quotation marks are straightened, which neither scorer knows;
    - the parts of a divided quotation are held apart, so that the last "not" of one part does not
      negate the first word of the next;
    - for TextBlob "n't" is written "not": its tokeniser breaks "isn't" at the apostrophe and loses
      the negation that its lexicon provides for.

    Both read single words and know nothing of who or what is spoken of. Read ``scored_words``
    before a score: in "this very violent war will end" TextBlob sees only "very violent".

    Args:
        table: Any table with a ``content`` column, such as quotes. None and NaN hold no words.

    Returns:
        A copy with ``polarity`` (-1 to 1), ``subjectivity`` (0 to 1), ``scored_words``,
        ``evidence_words``, ``vader`` (-1 to 1) and ``vader_words``; see ``SENTIMENT``. A word's
        ``polarity`` runs from -1 to 1; its ``valence`` from about -4 to 4, as VADER counted it
        after negation and emphasis. VADER reads an emoji as the words that describe it.

    Raises:
        InputError: ``table`` has no ``content`` column.

    Sources:
        TextBlob's pattern lexicon (De Smedt & Daelemans 2012, "Pattern for Python"); VADER (Hutto
        & Gilbert 2014, "VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social
        Media Text").
    """
    from analysis.sentiment import textblob_lexicon, vader_lexicon  # slow to load

    require(table, ["content"], "score_sentiment")
    texts = [text if isinstance(text, str) else "" for text in table["content"]]
    scores = [textblob_lexicon.score(text) | vader_lexicon.score(text) for text in texts]
    columns = as_table(scores, SENTIMENT).set_index(table.index)
    return table.assign(**{name: columns[name] for name in SENTIMENT})
