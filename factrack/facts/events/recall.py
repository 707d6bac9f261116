"""What an article has said of an event before: the parties and the date that a later mention leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factrack.facts.events.scene import Scene
from factrack.facts.events.triggers import Found
from factrack.model import Event

_DAYS = frozenset({"day", "time", "week", "weekend"})
_TOLD = frozenset({"main", "relative", "adverbial"})
_SCENE = frozenset({"past", "future"})
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


def continued(scene: Scene, triggers: Sequence[Found], events: Sequence[Event]) -> list[Event]:
    """The events, those without a date that go on with the scene of the sentence before with the day of that scene.

    Within a paragraph, from a main verb that happened on a day to the verbs that follow in the same tense, until
    another date is named; likewise from what is to come to what is to come with it.
    """
    found: list[Event] = []
    last: Event | None = None
    place: tuple[int, int] | None = None
    for trigger, event in zip(triggers, events, strict=True):
        span = scene.analysis.span_of(trigger.first)
        here = (span.sentence.paragraph, span.index)
        if place is not None and (here[0] != place[0] or here[1] - place[1] > 1):
            last = None
        whens = scene.whens(span.first, span.last)
        if last is not None and last.when not in whens and whens:
            last = None
        if last is not None and event.when is None and _goes_on(scene, trigger, event, last):
            event = replace(event, date=last.date, date_text=last.date_text, when=last.when)
            place = here
        elif event.when is not None and _sets_scene(scene, trigger, event):
            last, place = event, here
        found.append(event)
    return found


def _goes_on(scene: Scene, trigger: Found, event: Event, last: Event) -> bool:
    group = trigger.group
    if group is None or not group.finite or event.background or event.root == "STATEMENT":
        return False
    if trigger.clause.kind not in _TOLD or group.tense not in _SCENE or scene.looks_back(group):
        return False
    return (event.modality in _HAPPENED) == (last.modality in _HAPPENED) and (group.tense == "future") == (
        last.modality == "planned"
    )


def _sets_scene(scene: Scene, trigger: Found, event: Event) -> bool:
    if event.background or event.when is None or (trigger.group is not None and trigger.clause.kind not in _TOLD):
        return False
    return scene.analysis.whens[event.when].granularity in _DAYS


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
