"""What a report is asked for, as SQL: whole values, case and accents ignored, no wildcards.

A value is first matched against the short lists of names (sources, claimants, topics, types, aliases);
the query then asks for the names found, through their indexes. A value that matches nothing leaves a
line in `Filters.unmatched` that names the nearest.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field

from factrack.matching import folded, nearest

_LISTED = {
    name: f"; `factrack {command}` lists them"
    for name, command in (
        ("source", "sources"), ("claimant", "claims"), ("topic", "topics"), ("actor", "actors"), ("type", "events"),
    )
}  # fmt: skip


@dataclass(slots=True)
class Filters:
    """The filters of a report as a person wrote them; `since` and `until` are ISO days.

    `reviewed`: also the claims that a person marked wrong.
    `unmatched` collects, while the query is made, one line for each value that nothing matches.
    """

    source: str | None = None
    claimant: str | None = None
    topic: str | None = None
    actor: str | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None
    article: int | None = None
    reviewed: bool = False
    unmatched: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Where:
    """Conditions joined by AND, with their parameters."""

    conditions: list[str] = field(default_factory=list)
    parameters: list[object] = field(default_factory=list)

    def add(self, condition: str, *parameters: object) -> None:
        """One more condition."""
        self.conditions.append(condition)
        self.parameters.extend(parameters)

    def among(self, column: str, names: list[str]) -> None:
        """`column` is one of `names` (nothing, when there are none)."""
        self.add(f"{column} IN ({','.join('?' * len(names))})", *names)

    def sql(self) -> str:
        """The WHERE clause, empty when there is no condition."""
        return f" WHERE {' AND '.join(self.conditions)}" if self.conditions else ""


def claim_conditions(connection: sqlite3.Connection, filters: Filters) -> Where:
    """Conditions on `claims` (joined with `articles`) for the filters that concern claims."""
    where = Where()
    if filters.article is not None:
        where.add("claims.article = ?", filters.article)
    if filters.source is not None:
        where.among("articles.source", sources(connection, filters))
    if filters.claimant is not None:
        where.among("claims.claimant", claimants(connection, filters))
    if filters.topic is not None:
        where.among("claims.topic", topics(connection, filters))
    if filters.actor is not None:
        keys = actor_keys(connection, filters)
        marks = ",".join("?" * len(keys))
        where.add(f"claims.number IN (SELECT claim FROM participants WHERE key IN ({marks}))", *keys)
    return where


def sources(connection: sqlite3.Connection, filters: Filters) -> list[str]:
    """Names of the sources that `filters.source` means."""
    return _named(connection, "sources", "source", filters.source or "", filters)


def claimants(connection: sqlite3.Connection, filters: Filters) -> list[str]:
    """Names of the claimants that `filters.claimant` means."""
    return _named(connection, "claimants", "claimant", filters.claimant or "", filters)


def topics(connection: sqlite3.Connection, filters: Filters) -> list[str]:
    """Topics that `filters.topic` means."""
    value = filters.topic or ""
    found = [name for name in distinct(connection, "claims", "topic") if folded(name) == folded(value)]
    if not found:
        _missed("topic", value, distinct(connection, "claims", "topic"), filters, _topic_of(connection, value))
    return found


def _topic_of(connection: sqlite3.Connection, noun: str) -> str | None:
    """The topic that this noun is mostly counted under."""
    row = connection.execute(
        """SELECT topic FROM quantities WHERE counted IN (?, ?) AND topic IS NOT NULL
           GROUP BY topic ORDER BY count(*) DESC, topic LIMIT 1""",
        (noun, noun.lower()),
    ).fetchone()
    return row[0] if row else None


def event_types(connection: sqlite3.Connection, filters: Filters) -> list[str]:
    """Event types that `filters.type` means."""
    return _one_of("type", filters.type or "", distinct(connection, "events", "type"), filters)


def actor_types(connection: sqlite3.Connection, filters: Filters) -> list[str]:
    """Actor types that `filters.type` means."""
    known = [row[0] for row in connection.execute("SELECT DISTINCT type FROM known_actors ORDER BY type")]
    return _one_of("type", filters.type or "", known, filters)


def actor_keys(connection: sqlite3.Connection, filters: Filters) -> list[str]:
    """Keys, as participants carry them, of the actors one of whose aliases `filters.actor` is."""
    value = filters.actor or ""
    rows = connection.execute(
        "SELECT actor_keys.key FROM aliases JOIN actor_keys USING (actor) WHERE folded = ?", (folded(value),)
    ).fetchall()
    if not rows:
        names = [row[0] for row in connection.execute("SELECT name FROM known_actors")]
        _missed("actor", value, names, filters)
    return [row[0] for row in rows]


def distinct(connection: sqlite3.Connection, table: str, column: str) -> list[str]:
    """The distinct values of an indexed column, by skipping from one to the next."""
    query = f"""
        WITH RECURSIVE step(value) AS (
          SELECT min({column}) FROM {table}
          UNION ALL SELECT (SELECT min({column}) FROM {table} WHERE {column} > step.value) FROM step WHERE value IS NOT NULL
        ) SELECT value FROM step WHERE value IS NOT NULL"""
    return [row[0] for row in connection.execute(query)]


def _named(connection: sqlite3.Connection, table: str, option: str, value: str, filters: Filters) -> list[str]:
    rows = connection.execute(f"SELECT name FROM {table} WHERE folded = ?", (folded(value),)).fetchall()
    if not rows:
        _missed(option, value, [row[0] for row in connection.execute(f"SELECT name FROM {table}")], filters)
    return [row[0] for row in rows]


def _one_of(option: str, value: str, known: list[str], filters: Filters) -> list[str]:
    found = [name for name in known if folded(name) == folded(value)]
    if not found:
        _missed(option, value, known, filters)
    return found


def _missed(option: str, value: str, known: list[str], filters: Filters, meant: str | None = None) -> None:
    close = meant or nearest(value, known)
    hint = f"; the nearest is {close!r}" if close else _LISTED[option] if known else "; there are none yet"
    filters.unmatched.append(f"no {option} {value!r}{hint}")
