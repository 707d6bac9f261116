"""Articles with their facts made by hand, so that the store is tested without an extractor."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from factrack.compare.origins import sketch
from factrack.compare.scope import scope_of
from factrack.derive import derive
from factrack.matching import folded
from factrack.model import Actor, Document, Event, Extraction, Quantity, When
from factrack.store.database import open_for_writing
from factrack.store.rows import Arrival
from factrack.store.writer import Writer

TEXT = "Selon la mairie, 300 habitants ont quitté Orvaine le 3 mars 2025. Le maire a signé un accord avec Brume."


def quantity(text: str = TEXT, words: str = "300 habitants", low: int | None = 300, **values: Any) -> Quantity:
    """A quantity at `words` in `text`."""
    start = text.index(words)
    high = values.pop("high", low)
    facts: dict[str, Any] = {
        "topic": "displaced", "measure": "displaced", "qualifier": "exact", "value": low, "claimant": "mairie",
        "actor": "Orvaine", "rules": (("number", start, start + 3),), **values,
    }  # fmt: skip
    return Quantity(start, start + len(words), words, low=low, high=high, **facts)


def event(text: str = TEXT, words: str = "Le maire a signé un accord avec Brume", **values: Any) -> Event:
    """An event at `words` in `text`."""
    start = text.index(words)
    facts: dict[str, Any] = {"type": "treaty_signed", "root": "AGREE", "agents": ("Orvaine",), "targets": ("Brume",)}
    return Event(start, start + len(words), words, **{**facts, **values})


def day(text: str = TEXT, words: str = "le 3 mars 2025", iso: str | None = "2025-03-03", **values: Any) -> When:
    """A date at `words` in `text`."""
    start = text.index(words)
    facts: dict[str, Any] = {"kind": "date", "relative": None, "basis": "explicit", "granularity": "day", **values}
    return When(start, start + len(words), words, edtf=iso, low=iso, high=iso, **facts)


def arrival(
    key: str = "/news/a.txt", text: str = TEXT, facts: tuple[Quantity | Event, ...] | None = None, **values: Any
) -> Arrival:
    """An article with a quantity, an event, a date and two actors, or with the facts given."""
    if facts is None:
        facts = (quantity(text, when=0, date="2025-03-03"), event(text, when=0, date="2025-03-03"))
    document = Document(
        key, text, "fr", values.pop("title", "Départs"), values.pop("source", "Le Fil"), None,
        values.pop("published", "2025-03-04"), "given",
    )  # fmt: skip
    actors = (Actor("Orvaine", "place", None, ((0, 1),)), Actor("Brume", "place", None, ((2, 3), (4, 5))))
    extraction = Extraction(
        document,
        values.pop("dates", (day(text),) if "le 3 mars 2025" in text else ()),
        tuple(fact for fact in facts if isinstance(fact, Quantity)),
        values.pop("actors", actors),
        tuple(fact for fact in facts if isinstance(fact, Event)),
    )
    digest = hashlib.sha256(text.encode()).hexdigest()
    ordered: tuple[Quantity | Event, ...] = (*extraction.quantities, *extraction.events)
    return Arrival(
        key, key, digest, digest[:32], extraction, sketch([text]), {actor.name: folded(actor.name) for actor in actors},
        tuple(scope_of(fact) for fact in ordered),
    )  # fmt: skip


@contextmanager
def writing(path: Path) -> Iterator[Writer]:
    """A writer in one transaction; derived tables follow."""
    with open_for_writing(path, 0.2) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield Writer(connection)
        derive(connection)
        connection.execute("COMMIT")


def stored(path: Path, *arrivals: Arrival) -> Path:
    """A database with these articles."""
    with writing(path) as writer:
        for item in arrivals or (arrival(),):
            writer.put(item)
    return path
