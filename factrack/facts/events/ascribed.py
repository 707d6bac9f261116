"""Who is said to be behind an attack: whom it is blamed on, who claims it ("an attack blamed by police on the rebels")."""

from __future__ import annotations

from factrack.facts.events.complements import people_in
from factrack.facts.events.lists import Names
from factrack.facts.events.scene import Scene
from factrack.facts.events.triggers import Found
from factrack.mentions.analysis import VerbGroup

_NEXT = 8  # words between a noun and the verb that says who was behind it
_DOER = 6  # words between that verb and the preposition before the doer
_OPENING = 3  # words between that preposition and a name
_PEOPLE = 6  # words of a phrase for people without a name


def ascribed(scene: Scene, found: Found) -> Names:
    """The agent of a noun of violence that a verb behind it names; none where no verb does."""
    if found.group is not None or found.rule.rule.root != "ASSAULT":
        return ()
    limit = min(found.clause.last, found.last + _NEXT)
    for group in scene.groups(found.last, limit):
        leads = scene.tables.ascribing.get(group.lemma or "")
        if leads is not None and (group.passive or group.tense == "participle") and not group.negated:
            return _doer(scene, group, leads, found.clause.last)
        if group.finite:
            break
    return ()


def _doer(scene: Scene, group: VerbGroup, leads: frozenset[str], last: int) -> Names:
    """Who stands behind one of the prepositions `leads` of a verb, past who says so."""
    words = scene.words
    for index in range(group.last, min(last, group.last + _DOER)):
        if words[index] in leads:
            near = scene.actors(index + 1, min(last, index + 1 + _OPENING))
            if near and scene.acts(near[0]) and not near[0].adjective:
                return (scene.name_of(near[0]),)
            return people_in(scene, index + 1, min(last, index + _PEOPLE))
    return ()
