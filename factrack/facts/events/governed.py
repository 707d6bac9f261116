"""The names and people that a preposition of a trigger's slot governs."""

from __future__ import annotations

from factrack.facts.events.complements import BETWEEN_STATES, REACH, behind, hangs_on, is_site, limit_of, with_next
from factrack.facts.events.lists import BETWEEN, Names
from factrack.facts.events.naming import ACTING
from factrack.facts.events.pairs import pair_from
from factrack.facts.events.people import people_from
from factrack.facts.events.phrases import governor
from factrack.facts.events.scene import Scene
from factrack.facts.events.sources import is_sourced
from factrack.facts.events.tables import Slot
from factrack.facts.events.triggers import Found
from factrack.mentions.analysis import ActorMention

_MOVING = frozenset({"MOBILIZE", "RETREAT", "AID", "CONSULT", "SANCTION"})  # roots whose target may open the clause
_TOLD = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT"})
_NEAR = 12  # words after a trigger in which people who are not named stand behind a preposition


def governed(scene: Scene, found: Found, slot: Slot, acting: bool) -> Names:
    """The names behind one of the slot's prepositions, first after the trigger, then before it."""
    assert slot.words is not None
    first, limit = behind(found), limit_of(scene, found)
    if not slot.words.singles.isdisjoint(scene.tables.between):
        states = found.rule.rule.root in BETWEEN_STATES
        return pair_from(scene, first, limit, min(found.clause.last, first + REACH), states)
    told = not acting and (found.rule.rule.root == "STATEMENT" or _says_to(scene, found, slot))
    if told and found.group is not None and found.group.passive and found.rule.rule.root == "STATEMENT":
        return ()  # "proclaimed at the court"
    for mention in scene.actors(first, limit):
        if is_sourced(scene.sources, found.first, mention.first):
            continue
        if acting and not scene.acts(mention, found.rule.rule.root in BETWEEN_STATES):
            continue
        if not acting and found.rule.rule.people and scene.is_land(mention.name):
            continue
        if told and mention.first - first > BETWEEN:
            break  # whom one tells stands right behind the verb
        if acting and found.group is None and not scene.tables.sequence.isdisjoint(scene.words[first : mention.first]):
            break  # "the raids after the attack by the rebels"
        if _is_behind(scene, found, slot, mention, first):
            return with_next(scene, found, mention, limit)
    if not acting and found.rule.rule.root == "MOBILIZE":
        return ()  # troops are sent to a country or a place that is named
    people = _people_behind(scene, found, slot, first, limit)
    if not people and found.group is None and slot.words.singles.isdisjoint(scene.tables.weak):
        limit = min(found.clause.last, first + REACH)
        people = _people_behind(scene, found, slot, first, limit)
    if people or found.group is None or found.rule.rule.root not in _MOVING:
        return people
    for mention in scene.actors(found.clause.first, found.group.first):
        index = governor(scene, mention, found.clause.first)
        if index is None or index > found.clause.first + 1 or scene.words[index] in scene.tables.of:
            continue  # what stands before a verb goes with the noun before it, unless it opens the clause
        if _is_behind(scene, found, slot, mention, found.clause.first):
            return with_next(scene, found, mention, found.group.first)
    return ()


def _says_to(scene: Scene, found: Found, slot: Slot) -> bool:
    """Whether a slot of a verb is the one to whom something is said: its name stands right behind the verb."""
    return (
        slot.words is not None and found.rule.rule.root in _TOLD and not slot.words.singles.isdisjoint(scene.tables.to)
    )


def _people_behind(scene: Scene, found: Found, slot: Slot, first: int, limit: int) -> Names:
    """The people, not named, right behind one of the slot's prepositions ("par les gendarmes", "aux victimes")."""
    assert slot.words is not None
    tables, words = scene.tables, scene.words
    reach = BETWEEN if found.rule.rule.root == "STATEMENT" and slot not in found.rule.agent else _NEAR
    for index in range(first, min(limit - 1, first + reach)):
        word = words[index]
        if word in tables.breaks and scene.breaks_at(index):
            break
        if found.group is None and word in tables.sequence and not scene.is_dated(index):
            break
        if word not in tables.prepositions or not slot.words.ends_at(words, first, index + 1):
            continue
        if is_sourced(scene.sources, found.first, index):
            continue
        if words[index] in tables.of and not _opens_with(scene, found, index):
            continue
        if _is_of_participle(scene, found, index) or _is_of_another(scene, found, index):
            continue
        placed = word in tables.place.singles
        for token in range(index + 1, min(limit, index + 4)):
            if placed and words[token] in tables.grounds:
                break  # "in the state of", "at the town hall": where it is done
            if scene.people_at(token, limit):
                return people_from(scene, token, limit)
            if words[token] in tables.strict_prepositions and words[token] not in tables.bare_of:
                break
    return ()


def _is_behind(scene: Scene, found: Found, slot: Slot, mention: ActorMention, first: int) -> bool:
    if slot.words is None or (mention.type not in ACTING and mention.type != "place"):
        return False
    if mention.type == "place" and (found.rule.rule.root == "STATEMENT" or not _is_asked_of(scene, found, mention)):
        return False  # one speaks in a city, not to it
    index = governor(scene, mention, first)
    if index is None or not slot.words.ends_at(scene.words, first, index + 1):
        return False
    if _is_of_participle(scene, found, index) or _is_of_another(scene, found, index):
        return False
    assault = found.group is not None and found.rule.rule.root == "ASSAULT"
    if assault and mention.type == "place" and index > first and scene.words[index] in scene.tables.to:
        return False  # "set fire to a bank in Rome"
    if found.group is not None and scene.words[index] in scene.tables.of and found.rule.rule.root == "OTHER":
        return index == first and not mention.adjective
    if scene.words[index] not in scene.tables.of or found.group is not None:
        return not mention.adjective or scene.is_soil(mention)
    if is_site(found, mention):
        return False
    if slot in found.rule.agent and any(other.type == "person" for other in scene.actors(found.last, index)):
        return False  # "a meeting with the prince of Monaco"
    if index > found.last and scene.words[found.last] in scene.tables.of and scene.has_people(found.last + 1, index):
        return False  # "the strike of the miners of the firm"
    return hangs_on(scene, found, index)


def _opens_with(scene: Scene, found: Found, index: int) -> bool:
    """Whether "of" at a token stands right behind the trigger: of a noun past a date or one word, no preposition."""
    first = behind(found)
    if index > first and scene.words[index - 1] in scene.tables.prepositions:
        return False
    gap = scene.gap(first, index)
    return len(gap) <= (found.group is None) and scene.tables.relating.isdisjoint(gap)


def _is_asked_of(scene: Scene, found: Found, mention: ActorMention) -> bool:
    """Whether a capital stands for the state of which one asks: what is wanted follows ("asked Rome to", "that")."""
    if found.rule.rule.root != "REQUEST" or mention.last >= len(scene.words):
        return True
    tables = scene.tables
    return scene.words[mention.last] in tables.bare_of | tables.that | tables.to


def _is_of_another(scene: Scene, found: Found, index: int) -> bool:
    """Whether "by" names who did something to what a noun says, not who did it ("the march banned by the mayor"), or
    what was done meanwhile ("killed during the storming of a camp by the army")."""
    if scene.words[index] not in scene.tables.by:
        return False
    if found.group is not None:
        first, simultaneous = behind(found), scene.tables.simultaneous
        place = scene.tables.place.singles
        meanwhile = (end for end in range(first + 1, index) if scene.words[end - 1] not in place)
        return any(simultaneous.ends_at(scene.words, first, end) for end in meanwhile)
    groups = scene.groups(found.last, index)
    if not groups:
        return False
    told = scene.words[found.last : groups[-1].first]
    apart = found.rule.rule.root == "ACCUSE" and not scene.tables.strict_prepositions.isdisjoint(told)
    return apart or groups[-1].lemma not in scene.tables.support  # "an inquiry into crimes committed by"


def _is_of_participle(scene: Scene, found: Found, index: int) -> bool:
    """Whether a preposition belongs to the participle right before it ("the leader loyal and rallied to Rome")."""
    group = scene.group_at(index - 1) if found.group is not None else None
    return group is not None and group is not found.group and group.tense == "participle" and not group.finite
