"""Every table whole, with what each column holds: what `factrack export` writes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from factrack.store.metadata import TABLES, described

Row = dict[str, Any]

LISTS = frozenset({"via", "agents", "targets", "mentions", "aliases", "rules", "furniture", "sketch", "given"})
OF_CLAIMS = {
    "claims": "number", "quantities": "number", "events": "number", "participants": "claim", "reviewed": "claim",
}  # fmt: skip
_TYPES = {"INTEGER": "integer", "REAL": "number", "NUMERIC": "number"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type in a data package (`list` for JSON), what it holds, and `table.column` where it refers to one."""

    name: str
    type: str
    description: str
    refers_to: str | None
    key: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its columns in order."""

    name: str
    description: str
    columns: tuple[Column, ...]


def tables(connection: sqlite3.Connection) -> list[Table]:
    """Every table that is described, in that order."""
    return [_table(connection, name, description) for name, (description, _) in TABLES.items()]


def rows(connection: sqlite3.Connection, table: Table) -> Iterator[Row]:
    """The rows of a table in the order of its key, lists decoded; without those of claims that a person marked wrong."""
    number = OF_CLAIMS.get(table.name)
    standing = f" WHERE {number} NOT IN (SELECT claim FROM reviewed WHERE verdict = 'wrong')" if number else ""
    keys = ", ".join(f'"{column.name}"' for column in table.columns if column.key)
    for row in connection.execute(f'SELECT * FROM "{table.name}"{standing}' + (f" ORDER BY {keys}" if keys else "")):
        yield {column.name: _value(row[column.name], column) for column in table.columns}


def _table(connection: sqlite3.Connection, name: str, description: str) -> Table:
    foreign = {
        row["from"]: f"{row['table']}.{row['to']}" for row in connection.execute(f'PRAGMA foreign_key_list("{name}")')
    }
    columns = tuple(
        Column(
            row["name"],
            "list" if row["name"] in LISTS else _TYPES.get(row["type"], "string"),
            described(name, row["name"]),
            foreign.get(row["name"]),
            bool(row["pk"]),
        )
        for row in connection.execute(f'PRAGMA table_info("{name}")')
    )
    return Table(name, description, columns)


def _value(value: Any, column: Column) -> Any:
    return json.loads(value) if column.type == "list" and isinstance(value, str) else value
