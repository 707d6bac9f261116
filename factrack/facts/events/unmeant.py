"""Deaths that nobody meant: "eight people were killed" in an article that tells of a disaster and of no assault."""

from __future__ import annotations

from collections.abc import Sequence

from factrack.facts.events.scene import Scene
from factrack.facts.events.triggers import Found
from factrack.frozen import replace
from factrack.model import SPREAD, Event

_DISASTERS = SPREAD | {"accident", "fire"}
_HAPPENED = frozenset({"asserted", "alleged"})


def unmeant(scene: Scene, triggers: Sequence[Found], events: Sequence[Event]) -> list[Event]:
    """The events; those that only say that people were killed are deaths where a disaster alone can have done it."""
    open_ = [_is_open(scene, trigger, event) for trigger, event in zip(triggers, events, strict=True)]
    struck = any(event.type in _DISASTERS and event.modality in _HAPPENED and not event.background for event in events)
    assaulted = any(event.root == "ASSAULT" and not left for event, left in zip(events, open_, strict=True))
    if not struck or assaulted:
        return list(events)
    return [_as_death(event) if left else event for event, left in zip(events, open_, strict=True)]


def _is_open(scene: Scene, trigger: Found, event: Event) -> bool:
    """Whether a verb says that somebody was killed and leaves open by whom, as of a murder nobody would."""
    killed = trigger.group is not None and trigger.group.lemma in scene.tables.unmeant
    return killed and event.type == "killing" and not event.agents


def _as_death(event: Event) -> Event:
    rules = (*event.rules, ("killed in a disaster", event.start, event.end))
    return replace(event, type="death", root="OTHER", rules=rules)
