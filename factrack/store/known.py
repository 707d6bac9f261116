"""Actors over all articles: what each article names, what that makes known, and the names each article is about."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import NamedTuple

from factrack.compare.model import KnownActor, NamedActor
from factrack.matching import folded
from factrack.memo import Memo
from factrack.store.derived import among
from factrack.transliteration import fits, mark, sounded

_NAMED = "SELECT article, key, name, type, code, mentions, aliases FROM actors WHERE {column} IN ({{marks}})"
_ALIASES: Memo[str, tuple[str, ...]] = Memo(lambda text: tuple(json.loads(text)))


def keys_in(connection: sqlite3.Connection, articles: Iterable[int]) -> set[str]:
    """The keys of the actors that these articles name."""
    return {row[0] for row in among(connection, "SELECT key FROM actors WHERE article IN ({marks})", articles)}


def all_keys(connection: sqlite3.Connection) -> set[str]:
    """The keys of all actors."""
    return {row[0] for row in connection.execute("SELECT DISTINCT key FROM actors")}


def named_by_key(connection: sqlite3.Connection, keys: Iterable[str]) -> Iterator[NamedActor]:
    """The actors of all articles under these keys."""
    yield from map(_named, among(connection, _NAMED.format(column="key"), keys))


def named_in(connection: sqlite3.Connection, articles: Iterable[int]) -> list[NamedActor]:
    """The actors of these articles."""
    return [_named(row) for row in among(connection, _NAMED.format(column="article"), articles)]


def _named(row: sqlite3.Row) -> NamedActor:
    article, key, name, type_, code, mentions, aliases = row
    return NamedActor(article, key, name, type_, code, mentions.count("[") - 1, _ALIASES[aliases])  # each is a pair


def known_with(connection: sqlite3.Connection, keys: Iterable[str]) -> list[KnownActor]:
    """The known actors that any of these keys means, by key."""
    rows = among(connection, "SELECT DISTINCT actor FROM actor_keys WHERE key IN ({marks})", keys)
    return known_actors(connection, (row[0] for row in rows))


def known_actors(connection: sqlite3.Connection, actors: Iterable[str]) -> list[KnownActor]:
    """The known actors of these keys of their own, by key."""
    wanted = set(actors)
    keys: dict[str, list[str]] = {}
    for key, actor in among(connection, "SELECT key, actor FROM actor_keys WHERE actor IN ({marks})", wanted):
        keys.setdefault(actor, []).append(key)
    rows = among(connection, "SELECT * FROM known_actors WHERE key IN ({marks})", wanted)
    return [_known(row, keys[row[0]]) for row in sorted(rows, key=lambda row: str(row[0]))]


def _known(row: sqlite3.Row, keys: Iterable[str]) -> KnownActor:
    key, name, type_, code, articles, mentions, aliases = row
    return KnownActor(key, name, type_, code, articles, mentions, tuple(json.loads(aliases)), tuple(sorted(keys)))


def replace_actors(connection: sqlite3.Connection, old: Iterable[KnownActor], new: Iterable[KnownActor]) -> None:
    """Put known actors in the place of others, in `known_actors`, `actor_keys`, `actor_surnames` and `aliases`."""
    gone = [(actor.key,) for actor in old]
    for table, column in (("known_actors", "key"), ("actor_keys", "actor"), ("aliases", "actor")):
        connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", gone)
    new = list(new)
    connection.executemany("INSERT INTO known_actors VALUES (?, ?, ?, ?, ?, ?, ?)", [
        (a.key, a.name, a.type, a.code, a.articles, a.mentions, json.dumps(a.aliases, ensure_ascii=False)) for a in new
    ])  # fmt: skip
    connection.executemany("INSERT INTO actor_keys VALUES (?, ?)", [(key, a.key) for a in new for key in a.keys])
    surnames = {(key.split()[-1], key) for a in new for key in a.keys if " " in key}
    surnames |= {(sound, key) for a in new for key in a.keys for sound in sounds_of(key)}
    connection.executemany("INSERT INTO actor_surnames VALUES (?, ?)", sorted(surnames))
    names = {(folded(name), a.key) for a in new for name in (a.name, *a.aliases, *((a.code,) if a.code else ()))}
    connection.executemany("INSERT INTO aliases VALUES (?, ?)", sorted(names))


def sounds_of(key: str) -> tuple[str, ...]:
    """What a key that a person may have is found by besides its surname as spelled: how it, and its surname, sounds."""
    if not fits(key):
        return ()
    sound = sounded(key)
    return (f"~ {mark(key)}", f"~~ {sound.rsplit(' ', 1)[-1]}") if " " in key else (f"~~~ {sound}",)


def sounds_near(key: str) -> tuple[str, ...]:
    """What the keys are found by that may be the same person by another spelling."""
    if not fits(key):
        return ()
    sound = sounded(key)
    return (f"~ {mark(key)}", f"~~~ {sound.rsplit(' ', 1)[-1]}") if " " in key else (f"~~ {sound}",)


class Meaning(NamedTuple):
    """The actor that a name means: by what name it goes, and what it is."""

    name: str
    type: str


def meanings(connection: sqlite3.Connection, names: Iterable[str]) -> dict[str, Meaning]:
    """For each of these names that means a known actor, that actor; of several the last by key."""
    wanted = set(names)
    query = "SELECT DISTINCT actor FROM aliases WHERE folded IN ({marks})"
    actors = [row[0] for row in among(connection, query, map(folded, wanted))]
    found = known_actors(connection, actors)
    return {
        name: Meaning(actor.name, actor.type)
        for actor in found
        for name in (actor.name, *actor.aliases)
        if name in wanted
    }


def naming(connection: sqlite3.Connection, names: Set[str]) -> set[int]:
    """Numbers of the events in which one of these names, as spelled, takes part or is the place."""
    keys = {folded(name) for name in names}
    query = """SELECT actor_keys.key FROM aliases JOIN actor_keys ON actor_keys.actor = aliases.actor
        WHERE aliases.folded IN ({marks})"""
    keys |= {row[0] for row in among(connection, query, keys)}
    query = """SELECT claims.number, events.agents, events.targets, claims.place FROM participants
        JOIN claims ON claims.number = participants.claim JOIN events ON events.number = claims.number
        WHERE participants.key IN ({marks})"""
    return {
        number
        for number, agents, targets, place in among(connection, query, keys)
        if not names.isdisjoint((*json.loads(agents), *json.loads(targets), place))
    }


def about(connection: sqlite3.Connection, articles: Iterable[int]) -> dict[int, frozenset[str]]:
    """The names that these articles are about."""
    found: dict[int, set[str]] = {}
    for article, name in among(connection, "SELECT * FROM article_names WHERE article IN ({marks})", articles):
        found.setdefault(article, set()).add(name)
    return {article: frozenset(names) for article, names in found.items()}


def replace_about(connection: sqlite3.Connection, articles: Set[int], new: Mapping[int, frozenset[str]]) -> set[int]:
    """What these articles are about, in place of what they were about before; returns those where it is another."""
    old = about(connection, articles)
    changed = {number for number in articles if old.get(number) != new.get(number)}
    connection.executemany("DELETE FROM article_names WHERE article = ?", [(number,) for number in changed])
    rows = [(number, name) for number in sorted(changed) for name in sorted(new.get(number, ()))]
    connection.executemany("INSERT INTO article_names VALUES (?, ?)", rows)
    return changed
