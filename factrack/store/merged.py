"""The merged timeline: its rows, the knots that rows are remade by, and the marks that events are found by."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from factrack.compare.model import TimelineRow
from factrack.store import derived
from factrack.store.derived import among


def events_of(connection: sqlite3.Connection, articles: Iterable[int]) -> set[int]:
    """Numbers of the events that these articles tell."""
    query = "SELECT number FROM claims WHERE kind = 'event' AND article IN ({marks})"
    return {row[0] for row in among(connection, query, articles)}


def all_events(connection: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    """Number and type of every event, in order, but of those that only tell another."""
    yield from connection.execute(f"SELECT number, type FROM events WHERE {derived.OWN} ORDER BY number")


def typed(connection: sqlite3.Connection, events: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Number and type of these events, but of those that only tell another."""
    query = f"SELECT number, type FROM events WHERE {derived.OWN} AND number IN ({{marks}})"
    for row in among(connection, query, events):
        yield row[0], row[1]


def tellings(connection: sqlite3.Connection, events: Iterable[int]) -> dict[int, list[int]]:
    """Numbers of the events that only tell one of these, by its number."""
    found: dict[int, list[int]] = defaultdict(list)
    for about, number in among(connection, "SELECT about, number FROM tellings WHERE about IN ({marks})", events):
        found[about].append(number)
    return found


def events_marked(connection: sqlite3.Connection, marks: Iterable[int]) -> set[int]:
    """Numbers of the events filed under any of these marks."""
    return {row[0] for row in among(connection, "SELECT claim FROM event_marks WHERE mark IN ({marks})", marks)}


def drop_marks(connection: sqlite3.Connection, events: Iterable[int]) -> None:
    """File these events, by number, under nothing."""
    connection.executemany("DELETE FROM event_marks WHERE claim = ?", ((number,) for number in events))


def add_marks(connection: sqlite3.Connection, marks: Mapping[int, Iterable[int]]) -> None:
    """File events, by number, under marks."""
    rows = sorted((mark, number) for number, found in marks.items() for mark in found)
    connection.executemany("INSERT INTO event_marks VALUES (?, ?)", rows)


def knots_of(connection: sqlite3.Connection, events: Iterable[int]) -> set[int]:
    """The knots of these events, as the timeline stands."""
    query = """SELECT DISTINCT timeline_knots.knot FROM timeline_reports JOIN timeline_knots USING (row)
        WHERE timeline_reports.claim IN ({marks})"""
    return {row[0] for row in among(connection, query, events)}


def events_in(connection: sqlite3.Connection, knots: Iterable[int]) -> dict[int, int]:
    """Numbers of the events in these knots, with the knot of each."""
    query = """SELECT timeline_reports.claim, timeline_knots.knot FROM timeline_knots JOIN timeline_reports USING (row)
        WHERE timeline_knots.knot IN ({marks})"""
    return {row[0]: row[1] for row in among(connection, query, knots)}


def drop_knots(connection: sqlite3.Connection, knots: Iterable[int]) -> None:
    """Forget the rows of these knots."""
    connection.executemany(
        "DELETE FROM timeline WHERE id IN (SELECT row FROM timeline_knots WHERE knot = ?)", [(knot,) for knot in knots]
    )


def add_rows(connection: sqlite3.Connection, rows: Sequence[TimelineRow], knots: Mapping[int, int]) -> None:
    """Rows of the timeline with their reports; `knots` gives the knot of each event by number."""
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
    tied = [(row.id, next(knots[one.number] for one in row.reports if one.number in knots)) for row in rows]
    connection.executemany("INSERT INTO timeline_knots VALUES (?, ?)", tied)
