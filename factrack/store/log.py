"""What the last runs did, and what stands in the way of articles now."""

from __future__ import annotations

import sqlite3
from typing import Any

Row = dict[str, Any]


def runs(connection: sqlite3.Connection, limit: int) -> list[Row]:
    """The last runs, the latest first: `run started finished version` and how many articles each took in or refused.

    `finished` is null while a run is at work, and "interrupted" for one that was cut short.
    """
    rows = connection.execute(
        """SELECT id AS run, started, finished, version, added, replaced, moved, unchanged, refused
           FROM runs ORDER BY id DESC LIMIT ?""",
        (limit,),
    )
    return [dict(row) for row in rows]


def problems(connection: sqlite3.Connection) -> list[Row]:
    """Every problem that stands: `path code message refused`; refused inputs first."""
    rows = connection.execute(
        "SELECT path, code, message, article IS NULL AS refused FROM problems ORDER BY refused DESC, path, code"
    )
    return [{**dict(row), "refused": bool(row["refused"])} for row in rows]


def totals(connection: sqlite3.Connection) -> Row:
    """What the database holds: articles with the days they span, claims, conflicts shown, reviews, the first run."""
    row = connection.execute(
        """SELECT (SELECT count(*) FROM articles) AS articles, (SELECT count(*) FROM standing_claims) AS claims,
             (SELECT count(*) FROM sources) AS sources, (SELECT min(published) FROM articles) AS first,
             (SELECT max(published) FROM articles) AS last, (SELECT count(*) FROM runs) AS runs,
             (SELECT min(started) FROM runs) AS since,
             (SELECT count(*) FROM articles WHERE published IS NULL) AS undated,
             (SELECT count(*) FROM reviews WHERE verdict = 'wrong') AS marked_wrong,
             (SELECT count(*) FROM reviews WHERE claim NOT IN (SELECT review FROM reviewed)) AS orphaned"""
    ).fetchone()
    return dict(row)
