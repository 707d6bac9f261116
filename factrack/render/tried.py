"""What the rules made of a sentence: facts in order of the text, each with the words that fired."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from factrack.model import Event, Extraction, Quantity, When
from factrack.render.console import table, text
from factrack.render.wording import amount, who

Row = dict[str, Any]

FIELDS = (
    "kind", "start", "end", "text", "about", "value", "low", "high", "qualifier", "unit", "agents", "targets", "place",
    "date", "claimant", "via", "modality", "rules",
)  # fmt: skip


def rows(found: Extraction) -> list[Row]:
    """Quantities, events and dates with the rules behind each."""
    made = [_quantity(one, found) for one in found.quantities]
    made += [_event(one, found) for one in found.events]
    made += [_date(one) for one in found.dates]
    return sorted(made, key=lambda row: (row["start"], -row["end"], row["kind"]))


def told(facts: Sequence[Row]) -> Iterable[Any]:
    """A paragraph a fact: the words, how they are read, which rules fired on what."""
    for row in facts:
        yield text(f"{row['kind']}: {row['text']}", "bold")
        readings = [(f"  {name}", value) for name, value in _readings(row) if value]
        fired = [(f"  rule {rule['rule']}", rule["text"]) for rule in row["rules"]]
        yield table(("  read as", ""), readings)
        if fired:
            yield table(("  fired", "on"), fired)
        yield ""


def _readings(row: Row) -> Iterable[tuple[str, str | None]]:
    yield "about", row["about"]
    yield "how much", amount(row) if row["kind"] == "quantity" else None
    yield "who", who(row["agents"])
    yield "to whom", who(row["targets"])
    yield "where", row["place"]
    yield "when", row["date"]
    yield "who says", " via ".join([row["claimant"], *row["via"]]) if row["claimant"] else None
    yield "how firmly", row["modality"]


def _quantity(one: Quantity, found: Extraction) -> Row:
    about = "/".join(part for part in (one.topic, one.measure) if part)
    numbers = {"value": one.value, "low": one.low, "high": one.high, "qualifier": one.qualifier, "unit": one.unit}
    return {**_fact("quantity", one, about, found), **numbers, "agents": [one.actor] if one.actor else []}


def _event(one: Event, found: Extraction) -> Row:
    return {**_fact("event", one, one.type, found), "agents": list(one.agents), "targets": list(one.targets)}


def _fact(kind: str, one: Quantity | Event, about: str, found: Extraction) -> Row:
    body = found.document.text
    fired = [{"rule": rule, "start": start, "end": end, "text": body[start:end]} for rule, start, end in one.rules]
    return {
        **dict.fromkeys(FIELDS), "kind": kind, "start": one.start, "end": one.end, "text": one.text, "about": about,
        "agents": [], "targets": [], "place": one.place, "date": one.date, "claimant": one.claimant,
        "via": list(one.via), "modality": one.modality, "rules": fired,
    }  # fmt: skip


def _date(one: When) -> Row:
    fired = [{"rule": one.rule, "start": one.start, "end": one.end, "text": one.text}]
    return {
        **dict.fromkeys(FIELDS), "kind": one.kind, "start": one.start, "end": one.end, "text": one.text, "agents": [],
        "targets": [], "via": [], "date": one.edtf or one.relative, "rules": fired,
    }  # fmt: skip
