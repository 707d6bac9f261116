"""A person's word on claims and names: written under the lock, felt by every report at once, shared as JSON lines."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, get_args

from factrack.config import Config
from factrack.derive import derive
from factrack.errors import FactrackError, StoreError
from factrack.store import reviews
from factrack.store.database import open_for_writing
from factrack.store.names import give_alias, given_aliases
from factrack.store.touched import Touched
from factrack.store.transaction import transaction

Row = dict[str, Any]
_NUMBERS = ("start", "end")
MOST = 1 << 53


@contextlib.contextmanager
def judging(database: Path, config: Config) -> Iterator[sqlite3.Connection]:
    """A transaction in which a person says something; the derived tables follow where it matters. All or nothing."""
    if not database.is_file():
        raise StoreError(f"{database}: no such database; `factrack ingest` makes one")
    with open_for_writing(database, config.lock_wait) as connection, transaction(connection):
        wrong, aliases, touched = reviews.wrong(connection), given_aliases(connection), Touched()
        yield connection
        reviews.settle(connection, touched, wrong)
        if touched.articles or aliases != given_aliases(connection):
            derive(connection, config.aliases(), touched)


def exported(connection: sqlite3.Connection) -> list[Row]:
    """Every review and alias as an object to share: nothing of it tells where the articles lie on this machine."""
    rows = [{**asdict(review), "name": Path(review.name).name} for review in reviews.stored(connection)]
    for row in rows:
        row["reading"] = json.loads(row["reading"])
        del row["key"]
    return [*rows, *({"alias": name, "same_as": other} for name, other in given_aliases(connection).items())]


def imported(connection: sqlite3.Connection, lines: Sequence[str], file: str) -> str:
    """Take over what `exported` gave; of two reviews of a claim the later one counts. Returns what was done, in words."""
    counts = {"review": 0, "alias": 0, "older": 0}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{file}:{number}"
        row = _object(line, where)
        if "alias" in row:
            give_alias(connection, _text(row, "alias", where), _text(row, "same_as", where))
            counts["alias"] += 1
        else:
            taken = reviews.put(connection, _review(row, where))
            counts["review" if taken else "older"] += 1
    left = f"; left {counts['older']} older than what is here" if counts["older"] else ""
    return f"took over reviews: {counts['review']}, aliases: {counts['alias']}{left}"


def _object(line: str, where: str) -> Row:
    try:
        row = json.loads(line.encode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        raise FactrackError(f"{where}: no JSON: {str(error)[:100]}") from error
    if not isinstance(row, dict):
        raise FactrackError(f"{where}: an object is expected")
    if "\\ud" in line.lower():  # half surrogate pairs, which nothing can store
        return dict(json.loads(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace")))
    return row


def _review(row: Row, where: str) -> reviews.Review:
    verdict, note = row.get("verdict"), row.get("note")
    if verdict is not None and verdict not in get_args(reviews.Judgement):
        raise FactrackError(f"{where}: the verdict is {verdict!r}; it may be wrong, right or null")
    placed = all(type(row.get(name)) is int and 0 <= row[name] < MOST for name in _NUMBERS)
    if not placed or not isinstance(row.get("reading"), dict):
        raise FactrackError(f"{where}: start and end must be numbers, reading an object")
    texts = {name: _text(row, name, where) for name in ("claim", "reviewed", "name", "digest", "kind", "words")}
    found = reviews.Review(
        verdict=verdict, note=str(note) if note else None, key=texts["name"], start=row["start"], end=row["end"],
        reading=json.dumps(row["reading"], ensure_ascii=False), **texts,
    )  # fmt: skip
    return replace(found, claim=found.claim.lower())


def _text(row: Row, name: str, where: str) -> str:
    value = row.get(name)
    if not isinstance(value, str) or not value.strip():
        raise FactrackError(f"{where}: {name!r} must be a text")
    return value
