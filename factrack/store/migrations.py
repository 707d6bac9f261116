"""Numbered, append-only migrations: the schema version is how many of them a file has seen.

A migration that was released is never edited; a new need is a new one at the end.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from factrack.store.schema import APPLICATION_ID, DERIVED, REPORTED, REVIEWS, TABLES, TELLING, TRACES, TRIGGERS, VIEWS
from factrack.store.transaction import transaction

Migration = Callable[[sqlite3.Connection], None]


def m001_first_schema(connection: sqlite3.Connection) -> None:
    """Everything of the first release."""
    run_script(connection, TABLES + DERIVED + VIEWS + TRIGGERS)


def m002_traces(connection: sqlite3.Connection) -> None:
    """What lets a run remake only those derived rows that its articles touch."""
    run_script(connection, TRACES)


def m003_reviews(connection: sqlite3.Connection) -> None:
    """What a person says of claims and names, and the claims that stand after it."""
    run_script(connection, REVIEWS)


def m004_report_indexes(connection: sqlite3.Connection) -> None:
    """What lets reports find recent events and disputed claims without reading all of them."""
    run_script(connection, REPORTED)


def m005_tellings(connection: sqlite3.Connection) -> None:
    """Which event another one, of words, only tells: it is none of its own in the timeline."""
    run_script(connection, TELLING)


MIGRATIONS: tuple[Migration, ...] = (m001_first_schema, m002_traces, m003_reviews, m004_report_indexes, m005_tellings)
LATEST = len(MIGRATIONS)


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version a file carries (0 for an empty one)."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> int:
    """Bring the file to the latest schema in one transaction; returns the version it had before."""
    before = version_of(connection)
    if before == LATEST:
        return before
    if before == 0:
        connection.execute("PRAGMA page_size = 2048")  # an empty file stays small: its schema is committed first
    with transaction(connection):
        for migration in MIGRATIONS[before:]:
            migration(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {LATEST}")
    return before


def run_script(connection: sqlite3.Connection, script: str) -> None:
    """Execute statements one by one: `executescript` would commit the open transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
