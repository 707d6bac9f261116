"""The date that a toll has from the event that caused it ("the attack of 3 May left ten dead")."""

from __future__ import annotations

from collections.abc import Sequence

from factrack.facts.events.scene import Scene
from factrack.facts.events.triggers import Found
from factrack.frozen import replace
from factrack.model import GROUPS, Event

_TOLL = "casualty"
_REACH = 4  # events before a toll among which its cause stands
_OPENING = 8  # words of a clause before that noun


def caused(scene: Scene, triggers: Sequence[Found], events: Sequence[Event]) -> list[Event]:
    """The events, a toll without a date as old as its cause: the noun that its clause begins with."""
    found = list(events)
    for index, event in enumerate(found):
        if GROUPS.get(event.type) == _TOLL:
            source = _cause(scene, triggers, found, index)
            if source is not None and _is_later(scene, event, source):
                found[index] = replace(
                    event, date=source.date, date_text=source.date_text, when=source.when, background=source.background
                )
    return found


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
        return events[index] if scene.analysis.whens[when].high is not None else None
    if scene.words[noun.first - 1] not in scene.tables.pointing:
        return None
    told = [other for other in events[:index] if other.type == events[index].type]
    old = told and all(other.background and other.when is not None for other in told)
    return told[0] if old and len({other.date for other in told}) == 1 else None
