"""The coarse bucket of a fact, from its article alone: outside one bucket nothing is ever compared."""

from __future__ import annotations

from factrack.matching import folded
from factrack.model import Event, Modality, Quantity

UNREAL: frozenset[Modality] = frozenset({"planned", "possible"})
GENERIC = frozenset(
    {"other", "money", "percent", "distance", "area", "weight", "duration", "volume", "speed", "temperature"}
)
TOLLS = frozenset(  # counts of what one event did
    {"killed", "wounded", "missing", "displaced", "detained", "cases", "casualties", "hospitalised", "rescued"}
)


def scope_of(fact: Quantity | Event) -> str | None:
    """The bucket inside which a fact is compared: topic, measure, unit (and noun where the topic is generic)."""
    if isinstance(fact, Event):
        return None if fact.background else f"event|{fact.type}"
    if fact.definite or fact.topic is None or (fact.low is None and fact.high is None):
        return None
    noun = ""
    if fact.topic in GENERIC:
        if not fact.counted:
            return None
        noun = folded(fact.counted)
        if fact.unit and fact.unit != "%" and " " not in noun:
            noun = ""  # the noun is the unit, spelled otherwise in every language
    unreal = "planned" if fact.modality in UNREAL else ""
    return "|".join((fact.topic, fact.measure or "", fact.unit or "", noun, unreal))
