"""Bytes become the text that was written, whatever the encoding; what is no text is said to be none."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socfacts.errors import ReadError
from socfacts.read.encodings import CODE_PAGES, RARE_CODE_PAGES, code_page, decode

RUSSIAN = (
    "В Костанае открыли новую школу № 25 «Болашак» на 900 мест. На её строительство ушло более 4,2 млрд тенге — "
    "почти вдвое больше, чем ожидали.\r\nДо конца года здесь обещают сдать ещё три детских сада."
)
KAZAKH = (
    "Қостанайда 900 орындық жаңа мектеп ашылды. Құрылысына 4,2 млрд теңгеден астам қаржы бөлінді, ғимарат үш қабатты.\n"
    "Жыл соңына дейін тағы үш балабақша беріледі, оның ішінде біреуі — ауылда. Әкім һәм өкілдер қатысты."
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", *CODE_PAGES, *RARE_CODE_PAGES])
def test_russian_is_read_in_every_encoding(encoding: str) -> None:
    """The text comes back letter by letter, without its mark; letters that the page lacks are left out before."""
    data = RUSSIAN.encode(encoding, "ignore")
    assert decode(data) == data.decode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "kz1048", "ptcp154"])
def test_kazakh_is_read_with_all_its_letters(encoding: str) -> None:
    """«қ» is not «ќ», although cp1251 has that letter in the same place."""
    assert decode(KAZAKH.encode(encoding)) == KAZAKH


def test_kazakh_letters_late_in_a_russian_text_decide() -> None:
    """One Kazakh name at the end of a long Russian text is enough for the Kazakh page."""
    text = RUSSIAN * 100 + " Директор — Әсел Қуанышқызы."
    assert decode(text.encode("kz1048")) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_byte_order_mark_is_no_character(encoding: str) -> None:
    """The mark is left out of the text, so that offsets count from the first letter."""
    assert decode("\ufeffШкола".encode(encoding)) == "Школа"


def test_capitals_alone_are_read() -> None:
    """A headline in KOI8-R is not taken for small letters of cp1251."""
    headline = "В КОСТАНАЕ ОТКРЫЛИ НОВУЮ ШКОЛУ НА ДЕВЯТЬСОТ МЕСТ"
    assert decode(headline.encode("koi8_r")) == headline


def test_newlines_are_not_translated() -> None:
    """Offsets refer to the text as it stands in the file."""
    assert decode("а\r\nб\rв\n".encode()) == "а\r\nб\rв\n"


@pytest.mark.parametrize(
    "data",
    [
        RUSSIAN.encode()[:300] + b"\xff" + RUSSIAN.encode()[300:],
        RUSSIAN.encode()[:-2],
        b"\xd0\x9f\xd1\x80\xd0 \xff",
    ],
    ids=["stray byte", "cut off", "short"],
)
def test_broken_utf8_is_named_with_its_place(data: bytes) -> None:
    """Mostly good UTF-8 with bad bytes is not read as a code page."""
    with pytest.raises(ReadError, match=r"broken UTF-8: byte 0x\w\w at offset \d+, line \d+; save it as UTF-8"):
        decode(data)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_mark_with_broken_text_is_an_error(encoding: str) -> None:
    """A byte-order mark is believed: there is no second guess."""
    with pytest.raises(ReadError, match="by a byte-order mark, but broken"):
        decode("Школа".encode(encoding) + b"\xd0")


@pytest.mark.parametrize(
    "data",
    [b"\x00\x01\x02\x03" * 50, b"text with a \0 byte", codecs.BOM_UTF16_LE + "а\0б".encode("utf-16-le")],
    ids=["NULs", "one NUL", "a NUL character"],
)
def test_nul_makes_a_file_binary(data: bytes) -> None:
    """No text has a NUL in it."""
    with pytest.raises(ReadError, match="binary file"):
        decode(data)


@pytest.mark.parametrize(
    "data",
    ["Déjà vu à l'école, naïve œuvre".encode("cp1252"), "hello \xff world".encode("latin-1"), bytes(range(128, 256))],
    ids=["French", "one stray byte", "every byte"],
)
def test_what_is_no_russian_or_kazakh_is_not_guessed(data: bytes) -> None:
    """Better one clear line than an article in the wrong letters."""
    with pytest.raises(ReadError, match="neither Unicode nor cp1251"):
        decode(data)


def test_typography_of_windows_is_no_obstacle() -> None:
    """English quoted with cp1251's quotes and dashes reads."""
    assert decode("“Quoted” — text".encode("cp1251")) == "“Quoted” — text"


def test_pages_that_agree_are_cp1251() -> None:
    """Where no letter tells the pages apart, the commonest is named."""
    assert code_page("Открыли школу".encode("kz1048")) == "cp1251"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_utf8_round_trip(text: str) -> None:
    """Any text without NUL, less one leading mark, comes back from UTF-8."""
    assert decode(text.encode()) == text.removeprefix("\ufeff")


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_an_error(data: bytes) -> None:
    """No bytes at all raise anything but a ReadError, whose message is one line."""
    try:
        assert "\0" not in decode(data)
    except ReadError as error:
        assert "\n" not in str(error)
