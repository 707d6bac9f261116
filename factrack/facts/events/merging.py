"""Triggers that tell no event of their own: what only completes another, says it again or merely mentions it."""

from __future__ import annotations

from collections.abc import Iterable

from factrack.facts.events.scene import Scene
from factrack.facts.events.sources import is_sourced
from factrack.facts.events.triggers import Found
from factrack.frozen import replace
from factrack.model import TOLL, Event

_ASKED = frozenset({"REQUEST", "AGREE", "CONSULT"})  # what may be conceded without having happened
_ASIDE = 4  # words between such a verb and its object
_OBJECT = 8  # words between a verb and the noun that completes it
_MERE = 3  # words of a noun's phrase that is no more than a mention


def merged(scene: Scene, told: Iterable[tuple[Found, Event]]) -> list[tuple[Found, Event]]:
    """The events of triggers with those that tell one event made one; what a word disputes behind it is marked so."""
    kept: list[tuple[Found, Event]] = []
    seen: set[tuple[object, ...]] = set()
    disputed = range(0)
    for trigger, event in told:
        key = (event.type, trigger.rule.part, trigger.clause.first, event.when, event.agents, event.targets)
        if key in seen:
            continue
        seen.add(key)
        if kept and _repeats(*kept[-1], trigger, event):
            continue
        if kept and _completes(kept[-1][0], trigger):
            event = _one(*kept.pop(), event)
        if trigger.first in disputed:
            event = replace(event, disputed=True)
        if trigger.rule.rule.disputes:
            disputed = range(trigger.last, scene.analysis.span_of(trigger.first).last)
        kept.append((trigger, event))
    return kept


def is_mere_mention(scene: Scene, trigger: Found, event: Event) -> bool:
    """Whether a noun says nothing of an event but that there was one ("the marches", "clashes"): no one, when or where;
    or a participle only says who published what a fact is from ("according to a note published by the mayor")."""
    told = trigger.group is not None and trigger.group.finite
    if event.root == "STATEMENT" and not told and is_sourced(scene.sources, -1, trigger.first):
        return True
    if trigger.rule.part != "verb" and _is_of_victims(scene, trigger):
        return True
    if trigger.rule.part != "noun" or event.agents or event.targets or event.place or event.date:
        return False
    first, verb = scene.analysis.token_at(event.start), trigger.clause.verb
    if verb is not None and trigger.last <= scene.analysis.verbs[verb].first <= trigger.last + _MERE:
        return False
    if scene.analysis.token_at(event.end - 1) >= first + _MERE or scene.numbered(trigger.first) < trigger.first:
        return False
    before = scene.words[trigger.first - 1] if trigger.first else ""
    return before in scene.tables.pointing or before in scene.tables.plurals or first == trigger.first


def _is_of_victims(scene: Scene, trigger: Found) -> bool:
    """Whether words behind a preposition only speak of the dead whom something killed, without a count ("justice for the
    victims of the crash")."""
    words, tables, first = scene.words, scene.tables, trigger.first
    if trigger.rule.rule.type != TOLL or scene.numbered(first) < first or first - 2 < trigger.clause.first:
        return False
    behind = range(trigger.last, trigger.clause.last)
    if any(scene.past_count(index) > index and scene.belongs(index, trigger.clause) for index in behind):
        return False
    before = words[first - 1]
    return before in tables.pointing and (before in tables.contraction or words[first - 2] in tables.prepositions)


def is_object(scene: Scene, trigger: Found, before: Found | None) -> bool:
    """Whether a noun only completes the trigger before it ("sign an accord", "the signing of an accord")."""
    if before is None or trigger.rule.part != "noun":
        return False
    if _is_asked(scene, trigger, before):
        return True
    if trigger.clause is not before.clause:
        return False
    if trigger.rule.rule.root != before.rule.rule.root or trigger.first - before.last > _OBJECT:
        return False
    if _is_answered(scene, trigger, before):
        return False
    if before.rule.part == "verb":
        return True
    of_it = not scene.tables.of.isdisjoint(scene.words[trigger.first - 2 : trigger.first])
    return of_it and not scene.groups(before.last, trigger.first)


def _is_answered(scene: Scene, trigger: Found, before: Found) -> bool:
    """Whether a noun of saying with a speaker of its own is what a verb answers to ("responded to the remarks of")."""
    tables, words = scene.tables, scene.words
    if trigger.rule.rule.root != "STATEMENT" or before.group is None or trigger.last >= len(words):
        return False
    return words[trigger.last] in tables.of and not tables.to.isdisjoint(words[before.last : trigger.first])


def _is_asked(scene: Scene, trigger: Found, before: Found) -> bool:
    """Whether a noun is no more than what a verb asks for or turns down ("demands a truce", "rejected the offer")."""
    asking, root = before.rule.rule, trigger.rule.rule.root
    asked = asking.root == "REQUEST" or asking.type == "rejection" or (asking.root == "CONCEDE" and root in _ASKED)
    if before.group is None or not asked:
        return False
    between = scene.words[before.last : trigger.first]
    if between and (between[0] in scene.tables.to or between[0] in scene.tables.aim):
        between = between[1:]
    free = scene.tables.article | (scene.tables.of if asking.root == "REQUEST" else frozenset())
    return (
        len(between) <= _ASIDE + 1
        and scene.tables.apart.isdisjoint(between)
        and scene.tables.prepositions.isdisjoint(word for word in between if word not in free)
    )


def _repeats(before: Found, one: Event, trigger: Found, other: Event) -> bool:
    """Whether a verb only says again what the one it is joined to says ("arrested and placed in custody")."""
    if (
        one.type != other.type
        or before.rule.part != "verb"
        or trigger.group is None
        or before.clause is not trigger.clause
    ):
        return False
    return one.when == other.when and set(other.agents) <= set(one.agents) and set(other.targets) <= set(one.targets)


def _completes(noun: Found, trigger: Found) -> bool:
    """Whether a passive verb trigger only says what became of the noun before it ("the treaty was signed")."""
    group = trigger.group
    if group is None or not (group.passive and group.finite) or trigger.rule.part != "verb":
        return False
    root = noun.rule.rule.root
    return noun.rule.part == "noun" and noun.clause is trigger.clause and root == trigger.rule.rule.root != "OTHER"


def _one(noun: Found, before: Event, event: Event) -> Event:
    """A passive verb and its noun as one event; a noun of several words says better what it is."""
    kind = before.type if noun.last - noun.first > 1 else event.type
    return replace(event, type=kind, agents=event.agents or before.agents, targets=event.targets or before.targets)
