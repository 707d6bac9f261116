"""Articles into the database, each whole or not at all: the caller opens and commits the batches."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from factrack.matching import folded
from factrack.model import Problem
from factrack.store.rows import (
    Arrival,
    ClaimRows,
    Row,
    actor_rows,
    another_id,
    article_id,
    article_row,
    claim_rows,
    date_rows,
)
from factrack.store.touched import Touched


@dataclass(frozen=True, slots=True)
class Known:
    """What the database holds of an article."""

    id: int
    name: str
    key: str
    fingerprint: str
    given: tuple[str | None, str | None, str | None]


def _known(row: sqlite3.Row) -> Known:
    source, published, language = json.loads(row[4])
    return Known(row[0], row[1], row[2], row[3], (source, published, language))


class Writer:
    """Writes on one connection, inside the caller's transactions; `touched` is what has to be derived anew."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.touched = Touched()

    def by_key(self, key: str) -> Known | None:
        """The stored article that `key` identifies."""
        row = self.connection.execute(
            "SELECT id, name, key, fingerprint, given FROM articles WHERE key = ?", (key,)
        ).fetchone()
        return _known(row) if row else None

    def by_digest(self, digest: str) -> list[Known]:
        """Stored articles of that content."""
        rows = self.connection.execute(
            "SELECT id, name, key, fingerprint, given FROM articles WHERE digest = ? ORDER BY key", (digest,)
        )
        return [_known(row) for row in rows]

    def given_date(self, key: str) -> str | None:
        """The publication date a person gave with `factrack date`."""
        row = self.connection.execute("SELECT published FROM given_dates WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def give_date(self, key: str, published: str) -> None:
        """Remember a person's date, above every other, for all later runs."""
        self.connection.execute("INSERT OR REPLACE INTO given_dates VALUES (?, ?)", (key, published))

    def delete(self, article: int) -> None:
        """Remove an article with all its facts."""
        self.touched.article(self.connection, article)
        self.connection.execute("DELETE FROM articles WHERE id = ?", (article,))

    def moved(self, old: Known, new_key: str) -> None:
        """The article goes by another name now: what a person gave it goes along."""
        self.delete(old.id)
        self.connection.execute("UPDATE OR REPLACE given_dates SET key = ? WHERE key = ?", (new_key, old.key))

    def put(self, arrival: Arrival) -> None:
        """Store an article with its facts, in place of what stood under its key."""
        known = self.by_key(arrival.key)
        if known:
            self.delete(known.id)
        number = self._free_id(arrival.key)
        self.touched.article(self.connection, number)
        document = arrival.extraction.document
        self._name("sources", [document.source])
        self._insert("articles", [article_row(arrival, number)])
        self._insert("dates", date_rows(arrival, number))
        self._insert("actors", actor_rows(arrival, number))
        rows = claim_rows(arrival, number)
        self._make_ids_free(rows)
        self._name("claimants", [row["claimant"] for row in rows.claims])
        for table in ("claims", "quantities", "events", "participants"):
            self._insert(table, getattr(rows, table))

    def problem(self, problem: Problem, article: str | None = None) -> None:
        """Keep a problem beside the results, once; `article` is the key of the article it belongs to."""
        known = self.by_key(article) if article else None
        row = (problem.path or "", problem.code, problem.message, known.id if known else None)
        self.connection.execute("INSERT OR REPLACE INTO problems VALUES (?, ?, ?, ?)", row)

    def problems(self) -> frozenset[tuple[str, str, str]]:
        """Every problem that is known: its input, code and message."""
        rows = self.connection.execute("SELECT path, code, message FROM problems")
        return frozenset((row[0], row[1], row[2]) for row in rows)

    def settled(self, path: str) -> None:
        """The input at `path` is read again: what kept it, or a line of it (`path:line`), out is no problem any more."""
        self.connection.execute(
            "DELETE FROM problems WHERE (path = ? OR (path > ? AND path < ?)) AND article IS NULL",
            (path, f"{path}:", f"{path};"),  # ";" follows ":"
        )

    def _make_ids_free(self, rows: ClaimRows) -> None:
        """Another id for a claim whose own is taken: by the same file read from another place, or by sheer chance."""
        renamed: dict[int, str] = {}
        for claim in rows.claims:
            while self.connection.execute("SELECT 1 FROM claims WHERE id = ?", (claim["id"],)).fetchone():
                renamed[claim["number"]] = claim["id"] = another_id(claim["id"], claim["number"])
        for row in (*rows.quantities, *rows.events) if renamed else ():
            row["id"] = renamed.get(row["number"], row["id"])

    def _free_id(self, key: str) -> int:
        number = article_id(key)
        while self.connection.execute("SELECT 1 FROM articles WHERE id = ?", (number,)).fetchone():
            number += 1
        return number

    def _name(self, table: str, names: Iterable[str | None]) -> None:
        rows = [(name, folded(name)) for name in dict.fromkeys(names) if name]
        if rows:
            self.connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", rows)

    def _insert(self, table: str, rows: Iterable[Row]) -> None:
        rows = list(rows)
        if rows:
            columns = list(rows[0])
            marks = ",".join("?" * len(columns))
            statement = f"INSERT INTO {table}({','.join(columns)}) VALUES ({marks})"
            self.connection.executemany(statement, [tuple(row.values()) for row in rows])
