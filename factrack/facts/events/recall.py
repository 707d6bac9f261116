"""What an article has said of an event before: the parties and the date that a later mention leaves out."""

from __future__ import annotations

from dataclasses import replace

from factrack.facts.events.scene import Scene
from factrack.facts.events.triggers import Found
from factrack.model import Event

_DAYS = frozenset({"day", "time", "week", "weekend"})
_HAPPENED = frozenset({"asserted", "alleged"})


def recalled(scene: Scene, trigger: Found, event: Event, memory: dict[str, Event]) -> Event:
    """A noun that points back ("cette visite") with the date and the parties of the event it means.

    It means the last one of its type, unless both name agents and share none. `memory` keeps the last of each type.
    """
    before = memory.get(event.type)
    if before is not None and trigger.rule.part == "noun" and event.when is None and _points(scene, trigger):
        strangers = event.agents and before.agents and not set(event.agents) & set(before.agents)
        event = event if strangers else _with(event, before)
    memory[event.type] = event
    return event


def _with(event: Event, before: Event) -> Event:
    return replace(
        event, agents=event.agents or before.agents, targets=event.targets or before.targets,
        place=event.place or before.place, date=before.date, date_text=before.date_text, when=before.when,
    )  # fmt: skip


def _points(scene: Scene, trigger: Found) -> bool:
    index = trigger.first - 1
    return index >= trigger.clause.first and scene.words[index] in scene.tables.demonstrative


def carried(scene: Scene, events: list[Event]) -> list[Event]:
    """The events, those without a date with the one day that the article gives for all others of their type.

    Only what happened and what is no mere statement; a pluperfect stays undated, for it looks further back.
    """
    days: dict[str, set[str | None]] = {}
    for event in events:
        if event.when is not None and event.modality in _HAPPENED:
            days.setdefault(event.type, set()).add(event.date)
    sources = {
        event.type: event
        for event in reversed(events)
        if event.when is not None
        and event.modality in _HAPPENED
        and not event.background
        and len(days[event.type]) == 1
        and scene.analysis.whens[event.when].granularity in _DAYS
    }
    return [_dated(scene, event, sources.get(event.type)) for event in events]


def _dated(scene: Scene, event: Event, source: Event | None) -> Event:
    if source is None or event.when is not None or event.root == "STATEMENT" or event.modality not in _HAPPENED:
        return event
    if event.background:
        return event
    return replace(event, date=source.date, date_text=source.date_text, when=source.when)
