"""What depends on more than one article: read whole, written whole, the same for every order of ingestion."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from factrack.compare.model import Claim, KnownActor, NamedActor, TimelineRow
from factrack.compare.origins import Copy, Sketched
from factrack.matching import folded

_LATE = "9999"

_KEY = """(
        SELECT coalesce(actor_keys.actor, participants.key) FROM participants
        LEFT JOIN actor_keys ON actor_keys.key = participants.key
        WHERE participants.claim = claims.number AND participants.role = '{role}')"""
CLAIM_QUERY = """
    SELECT claims.number AS number, claims.id AS id, claims.kind AS kind, claims.article AS article_id,
      articles.name AS article, articles.source AS source, coalesce(copies.original, claims.article) AS origin,
      articles.published AS published, coalesce(claims.scope, '') AS scope, claims.start AS start, claims.end AS end,
      claims.text AS text, claims.topic AS topic, quantities.measure AS measure, quantities.unit AS unit,
      quantities.counted AS counted, quantities.value AS value, quantities.low AS low, quantities.high AS high,
      coalesce(quantities.qualifier, 'exact') AS qualifier, events.type AS type, events.root AS root,
      quantities.actor AS actor, events.agents AS agents, events.targets AS targets, claims.place AS place,
      claims.date AS date, claims.date_low AS low_day, claims.date_high AS high_day, claims.claimant AS claimant,
      claims.via AS via, claims.modality AS modality, claims.disputed AS disputed, events.background AS background,
      quantities.part_of AS part_of, coalesce(quantities.change, 'fixed') AS change,
      {actor} AS actor_key, {place} AS place_key, {claimant} AS voice_key,
      instr(claims.rules, '"topic') = 0 AS by_noun, dates.relative AS relative
    FROM claims JOIN articles ON articles.id = claims.article
    LEFT JOIN dates ON dates.article = claims.article AND dates.number = claims.date_number
    LEFT JOIN copies ON copies.article = claims.article
    LEFT JOIN quantities ON quantities.number = claims.number
    LEFT JOIN events ON events.number = claims.number""".format(
    **{role: _KEY.format(role=role) for role in ("actor", "place", "claimant")}
)


def claim_of(row: sqlite3.Row) -> Claim:
    """A row of `CLAIM_QUERY` as a claim for comparison."""
    values = dict(row)
    for name in ("agents", "targets", "via"):
        values[name] = tuple(json.loads(values[name] or "[]"))
    for name in ("disputed", "background", "by_noun"):
        values[name] = bool(values[name])
    return Claim(**values)


def sketches(connection: sqlite3.Connection) -> list[Sketched]:
    """Every article's sketch, with what says which of two came first."""
    rows = connection.execute("SELECT id, published, key, sketch FROM articles")
    return [Sketched(row[0], (row[1] or _LATE, row[2]), frozenset(json.loads(row[3]))) for row in rows]


def write_copies(connection: sqlite3.Connection, copies: Iterable[Copy]) -> None:
    """Replace the table `copies`."""
    connection.execute("DELETE FROM copies")
    rows = [(copy.article, copy.original, copy.shared) for copy in copies]
    connection.executemany("INSERT INTO copies VALUES (?, ?, ?)", rows)


def named_actors(connection: sqlite3.Connection) -> list[NamedActor]:
    """Every article's actors."""
    rows = connection.execute("SELECT article, key, name, type, code, mentions, aliases FROM actors")
    return [
        NamedActor(article, key, name, type_, code, len(json.loads(mentions)), tuple(json.loads(aliases)))
        for article, key, name, type_, code, mentions, aliases in rows
    ]


def write_actors(connection: sqlite3.Connection, actors: Sequence[KnownActor]) -> None:
    """Replace the tables `known_actors`, `actor_keys` and `aliases`."""
    for table in ("known_actors", "actor_keys", "aliases"):
        connection.execute(f"DELETE FROM {table}")
    connection.executemany(
        "INSERT INTO known_actors VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (a.key, a.name, a.type, a.code, a.articles, a.mentions, json.dumps(a.aliases, ensure_ascii=False))
            for a in actors
        ],
    )
    connection.executemany("INSERT INTO actor_keys VALUES (?, ?)", [(key, a.key) for a in actors for key in a.keys])
    names = {(folded(name), a.key) for a in actors for name in (a.name, *a.aliases, *((a.code,) if a.code else ()))}
    connection.executemany("INSERT INTO aliases VALUES (?, ?)", sorted(names))


def event_claims(connection: sqlite3.Connection) -> list[Claim]:
    """Every event, for merging."""
    return [claim_of(row) for row in connection.execute(f"{CLAIM_QUERY} WHERE claims.kind = 'event'")]


def write_timeline(connection: sqlite3.Connection, rows: Sequence[TimelineRow]) -> None:
    """Replace the tables `timeline` and `timeline_reports`."""
    connection.execute("DELETE FROM timeline_reports")
    connection.execute("DELETE FROM timeline")
    connection.executemany(
        "INSERT INTO timeline VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (r.id, r.date, r.low, r.high, r.type, r.root, r.title, json.dumps(r.agents, ensure_ascii=False),
             json.dumps(r.targets, ensure_ascii=False), r.place, r.modality, r.origins, int(r.date_conflict),
             int(r.background))
            for r in rows
        ],
    )  # fmt: skip
    reports = [(row.id, claim.number) for row in rows for claim in row.reports]
    connection.executemany("INSERT INTO timeline_reports VALUES (?, ?)", reports)


def drop_unused_names(connection: sqlite3.Connection) -> None:
    """Forget sources and claimants that no article names any more."""
    connection.execute("DELETE FROM sources WHERE name NOT IN (SELECT source FROM articles WHERE source IS NOT NULL)")
    connection.execute(
        "DELETE FROM claimants WHERE NOT EXISTS (SELECT 1 FROM claims WHERE claims.claimant = claimants.name)"
    )
