"""Is the file sound? SQLite's own checks, then ours."""

from __future__ import annotations

import sqlite3

_ORPHANS = {
    "claims without quantity or event": """SELECT count(*) FROM claims WHERE number NOT IN (SELECT number FROM quantities)
        AND number NOT IN (SELECT number FROM events)""",
    "claims of no article": "SELECT count(*) FROM claims WHERE article NOT IN (SELECT id FROM articles)",
    "timeline rows without a report": "SELECT count(*) FROM timeline WHERE id NOT IN (SELECT row FROM timeline_reports)",
}
_INDEXES = {"articles_fts": "articles", "claims_fts": "claims"}


def check(connection: sqlite3.Connection) -> list[str]:
    """One line a fault; an empty list when all is well."""
    faults = [row[0] for row in connection.execute("PRAGMA quick_check(20)") if row[0] != "ok"]
    faults += [
        f"{row[0]}: a row refers to nothing in {row[2]}" for row in connection.execute("PRAGMA foreign_key_check")
    ]
    for name, query in _ORPHANS.items():
        count = connection.execute(query).fetchone()[0]
        if count:
            faults.append(f"{count} {name}")
    return faults + [line for index, table in _INDEXES.items() for line in _index_faults(connection, index, table)]


def _index_faults(connection: sqlite3.Connection, index: str, table: str) -> list[str]:
    """The search index holds exactly the rows of its table (its own check would need to write)."""
    indexed = connection.execute(f"SELECT count(*) FROM {index}_docsize").fetchone()[0]
    stored = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    return [] if indexed == stored else [f"{index} holds {indexed} rows, {table} {stored}"]
