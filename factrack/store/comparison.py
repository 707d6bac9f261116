"""What comparison needs from the database: the claims of the buckets that matter, and what their articles are about."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from factrack.compare.model import Claim, Profile
from factrack.matching import common_from
from factrack.store.derived import CLAIM_QUERY, among, claim_of
from factrack.store.filters import Filters, actor_keys, topics

MOST_NAMED = 15
MOST_MAIN = 4
MOST_PLACES = 3
TITLED = 5  # mentions of a place that a title with its name is worth
_BATCH = 500

_NAMED = """
    SELECT actors.article, known_actors.key, actors.type, actors.mentions, known_actors.articles,
      instr(articles.title, actors.name) > 0
    FROM actors JOIN articles ON articles.id = actors.article
      JOIN actor_keys ON actor_keys.key = actors.key JOIN known_actors ON known_actors.key = actor_keys.actor
    WHERE actors.article IN ({marks})"""
_HAPPENINGS = """
    SELECT claims.article, events.type, count(*) FROM standing_claims AS claims JOIN events ON events.number = claims.number
    WHERE claims.article IN ({marks}) AND events.root <> 'STATEMENT' AND NOT events.background GROUP BY 1, 2"""
_CANDIDATES = """
    SELECT claims.scope FROM standing_claims AS claims JOIN quantities ON quantities.number = claims.number
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
            OR claims.article IN (SELECT article FROM standing_claims WHERE kind = 'event' AND disputed))"""
        parameters *= 2
    return [claim_of(row) for row in connection.execute(query, parameters)]


def quantities_of(connection: sqlite3.Connection, articles: Iterable[int]) -> list[Claim]:
    """All quantities of these articles, those that are never compared among them."""
    query = f"{CLAIM_QUERY} WHERE claims.kind = 'quantity' AND claims.article IN ({{marks}})"
    return [claim_of(row) for row in among(connection, query, articles)]


def claims_with_actor(connection: sqlite3.Connection, filters: Filters) -> set[int]:
    """Numbers of the claims in which the actor asked for takes part."""
    keys = actor_keys(connection, filters)
    marks = ",".join("?" * len(keys))
    return {row[0] for row in connection.execute(f"SELECT claim FROM participants WHERE key IN ({marks})", keys)}


def profiles(connection: sqlite3.Connection, articles: Iterable[int]) -> dict[int, Profile]:
    """What each article names most, what of it is rare among all articles, what it tells, and when it was published."""
    wanted = sorted(articles)
    total = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    often = common_from(total)
    found: dict[int, Profile] = {}
    for begin in range(0, len(wanted), _BATCH):
        found |= _profiles(connection, wanted[begin : begin + _BATCH], often)
    return found


def _profiles(connection: sqlite3.Connection, batch: list[int], often: float) -> dict[int, Profile]:
    marks = ",".join("?" * len(batch))
    named: dict[str, dict[int, Counter[str]]] = {kind: defaultdict(Counter) for kind in ("rare", "main", "places")}
    first: dict[int, dict[str, int]] = defaultdict(dict)
    for number, key, kind, mentions, held, titled in connection.execute(_NAMED.format(marks=marks), batch):
        spans = json.loads(mentions)
        count = len(spans)
        first[number][key] = min([first[number].get(key, sys.maxsize), *(start for start, _ in spans)])
        named["main"][number][key] += count
        if kind in ("place", "country"):
            named["places"][number][key] += count + (TITLED if titled else 0)
        if held <= often and kind not in ("country", "document"):
            named["rare"][number][key] += count
    happenings: dict[int, dict[str, int]] = defaultdict(dict)
    for number, kind, count in connection.execute(_HAPPENINGS.format(marks=marks), batch):
        happenings[number][kind] = count
    return {
        number: Profile(
            frozenset(_most(named["rare"][number], MOST_NAMED)),
            _most(named["main"][number], MOST_MAIN),
            _most(named["places"][number], MOST_PLACES, first[number]),
            date.fromisoformat(published) if published and len(published) == 10 else None,
            happenings[number],
        )
        for number, published in connection.execute(f"SELECT id, published FROM articles WHERE id IN ({marks})", batch)
    }


def _most(counts: Counter[str], limit: int, first: Mapping[str, int] = MappingProxyType({})) -> tuple[str, ...]:
    """The keys counted most; of those as often the one that stands `first`, where that is known."""
    return tuple(sorted(counts, key=lambda key: (-counts[key], first.get(key, 0), key))[:limit])
