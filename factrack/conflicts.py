"""From the database to groups of claims: only the buckets that can hold what is asked for are read."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from factrack.compare.conflicts import groups
from factrack.compare.model import Group
from factrack.compare.remarks import remarked
from factrack.errors import FactrackError
from factrack.store import comparison
from factrack.store.filters import Filters


def listed(
    connection: sqlite3.Connection, filters: Filters, *, everything: bool = False, tolerance: float = 0.0
) -> list[Group]:
    """Groups of comparable claims, most serious first; without `everything` only those with a disagreement.

    `--since` keeps groups with a claim of that day or later (its own date, else its article's). `tolerance` is the
    share by which two numbers may differ and still agree.
    """
    claims = comparison.claims(connection, filters, everything=everything)
    profiles = comparison.profiles(connection, {claim.article_id for claim in claims})
    found = groups(claims, profiles, tolerance)
    if not everything:
        found = [group for group in found if any(pair.verdict != "compatible" for pair in group.pairs)]
    found = [group for group in found if _asked_for(connection, group, filters)]
    articles = {claim.article_id for group in found for claim in group.claims}
    return remarked(found, comparison.quantities_of(connection, articles))


def _asked_for(connection: sqlite3.Connection, group: Group, filters: Filters) -> bool:
    if filters.actor is not None:
        wanted = comparison.claims_with_actor(connection, filters)
        if not any(claim.number in wanted for claim in group.claims):
            return False
    if filters.since is None:
        return True
    return any((claim.high_day or claim.published or "") >= filters.since for claim in group.claims)


def can_remember(database: Path) -> bool:
    """Whether `--new` may write down in the database what it has shown."""
    return all(os.access(path, os.W_OK) for path in (database, database.parent))


def seen(connection: sqlite3.Connection) -> set[str]:
    """Identities of the groups that `--new` has shown before."""
    return {row[0] for row in connection.execute("SELECT identity FROM seen_conflicts")}


def mark_seen(database: Path, identities: Sequence[str], warn: Callable[[str], None]) -> None:
    """Remember what was shown, under the lock, after the output is complete; a read-only file only gets a word."""
    from factrack.store.database import open_for_writing
    from factrack.store.transaction import transaction

    try:
        with open_for_writing(database) as connection, transaction(connection):
            connection.executemany("INSERT OR IGNORE INTO seen_conflicts VALUES (?)", [(name,) for name in identities])
    except FactrackError as error:
        warn(f"what was shown is not remembered: {error}")
