"""The rows of the timeline: those of the knots that changed events are tied to, or were tied to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence, Set

from factrack.compare import ties, timeline
from factrack.compare.candidates import Candidate, candidate
from factrack.compare.model import Claim
from factrack.store import derived, known, merged
from factrack.store.touched import Touched


def remake(connection: sqlite3.Connection, touched: Touched, articles: Set[int], events: Set[int]) -> None:
    """Bring the timeline up to date; `articles` and `events` are seen otherwise than before, though not touched."""
    changed = merged.events_of(connection, touched.articles | articles) | events
    found = _candidates(connection, changed)
    filed = {item.claim.number: ties.filed_under(item) for item in found.values()}
    merged.replace_marks(
        connection, {number: filed.get(number, ()) for number in changed}
    )  # none for what a person marked wrong
    near = _near(connection, found)
    knots = touched.knots | merged.knots_of(connection, changed)
    knots |= merged.knots_of(connection, ties.tied_to(list(found.values()), list(near.values())))
    stale = merged.events_in(connection, knots)
    found |= {number: near[number] for number in stale & near.keys()}
    found |= _candidates(connection, stale - found.keys())
    merged.drop_knots(connection, knots)
    items = list(found.values())
    numbers = [item.claim.number for item in items]
    rows = timeline.rows_of(items, _names(connection, [item.claim for item in items]))
    merged.add_rows(connection, rows, dict(zip(numbers, ties.knots(items), strict=True)))


def _candidates(connection: sqlite3.Connection, events: Iterable[int]) -> dict[int, Candidate]:
    """Events as merging sees them, by number."""
    claims = derived.event_claims(connection, events)
    about = known.about(connection, {claim.article_id for claim in claims})
    names = _names(connection, claims)
    return {claim.number: candidate(claim, names, about) for claim in claims}


def _names(connection: sqlite3.Connection, claims: Sequence[Claim]) -> dict[str, str]:
    spelled = {name for claim in claims for name in (*claim.agents, *claim.targets, claim.place) if name}
    return known.meanings(connection, spelled)


def _near(connection: sqlite3.Connection, changed: Mapping[int, Candidate]) -> dict[int, Candidate]:
    """Other events that changed ones may be tied to."""
    marks = {mark for item in changed.values() for mark in ties.looked_for(item)}
    found = merged.events_marked(connection, marks)
    found |= merged.events_of(connection, {item.claim.article_id for item in changed.values()})
    return _candidates(connection, found - changed.keys())
