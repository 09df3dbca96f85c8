"""Bytes to text and back: UTF-8, UTF-16 and Windows-1252, with or without a byte order mark."""

import re

from analysis.errors import InputError

ACCEPTED = "text in UTF-8, UTF-16 or Windows-1252 is accepted"

_BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")  # all but white space
_CONTROL_SHARE = 0.02  # of a text, and one more; random bytes have 0.1
_UTF16_NULS = 0.1  # of two-byte units: spaces, line ends and Latin letters have a zero byte


def decode(data: bytes, name: str, *, single_byte: str = "cp1252") -> str:
    """The text of a file, every character kept, line ends too; a byte order mark is no text.

    Args:
        data: The file's bytes.
        name: Whose bytes they are, for the message.
        single_byte: The encoding of text that is neither UTF-8 nor UTF-16.

    Raises:
        InputError: The bytes are not text, or text in another encoding.
    """
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return _decode_as([encoding], data[len(mark) :], name)
    return _decode_as(_likely_encodings(data, single_byte), data, name)


def _likely_encodings(data: bytes, single_byte: str) -> list[str]:
    """What text without a byte order mark can be, the most telling encoding first."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if max(even, odd) > _UTF16_NULS * len(data) / 2:
        return ["utf-16-le" if odd > even else "utf-16-be"]
    return ["utf-8", single_byte]


def _decode_as(encodings: list[str], data: bytes, name: str) -> str:
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if "\0" not in text and len(_CONTROL.findall(text)) <= 1 + _CONTROL_SHARE * len(text):
            return text
    kind = "a binary file" if _CONTROL.search(data.decode("latin-1")) else "in another encoding"
    raise InputError(f"{name} is {kind}; {ACCEPTED}.")


def writable(value: object) -> str:
    """A value as a string that can be written: half a surrogate pair becomes a question mark."""
    return str(value).encode("utf-8", "replace").decode("utf-8")


def as_label(value: object) -> str:
    """A name or number as a string; 7 also where pandas has made it 7.0, beside a missing one."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return writable(value).strip()
