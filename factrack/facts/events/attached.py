"""Dates that belong to a noun of a clause and not to its verb."""

from __future__ import annotations

from itertools import pairwise

from factrack.facts.events.recall import is_during
from factrack.facts.events.scene import Scene
from factrack.facts.events.times import before_phrase, is_of_comment, is_ordered, when_of
from factrack.facts.events.triggers import Found

_WORDS = frozenset({"STATEMENT", "REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN"})  # deeds of words
_OBJECT = 8  # words between a verb and the noun that completes it
_JOINED = 2  # words between two dates of one noun


def dates_of_nouns(scene: Scene, triggers: list[Found]) -> dict[int, int]:
    """Which date stands behind which noun, and so is not its clause's: "depuis l'attaque de mardi"."""
    taken: dict[int, int] = {}
    for trigger in triggers:
        if trigger.group is None and trigger.first > trigger.clause.first:
            before = scene.words[trigger.first - 2 : trigger.first]
            behind = scene.words[max(trigger.clause.first, before_phrase(scene, trigger))]
            near = behind in scene.tables.sequence or not scene.tables.sequence.isdisjoint(before)
            if near or is_ordered(scene, trigger):
                when = when_of(scene, trigger, {})
                first = scene.analysis.when_tokens[when][0] if when is not None else -1
                if not near and not scene.tables.breaks.isdisjoint(scene.words[trigger.last : first]):
                    continue
                if when is not None and first >= trigger.last and not _is_in_relative(scene, first, trigger):
                    taken |= dict.fromkeys(_with_next(scene, when, trigger), trigger.first)
    return taken


def _is_in_relative(scene: Scene, token: int, trigger: Found) -> bool:
    """Whether a date behind a noun stands in the clause that says what it did: then it is that of the clause too."""
    clause = scene.clause_at[token]
    return clause is not trigger.clause and clause.kind == "relative"


def dates_of_news(scene: Scene, triggers: list[Found]) -> dict[int, int]:
    """Which date stands behind a noun that somebody speaks of, and so is not when he spoke: "announced a strike on Monday"."""
    taken: dict[int, int] = {}
    for verb, noun in pairwise(triggers):
        said = verb.group is not None and verb.rule.rule.root in _WORDS
        if not said or noun.group is not None or noun.clause is not verb.clause or is_during(scene, noun):
            continue
        when = scene.first_when(noun.last, min(noun.clause.last, noun.last + _OBJECT))
        if when is not None and not is_of_comment(scene, noun, when):
            taken |= dict.fromkeys(_with_next(scene, when, noun), noun.first)
    return taken


def _with_next(scene: Scene, when: int, trigger: Found) -> list[int]:
    """The date behind a noun, and those joined to it before any verb ("after two coups in August and in May")."""
    first = scene.analysis.when_tokens[when][0]
    finite = [group.first for group in scene.groups(first, trigger.clause.last) if group.finite]
    found = [when]
    for index in scene.whens(first + 1, min([trigger.clause.last, *finite])):
        between = scene.words[scene.analysis.when_tokens[found[-1]][1] : scene.analysis.when_tokens[index][0]]
        if len(between) > _JOINED or scene.tables.coordinators.isdisjoint(between):
            break
        found.append(index)
    return found
