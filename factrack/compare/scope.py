"""The coarse bucket of a fact, from its article alone: outside one bucket nothing is ever compared."""

from __future__ import annotations

from factrack.matching import folded
from factrack.model import DEAD, SHARE_OF, Event, Modality, Quantity

UNREAL: frozenset[Modality] = frozenset({"planned", "possible"})
GENERIC = frozenset(
    {"other", "money", "percent", "distance", "area", "weight", "duration", "volume", "speed", "temperature"}
)
RATES = frozenset({"strikers", "turnout", "abstention"})  # measures of percentages that tell of whom they are
TOLLS = frozenset(  # counts of what one event did
    {"killed", "wounded", "missing", "displaced", "detained", "cases", "casualties", "hospitalised", "rescued"}
)


def scope_of(fact: Quantity | Event) -> str | None:
    """The bucket inside which a fact is compared: topic, measure, unit (and noun where the topic is generic)."""
    if isinstance(fact, Event):
        return None if fact.background else f"event|{fact.type}"
    if fact.definite or fact.topic is None or (fact.low is None and fact.high is None):
        return None
    noun, unit = "", fact.unit or ""
    of_strikers = next((rule[0] for rule in fact.rules if rule[0].startswith(SHARE_OF)), None)
    if of_strikers is not None:
        noun, unit = of_strikers.removeprefix(SHARE_OF), "%"  # a third of them is 33 %
    elif fact.topic == "percent" and fact.measure in RATES:
        unit = "%"
    elif fact.topic in GENERIC:
        if not fact.counted:
            return None
        noun = folded(fact.counted)
        if fact.unit and fact.unit != "%" and " " not in noun:
            noun = ""  # the noun is the unit, spelled otherwise in every language
    topic, measure = fact.topic, fact.measure or ""
    if any(rule[0] == DEAD for rule in fact.rules):
        topic = measure = "killed"
    unreal = "planned" if fact.modality in UNREAL else ""
    return "|".join((topic, measure, unit, noun, unreal))
