"""Parties that a mention leaves out, from the other mentions of the same kind of event in the article."""

from __future__ import annotations

from collections.abc import Sequence

from factrack.facts.events.lists import Names
from factrack.facts.events.scene import Scene
from factrack.facts.events.triggers import Found
from factrack.frozen import replace
from factrack.mentions.analysis import ActorMention
from factrack.model import TRANSFERS, Event

_BETWEEN_STATES = frozenset({"MOBILIZE", "AID", "AGREE", "COOPERATE", "RETREAT"})
_DIRECTED = frozenset({"MOBILIZE", "AID"})
_AIMED = frozenset({"ASSAULT", "AID"})
_OF_DEEDS = frozenset({"ACCUSE", "SUPPORT"})
_NEXT = 3  # events looked at behind a verb for the one that is its object
_OBJECT = 8  # words between a verb and the event that is its object


def completed(scene: Scene, triggers: Sequence[Found], events: Sequence[Event]) -> list[Event]:
    """The events, those without agents or targets with the states that all others of their type have.

    Only states, only where no other mention disagrees: who tests missiles in one sentence tests them in the next.
    """
    states = {mention.name for mention in scene.analysis.actors if mention.type == "country"}
    agents = {kind: _common(events, kind, "agents", states) for kind in {event.type for event in events}}
    targets = {kind: _common(events, kind, "targets", states) for kind in agents}
    agents_of, targets_of = _pairs(events, "targets", "agents"), _pairs(events, "agents", "targets")
    found = []
    for trigger, event in zip(triggers, events, strict=True):
        if not event.agents and event.root in _BETWEEN_STATES and _has_no_subject(trigger):
            known = tuple(name for name in agents[event.type] if name not in event.targets)
            event = replace(event, agents=known)
        if (
            not event.agents
            and event.targets
            and event.root in _AIMED
            and (event.root == "AID" or _has_no_subject(trigger))
        ):
            event = replace(event, agents=_partner(event, event.targets, agents_of))
        if not event.targets and event.root in _DIRECTED and set(event.agents) & set(agents[event.type]):
            event = replace(event, targets=tuple(name for name in targets[event.type] if name not in event.agents))
        if not event.targets and event.agents and event.root == "AID":
            event = replace(event, targets=_partner(event, event.agents, targets_of))
        found.append(event)
    found = [_of_state(scene, trigger, event) for trigger, event in zip(triggers, found, strict=True)]
    return [_aimed(place, triggers, found) for place in range(len(found))]


def _of_state(scene: Scene, trigger: Found, event: Event) -> Event:
    """Soldiers without a state are those of the sentence's only army ("Kenyan troops were sent, 300 soldiers killed")."""
    if len(event.targets) != 1 or event.targets[0].casefold() not in scene.tables.owned:
        return event
    span = scene.analysis.span_of(trigger.first)
    armies = {mention.name for mention in scene.inner_actors(span.first, trigger.first) if _is_army(scene, mention)}
    return replace(event, targets=(armies.pop(),)) if len(armies) == 1 else event


def _is_army(scene: Scene, mention: ActorMention) -> bool:
    before = scene.words[mention.first - 1] if mention.first else ""
    return mention.type == "country" and mention.adjective and before in scene.tables.owned


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


def _pairs(events: Sequence[Event], known: str, asked: str) -> dict[tuple[str, str], set[Names]]:
    """Who fills the slot `asked` beside each name in `known`, by kind of attack or delivery and that name."""
    found: dict[tuple[str, str], set[Names]] = {}
    for event in events:
        names: Names = getattr(event, asked)
        if event.root in _AIMED and names:
            for name in getattr(event, known):
                found.setdefault((_kind(event), name), set()).add(names)
    return found


def _kind(event: Event) -> str:
    return "transfer" if event.type in TRANSFERS else event.type


def _partner(event: Event, names: Names, known: dict[tuple[str, str], set[Names]]) -> Names:
    """Who stands opposite the same names in every other mention of the same kind, or nobody."""
    others = set().union(*(known.get((_kind(event), name), set()) for name in names))
    return others.pop() if len(others) == 1 else ()


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
