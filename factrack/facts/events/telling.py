"""Which events are no more than the telling of another: who announced it, who confirmed or denied it.

A timeline has one row for what happened, and those who spoke of it stand among its reports.
"""

from __future__ import annotations

from collections.abc import Sequence

from factrack.facts import attribution
from factrack.facts.events.recall import is_during
from factrack.facts.events.scene import Scene
from factrack.facts.events.triggers import Found
from factrack.frozen import replace
from factrack.model import Event

_ANSWERS = frozenset({"denial", "non_confirmation"})
_SHOWN = frozenset({"participle", "infinitive", "complement"})
_TRIPS = frozenset({"visit", "meeting"})
_REACH = 12  # events to either side in which one that is told is looked for
_NEAR = 1  # sentences back to what "these reports" means


def with_tellings(scene: Scene, triggers: Sequence[Found], events: Sequence[Event]) -> list[Event]:
    """The events, those of words with the index of the event that they tell (`about`), where they tell one.

    That is the first that the verb of saying vouches for, or that it shows; for "these reports", the one before; for what
    a visitor says in one sentence with the visit, the visit.
    """
    tellers = [index for index, event in enumerate(events) if is_telling(event)]
    if not tellers:
        return list(events)
    found = list(events)
    by_cue = _by_cue(scene, triggers, events)
    for index in tellers:
        about = by_cue.get(triggers[index].first)
        if about is None:
            about = _shown(scene, triggers, events, index)
        if about is None:
            about = _meant(scene, triggers, events, index)
        if about is None:
            about = _there(scene, triggers, events, index)
        if about is not None:
            found[index] = replace(found[index], about=about)
    return found


def is_telling(event: Event) -> bool:
    """Whether an event is of a kind that only tells others."""
    return (event.root == "STATEMENT" or event.type in _ANSWERS) and not event.background


def _by_cue(scene: Scene, triggers: Sequence[Found], events: Sequence[Event]) -> dict[int, int]:
    """Token of a verb of saying -> the first event that it vouches for in its own sentence."""
    found: dict[int, int] = {}
    for index, (trigger, event) in enumerate(zip(triggers, events, strict=True)):
        if event.claimant is None or not _stands(event):
            continue
        said = attribution.attribute(scene.analysis, trigger.first, trigger.last)
        if said.carried or is_during(scene, trigger):
            continue
        cue = range(scene.analysis.token_at(said.start), scene.analysis.token_at(said.end - 1) + 1)
        if trigger.clause.kind == "relative" and not trigger.clause.first <= cue[0] < trigger.clause.last:
            continue  # "announced a reform of what had led to deaths"
        for token in cue:
            found.setdefault(token, index)
    return found


def _stands(event: Event) -> bool:
    """Whether a row of the timeline may be about an event: it is not itself a telling, and it is known who or when."""
    if is_telling(event) or event.background or event.modality == "possible":
        return False
    if event.modality == "planned" and event.date is None:
        return False  # "any march": none that is to come
    dated = event.date is not None and not event.date.startswith("..")
    return bool(event.agents or event.targets) or dated


def _shown(scene: Scene, triggers: Sequence[Found], events: Sequence[Event], index: int) -> int | None:
    """The event of a clause that hangs on one of saying ("published pictures showing the launch")."""
    teller = triggers[index]
    for other in range(index + 1, min(index + _REACH, len(events))):
        trigger = triggers[other]
        if trigger.first >= scene.analysis.span_of(teller.first).last:
            return None
        hangs = trigger.clause.kind in _SHOWN and scene.parent_of(trigger.clause, trigger.first) is teller.clause
        if hangs and events[other].claimant is None and _stands(events[other]):
            return other
    return None


def _meant(scene: Scene, triggers: Sequence[Found], events: Sequence[Event], index: int) -> int | None:
    """The event told before one of saying whose object points back ("have not confirmed these claims"): what the nearest
    sentence tells first with a verb, else first."""
    teller, words = triggers[index], scene.words
    if teller.group is None or teller.last >= len(words) or words[teller.last] not in scene.tables.demonstrative:
        return None
    here = scene.analysis.span_of(teller.first).index
    before: dict[int, list[int]] = {}
    for other in range(index - 1, max(index - _REACH, -1), -1):
        back = here - scene.analysis.span_of(triggers[other].first).index
        if back > _NEAR:
            break
        if _stands(events[other]):
            before.setdefault(back, []).append(other)
    if not before:
        return None
    told_there = sorted(before[min(before)])
    return next((other for other in told_there if triggers[other].group is not None), told_there[0])


def _there(scene: Scene, triggers: Sequence[Found], events: Sequence[Event], index: int) -> int | None:
    """The visit or meeting during which its own party said something ("visited Lima and declared that …")."""
    span, teller = scene.analysis.span_of(triggers[index].first), events[index]
    for other in range(index - 1, max(index - _REACH, -1), -1):
        if triggers[other].first < span.first:
            return None
        trip = events[other]
        if trip.type in _TRIPS and _stands(trip) and trip.modality == teller.modality == "asserted":
            return other if teller.agents and set(teller.agents) <= set(trip.agents) else None
    return None
