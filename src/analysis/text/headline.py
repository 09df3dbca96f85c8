"""Headlines by their capitals: of a name there a capital tells nothing."""

import re

_WORD = re.compile(r"[^\s,]+")
_CAPITALS = 0.7  # the least share of the words
_SHORTEST = 4  # words
_LONGEST_SMALL = 4  # letters of a word that a headline writes small


def is_headline(paragraph: str) -> bool:
    """Whether Most Words of a Paragraph Have Capitals, the last and all long ones too.

    It may end in a stop ("Mayor Calls Vote a Sham."), since headlines are often stored so.
    """
    written = [word for word in _WORD.findall(paragraph) if word[0].isalpha()]
    small = [word for word in written if not word[0].isupper()]
    if len(written) < _SHORTEST or written[-1] in small:
        return False
    most = len(small) < (1 - _CAPITALS) * len(written)
    return most and all(len(word) <= _LONGEST_SMALL for word in small)
