"""The one error that bad input raises, and how what it names is shown."""

from textwrap import shorten

_LONGEST = 2_000  # characters: more are of a name or value that was given, and say no more
_LONGEST_SAID = 150  # characters of another library's message


class InputError(ValueError):
    """One sentence for the person who gave the input: what, why, and what is accepted instead.

    It stays one line that a terminal shows as it is, whatever the names and values in it:
    characters that cannot be seen are written as escapes, and of a very long sentence the middle
    is left out.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(visible(_cut(sentence)))


def _cut(sentence: str) -> str:
    if len(sentence) <= _LONGEST:
        return sentence
    return f"{sentence[: _LONGEST // 2]} ... {sentence[-_LONGEST // 2 :]}"


def visible(text: str) -> str:
    """The text as one line that a terminal shows as it is, what cannot be seen as escapes."""
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode()
        for letter in text
    )


def said(error: Exception) -> str:
    """What an error of another library says, in a few words, to end a sentence with."""
    return shorten(str(error), _LONGEST_SAID, placeholder=" ...").rstrip(".")


def shown(value: object) -> str:
    """A value as Python writes it; its type where it cannot, as of a number of 5,000 digits."""
    try:
        return repr(value)
    except Exception:
        return f"a value of type {type(value).__name__}"
