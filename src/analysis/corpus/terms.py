"""What an article is about, in a few dozen terms: the names it has and its telling words."""

import re
from collections import Counter

from analysis.dates.alike import is_telling, stem

MOST = 32
"""Terms kept of an article: those it has most often, the earlier of equals first."""

_WORD = re.compile(r"[^\W\d_]{3,}")


def terms(title: str, text: str) -> list[str]:
    """Names as they are written, "Biden", and stems of other words, "debat", the frequent first.

    A name is a word with a capital that the text never writes without one. A word of the title
    counts as two.
    """
    words = _WORD.findall(f"{title}\n{title}\n{text}")
    small = {word for word in words if word[0].islower()}
    counts = Counter(
        stem(word) if word.lower() in small or not word[0].isupper() else word.capitalize()
        for word in words
        if is_telling(word)
    )
    return [term for term, _ in counts.most_common(MOST)]
