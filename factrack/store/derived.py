"""What depends on more than one article: claims as comparison sees them, and which articles are copies."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Set
from typing import Any

from factrack.compare.model import SHARE, Claim, Told, percentage
from factrack.compare.origins import Copy, Overlap, Sketched
from factrack.memo import Memo
from factrack.model import NATIONWIDE
from factrack.store.rows import ORDINALS

_LATE = "9999"
_BATCH = 500

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
      instr(claims.rules, '"topic') = 0 AS by_noun, instr(claims.rules, '"earlier count"') > 0 AS earlier,
      instr(claims.rules, '"count of remains"') > 0 AS remains,
      instr(claims.rules, '"part of a known whole"') + instr(claims.rules, '"increment"') > 0 AS some,
      instr(claims.rules, '"told as a toll"') > 0 AS toll, instr(claims.rules, '"carried: date"') > 0 AS lent,
      instr(claims.rules, '"{nationwide}"') > 0 AS nationwide,
      instr(claims.rules, '"put right"') > 0 AS corrected,
      instr(claims.rules, '"set against another"') > 0 AS counter,
      iif(instr(claims.rules, '"occasion: '), substr(claims.rules, instr(claims.rules, '"occasion: ') + 11, 20), NULL)
        AS occasion,
      iif(instr(claims.rules, '"kind: '), substr(claims.rules, instr(claims.rules, '"kind: ') + 7, 40), NULL) AS people,
      quantities.part_of IS NULL OR claims.place IS NOT (
        SELECT place FROM claims AS whole WHERE whole.number = claims.article * {ordinals} + quantities.part_of
      ) AS own_place,
      (SELECT topic FROM claims AS whole WHERE whole.number = claims.article * {ordinals} + quantities.part_of) AS part_topic,
      dates.relative AS relative
    FROM standing_claims AS claims JOIN articles ON articles.id = claims.article
    LEFT JOIN dates ON dates.article = claims.article AND dates.number = claims.date_number
    LEFT JOIN copies ON copies.article = claims.article
    LEFT JOIN quantities ON quantities.number = claims.number
    LEFT JOIN events ON events.number = claims.number""".format(
    ordinals=ORDINALS,
    nationwide=NATIONWIDE,
    **{role: _KEY.format(role=role) for role in ("actor", "place", "claimant")},
)


def claim_of(row: sqlite3.Row) -> Claim:
    """A row of `CLAIM_QUERY` as a claim for comparison."""
    values = dict(row)
    for name in ("agents", "targets", "via"):
        values[name] = tuple(json.loads(values[name] or "[]"))
    for name in (
        "disputed",
        "background",
        "by_noun",
        "earlier",
        "own_place",
        "remains",
        "some",
        "corrected",
        "counter",
        "toll",
        "nationwide",
    ):
        values[name] = bool(values[name])
    for name in ("people", "occasion"):
        if values[name] is not None:
            values[name] = values[name].split('"')[0]
    if values.pop("lent") and values["counter"] and values["change"] == "fixed":
        values |= {"date": None, "low_day": None, "high_day": None}  # it answers a count, of whatever day that is
    if values["corrected"]:
        values |= {"modality": "asserted", "earlier": True}  # it has been said, and is overtaken by the right one
    if values["unit"] == SHARE:
        values |= percentage(values["value"], values["low"], values["high"], values["qualifier"])
    if values["part_of"] is not None:
        values["part_of"] += values["article_id"] * ORDINALS
    return Claim(**values)


OWN = "NOT EXISTS (SELECT 1 FROM tellings WHERE tellings.number = events.number)"  # tells of more than another event
_TOLD = f"""SELECT claims.number, claims.id, claims.article, events.type, events.root, claims.modality, events.background,
      events.agents, events.targets, claims.place, claims.date, claims.date_low, claims.date_high, articles.published,
      dates.relative, claims.start, claims.end, claims.text, instr(claims.rules, '"further"') > 0
    FROM standing_claims AS claims JOIN events ON events.number = claims.number JOIN articles ON articles.id = claims.article
    LEFT JOIN dates ON dates.article = claims.article AND dates.number = claims.date_number
    WHERE {OWN} AND claims.number IN ({{marks}})"""
_NAMES: Memo[str, tuple[str, ...]] = Memo(lambda text: tuple(json.loads(text)))
_SAME: Memo[Any, Any] = Memo(lambda word: word)  # one string for all rows that say the same
BESIDE = 240  # characters to either side of an event in which its sentence is looked for
_EVENT = f"""SELECT claims.number AS number, claims.id AS id, claims.kind AS kind, claims.article AS article_id,
      articles.name AS article, articles.source AS source, coalesce(copies.original, claims.article) AS origin,
      articles.published AS published, '' AS scope, claims.start AS start, claims.end AS end, claims.text AS text,
      events.type AS type, events.root AS root, events.agents AS agents, events.targets AS targets, claims.place AS place,
      claims.date AS date, claims.date_low AS low_day, claims.date_high AS high_day, claims.claimant AS claimant,
      claims.modality AS modality, events.background AS background,
      substr(articles.text, max(claims.start - {BESIDE}, 0) + 1, min(claims.start, {BESIDE})) AS before,
      substr(articles.text, claims.end + 1, {BESIDE}) AS after
    FROM claims JOIN events ON events.number = claims.number JOIN articles ON articles.id = claims.article
    LEFT JOIN copies ON copies.article = claims.article WHERE claims.number IN ({{marks}})"""


def told(connection: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[Told]:
    """Those of these events that stand and do not only tell another, as much as merging asks of them."""
    for row in among(connection, _TOLD, numbers):
        number, id_, article, *words, background, agents, targets, place, edtf, low, high, published, relative = row[
            :15
        ]
        type_, root, modality, edtf, relative = (_SAME[word] for word in (*words, edtf, relative))
        yield Told(
            number, id_, article, type_, root, modality, bool(background), _NAMES[agents], _NAMES[targets], place, edtf,
            low, high, published, relative, row[15], row[16], row[17], bool(row[18]),
        )  # fmt: skip


def event_claims(connection: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[Claim]:
    """These events, as much as a row of the timeline shows of them."""
    columns: tuple[str, ...] = ()
    for row in among(connection, _EVENT, numbers):
        columns = columns or tuple(row.keys())  # asked of each row, a row looks its names up one by one
        values = dict(zip(columns, row, strict=True))
        values["agents"], values["targets"] = _NAMES[values["agents"]], _NAMES[values["targets"]]
        values["background"] = bool(values["background"])
        yield Claim(**values)


def sketches(connection: sqlite3.Connection) -> list[Sketched]:
    """Every article's sketch, with what says which of two came first."""
    rows = connection.execute("SELECT id, published, key, sketch FROM articles")
    return [Sketched(row[0], (row[1] or _LATE, row[2]), array("q", json.loads(row[3]))) for row in rows]


def replace_overlaps(connection: sqlite3.Connection, wanted: Set[int], found: Iterable[Overlap]) -> list[Overlap]:
    """Store the overlaps of the `wanted` articles in place of those known of them; returns all there are."""
    gone = [(number,) for number in wanted]
    connection.executemany("DELETE FROM overlaps WHERE article = ?", gone)
    connection.executemany("DELETE FROM overlaps WHERE other = ?", gone)
    connection.executemany("INSERT INTO overlaps VALUES (?, ?, ?)", [(o.one, o.other, o.shared) for o in found])
    rows = connection.execute("SELECT article, other, shared FROM overlaps ORDER BY article, other")
    return [Overlap(*row) for row in rows]


def replace_copies(connection: sqlite3.Connection, copies: Iterable[Copy]) -> set[int]:
    """Replace the table `copies`; returns the articles that now count as copies of another one than before."""
    before = dict(connection.execute("SELECT article, original FROM copies").fetchall())
    after = {copy.article: copy for copy in copies}
    connection.execute("DELETE FROM copies")
    rows = [(copy.article, copy.original, copy.shared) for copy in after.values()]
    connection.executemany("INSERT INTO copies VALUES (?, ?, ?)", rows)
    now = {number: copy.original for number, copy in after.items()}
    return {number for number in before.keys() | now.keys() if before.get(number) != now.get(number)}


def among(
    connection: sqlite3.Connection, query: str, values: Iterable[int | str], *more: object
) -> Iterator[sqlite3.Row]:
    """The rows of a query with `IN ({marks})`, asked for all values in batches; `more` parameters come after them."""
    wanted = sorted(set(values))
    for begin in range(0, len(wanted), _BATCH):
        batch = wanted[begin : begin + _BATCH]
        yield from connection.execute(query.format(marks=",".join("?" * len(batch))), (*batch, *more))


def drop_unused_names(connection: sqlite3.Connection) -> None:
    """Forget sources and claimants that no article names any more."""
    connection.execute("DELETE FROM sources WHERE name NOT IN (SELECT source FROM articles WHERE source IS NOT NULL)")
    connection.execute(
        "DELETE FROM claimants WHERE NOT EXISTS (SELECT 1 FROM claims WHERE claims.claimant = claimants.name)"
    )
