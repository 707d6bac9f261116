"""Bytes -> text: a byte order mark, else UTF-8, else what Western European files are written in.

What is no text (archives, images, PDF, anything with NUL) raises `InputError`. Line ends stay as they
are: offsets count in the text as decoded here, without its byte order mark.
"""

from __future__ import annotations

import codecs
import contextlib
from dataclasses import dataclass

from factrack.errors import InputError
from factrack.model import Problem

MAX_TEXT_BYTES = 5_000_000  # a thick book; at 300 bytes of memory for each, what a small machine can hold
MAX_CONTROL_SHARE = 0.01
_DOUBTFUL_BYTES = 512
_SHORTEST_UTF16 = 16
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a rar archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "an RTF document"),
)
_WESTERN = frozenset("àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆñáíóúãõßÑÁÍÓÚ«»’‘“”–—…€°·©®²³½¼§ª\u00a0\u00ad•†‰š")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b")) + b"\x7f"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read with, and what could not be read of it."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, limit: int = MAX_TEXT_BYTES) -> Decoded:
    """The text of `data`; raises `InputError` (too_large, empty, blank, binary, encoding)."""
    if len(data) > limit:
        raise InputError("too_large", f"{len(data):,} bytes; the limit is {limit:,}")
    if not data:
        raise InputError("empty", "the file is empty")
    _refuse_known_formats(data)
    decoded = _with_bom(data) or _bare_utf16(data) or _without_bom(data)
    if "\0" in decoded.text:
        raise InputError("binary", "the text holds NUL characters")
    if not decoded.text.strip():
        raise InputError("blank", "there is nothing but white space")
    return decoded


def _refuse_known_formats(data: bytes) -> None:
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise InputError("binary", f"this is {name}, not text")


def _with_bom(data: bytes) -> Decoded | None:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return Decoded(data[len(bom) :].decode(encoding), encoding)
            except UnicodeDecodeError as error:
                raise InputError(
                    "encoding", f"the file says it is {encoding}, but it is not: {error.reason}"
                ) from error
    return None


def _bare_utf16(data: bytes) -> Decoded | None:
    """UTF-16 without its mark: one byte of nearly every two is NUL, the other never."""
    for high, encoding in ((data[1::2], "utf-16-le"), (data[::2], "utf-16-be")):
        if len(data) >= _SHORTEST_UTF16 and 5 * high.count(0) >= 4 * len(high) and data.count(0) == high.count(0):
            with contextlib.suppress(UnicodeDecodeError):
                return Decoded(data.decode(encoding), encoding)
    return None


def _without_bom(data: bytes) -> Decoded:
    if b"\0" in data:
        raise InputError("binary", "the file holds NUL bytes")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > max(2, MAX_CONTROL_SHARE * len(data)):
        raise InputError("binary", f"{controls:,} of {len(data):,} bytes are control characters")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _broken_utf8(data) or _legacy(data)


def _broken_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few bad bytes: read, each bad byte as U+FFFD, and said so.

    A text in a legacy encoding hardly ever holds a well-formed sequence of UTF-8, so the majority decides.
    """
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(not character.isascii() for character in text) - bad
    if good <= bad:
        return None
    message = f"{bad} stretches of bytes are no UTF-8; each stands as U+FFFD in the text"
    return Decoded(text, "utf-8", (Problem("encoding", message),))


def _legacy(data: bytes) -> Decoded:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    if len(data) < _DOUBTFUL_BYTES or _looks_western(text):
        return Decoded(text, "cp1252")
    return _guessed(data) or Decoded(text, "cp1252", (Problem("encoding", "the encoding is a guess: cp1252"),))


def _looks_western(text: str) -> bool:
    high = [character for character in text if not character.isascii()]
    return sum(character in _WESTERN for character in high) >= 0.95 * len(high)


def _guessed(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is None:
        return None
    try:
        return Decoded(
            data.decode(best.encoding),
            best.encoding,
            (Problem("encoding", f"the encoding is a guess: {best.encoding}"),),
        )
    except UnicodeDecodeError:
        return None
