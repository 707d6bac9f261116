"""What publication says of the day of an event through another: one told again, meant, gone through or just over."""

from __future__ import annotations

from collections.abc import Sequence

from factrack.facts.events.recall import is_during
from factrack.facts.events.scene import Scene
from factrack.facts.events.triggers import Found
from factrack.model import COURSES, Event

BY = "date: by publication"
ABOUT = "date: about publication"
RECENT = "date: recent at publication"

_STILL = ("STATEMENT", *COURSES)
_NEWS = (ABOUT, RECENT)
_HAPPENED = frozenset({"asserted", "alleged"})


def shared(
    scene: Scene, triggers: Sequence[Found], events: Sequence[Event], rules: Sequence[str | None]
) -> list[str | None]:
    """The rules, those of the news for what tells it again, points back to it or tells what went on during it.

    What was over shortly before the news is recent.
    """
    found = list(rules)
    _just_before(scene, triggers, found)
    if all(rule not in _NEWS for rule in found):
        return found
    _told_again(scene, triggers, events, found)
    _meant(scene, triggers, events, found)
    for noun, index in _during(scene, triggers):
        if found[index] == BY and found[noun] in _NEWS and events[index].modality in _HAPPENED:
            found[index] = found[noun]
    return found


def _told_again(scene: Scene, triggers: Sequence[Found], events: Sequence[Event], rules: list[str | None]) -> None:
    by_party: dict[tuple[str, str], str] = {}
    for event, rule in zip(events, rules, strict=True):
        if rule is not None and rule in _NEWS and event.root not in _STILL and event.type not in _STILL:
            for name in (*event.agents, *event.targets):
                by_party.setdefault((event.type, name), rule)
    for index, (trigger, event) in enumerate(zip(triggers, events, strict=True)):
        if rules[index] == BY and event.modality in _HAPPENED and not _looks_elsewhere(scene, trigger):
            again = (by_party.get((event.type, name)) for name in (*event.agents, *event.targets))
            rules[index] = next((rule for rule in again if rule), BY)


def _meant(scene: Scene, triggers: Sequence[Found], events: Sequence[Event], rules: list[str | None]) -> None:
    """Nouns that point back to the news by "this" and leave open what it may lead to ("this test could serve as ...")."""
    last: dict[str, int] = {}
    for index, (trigger, event) in enumerate(zip(triggers, events, strict=True)):
        if event.when is None and event.modality == "possible" and trigger.group is None:
            before = last.get(event.type)
            if before is not None and scene.words[trigger.first - 1] in scene.tables.demonstrative:
                rules[index] = rules[before]
        elif rules[index] in _NEWS and event.modality in _HAPPENED:
            last[event.type] = index


def _just_before(scene: Scene, triggers: Sequence[Found], rules: list[str | None]) -> None:
    """Nouns behind "shortly after", in a clause of the present or one that tells the news."""
    for index, trigger in enumerate(triggers):
        if rules[index] not in (BY, ABOUT) or trigger.group is not None or not _is_shortly_after(scene, trigger):
            continue
        verb = trigger.clause.verb
        present = verb is not None and scene.analysis.verbs[verb].tense == "present"
        beside = range(max(0, index - 1), min(len(triggers), index + 2))
        if present or any(triggers[other].clause is trigger.clause and rules[other] == ABOUT for other in beside):
            rules[index] = RECENT


def _is_shortly_after(scene: Scene, trigger: Found) -> bool:
    """Whether "shortly after" stands before a noun, past its determiners and what delimits it ("just after the end of")."""
    words, tables, index = scene.words, scene.tables, trigger.first
    while index > trigger.clause.first and not tables.shortly.ends_at(words, trigger.clause.first, index):
        if words[index - 1] not in tables.carrying and words[index - 1] not in tables.of:
            return False
        index -= 1
    return index > trigger.clause.first


def _looks_elsewhere(scene: Scene, trigger: Found) -> bool:
    if scene.moves_on(scene.analysis.span_of(trigger.first)):
        return True
    return trigger.group is not None and scene.looks_back(trigger.group)


def _during(scene: Scene, triggers: Sequence[Found]) -> list[tuple[int, int]]:
    """Indices of a noun behind "during" and of a verb of its clause: both happened at one time."""
    pairs = []
    for index, trigger in enumerate(triggers):
        if trigger.group is None and is_during(scene, trigger):
            for other in range(max(0, index - 1), min(len(triggers), index + 2)):
                if triggers[other].group is not None and triggers[other].clause is trigger.clause:
                    pairs.append((index, other))
    return pairs
