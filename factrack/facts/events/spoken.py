"""What one speaker says in a row was said on one occasion: "declared last month that ..., but would not confirm"."""

from __future__ import annotations

from collections.abc import Sequence

from factrack.facts.events.belonging import is_fine
from factrack.facts.events.scene import Scene
from factrack.facts.events.triggers import Found
from factrack.frozen import replace
from factrack.model import Event

_WORDS = frozenset({"STATEMENT", "REJECT"})
_TOLD = frozenset({"asserted", "negated"})
_GAP = 2  # sentences of a paragraph from what somebody said to what he added
_PAST = frozenset({"past", "infinitive"})


def spoken(scene: Scene, triggers: Sequence[Found], events: Sequence[Event]) -> list[Event]:
    """The events, those of saying without a date with that of what the same speaker just said in the paragraph."""
    found: list[Event] = []
    last: Event | None = None
    for trigger, event in zip(triggers, events, strict=True):
        if event.root in _WORDS and trigger.group is not None and event.modality in _TOLD and event.agents:
            if event.when is None and last is not None and _adds(scene, trigger, event, last):
                event = replace(event, date=last.date, date_text=last.date_text, when=last.when)
            if event.when is not None or (last is not None and event.agents != last.agents):
                last = event
        found.append(event)
    return found


def _adds(scene: Scene, trigger: Found, event: Event, last: Event) -> bool:
    """Whether an event of saying goes on with the last one: the same speaker, near, with no date since."""
    group = trigger.group
    if last.when is None or event.agents != last.agents or not _is_occasion(scene, last.when):
        return False
    if group is None or group.tense not in _PAST:
        return False
    here, analysis = scene.analysis.span_of(trigger.first), scene.analysis
    before = analysis.span_of(analysis.token_at(last.start))
    if here.sentence.paragraph != before.sentence.paragraph or here.index - before.index > _GAP:
        return False
    dates = scene.whens(max(analysis.when_tokens[last.when][1], before.first), here.last)
    return not dates and not scene.looks_back(group) and not scene.moves_on(here)


def _is_occasion(scene: Scene, when: int) -> bool:
    """Whether a date is short enough for what is said in a row: a day, a week, a month or part of one."""
    found = scene.analysis.whens[when]
    return found.mod != "since" and (found.granularity == "month" or is_fine(scene.analysis, when))
