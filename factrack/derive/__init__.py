"""What depends on more than one article: copies, actors over all articles, the merged timeline.

A run derives anew only what its articles touch, and leaves the tables as if all had been derived from nothing: what
each step finds changed is what the next one looks at.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping

from factrack import __version__
from factrack.derive import copies, names, rows
from factrack.store import derived, reviews
from factrack.store.names import given_aliases
from factrack.store.touched import Touched

_TABLES = (
    "timeline_knots", "timeline_reports", "timeline", "actor_surnames", "actor_keys", "known_actors", "aliases", "copies",
    "overlaps", "article_names", "event_marks",
)  # fmt: skip


def derive(
    connection: sqlite3.Connection, user_aliases: Mapping[str, str] | None = None, touched: Touched | None = None
) -> None:
    """Bring the derived tables up to date with the articles' own rows and a person's reviews, inside the caller's transaction.

    Without `touched`, or when they were made by another version or with other aliases, they are made from nothing. Of the
    aliases, those given to the database stand above those of the configuration.
    """
    reviews.settle(connection, touched or Touched())
    user = dict(sorted({**(user_aliases or {}), **given_aliases(connection)}.items()))
    made_with = {"version": __version__, "aliases": json.dumps(user, ensure_ascii=False)}
    before = dict(connection.execute("SELECT name, value FROM made_with").fetchall())
    if touched is None or any(before.get(name) != value for name, value in made_with.items()):
        touched, before = _everything(connection), {}
    recounted = copies.remake(connection, touched)
    renamed = names.remake(connection, touched, user, float(before.get("often", 0)))
    rows.remake(connection, touched, recounted | renamed.articles, renamed.events)
    derived.drop_unused_names(connection)
    made_with["often"] = str(names.often(connection))
    connection.executemany("INSERT OR REPLACE INTO made_with VALUES (?, ?)", sorted(made_with.items()))


def _everything(connection: sqlite3.Connection) -> Touched:
    """Empty the derived tables: every article is new to them."""
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table}")
    return Touched({row[0] for row in connection.execute("SELECT id FROM articles")}, everything=True)
