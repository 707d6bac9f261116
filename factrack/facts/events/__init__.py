"""Events: what happened, by whom to whom, where, when, and how firmly it is said."""

from __future__ import annotations

from collections.abc import Iterator

from factrack.facts import attribution
from factrack.facts.events.attached import dates_of_news, dates_of_nouns
from factrack.facts.events.causes import caused
from factrack.facts.events.complements import BETWEEN_STATES
from factrack.facts.events.eves import anchored
from factrack.facts.events.firmness import is_background, modality_of
from factrack.facts.events.merging import is_mere_mention, is_object, merged
from factrack.facts.events.parties import completed
from factrack.facts.events.recall import carried, continued, recalled
from factrack.facts.events.roles import roles
from factrack.facts.events.scene import Scene
from factrack.facts.events.sites import place_of
from factrack.facts.events.spans import span_of
from factrack.facts.events.spoken import spoken
from factrack.facts.events.sudden import backdated
from factrack.facts.events.tables import tables
from factrack.facts.events.telling import with_tellings
from factrack.facts.events.times import when_of
from factrack.facts.events.triggers import Found, found
from factrack.facts.events.undated import bounded
from factrack.facts.events.unmeant import unmeant
from factrack.mentions.analysis import Analysis
from factrack.model import COURSES, Event

# Roots that are nothing without a party, a place or a date: who is accused may be told elsewhere.
_OF_PARTIES = BETWEEN_STATES - {"ACCUSE"}


def find(analysis: Analysis) -> list[Event]:
    """The events of the document, in order of the text."""
    if not analysis.of("event"):
        return []
    scene = Scene(analysis, tables(analysis.pack))
    return _settled(scene, merged(scene, _read(scene)))


def _read(scene: Scene) -> Iterator[tuple[Found, Event]]:
    """Each trigger that tells an event of its own, with it, in order of the text."""
    triggers = list(found(scene))
    dated = dates_of_nouns(scene, triggers) | dates_of_news(scene, triggers)
    memory: dict[str, Event] = {}
    before: Found | None = None
    for trigger in triggers:
        event = None if is_object(scene, trigger, before) else _event(scene, trigger, dated)
        if trigger.rule.part == "verb" or event is not None:
            before = trigger
        if event is not None:
            yield trigger, recalled(scene, trigger, event, memory)


def _settled(scene: Scene, told: list[tuple[Found, Event]]) -> list[Event]:
    """The events with what others tell of them (parties, days, times), less those that are merely mentioned."""
    kept = [trigger for trigger, _ in told]
    events = unmeant(scene, kept, completed(scene, kept, [event for _, event in told]))
    events = caused(scene, kept, anchored(scene, kept, backdated(scene, kept, events)))
    events = carried(scene, kept, spoken(scene, kept, continued(scene, kept, events)))
    real = [
        (trigger, event)
        for trigger, event in zip(kept, events, strict=True)
        if not is_mere_mention(scene, trigger, event)
    ]
    held = [trigger for trigger, _ in real]
    return with_tellings(scene, held, bounded(scene, held, [event for _, event in real]))


def _event(scene: Scene, trigger: Found, dated: dict[int, int]) -> Event | None:
    analysis, rule = scene.analysis, trigger.rule.rule
    agents, targets = roles(scene, trigger)
    if (rule.named and not agents) or (rule.aimed and not targets) or (rule.parties and not (agents or targets)):
        return None
    when = when_of(scene, trigger, dated)
    where = place_of(scene, trigger, targets)
    cleared = rule.people and rule.passive  # "a quarter was cleared", of whomever
    alone = rule.placed or (rule.root in _OF_PARTIES and not cleared)
    if alone and not (agents or targets or where or when is not None):
        return None
    first, last = span_of(scene, trigger, when)
    start, end = analysis.chars(first, last)
    mode, mode_rule = modality_of(scene, trigger)
    said = attribution.attribute(analysis, trigger.first, trigger.last)
    date = analysis.whens[when] if when is not None else None
    rules = [(f"event.{rule.type}", *analysis.chars(trigger.first, trigger.last))]
    if mode_rule:
        rules.append((mode_rule, start, end))
    if said.rule:
        rules.append((said.rule, said.start, said.end))
    if rule.root == "STATEMENT" and trigger.group is not None and _only_says(scene, trigger):
        rules.append(("only says", start, end))
    if rule.type in COURSES and scene.tables.further.within(scene.words, first, last):
        rules.append(("further", start, end))
    return Event(
        start, end, analysis.document.text[start:end], rule.type, rule.root, agents, targets, where,
        date.edtf if date else None, date.text if date else None, said.claimant, said.via, mode,
        is_background(scene, trigger, when, mode), when, rule.topic, mode == "denied", tuple(rules),
    )  # fmt: skip


def _only_says(scene: Scene, trigger: Found) -> bool:
    """Whether a verb of saying is the cue of what somebody says word for word or in a clause: it announces no thing."""
    return trigger.first in scene.cues
