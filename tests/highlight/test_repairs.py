import pytest

from analysis.errors import InputError
from analysis.highlight import repairs_table
from analysis.tables import ARTICLES, as_table


def test_repairs_are_listed_with_the_words_around_them():
    text = "“We will go,” Ann Lee said.\n\nBo Ruiz said that he’d stay.\nJane Roe contributed."
    start = text.index("’d")
    repair = {"start": start, "end": start + 1, "was": "â", "now": "’", "why": "inside a word"}
    accounts = [
        {"article": name, "source": "The Post", "text": text, "repairs": repairs}
        for name, repairs in (("a", [repair]), ("b", []))
    ]
    assert repairs_table(as_table(accounts, ARTICLES)).to_dict("records") == [
        {
            "source": "The Post",
            "was": "â",
            "now": "’",
            "why": "inside a word",
            "context": "said. Bo Ruiz said that he’d stay. Jane Roe contributed.",
        }
    ]


def test_a_missing_column_is_named():
    with pytest.raises(InputError, match="repairs_table needs the column repairs"):
        repairs_table(as_table([], ARTICLES).drop(columns="repairs"))
