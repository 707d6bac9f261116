"""The tables as rows of the public JSON. Every function takes a read-only connection and `Filters`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from sqlite_utils import Database

from factrack.store.filters import Filters, Where, actor_keys, actor_types, claim_conditions, event_types, sources

Row = dict[str, Any]
BATCH = 500  # values in one IN (…)
FLAGS = ("date_conflict", "background")

_CLAIM = """claims.id AS id, articles.name AS article, articles.source AS source, claims.start AS start, claims.end AS end,
    claims.text AS text"""
_SAID = "claims.claimant AS claimant, claims.via AS via, claims.modality AS modality"
_JOIN = " FROM standing_claims AS claims JOIN articles ON articles.id = claims.article"
_ORDER = " ORDER BY articles.name, claims.start, claims.number"


def claims(connection: sqlite3.Connection, filters: Filters) -> list[Row]:
    """Claims of both kinds, by article and place in it; a claim without a day of its own is of its article's day."""
    where = claim_conditions(connection, filters)
    join = _JOIN.replace("standing_claims", "claims") if filters.reviewed else _JOIN
    if filters.since is not None:
        where.add("coalesce(claims.date_high, claims.date_low, articles.published) >= ?", filters.since)
    if filters.until is not None:
        where.add("coalesce(claims.date_low, claims.date_high, articles.published) <= ?", filters.until)
    query = f"""SELECT {_CLAIM}, claims.kind AS kind, claims.topic AS topic, quantities.measure AS measure,
        events.type AS type, quantities.value AS value, quantities.low AS low, quantities.high AS high,
        quantities.qualifier AS qualifier, quantities.unit AS unit, quantities.counted AS counted,
        quantities.actor AS actor, events.agents AS agents, events.targets AS targets, claims.place AS place,
        claims.date AS date, {_SAID} {join}
        LEFT JOIN quantities ON quantities.number = claims.number
        LEFT JOIN events ON events.number = claims.number {where.sql()} {_ORDER}"""
    return [_claim(row) for row in _rows(connection, query, where)]


def quantities(connection: sqlite3.Connection, filters: Filters) -> list[Row]:
    """Quantities, by article and place in it."""
    where = claim_conditions(connection, filters)
    query = f"""SELECT {_CLAIM}, quantities.value AS value, quantities.low AS low, quantities.high AS high, qualifier, unit,
        counted, quantities.topic AS topic, measure, actor, claims.place AS place, claims.date AS date, {_SAID} {_JOIN}
        JOIN quantities ON quantities.number = claims.number {where.sql()} {_ORDER}"""
    return [_decoded(row, "via") for row in _rows(connection, query, where)]


def events(connection: sqlite3.Connection, filters: Filters) -> list[Row]:
    """Unmerged events, by article and place in it."""
    where = claim_conditions(connection, filters)
    if filters.type is not None:
        where.among("events.type", event_types(connection, filters))
    _dated(where, filters, "claims.date_low", "claims.date_high")
    query = f"""SELECT {_CLAIM}, type, root, agents, targets, claims.place AS place, claims.date AS date, date_text,
        {_SAID}, background {_JOIN} JOIN events ON events.number = claims.number {where.sql()} {_ORDER}"""
    rows = [_decoded(row, "via", "agents", "targets") for row in _rows(connection, query, where)]
    return [{**row, "background": bool(row["background"])} for row in rows]


def articles(connection: sqlite3.Connection, filters: Filters) -> list[Row]:
    """Articles with how many facts each gave, and what each is a copy of."""
    where = Where()
    if filters.source is not None:
        where.among("articles.source", sources(connection, filters))
    query = f"""SELECT articles.name AS article, articles.source AS source, articles.title AS title, articles.url AS url,
        articles.published AS published, articles.published_basis AS published_basis, articles.language AS language,
        original.name AS copy_of, (SELECT count(*) FROM standing_claims WHERE article = articles.id) AS claims
        FROM articles LEFT JOIN copies ON copies.article = articles.id
        LEFT JOIN articles AS original ON original.id = copies.original {where.sql()} ORDER BY articles.name"""
    return list(_rows(connection, query, where))


def source_rows(connection: sqlite3.Connection, filters: Filters) -> list[Row]:
    """Sources with their articles and claims; articles without a source are one row, null."""
    where = Where()
    if filters.source is not None:
        where.among("articles.source", sources(connection, filters))
    query = f"""SELECT articles.source AS source, count(*) AS articles, min(articles.published) AS first,
        max(articles.published) AS last, sum((SELECT count(*) FROM standing_claims WHERE article = articles.id)) AS claims,
        count(copies.article) AS copies FROM articles LEFT JOIN copies ON copies.article = articles.id {where.sql()}
        GROUP BY articles.source ORDER BY articles.source IS NULL, articles.source"""
    return list(_rows(connection, query, where))


def actors(connection: sqlite3.Connection, filters: Filters) -> list[Row]:
    """Actors over all articles: aliases, how often named, how many claims they make and are subject of."""
    where = Where()
    if filters.actor is not None:
        keys = actor_keys(connection, filters)
        marks = ",".join("?" * len(keys))
        where.add(f"known_actors.key IN (SELECT actor FROM actor_keys WHERE key IN ({marks}))", *keys)
    if filters.type is not None:
        where.among("known_actors.type", actor_types(connection, filters))
    count = """(SELECT count(DISTINCT claim) FROM actor_keys JOIN participants USING (key)
        WHERE actor_keys.actor = known_actors.key AND role {}
        AND claim NOT IN (SELECT claim FROM reviewed WHERE verdict = 'wrong'))"""
    query = f"""SELECT name, type, code, aliases, articles, mentions, {count.format("= 'claimant'")} AS claims_made,
        {count.format("IN ('actor', 'agent', 'target')")} AS claims_about
        FROM known_actors {where.sql()} ORDER BY mentions DESC, name"""
    return [_decoded(row, "aliases") for row in _rows(connection, query, where)]


def topics(connection: sqlite3.Connection, filters: Filters) -> list[Row]:
    """Topics and measures with their number of claims, claimants and articles."""
    where = claim_conditions(connection, filters)
    where.add("claims.topic IS NOT NULL")
    query = f"""SELECT claims.topic AS topic, quantities.measure AS measure, count(*) AS claims,
        count(DISTINCT claims.article) AS articles, count(DISTINCT claims.claimant) AS claimants {_JOIN}
        JOIN quantities ON quantities.number = claims.number {where.sql()}
        GROUP BY claims.topic, quantities.measure ORDER BY claims DESC, topic, measure"""
    return list(_rows(connection, query, where))


def search(connection: sqlite3.Connection, query: str) -> list[Row]:
    """Articles and claims that hold the words of `query`, best first; any string is a query."""
    words = Database(connection, execute_plugins=False).quote_fts(query.replace("\0", " "))
    if words.strip('" ') == "":
        return []
    found = connection.execute(
        """SELECT * FROM (
           SELECT 'article' AS kind, NULL AS id, articles.name AS article, articles.source AS source, articles.title AS title,
             snippet(articles_fts, 1, '', '', '…', 24) AS text, NULL AS claimant, articles_fts.rank AS rank,
             substr(articles.text, 1, 3) = '---' AS fenced
           FROM articles_fts JOIN articles ON articles.id = articles_fts.rowid WHERE articles_fts MATCH ?
           UNION ALL
           SELECT claims.kind, claims.id, articles.name, articles.source, articles.title, claims.text, claims.claimant,
             claims_fts.rank, 0
           FROM claims_fts JOIN standing_claims AS claims ON claims.number = claims_fts.rowid
           JOIN articles ON articles.id = claims.article
           WHERE claims_fts MATCH ?) ORDER BY kind <> 'article', rank, article, id LIMIT 200""",
        (words, words),
    )
    return [_hit(dict(row)) for row in found]


def _hit(row: Row) -> Row:
    """A row of the search, without what ranks it and without the end of a front matter before an article's words."""
    fenced, _ = row.pop("fenced"), row.pop("rank")
    body = row["text"].rpartition("\n---\n")[2]
    return {**row, "text": f"…{body}" if fenced and body != row["text"] else row["text"]}


def _dated(where: Where, filters: Filters, low: str, high: str) -> None:
    """Keep rows whose day interval overlaps the one asked for; open ends overlap."""
    if filters.since is not None:
        where.add(f"({high} >= ? OR ({high} IS NULL AND {low} IS NOT NULL))", filters.since)
    if filters.until is not None:
        where.add(f"({low} <= ? OR ({low} IS NULL AND {high} IS NOT NULL))", filters.until)


def _rows(connection: sqlite3.Connection, query: str, where: Where) -> Iterator[Row]:
    for row in connection.execute(query, where.parameters):
        yield dict(row)


def _decoded(row: Row, *names: str) -> Row:
    return {key: json.loads(value) if key in names and value is not None else value for key, value in row.items()}


def _claim(row: Row) -> Row:
    return _decoded(row, "via", "agents", "targets")


def names_without_date(connection: sqlite3.Connection) -> list[str]:
    """Articles whose publication date is unknown and that hold a date which needs it."""
    query = """SELECT name FROM articles WHERE published IS NULL AND EXISTS (
        SELECT 1 FROM dates WHERE dates.article = articles.id AND basis = 'none' AND relative IS NOT NULL) ORDER BY name"""
    return [row[0] for row in connection.execute(query)]


_WORDS = """timeline.type = 'statement' OR (timeline.type = 'announcement' AND NOT EXISTS (
    SELECT 1 FROM timeline_reports JOIN claims ON claims.number = timeline_reports.claim
    JOIN events ON events.number = claims.number WHERE timeline_reports.row = timeline.id
    AND events.type = timeline.type AND instr(claims.rules, '"only says"') = 0))"""
_ARTICLES = """(SELECT count(DISTINCT claims.article) FROM timeline_reports
    JOIN claims ON claims.number = timeline_reports.claim
    WHERE timeline_reports.row = timeline.id)"""


def timeline(connection: sqlite3.Connection, filters: Filters, background: bool = False) -> list[Row]:
    """One row per real event, by date; rows without a date last.

    `background` adds historic and hypothetical ones, those of which no report says who or when, and mere statements of
    which one article alone tells (they are there as well where an actor or their type is asked for).
    """
    where = Where()
    if not background:
        where.add("timeline.background = 0")
        where.add("(timeline.low IS NOT NULL OR timeline.agents <> '[]' OR timeline.targets <> '[]')")
    if not background and filters.type is None and filters.actor is None:
        where.add(f"(NOT ({_WORDS}) OR {_ARTICLES} > 1)")
    if filters.type is not None:
        types = event_types(connection, filters)
        where.add(
            f"""timeline.id IN (SELECT row FROM timeline_reports JOIN events ON events.number = timeline_reports.claim
            WHERE events.type IN ({",".join("?" * len(types))}))""",
            *types,
        )
    asked = {name: getattr(filters, name) for name in ("source", "claimant", "topic", "actor")}
    if any(value is not None for value in asked.values()):
        inner = claim_conditions(connection, Filters(**asked, unmatched=filters.unmatched))
        where.add(
            f"""timeline.id IN (SELECT row FROM timeline_reports JOIN claims ON claims.number = timeline_reports.claim
            JOIN articles ON articles.id = claims.article {inner.sql()})""",
            *inner.parameters,
        )
    _dated(where, filters, "timeline.low", "timeline.high")
    query = f"""SELECT * FROM timeline {where.sql()} ORDER BY (low IS NULL AND high IS NULL), coalesce(low, high),
        coalesce(high, '9999'), type, title, id"""
    rows = [_decoded(row, "agents", "targets") for row in _rows(connection, query, where)]
    reports = _reports(connection, [row["id"] for row in rows])
    return [{**row, **{name: bool(row[name]) for name in FLAGS}, "reports": reports[row["id"]]} for row in rows]


def _reports(connection: sqlite3.Connection, rows: list[str]) -> dict[str, list[Row]]:
    """Row of the timeline -> the reports of it, by article and place; a few hundred rows at a time."""
    found: dict[str, list[Row]] = {row: [] for row in rows}
    for begin in range(0, len(rows), BATCH):
        some = rows[begin : begin + BATCH]
        reports = connection.execute(
            f"""SELECT timeline_reports.row AS row, articles.name AS article, articles.source AS source,
                  claims.claimant AS claimant, claims.modality AS modality, claims.date AS date,
                  events.date_text AS date_text, claims.text AS text, claims.start AS start, claims.end AS end
                FROM timeline_reports JOIN claims ON claims.number = timeline_reports.claim
                JOIN events ON events.number = claims.number
                JOIN articles ON articles.id = claims.article WHERE timeline_reports.row IN ({",".join("?" * len(some))})
                ORDER BY articles.name, claims.start""",
            some,
        )
        for report in map(dict, reports):
            found[report.pop("row")].append(report)
    return found
