"""Actors over all articles, and what each article is about: only names that changed articles have to do with."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from factrack.compare import about, aliases
from factrack.compare.aliases import Named
from factrack.compare.model import KnownActor
from factrack.matching import common_from, folded
from factrack.store import known
from factrack.store.derived import among
from factrack.store.touched import Touched

TOGETHER = 2_000  # keys, or articles, of which everything is in memory at once


@dataclass(frozen=True, slots=True)
class Renamed:
    """`articles` that are about other names than before, `events` that name somebody who goes by another name now."""

    articles: set[int]
    events: set[int]


def remake(connection: sqlite3.Connection, touched: Touched, user: Mapping[str, str], often_before: float) -> Renamed:
    """Bring the known actors and `article_names` up to date; `often_before` is what `often` was when they were made."""
    told = _told(connection, user)
    named = known.all_keys(connection) if touched.everything else known.keys_in(connection, touched.articles)
    waiting = sorted(touched.keys | named)
    done: set[str] = set()
    changes = _Changes(connection, often_before)
    for begin in range(0, len(waiting) or 1, TOGETHER):
        frontier = {key for key in waiting[begin : begin + TOGETHER] if key not in done} | told
        if frontier:
            rows, keys = _related(connection, frontier)
            done |= keys
            old, new = known.known_with(connection, keys), aliases.merge(rows, user)
            if touched.everything:
                known.replace_actors(connection, old, new)  # who has changed matters to nobody
            else:
                changes.replace(old, new)
    if touched.everything:
        return Renamed(_remake_about(connection, touched.articles), set())
    stale = _articles_naming(connection, changes.seen_anew | _crossing(connection, often_before))
    return Renamed(_remake_about(connection, touched.articles | stale), known.naming(connection, changes.moved))


@dataclass(slots=True)
class _Changes:
    """What becomes of known actors in a run.

    `seen_anew` are the keys of those that their articles may be about otherwise, `moved` the names that mean another.
    """

    connection: sqlite3.Connection
    often_before: float
    seen_anew: set[str] = field(default_factory=set)
    moved: set[str] = field(default_factory=set)

    def replace(self, old: Sequence[KnownActor], new: Sequence[KnownActor]) -> None:
        """Put known actors in the place of others, and note what that changes."""
        changed = [actor for one, others in ((old, new), (new, old)) for actor in _without(one, others)]
        spelled = {name for actor in changed for name in (actor.name, *actor.aliases)}
        meant = known.meanings(self.connection, spelled)
        known.replace_actors(self.connection, old, new)
        now = known.meanings(self.connection, spelled)
        self.moved |= {name for name in spelled if meant.get(name) != now.get(name)}
        self.seen_anew |= _seen_anew(self.connection, old, new, self.often_before)


def often(connection: sqlite3.Connection) -> float:
    """In how many articles a name may stand and still be rare."""
    return common_from(int(connection.execute("SELECT count(*) FROM articles").fetchone()[0]))


def _related(connection: sqlite3.Connection, frontier: set[str]) -> tuple[dict[str, Named], set[str]]:
    """Every key whose merging may depend on these, and the actors under those that still have one."""
    rows: dict[str, Named] = {}
    keys: set[str] = set()
    while frontier:
        keys |= frontier
        found = aliases.gathered(known.named_by_key(connection, frontier))
        rows |= found
        frontier = _neighbours(connection, frontier, found) - keys
    return rows, keys


def _told(connection: sqlite3.Connection, user: Mapping[str, str]) -> set[str]:
    """Keys that the user's aliases may be about."""
    names = {folded(name) for pair in user.items() for name in pair}
    return names | _keys_of(connection, "aliases", "folded", names)


def _neighbours(connection: sqlite3.Connection, keys: set[str], rows: Mapping[str, Named]) -> set[str]:
    """Keys that may be one actor with any of these, now or before: by acronym, surname or sound, or as merged."""
    before = known.known_with(connection, keys)
    spelled = {name for one in rows.values() for name in (*one.names, *one.aliases)}
    spelled |= {name for actor in before for name in (actor.name, *actor.aliases)}
    near = {*keys, *(sound for key in keys for sound in known.sounds_near(key))}
    acronyms = {folded(name) for name in spelled if name.isupper() and " " not in name}
    return {
        *(key for actor in before for key in actor.keys),
        *acronyms,
        *(key.split()[-1] for key in keys if " " in key),
        *_keys_of(connection, "aliases", "folded", (key for key in keys if " " not in key)),
        *(row[0] for row in among(connection, "SELECT key FROM actor_surnames WHERE surname IN ({marks})", near)),
    }


def _keys_of(connection: sqlite3.Connection, table: str, column: str, values: Iterable[str]) -> set[str]:
    query = f"""SELECT actor_keys.key FROM {table} JOIN actor_keys ON actor_keys.actor = {table}.actor
        WHERE {table}.{column} IN ({{marks}})"""
    return {row[0] for row in among(connection, query, values)}


def _without(some: Sequence[KnownActor], others: Sequence[KnownActor]) -> list[KnownActor]:
    """Those of some actors that are not among the others with the same names and keys."""
    known_ = {(actor.key, actor.name, actor.aliases, actor.keys) for actor in others}
    return [actor for actor in some if (actor.key, actor.name, actor.aliases, actor.keys) not in known_]


def _seen_anew(
    connection: sqlite3.Connection, old: Sequence[KnownActor], new: Sequence[KnownActor], before: float
) -> set[str]:
    """Keys of actors that go by another name, or are rare now and were not, or the other way round."""
    now = often(connection)
    told = {(actor.name, actor.keys, actor.articles <= before) for actor in old}
    tells = {(actor.name, actor.keys, actor.articles <= now) for actor in new}
    return {key for _, found, _ in told ^ tells for key in found}


def _crossing(connection: sqlite3.Connection, before: float) -> set[str]:
    """Keys of actors that were rare or common as the line was, and are the other as it is now."""
    if not before:
        return set()
    now = often(connection)
    query = "SELECT key FROM known_actors WHERE articles > ? AND articles <= ?"
    crossing = [row[0] for row in connection.execute(query, (min(now, before), max(now, before)))]
    return {key for actor in known.known_actors(connection, crossing) for key in actor.keys}


def _articles_naming(connection: sqlite3.Connection, keys: Iterable[str]) -> set[int]:
    return {row[0] for row in among(connection, "SELECT article FROM actors WHERE key IN ({marks})", keys)}


def _remake_about(connection: sqlite3.Connection, articles: set[int]) -> set[int]:
    """What these articles are about, stored; returns those that are about something else than before."""
    changed: set[int] = set()
    waiting = sorted(articles)
    for begin in range(0, len(waiting), TOGETHER):
        some = set(waiting[begin : begin + TOGETHER])
        named = known.named_in(connection, some)
        actors = known.known_with(connection, (row.key for row in named))
        changed |= known.replace_about(connection, some, about.about(named, actors, often(connection)))
    return changed
