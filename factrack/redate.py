"""A publication date given later: stored dates resolve again, and what hangs on them follows."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from factrack.config import Config
from factrack.derive import derive
from factrack.facts.events import undated
from factrack.facts.resolve import again
from factrack.model import When
from factrack.store.lookup import article_dates
from factrack.store.transaction import transaction
from factrack.store.writer import Writer

Row = dict[str, Any]


def redate(connection: sqlite3.Connection, article: Row, published: str, config: Config) -> int:
    """Set the date of a stored article, all or nothing; returns how many of its dates changed."""
    before = article_dates(connection, article["id"])
    after = again(before, published)
    changed = {number: when for number, when in enumerate(after) if when != before[number]}
    with transaction(connection):
        writer = Writer(connection)
        writer.touched.article(connection, article["id"])
        writer.give_date(article["key"], published)
        connection.execute(
            "UPDATE articles SET published = ?, published_basis = 'given' WHERE id = ?", (published, article["id"])
        )
        for number, when in changed.items():
            _store(connection, article["id"], number, when)
        inferred = _infer(connection, article["id"], published)
        derive(connection, config.aliases(), writer.touched)
    return len(changed) + inferred


def _store(connection: sqlite3.Connection, article: int, number: int, when: When) -> None:
    connection.execute(
        "UPDATE dates SET edtf = ?, low = ?, high = ?, basis = ? WHERE article = ? AND number = ?",
        (when.edtf, when.low, when.high, when.basis, article, number),
    )
    connection.execute(
        "UPDATE claims SET date = ?, date_low = ?, date_high = ? WHERE article = ? AND date_number = ?",
        (when.edtf, when.low, when.high, article, number),
    )


def _infer(connection: sqlite3.Connection, article: int, published: str) -> int:
    """Date anew the events that no words date, each by the rule that says what publication tells; how many there are."""
    claims = connection.execute(
        "SELECT number, rules FROM claims WHERE article = ? AND kind = 'event' AND date_number IS NULL", (article,)
    ).fetchall()
    dated = [
        (date, number)
        for number, rules in claims
        for rule, _, _ in json.loads(rules)
        if (date := undated.known(rule, published))
    ]
    connection.executemany("UPDATE claims SET date = ? WHERE number = ?", dated)
    return len(dated)
