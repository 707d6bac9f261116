"""Parties that a mention leaves out, from the other mentions of the same kind of event in the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factrack.facts.events.scene import Scene
from factrack.facts.events.subjects import Names
from factrack.facts.events.triggers import Found
from factrack.model import Event

_BETWEEN_STATES = frozenset({"MOBILIZE", "AID", "AGREE", "COOPERATE", "RETREAT"})
_DIRECTED = frozenset({"MOBILIZE", "AID"})
_OF_DEEDS = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
_NEXT = 3  # events looked at behind a verb for the one that is its object
_OBJECT = 8  # words between a verb and the event that is its object


def completed(scene: Scene, triggers: Sequence[Found], events: Sequence[Event]) -> list[Event]:
    """The events, those without agents or targets with the states that all others of their type have.

    Only states, only where no other mention disagrees: who tests missiles in one sentence tests them in the next.
    """
    states = {mention.name for mention in scene.analysis.actors if mention.type == "country"}
    agents = {kind: _common(events, kind, "agents", states) for kind in {event.type for event in events}}
    targets = {kind: _common(events, kind, "targets", states) for kind in agents}
    attackers = _attackers(events)
    found = []
    for trigger, event in zip(triggers, events, strict=True):
        if not event.agents and event.root in _BETWEEN_STATES and _has_no_subject(trigger):
            known = tuple(name for name in agents[event.type] if name not in event.targets)
            event = replace(event, agents=known)
        elif not event.agents and event.targets and event.root == "ASSAULT" and _has_no_subject(trigger):
            event = replace(event, agents=_attacker(event, attackers))
        if not event.targets and event.root in _DIRECTED and set(event.agents) & set(agents[event.type]):
            event = replace(event, targets=tuple(name for name in targets[event.type] if name not in event.agents))
        found.append(event)
    return [_aimed(place, triggers, found) for place in range(len(found))]


def _has_no_subject(trigger: Found) -> bool:
    """Whether the words of a trigger have no place for who did it: a noun or a passive."""
    return trigger.rule.part != "verb" or (trigger.group is not None and trigger.group.passive)


def _common(events: Sequence[Event], kind: str, field: str, states: set[str]) -> Names:
    """The states that fill a field in every mention of a kind that fills it, or nobody."""
    filled: list[Names] = [getattr(event, field) for event in events if event.type == kind and not event.background]
    named = [names for names in filled if names]
    if not named or any(name not in states for names in named for name in names):
        return ()
    widest = max(named, key=len)
    return widest if all(set(names) <= set(widest) for names in named) else ()


def _attackers(events: Sequence[Event]) -> dict[tuple[str, str], set[Names]]:
    """Who attacks each target, by kind of attack and target."""
    found: dict[tuple[str, str], set[Names]] = {}
    for event in events:
        if event.root == "ASSAULT" and event.agents:
            for target in event.targets:
                found.setdefault((event.type, target), set()).add(event.agents)
    return found


def _attacker(event: Event, known: dict[tuple[str, str], set[Names]]) -> Names:
    """Who attacks the same target in every other mention of the same kind of attack, or nobody."""
    agents = set().union(*(known.get((event.type, target), set()) for target in event.targets))
    return agents.pop() if len(agents) == 1 else ()


def _aimed(place: int, triggers: Sequence[Found], events: Sequence[Event]) -> Event:
    """Criticism of a deed is aimed at who did it ("condemned the attack")."""
    trigger, event = triggers[place], events[place]
    if event.targets or event.root not in _OF_DEEDS or trigger.group is None:
        return event
    for other, deed in zip(triggers[place + 1 : place + 1 + _NEXT], events[place + 1 :], strict=False):
        near = other.clause is trigger.clause and other.first - trigger.group.last <= _OBJECT
        if near and other.rule.part == "noun" and deed.agents:
            return replace(event, targets=tuple(name for name in deed.agents if name not in event.agents))
    return event
