"""Bytes to text: which encodings are read, and that nothing else is guessed at."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.reading.decode import decode

TEXT = "“It’s” a café — 5 €…\r\nNext\rLast\n"
WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\r\n\t"))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_encodings(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_utf16_with_its_bytes_the_other_way_round() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be"), "a.txt") == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["Привет, мир! Как дела?", "a", "Ąžuolas ir ėglė, ir dar"])
def test_utf16_without_a_mark_in_other_alphabets(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01", id="jpeg"),
        pytest.param(b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00", id="zip, docx"),
        pytest.param(b"\x1f\x8b\x08\x08\x0c\x93\x02\x9e\x11\x05\x8a\x01", id="gzip"),
        pytest.param(b"text with a \x00 in it", id="zero byte"),
        pytest.param("text".encode("utf-32"), id="utf-32"),
    ],
)
def test_a_binary_file_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^a\.txt is a binary file; text in .* accepted\.$"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("日本語".encode("euc-jp") + b"\x8f", id="a byte that Windows-1252 has not"),
        pytest.param(b"\xef\xbb\xbfcaf\xe9", id="UTF-8 by its mark, but not UTF-8"),
        pytest.param("你好".encode("utf-16") + b"a", id="UTF-16 by its mark, half a character"),
    ],
)
def test_another_encoding_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^a\.txt is in another encoding; text in UTF-8"):
        decode(data, "a.txt")


def test_a_stray_control_character_is_no_reason_to_refuse() -> None:
    text = "A story of many words.\x0c" * 40 + "\x1a"
    assert decode(text.encode(), "a.txt") == text


@settings(deadline=None, max_examples=100)
@given(WORDS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_text_comes_back_as_it_was(text: str, encoding: str) -> None:
    text = text.removeprefix("\ufeff")
    assert decode(text.encode(encoding), "a.txt") == text


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=80))
def test_arbitrary_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data, "a.txt")
    except InputError as error:
        assert str(error).startswith("a.txt is ")
    else:
        assert "\0" not in text
