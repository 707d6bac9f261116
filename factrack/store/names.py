"""Other names of actors, as a person gives them with `factrack alias`; the derived tables of actors follow."""

from __future__ import annotations

import sqlite3

from factrack.errors import NotFoundError
from factrack.matching import folded, nearest

CLOSE = 0.75


def give_alias(connection: sqlite3.Connection, name: str, same_as: str) -> None:
    """From now on `name` means the actor `same_as`; an earlier word on `name` is replaced."""
    connection.execute("INSERT OR REPLACE INTO given_aliases VALUES (?, ?, ?)", (folded(name), name, same_as))


def withdraw_alias(connection: sqlite3.Connection, name: str) -> None:
    """Forget what was said of `name`; raises `NotFoundError`."""
    gone = connection.execute("DELETE FROM given_aliases WHERE folded = ?", (folded(name),)).rowcount
    if not gone:
        close = nearest(name, given_aliases(connection))
        raise NotFoundError(f"no alias {name!r} was given" + (f"; the nearest is {close!r}" if close else ""))


def given_aliases(connection: sqlite3.Connection) -> dict[str, str]:
    """Every alias given, with the name it stands for."""
    return {row[0]: row[1] for row in connection.execute("SELECT name, same_as FROM given_aliases ORDER BY folded")}


def known_name(connection: sqlite3.Connection, name: str) -> str | None:
    """The actor that goes by `name` in the articles, as reports print it."""
    row = connection.execute(
        "SELECT known_actors.name FROM aliases JOIN known_actors ON known_actors.key = aliases.actor WHERE folded = ?",
        (folded(name),),
    ).fetchone()
    return row[0] if row else None


def nearest_name(connection: sqlite3.Connection, name: str) -> str | None:
    """The known actor whose name is much like `name`: it may have been meant."""
    return nearest(name, [row[0] for row in connection.execute("SELECT name FROM known_actors")], CLOSE)
