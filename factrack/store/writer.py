"""Articles into the database, each whole or not at all: the caller opens and commits the batches."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from factrack.matching import folded
from factrack.model import Problem
from factrack.store.ready import Ready, Table, ready
from factrack.store.rows import Arrival, another_id
from factrack.store.touched import Touched

_BATCH = 500


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
        self.insert(ready(arrival))

    def insert(self, article: Ready) -> None:
        """Store rows that are ready, in place of what stood under the article's key."""
        known = self.by_key(article.key)
        if known:
            self.delete(known.id)
        article = article.numbered(self._free_id(article.number))
        self.touched.articles.add(article.number)
        self._name("sources", [article.source])
        self._name("claimants", article.claimants)
        renamed = self._taken(article.tables["claims"])
        for name, table in article.tables.items():
            self._insert(name, table if not renamed or "id" not in table.columns else _renamed(table, renamed))

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

    def _taken(self, claims: Table) -> dict[str, str]:
        """Another id for each claim whose own is taken: by the same file read from another place, or by sheer chance."""
        found: dict[str, str] = {}
        for begin in range(0, len(claims.rows), _BATCH):
            numbers = {row[1]: row[0] for row in claims.rows[begin : begin + _BATCH]}
            for (taken,) in self._stored_ids(numbers):
                new = another_id(taken, numbers[taken])
                while self._stored_ids([new]):
                    new = another_id(new, numbers[taken])
                found[taken] = new
        return found

    def _stored_ids(self, ids: Collection[str]) -> list[sqlite3.Row]:
        query = f"SELECT id FROM claims WHERE id IN ({','.join('?' * len(ids))})"
        return self.connection.execute(query, tuple(ids)).fetchall()

    def _free_id(self, number: int) -> int:
        while self.connection.execute("SELECT 1 FROM articles WHERE id = ?", (number,)).fetchone():
            number += 1
        return number

    def _name(self, table: str, names: Iterable[str | None]) -> None:
        rows = [(name, folded(name)) for name in dict.fromkeys(names) if name]
        if rows:
            self.connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", rows)

    def _insert(self, name: str, table: Table) -> None:
        if table.rows:
            marks = ",".join("?" * len(table.columns))
            statement = f"INSERT INTO {name}({','.join(table.columns)}) VALUES ({marks})"
            self.connection.executemany(statement, table.rows)


def _renamed(table: Table, names: Mapping[str, str]) -> Table:
    """The rows of a table of claims with other ids for some; ids stand second in all of them."""
    rows = ((number, names.get(id_, id_), *rest) for number, id_, *rest in table.rows)
    return Table(table.columns, tuple(rows))
