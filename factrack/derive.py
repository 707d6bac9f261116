"""The derived tables made anew: copies, actors over all articles, the merged timeline."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from factrack.compare import aliases, origins, timeline
from factrack.compare.about import about
from factrack.store import derived


def derive(connection: sqlite3.Connection, user_aliases: Mapping[str, str] | None = None) -> None:
    """Rewrite every derived table from the articles' own rows, inside the caller's transaction."""
    derived.write_copies(connection, origins.copies(derived.sketches(connection)))
    named = derived.named_actors(connection)
    known = aliases.merge(named, user_aliases)
    derived.write_actors(connection, known)
    names = {alias: actor.name for actor in known for alias in (actor.name, *actor.aliases)}
    rows = timeline.merge(derived.event_claims(connection), names, about(named, known))
    derived.write_timeline(connection, rows)
    derived.drop_unused_names(connection)
