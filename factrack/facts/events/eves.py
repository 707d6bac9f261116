"""Dates that lean on an event ("the day after the vote"): resolved once the article has dated the event."""

from __future__ import annotations

from collections.abc import Sequence

from factrack.facts import forms, resolve
from factrack.facts.events.scene import Scene
from factrack.facts.events.triggers import Found
from factrack.frozen import replace
from factrack.model import Event, When

_HAPPENED = frozenset({"asserted", "alleged"})
_BEHIND = 3  # words between the date and the noun that it leans on


def anchored(scene: Scene, triggers: Sequence[Found], events: Sequence[Event]) -> list[Event]:
    """The events, those dated by the day before or after another with that day, where the other's day is known.

    `analysis.whens` takes the resolved dates too: they lean on the date of the event from then on.
    """
    found, whens = list(events), scene.analysis.whens
    leaning = [index for index, when in enumerate(whens) if when.relative and forms.on_event(when.relative)]
    for index in leaning:
        place = _noun_behind(scene, triggers, index)
        if place is None:
            continue
        anchor = _day_of(scene, found, place, index)
        found[place] = _on(found[place], whens[anchor] if anchor is not None else None, anchor)
        if anchor is None:
            continue
        form = forms.from_anchor(whens[index].relative or "")
        edtf, low, high, basis = resolve.resolve_one(form, scene.analysis.document.published, None, whens[anchor])
        whens[index] = replace(
            whens[index], relative=form, anchor=anchor, edtf=edtf, low=low, high=high, basis=basis, granularity="day"
        )
        found = [replace(event, date=edtf) if event.when == index else event for event in found]
    return found


def _on(event: Event, day: When | None, index: int | None) -> Event:
    """The event that the date leans on, which itself was before: on a day of its own or none."""
    return replace(event, when=index, date=day.edtf if day else None, date_text=day.text if day else None)


def _noun_behind(scene: Scene, triggers: Sequence[Found], index: int) -> int | None:
    """The event whose noun stands right behind a date."""
    last = scene.analysis.when_tokens[index][1]
    for place, trigger in enumerate(triggers):
        if 0 <= trigger.first - last <= _BEHIND and trigger.group is None:
            return place
    return None


def _day_of(scene: Scene, events: Sequence[Event], place: int, index: int) -> int | None:
    """The date of an event, else of the last one of its type before it that has a day; only dates before `index`."""
    whens = scene.analysis.whens
    for other in range(place, -1, -1):
        event = events[other]
        if event.modality not in _HAPPENED or event.type != events[place].type or event.when is None:
            continue
        if event.when < index:
            return event.when if whens[event.when].granularity == "day" and whens[event.when].low else None
    return None
