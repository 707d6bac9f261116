"""However articles come, change and go, the derived tables are those that are made from nothing."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from factrack import matching
from factrack.compare import origins
from factrack.config import Alias, Config
from factrack.derive import derive
from factrack.matching import folded
from factrack.model import Actor, Event, Quantity
from factrack.redate import redate
from factrack.store import reviews
from factrack.store.database import open_for_writing
from factrack.store.lookup import find_article
from factrack.store.rows import Arrival
from factrack.store.touched import Touched
from factrack.store.writer import Writer
from tests.store.making import arrival, day, event, quantity

NAMES = {
    "Jeanne Morel": "person", "Morel": "person", "Paul Morel": "person", "Paul Morrel": "person", "Morrel": "person",
    "Brume": "place", "Orvaine": "place", "Confédération du rail": "organisation", "CDR": "organisation",
    "Ligue du Nord": "organisation", "Karvand": "country", "Valmer": "country",
}  # fmt: skip
ALIASES = {"Confédération du rail": ("CDR",), "Ligue du Nord": ("LDN", "la Ligue"), "Karvand": ("Brume", "CDR")}
TYPES = (("visit", "CONSULT"), ("treaty_signed", "AGREE"), ("attack", "ASSAULT"), ("arms_transfer", "AID"))
DERIVED = (
    "copies", "overlaps", "known_actors", "actor_keys", "actor_surnames", "aliases", "article_names", "event_marks", "timeline",
    "timeline_reports", "timeline_knots", "made_with", "reviewed",
)  # fmt: skip
WORDS = "Le maire a signé un accord avec Brume"
TEXT = "Selon la mairie, 300 habitants ont quitté Orvaine le 3 mars 2025, a-t-on dit. " + WORDS + "."
STEPS = 14


@pytest.fixture(autouse=True)
def low_thresholds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names are common and shingles formulas in few articles already, so that both cross the line often."""
    monkeypatch.setattr(matching, "COMMON_AT_LEAST", 2)
    monkeypatch.setattr(matching, "COMMON_SHARE", 0.3)
    monkeypatch.setattr(origins, "COMMON", 4)
    monkeypatch.setattr("factrack.derive.copies.COMMON", 4)


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is in memory at once but a few rows, so that what hangs together comes in several batches."""
    monkeypatch.setattr("factrack.derive.names.TOGETHER", 3)
    monkeypatch.setattr("factrack.derive.rows.BATCH", 4)
    monkeypatch.setattr("factrack.derive.copies.TOGETHER", 2)
    monkeypatch.setattr(origins, "TOGETHER", 2)
    monkeypatch.setattr("factrack.store.touched.MANY", 2)


def some_actors(chance: random.Random) -> tuple[Actor, ...]:
    names = chance.sample(sorted(NAMES), chance.randrange(2, 5))
    return tuple(
        Actor(name, NAMES[name], None, tuple((n, n + 1) for n in range(chance.randrange(1, 5))),
              ALIASES.get(name, ()) if chance.random() < 0.6 else ())
        for name in names
    )  # fmt: skip


def some_event(chance: random.Random, text: str, actors: tuple[Actor, ...], dated: bool) -> Event:
    names = [name for actor in actors for name in (actor.name, *actor.aliases)]
    type_, root = chance.choice(TYPES)
    agents = tuple(chance.sample(names, chance.randrange(0, 2)))
    targets = tuple(chance.sample(names, chance.randrange(0, 2)))
    when = {"when": 0, "date": "2025-03-03"} if dated else {}
    place = chance.choice([None, "Brume", "Orvaine"])
    return event(text, WORDS, type=type_, root=root, agents=agents, targets=targets, place=place, **when)


def some_arrival(chance: random.Random) -> Arrival:
    """An article of a random story; most print a stretch of one wire story, so that a chain of copies may break."""
    begin = 30 * chance.randrange(3)
    shared = " ".join(f"mot{n}" for n in range(begin, begin + 90)) if chance.random() < 0.7 else ""
    text = f"{TEXT} {shared} " + " ".join(f"reste{chance.randrange(10_000)}" for _ in range(8))
    actors = some_actors(chance)
    iso = f"2025-03-0{chance.randrange(1, 6)}"
    facts: list[Quantity | Event] = [
        quantity(text),
        *(some_event(chance, text, actors, chance.random() < 0.5) for _ in range(3)),
    ]
    if chance.random() < 0.6:
        facts.append(event(text, agents=("Karvand",), targets=("Valmer",), date="2025-03"))
    if chance.random() < 0.6:
        about = chance.choice([None, 0, 1])
        facts.append(event(text, type="statement", root="STATEMENT", agents=("Karvand",), targets=(), about=about))
    made = arrival(
        f"/news/{chance.randrange(9)}.txt", text, tuple(facts), actors=actors, dates=(day(text, iso=iso),),
        published=f"2025-03-{chance.randrange(3, 20):02}", source=chance.choice([None, "Le Fil", "L'Écho"]),
    )  # fmt: skip
    keys = {name: folded(actor.name) for actor in actors for name in (actor.name, *actor.aliases)}
    return replace(made, keys=keys)


def derived_rows(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    return {name: sorted(map(tuple, connection.execute(f"SELECT * FROM {name}")), key=repr) for name in DERIVED}


def judge(connection: sqlite3.Connection, chance: random.Random, user: dict[str, str]) -> None:
    """A person reviews a claim, or takes a review back."""
    connection.execute("BEGIN IMMEDIATE")
    before, touched = reviews.wrong(connection), Touched()
    reviewed = [row[0] for row in connection.execute("SELECT claim FROM reviews ORDER BY claim")]
    if reviewed and chance.random() < 0.3:
        reviews.withdraw(connection, chance.choice(reviewed))
    else:
        ids = [row[0] for row in connection.execute("SELECT id FROM claims ORDER BY id")]
        reviews.give(connection, chance.choice(ids), chance.choice(["wrong", "wrong", "right"]), None)
    reviews.settle(connection, touched, before)
    derive(connection, user, touched)
    connection.execute("COMMIT")


def step(connection: sqlite3.Connection, chance: random.Random, user: dict[str, str]) -> None:
    """One run: articles come, are replaced or go, or one is given a date, or a claim is reviewed."""
    if connection.execute("SELECT 1 FROM claims").fetchone() and chance.random() < 0.3:
        judge(connection, chance, user)
        return
    names = [row[0] for row in connection.execute("SELECT name FROM articles ORDER BY name")]
    if names and chance.random() < 0.25:
        found = find_article(connection, chance.choice(names))
        config = Config(alias=tuple(Alias(one, other) for one, other in user.items()))
        redate(connection, found, f"2025-03-{chance.randrange(3, 20):02}", config)
        return
    connection.execute("BEGIN IMMEDIATE")
    writer = Writer(connection)
    for _ in range(chance.randrange(1, 4)):
        writer.put(some_arrival(chance))
    if names and chance.random() < 0.4:
        gone = writer.by_key(chance.choice(names))
        if gone:
            writer.delete(gone.id)
    derive(connection, user, writer.touched)
    connection.execute("COMMIT")


@pytest.mark.parametrize("seed", range(12))
def test_what_a_run_leaves_is_what_a_remake_from_nothing_makes(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    user: dict[str, str] = {"la Ligue": "CDR"} if seed % 3 == 0 else {}
    path, copy = tmp_path / "facts.db", tmp_path / "copy.db"
    filled: set[str] = set()
    for number in range(STEPS):
        with open_for_writing(path) as connection:
            step(connection, chance, user)
            left = derived_rows(connection)
            with closing(sqlite3.connect(copy)) as other:
                connection.backup(other)
        with open_for_writing(copy) as connection:
            connection.execute("BEGIN IMMEDIATE")
            derive(connection, user)
            made = derived_rows(connection)
            connection.execute("COMMIT")
        copy.unlink()
        for name in DERIVED:
            assert left[name] == made[name], f"{name} after step {number}"
        filled |= {name for name in DERIVED if left[name]}
    assert filled == set(DERIVED)


def test_batches_do_not_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(5)
    with open_for_writing(tmp_path / "facts.db") as connection:
        connection.execute("BEGIN IMMEDIATE")
        writer = Writer(connection)
        for _ in range(60):
            writer.put(some_arrival(chance))
        derive(connection, {"la Ligue": "CDR"}, writer.touched)
        in_batches = derived_rows(connection)
        for module in ("names.TOGETHER", "rows.BATCH", "copies.TOGETHER"):
            monkeypatch.setattr(f"factrack.derive.{module}", 10_000)
        monkeypatch.setattr(origins, "TOGETHER", 10_000)
        derive(connection, {"la Ligue": "CDR"})
        assert derived_rows(connection) == in_batches
        connection.execute("COMMIT")
