"""Model -> plain objects of the public JSON: names, order and types are those of the README."""

from __future__ import annotations

from typing import Any

from factrack.model import Actor, Event, Extraction, Problem, Quantity, When

Row = dict[str, Any]

_DATE = ("start", "end", "text", "kind", "edtf", "low", "high", "relative", "basis")
_SAID = ("claimant", "via", "modality")
_QUANTITY = (
    "start", "end", "text", "value", "low", "high", "qualifier", "unit", "counted", "topic", "measure", "actor", "place",
    "date", *_SAID,
)  # fmt: skip
_EVENT = (
    "start", "end", "text", "type", "root", "agents", "targets", "place", "date", "date_text", *_SAID, "background",
)  # fmt: skip


def date_object(when: When) -> Row:
    """One temporal expression."""
    return _pick(when, _DATE)


def quantity_object(quantity: Quantity) -> Row:
    """One quantity."""
    return _pick(quantity, _QUANTITY)


def event_object(event: Event) -> Row:
    """One event."""
    return _pick(event, _EVENT)


def actor_object(actor: Actor) -> Row:
    """One actor with all its mentions."""
    return {
        "name": actor.name,
        "type": actor.type,
        "code": actor.code,
        "mentions": [list(mention) for mention in actor.mentions],
    }


def extraction_object(extraction: Extraction) -> Row:
    """The object that `extract --jsonl` prints for one article."""
    document = extraction.document
    return {
        "id": document.id,
        "language": document.language,
        "title": document.title,
        "source": document.source,
        "published": document.published,
        "published_basis": document.published_basis,
        "dates": [date_object(when) for when in extraction.dates],
        "quantities": [quantity_object(quantity) for quantity in extraction.quantities],
        "actors": [actor_object(actor) for actor in extraction.actors],
        "events": [event_object(event) for event in extraction.events],
        "problems": [{"code": problem.code, "message": problem.message} for problem in extraction.problems],
    }


def bad_line_object(name: str | None, problem: Problem) -> Row:
    """What `extract --jsonl` prints for a line that gives no article."""
    return {"id": name, "problems": [{"code": problem.code, "message": problem.message}]}


def _pick(record: Any, names: tuple[str, ...]) -> Row:
    return {name: _plain(getattr(record, name)) for name in names}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
