"""What must hold of every extraction, whatever the article."""

from __future__ import annotations

from datetime import date

from factrack.model import Extraction
from factrack.render.objects import extraction_object
from factrack.render.safe import to_json
from tests.render.test_safe import harmful


def broken(found: Extraction) -> list[str]:
    """One line for each promise that an extraction breaks; none when all is well."""
    text = found.document.text
    faults = [
        f"{type(fact).__name__} {fact.start}:{fact.end} {fact.text!r} is not the article's {text[fact.start : fact.end]!r}"
        for fact in (*found.dates, *found.quantities, *found.events)
        if not (0 <= fact.start < fact.end <= len(text) and text[fact.start : fact.end] == fact.text)
    ]
    faults += [
        f"{actor.name!r} at {start}:{end}"
        for actor in found.actors
        for start, end in actor.mentions
        if not 0 <= start < end <= len(text)
    ]
    faults += [
        f"{quantity.text!r}: {quantity.low} > {quantity.high}"
        for quantity in found.quantities
        if quantity.low is not None and quantity.high is not None and quantity.low > quantity.high
    ]
    faults += [f"{when.text!r}: {when.low} to {when.high}" for when in found.dates if not _days(when.low, when.high)]
    if harmful(to_json(extraction_object(found))):
        faults.append("the JSON holds hostile characters")
    return faults


def _days(low: str | None, high: str | None) -> bool:
    for day in (low, high):
        if day is not None:
            try:
                date.fromisoformat(day)
            except ValueError:
                return False
    return low is None or high is None or low <= high
