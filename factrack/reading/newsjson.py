"""Articles as news crawlers save them: a JSON object a file, or a list of them, with the names that each crawler uses.

Known are those of news-please (`maintext`, `date_publish` …) and of newspaper (`text`, `publish_date` …), besides our own.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from factrack.errors import InputError
from factrack.reading.decode import MAX_TEXT_BYTES
from factrack.reading.metadata import host

Row = dict[str, Any]

_FIELDS = {
    "text": ("maintext", "text"),
    "title": ("title",),
    "published": ("date_publish", "publish_date", "published", "date"),
    "source": ("source_domain", "source", "source_url"),
    "url": ("url", "canonical_link"),
    "language": ("language", "meta_lang", "lang"),
}
_TELLS = ("url", "canonical_link", "source_url", "source_domain", "date_publish", "publish_date", "published")


def holds_articles(path: str) -> bool:
    """Whether the JSON file at `path` looks like saved articles rather than anything else."""
    try:
        with Path(path).open("rb") as stream:
            data = stream.read(MAX_TEXT_BYTES + 1)
        found = _parsed(data) if len(data) <= MAX_TEXT_BYTES else None
    except (OSError, InputError):
        return False
    first = found[0] if isinstance(found, list) and found else found
    return isinstance(first, dict) and "title" in first and any(n in first for n in _TELLS) and _text(first) is not None


def read_json(data: bytes) -> Row | list[Row]:
    """The article of a JSON file, or a list of them, with the fields of a JSON line but no id; raises `InputError`."""
    found = _parsed(data)
    if isinstance(found, dict):
        return _article(found)
    if isinstance(found, list) and all(isinstance(item, dict) for item in found):
        return [_article(item) for item in found]
    raise InputError("bad_json", "an article is expected, or a list of articles")


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError("encoding", "no UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise InputError("bad_json", f"no JSON: {str(error)[:100]}") from error


def _article(values: Row) -> Row:
    text = _text(values)
    if text is None:
        raise InputError("bad_json", 'no article in it: "maintext" or "text" must hold its words')
    found = {name: _first(values, names) for name, names in _FIELDS.items() if name != "text"}
    source = found["source"]
    found["source"] = (host(source) or source.removeprefix("www.")) if source else host(found["url"])
    return {"text": text, **{name: value for name, value in found.items() if value}}


def _text(values: Row) -> str | None:
    """The words of an article, kept as they are."""
    return next((values[name] for name in _FIELDS["text"] if isinstance(values.get(name), str)), None)


def _first(values: Row, names: tuple[str, ...]) -> str | None:
    return next((v.strip() for name in names if isinstance(v := values.get(name), str) and v.strip()), None)
