"""What nobody plans for a day to come: an attack or a crash on "Saturday" was on the last one, in "October" in the last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factrack.facts import resolve
from factrack.facts.events.scene import Scene
from factrack.facts.events.times import before_phrase, is_ordered
from factrack.facts.events.triggers import Found
from factrack.frozen import replace
from factrack.model import GROUPS, Event, When

_ROOTS = frozenset({"ASSAULT"})
_TYPES = frozenset({*GROUPS, "accident", "fire", "earthquake", "arrest", "crime"}) - {"arms_transfer", "tech_transfer"}
_PAST = frozenset({"past", "imperfect", "participle", "gerund"})
_FUTURE = frozenset({"future", "future_past", "subjunctive", "conditional"})
_PLAIN = re.compile(r"WD\d|MD\d\d-\d\d|M\d\d")
_CARRIED = 8  # words from "before" to what it stands before ("ahead of Sunday's crucial summit")
_HAPPENED = frozenset({"asserted", "alleged"})


def backdated(scene: Scene, triggers: Sequence[Found], events: Sequence[Event]) -> list[Event]:
    """The events, those that happened of a sudden and yet lie after publication on the same day before it.

    `analysis.whens` takes these dates too: all that is told of that day is told of the past.
    """
    published, whens = scene.analysis.document.published, scene.analysis.whens
    if published is None or len(published) < 10:
        return list(events)
    moved: set[int] = set()
    ahead = {event.when for event in events if event.modality == "planned"}
    for trigger, event in zip(triggers, events, strict=True):
        if event.when is None or event.when in ahead or not _is_past(scene, trigger):
            continue
        if not _is_sudden(event) and not _is_before(scene, trigger):
            continue
        before = _before(whens[event.when], published)
        if before is not None:
            whens[event.when] = before
            moved.add(event.when)
    return [
        replace(event, date=whens[event.when].edtf) if event.when is not None and event.when in moved else event
        for event in events
    ]


def _is_sudden(event: Event) -> bool:
    return event.modality in _HAPPENED and (event.root in _ROOTS or event.type in _TYPES)


def _is_before(scene: Scene, trigger: Found) -> bool:
    """Whether a noun is told as what came before its clause ("was lifted after the signing of a deal on Tuesday")."""
    first = before_phrase(scene, trigger)
    if trigger.group is not None or not is_ordered(scene, trigger) or first < trigger.clause.first:
        return False
    return not any(
        scene.tables.ahead.ends_at(scene.words, trigger.clause.first, last)
        for last in range(max(trigger.clause.first, trigger.first - _CARRIED), trigger.first + 1)
    )


def _is_past(scene: Scene, trigger: Found) -> bool:
    """Whether a verb is told in the past; a noun, unless the verb of its clause is told of what is to come."""
    if trigger.group is not None:
        return trigger.group.tense in _PAST
    verb = trigger.clause.verb
    return verb is None or scene.analysis.verbs[verb].tense not in _FUTURE


def _before(when: When, published: str) -> When | None:
    """A date after publication as one of the past; None where it lies there already or can lie nowhere else."""
    ahead = when.low is not None and when.low > published and when.tense != "future" and when.anchor is None
    if not ahead or when.relative is None or not _PLAIN.fullmatch(when.relative):
        return None
    relative = f"{when.relative}<"
    edtf, low, high, basis = resolve.resolve_one(relative, published)
    return replace(when, relative=relative, edtf=edtf, low=low, high=high, basis=basis) if low is not None else None
