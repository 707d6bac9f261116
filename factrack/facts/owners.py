"""Whose a count is, where its own words do not say: the agent of the event that it is told with.

"In deploying about 10 000 soldiers, the country …": the soldiers are the country's. Only lasting counts have
an owner this way; the victims of an attack are not the attacker's.
"""

from __future__ import annotations

from collections.abc import Sequence

from factrack.frozen import replace
from factrack.language.pack import Pack
from factrack.model import Event, Quantity

SAYING = "STATEMENT"


def fill(pack: Pack, quantities: Sequence[Quantity], events: Sequence[Event]) -> list[Quantity]:
    """The quantities, with an actor for each that lacks one and stands inside an event with one agent."""
    harms = {topic.name for topic in pack.files["topics"].topic if topic.strong}
    acting = [event for event in events if len(event.agents) == 1 and event.root != SAYING]
    return [_owned(quantity, acting) if _may_be_owned(quantity, harms) else quantity for quantity in quantities]


def _may_be_owned(quantity: Quantity, harms: set[str]) -> bool:
    return quantity.actor is None and quantity.change != "fixed" and quantity.topic not in harms


def _owned(quantity: Quantity, events: Sequence[Event]) -> Quantity:
    around = [event for event in events if event.start <= quantity.start and quantity.end <= event.end]
    if not around:
        return quantity
    nearest = min(around, key=lambda event: (event.end - event.start, event.start, event.type))
    agent = nearest.agents[0]
    if agent == quantity.claimant or agent.casefold() in quantity.text.casefold():
        return quantity  # who tells the figure is its owner only where the words say so; nobody is his own
    rule = (f"owner of {nearest.type}", nearest.start, nearest.end)
    return replace(quantity, actor=agent, rules=(*quantity.rules, rule))
