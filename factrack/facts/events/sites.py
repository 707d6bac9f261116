"""Where: the place that belongs to one trigger."""

from __future__ import annotations

from factrack.facts.events.phrases import closing, governor
from factrack.facts.events.scene import Scene
from factrack.facts.events.triggers import Found
from factrack.mentions.analysis import ActorMention

_GOES = frozenset({"CONSULT", "MOBILIZE", "ASSAULT", "RETREAT"})
_SITED = frozenset({"OTHER", "PROTEST", "ASSAULT"})
_COUNTRY = 200  # how far behind a place a country comes
_FAR = 400  # how far behind any other comes a place that a distance is measured from ("40 km from Oslo")
_DISTANCE = 4  # words between a distance and the place that it is measured from
_REGION = 6  # words from a town to the region that it is said to lie in


def place_of(scene: Scene, found: Found, targets: tuple[str, ...]) -> str | None:
    """Where it happened: the place behind a preposition of place, nearest after the trigger, else before it.

    What is a target already ("livrer à Moscou") is no place, but of what one goes to.
    """
    taken = () if found.rule.rule.root in _GOES else targets
    best: tuple[int, str, int] | None = None
    first, last = _around(scene, found)
    said = found.rule.rule.root == "STATEMENT" and found.group is not None
    for mention in scene.actors(first, last):
        if mention.type not in ("place", "country") or scene.name_of(mention) in taken:
            continue
        if said and scene.clause_at[mention.first] is not found.clause:
            continue  # where it is said is no part of what is said
        if (mention.adjective and not scene.is_soil(mention)) or any(letter.isdigit() for letter in mention.name):
            continue
        if found.group is not None and not scene.belongs(mention.first, found.clause):
            continue
        index = governor(scene, mention, found.clause.first)
        if index is None and _struck(scene, found, mention):
            index = mention.first  # "the quake that hit Chile"
        elif index is None or not _leads_to(scene, found, index) or scene.words[index - 1] in scene.tables.greatest:
            continue  # "the worst in Africa"
        far = _is_measured(scene, index)
        if not scene.tables.some_or_other.isdisjoint(scene.words[found.last : mention.first]):
            continue  # where some of them were ("of whom two in Lima"), or another ("after that of a bus near Lima")
        distance = mention.first - found.first
        rank = distance if distance > 0 else 100 - distance
        rank += (mention.type != "place") * _COUNTRY + far * _FAR
        if best is not None and best[0] < _COUNTRY and mention.last <= found.first:
            between = scene.words[best[2] : mention.first]
            if len(between) <= _REGION and not scene.tables.commas.isdisjoint(between):
                continue  # "in Lyon, in the Alps": the town
        if best is None or rank < best[0]:
            best = rank, mention.name, mention.last
    return best[1] if best else None


def _is_measured(scene: Scene, index: int) -> bool:
    """Whether a place is only what a distance is measured from: a number and its unit stand before its preposition."""
    reach = range(index - 1, max(0, index - _DISTANCE) - 1, -1)
    breaks = scene.tables.breaks
    measured = next((at for at in reach if scene.words[at] in breaks or scene.is_length(at)), None)
    return measured is not None and scene.words[measured] not in breaks


def _struck(scene: Scene, found: Found, mention: ActorMention) -> bool:
    """Whether a place is what a disaster struck: the object of a verb that says so."""
    first = mention.first - 1 - scene.is_soil(mention)
    if first > 1 and scene.words[first] in scene.tables.of and scene.words[first - 1] in scene.tables.soil:
        first -= 2  # "hit the province of"
    while first > 0 and scene.words[first] in scene.tables.determiners and scene.words[first] not in scene.tables.of:
        first -= 1
    while first > 0 and scene.is_dated(first):
        first -= 1  # "hit on Monday the Turkish coast"
    group = scene.group_at(first)
    if group is None or group.passive or group.last != first + 1 or found.rule.agent:
        return False
    return group.lemma in scene.tables.hitting


def _leads_to(scene: Scene, found: Found, index: int) -> bool:
    """Whether a preposition says where: one of place, "of" behind what lies there ("in the towns of"), or "of" right
    behind a noun for what happens at a place ("the crash of Perm")."""
    words, tables, first = scene.words, scene.tables, found.clause.first
    if tables.place.ends_at(words, first, index + 1):
        return True
    if words[index] not in tables.of:
        return False
    if found.group is None and index == found.last and found.rule.rule.root in _SITED:
        return True
    if index <= first or words[index - 1] not in tables.grounds:
        return False
    index -= 2
    while index >= first and words[index] in tables.determiners and words[index] not in tables.contraction:
        index -= 1
    if index > first + 1 and words[index] in tables.of and scene.is_plain(index - 1):
        index -= 2  # "in a bar of the streets of"
        while index >= first and words[index] in tables.determiners and words[index] not in tables.contraction:
            index -= 1
    return index >= first and tables.place.ends_at(words, first, index + 1)


def _around(scene: Scene, found: Found) -> tuple[int, int]:
    """Tokens in which the place of a trigger stands: its clause, but only the own phrase of a noun that says of another
    thing whose it is ("the authors of the attack on the paper were arrested in Lima") or when it was."""
    clause, words, tables = found.clause, scene.words, scene.tables
    index = scene.numbered(found.first) - 1
    while index > clause.first and words[index] in tables.determiners and words[index] not in tables.contraction:
        index -= 1
    if found.group is not None or index <= clause.first or words[index] not in tables.of | tables.sequence:
        return clause.first, clause.last
    counted = words[index - 1] in tables.carriers and index + 1 == scene.numbered(found.first)  # "a series of attacks"
    if tables.simultaneous.ends_at(words, clause.first, index + 1) or counted:
        return clause.first, clause.last
    verbs = [group.first for group in scene.groups(found.last, clause.last) if group.tense != "participle"]
    return found.first, closing(scene, found.last, min([clause.last, *verbs]))
