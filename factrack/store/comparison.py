"""What comparison needs from the database: the claims of the buckets that matter, and what their articles are about."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from factrack.compare.model import Claim
from factrack.compare.scope import Profile
from factrack.store.derived import CLAIM_QUERY, claim_of
from factrack.store.filters import Filters, actor_keys, topics

MOST_NAMED = 12
MOST_PLACES = 3
_BATCH = 500

_CANDIDATES = """
    SELECT claims.scope FROM claims JOIN quantities ON quantities.number = claims.number
    WHERE claims.scope IS NOT NULL {condition} GROUP BY claims.scope
    HAVING count(*) > 1 AND (min(quantities.high) < max(quantities.low) OR max(claims.disputed))"""


def claims(connection: sqlite3.Connection, filters: Filters, *, everything: bool) -> list[Claim]:
    """Claims of every bucket in which intervals can be disjoint (all buckets with `everything`), and disputed events."""
    condition, parameters = "", []
    if filters.topic is not None:
        names = topics(connection, filters)
        condition, parameters = f"AND claims.topic IN ({','.join('?' * len(names))})", list(names)
    query = f"{CLAIM_QUERY} WHERE claims.scope IS NOT NULL {condition}"
    if not everything:
        query += f""" AND (claims.kind = 'event' OR claims.scope IN ({_CANDIDATES.format(condition=condition)})
            OR claims.article IN (SELECT article FROM claims WHERE kind = 'event' AND disputed))"""
        parameters *= 2
    return [claim_of(row) for row in connection.execute(query, parameters)]


def claims_with_actor(connection: sqlite3.Connection, filters: Filters) -> set[int]:
    """Numbers of the claims in which the actor asked for takes part."""
    keys = actor_keys(connection, filters)
    marks = ",".join("?" * len(keys))
    return {row[0] for row in connection.execute(f"SELECT claim FROM participants WHERE key IN ({marks})", keys)}


def profiles(connection: sqlite3.Connection, articles: Iterable[int]) -> dict[int, Profile]:
    """What each article names most, and when it was published."""
    wanted = sorted(articles)
    days: dict[int, date | None] = {}
    named: dict[int, Counter[str]] = defaultdict(Counter)
    places: dict[int, Counter[str]] = defaultdict(Counter)
    for begin in range(0, len(wanted), _BATCH):
        batch = wanted[begin : begin + _BATCH]
        marks = ",".join("?" * len(batch))
        for number, published in connection.execute(f"SELECT id, published FROM articles WHERE id IN ({marks})", batch):
            days[number] = date.fromisoformat(published) if published and len(published) == 10 else None
        for number, key, kind, mentions in connection.execute(
            f"""SELECT article, coalesce(actor_keys.actor, actors.key), type, mentions FROM actors
            LEFT JOIN actor_keys ON actor_keys.key = actors.key WHERE article IN ({marks})""",
            batch,
        ):
            count = len(json.loads(mentions))
            named[number][key] += count
            if kind in ("place", "country"):
                places[number][key] += count
    return {
        number: Profile(frozenset(_most(named[number], MOST_NAMED)), _most(places[number], MOST_PLACES), day)
        for number, day in days.items()
    }


def _most(counts: Counter[str], limit: int) -> tuple[str, ...]:
    return tuple(sorted(counts, key=lambda key: (-counts[key], key))[:limit])
