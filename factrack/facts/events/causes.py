"""The date that a toll has from what caused it ("the attack of 3 May left ten dead"): the dead are counted for days,
and the day of a count is none of theirs."""

from __future__ import annotations

from collections.abc import Sequence

from factrack.facts import forms
from factrack.facts.events.scene import Scene
from factrack.facts.events.triggers import Found
from factrack.frozen import replace
from factrack.mentions.analysis import Clause
from factrack.model import GROUPS, SPREAD, TOLL, Event

_DISASTERS = SPREAD | {"accident"}
_STRUCK = frozenset({"attack", "fire"})  # where no day of publication tells when people died
_HAPPENED = frozenset({"asserted", "alleged"})
_REACH = 4  # events before a toll among which its cause stands
_OPENING = 8  # words of a clause before that noun


def caused(scene: Scene, triggers: Sequence[Found], events: Sequence[Event]) -> list[Event]:
    """The events, a toll without a date as old as its cause: the noun that its clause begins with, else the one
    disaster of the article; so is what came with that one (the wave of an earthquake)."""
    found = list(events)
    disaster = _disaster(scene, triggers, found)
    old = False  # whether the last disaster told is none of the story
    for index, event in enumerate(found):
        old = event.background if event.type in _DISASTERS else old
        toll = GROUPS.get(event.type) == TOLL
        if toll or (disaster is not None and _came_with(scene, triggers, found, index, disaster.type)):
            source = _cause(scene, triggers, found, index) if toll else None
            if source is None and disaster is not None and not old and _is_of(scene, triggers[index], event, disaster):
                source = disaster
            if source is not None and _is_later(scene, event, source):
                found[index] = replace(
                    event, date=source.date, date_text=source.date_text, when=source.when, background=source.background
                )
    return found


def _disaster(scene: Scene, triggers: Sequence[Found], events: Sequence[Event]) -> Event | None:
    """The disaster of an article that dates only one, and that to a day, in the words beside it."""
    whens, told = scene.analysis.whens, list[Event]()
    days: set[str | None] = set()
    kinds = _DISASTERS if scene.analysis.document.published else _DISASTERS | _STRUCK
    for trigger, event in zip(triggers, events, strict=True):
        if event.type not in kinds or event.modality not in _HAPPENED or event.background:
            continue
        if scene.words[trigger.first - 1] in scene.tables.another:
            continue  # "a new blast": the dead are those of the one before
        if event.when is not None:
            days.add(whens[event.when].low or whens[event.when].relative)
            if scene.clause_at[scene.analysis.when_tokens[event.when][0]] in (trigger.clause, _said_of(scene, trigger)):
                told.append(event)
    when = whens[told[0].when] if len(days) == 1 and told and told[0].when is not None else None
    if when is None or when.mod == "approx":
        return None
    unplaced = (
        when.low is None and when.relative is not None and forms.names_day(when.relative)
    )  # no day of publication
    return told[0] if unplaced or (when.low is not None and when.low == when.high) else None


def _came_with(scene: Scene, triggers: Sequence[Found], events: Sequence[Event], index: int, type_: str) -> bool:
    """Whether an undated disaster is told in one sentence with another of a given type ("the quake and the wave")."""
    event, span = events[index], scene.analysis.span_of(triggers[index].first)
    if event.type not in SPREAD or event.type == type_ or event.when is not None:
        return False
    near = range(max(0, index - _REACH), min(len(events), index + _REACH + 1))
    return any(
        events[other].type == type_
        and span.first <= triggers[other].first < span.last
        and events[other].when is not None
        for other in near
    )


def _said_of(scene: Scene, trigger: Found) -> Clause | None:
    """The relative clause behind a noun."""
    clause = scene.clause_at[min(trigger.last, len(scene.words) - 1)]
    return clause if clause.kind == "relative" else None


def _is_of(scene: Scene, trigger: Found, event: Event, disaster: Event) -> bool:
    """Whether a toll that its sentence dates no other day, or a count of it, may be that of a disaster."""
    span = scene.analysis.span_of(trigger.first)
    if event.background or event.modality not in _HAPPENED or scene.moves_on(span):
        return False
    if trigger.group is not None and scene.looks_back(trigger.group):
        return False
    if span.index in scene.habits:
        return False
    others = [index for index in scene.whens(span.first, span.last) if index != disaster.when]
    if others and not scene.tables.counts.within(scene.words, span.first, span.last):
        return False
    elsewhere = event.place is not None and disaster.place is not None and event.place != disaster.place
    return not elsewhere or disaster.type in SPREAD


def _is_later(scene: Scene, event: Event, source: Event) -> bool:
    """Whether a toll has no date, or one that only says when it was counted."""
    if event.when is None or source.when is None:
        return event.when is None
    now, then = scene.analysis.whens[event.when].low, scene.analysis.whens[source.when].high
    return now is not None and then is not None and now > then


def _cause(scene: Scene, triggers: Sequence[Found], events: Sequence[Event], index: int) -> Event | None:
    """The event whose noun opens the clause of a toll that a verb tells, or the one that it points back to."""
    toll = triggers[index]
    if toll.group is None:
        return None
    for other in range(index - 1, max(index - _REACH, -1), -1):
        noun = triggers[other]
        if noun.clause is not toll.clause or noun.group is not None or noun.last > toll.group.first:
            continue
        return _dated(scene, noun, events, other) if _opens(scene, noun) else None
    return None


def _opens(scene: Scene, noun: Found) -> bool:
    """Whether a noun is near the beginning of its clause, and behind no preposition but "of" ("the toll of the quake")."""
    words, tables, first = scene.words, scene.tables, noun.clause.first
    if scene.groups(first, noun.first) or noun.first - first > _OPENING:
        return False
    index = noun.first - 1
    while index >= first and words[index] in tables.determiners and words[index] not in tables.contraction:
        index -= 1
    return index < first or words[index] in tables.of or words[index] not in tables.strict_prepositions


def _dated(scene: Scene, noun: Found, events: Sequence[Event], index: int) -> Event | None:
    """An event with its date; one without that a definite article points back from, the only one of its type so far,
    if that lies years back: what happened of late the scene dates."""
    when = events[index].when
    if when is not None:
        return events[index] if scene.analysis.whens[when].low is not None else None
    if scene.words[noun.first - 1] not in scene.tables.pointing:
        return None
    told = [other for other in events[:index] if other.type == events[index].type]
    old = told and all(other.background and other.when is not None for other in told)
    return told[0] if old and len({other.date for other in told}) == 1 else None
