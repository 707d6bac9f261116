"""JSON lines -> documents: one object a line, as `extract --jsonl` takes them; a bad line is a problem."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from factrack.model import Document, Problem
from factrack.reading.decode import MAX_TEXT_BYTES
from factrack.reading.document import Options, from_text
from factrack.reading.metadata import bad_date, normal_language, stated_day

MAX_LINE_BYTES = 40_000_000
_OPTIONAL = ("title", "language", "source", "published", "url")


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that gives no document: its id where it has one, and why not."""

    id: str | None
    problem: Problem


def lines(stream: BinaryIO) -> Iterator[bytes | BadLine]:
    """The lines of a stream that are not blank; one beyond `MAX_LINE_BYTES` is skipped without being held."""
    number = 0
    while line := stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        if len(line) > MAX_LINE_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_LINE_BYTES)
            yield _bad(None, "too_large", f"line {number} is longer than {MAX_LINE_BYTES:,} bytes")
        elif line.strip():
            yield line


def read_line(line: bytes | str, options: Options | None = None, number: int = 0) -> Document | BadLine:
    """The document of one line; `options` stand above what the line says, `number` is named in messages."""
    values = parse_line(line, number)
    return values if isinstance(values, BadLine) else _document(values["id"], values, options or Options())


def parse_line(line: bytes | str, number: int = 0) -> dict[str, Any] | BadLine:
    """The checked fields of one line: `id` and `text` are there, and everything has its type."""
    where = f"line {number}: " if number else ""
    try:
        values = json.loads(line.decode("utf-8-sig") if isinstance(line, bytes) else line)
    except UnicodeDecodeError:
        return _bad(None, "encoding", f"{where}no UTF-8")
    except (ValueError, RecursionError) as error:
        return _bad(None, "bad_json", f"{where}no JSON: {str(error)[:100]}")
    if not isinstance(values, dict):
        return _bad(None, "bad_line", f"{where}an object is expected, not {type(values).__name__}")
    name = values.get("id")
    if not isinstance(name, str) or not name:
        return _bad(None, "bad_line", f'{where}"id" must be a text')
    fault = _fault(values)
    return _bad(name, *fault) if fault else {**values, "id": _whole(name)}


def _fault(values: dict[str, Any]) -> tuple[str, str] | None:
    text = values.get("text")
    if not isinstance(text, str):
        return "bad_line", '"text" must be a text'
    if "\0" in text:
        return "binary", "the text holds NUL characters"
    if len(text) > MAX_TEXT_BYTES:
        return "too_large", f"{len(text):,} characters; the limit is {MAX_TEXT_BYTES:,}"
    if not text.strip():
        return "blank", "there is nothing but white space"
    for key in _OPTIONAL:
        if not isinstance(values.get(key), str | None):
            return "bad_line", f'"{key}" must be a text or null'
    return None


def _document(name: str, values: dict[str, Any], options: Options) -> Document:
    known = {key: _whole(values[key]) for key in _OPTIONAL if (values.get(key) or "").strip()}
    language = options.language or normal_language(known.get("language"))
    published, problems = options.published, tuple[Problem, ...]()
    if published is None and "published" in known:
        published = stated_day(known["published"], language, values["text"])
        problems = () if published else (bad_date(known["published"]),)
    given = Options(
        source=options.source or known.get("source"),
        published=published,
        language=language,
        title=known.get("title"),
        url=known.get("url"),
    )
    return from_text(name, _whole(values["text"]), given, problems=problems)


def _whole(text: str) -> str:
    """The text with half surrogate pairs, which nothing can store, as U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _has_surrogates(text) else text


def _has_surrogates(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _bad(name: str | None, code: str, message: str) -> BadLine:
    return BadLine(name, Problem(code, message, name))
