import codecs

import pytest

from factrack.errors import InputError
from factrack.reading.decode import decode

TEXT = "À l’été, « 10 000 » élèves sont déçus : œuvre, maïs, Noël…\r\nC'est fini."
LEGACY = "L'été dernier, déjà 300 élèves."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        codecs.BOM_UTF8 + TEXT.encode("utf-8"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
        TEXT.encode("cp1252"),
    ],
)
def test_every_encoding_gives_the_same_text(data: bytes) -> None:
    assert decode(data).text == TEXT


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
@pytest.mark.parametrize("times", [1, 400])
def test_legacy_files_of_any_size(encoding: str, times: int) -> None:
    text = LEGACY * times
    assert decode(text.encode(encoding)).text == text


def test_a_large_file_in_another_alphabet_is_guessed_and_says_so() -> None:
    text = "Вода поднялась ночью, и жители ушли на холмы. Мэр просит помощи у соседних городов. " * 40
    decoded = decode(text.encode("cp1251"))
    assert decoded.text == text
    assert [problem.code for problem in decoded.problems] == ["encoding"]


@pytest.mark.parametrize("bad", [b"\xff", b"\xe9", b"\xff\xfe\xc3("])
def test_a_few_bad_bytes_are_shown_and_told(bad: bytes) -> None:
    decoded = decode("déjà un été".encode() + bad + b" fin")
    assert decoded.text.startswith("déjà un été\ufffd") and decoded.text.endswith(" fin")
    assert [problem.code for problem in decoded.problems] == ["encoding"]


@pytest.mark.parametrize("text", ["CAFÉ» et thé à Sées", "« L'ÉTÉ», dit-elle déjà"])
def test_what_looks_like_utf8_once_is_legacy_all_the_same(text: str) -> None:
    assert decode(text.encode("cp1252")).text == text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t ", "blank"),
        (codecs.BOM_UTF8, "blank"),
        (b"%PDF-1.7 abc", "binary"),
        (b"\x1f\x8b\x08abc", "binary"),
        (b"PK\x03\x04abc", "binary"),
        (b"\x89PNG\r\n", "binary"),
        (b"Bonjour\0 monde", "binary"),
        (codecs.BOM_UTF16_LE + "a\0b".encode("utf-16-le"), "binary"),
        (b"\x01\x02\x03\x04\x05 abc", "binary"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a", "encoding"),
    ],
)
def test_refused(data: bytes, code: str) -> None:
    with pytest.raises(InputError) as error:
        decode(data)
    assert error.value.code == code


def test_limit() -> None:
    with pytest.raises(InputError, match="limit is 10"):
        decode(b"x" * 11, limit=10)
