"""Words, as they are counted."""

import re

_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")


def count_words(text: str) -> int:
    """How many words a text has; "don't", "1,000" and "high-profile" are one each."""
    return len(_WORD.findall(text))
