"""Who is said to be behind an attack: whom it is blamed on, who claims it ("an attack blamed by police on the rebels")."""

from __future__ import annotations

from factrack.facts.events.complements import parties_at
from factrack.facts.events.lists import Names
from factrack.facts.events.scene import Scene
from factrack.facts.events.triggers import Found

_NEXT = 8  # words between a noun and the verb that says who was behind it
_DOER = 6  # words between that verb and the preposition before the doer


def ascribed(scene: Scene, found: Found) -> Names:
    """The agent of a noun of violence that a verb behind it names; none where no verb does."""
    if found.group is not None or found.rule.rule.root != "ASSAULT":
        return ()
    limit = min(found.clause.last, found.last + _NEXT)
    for group in scene.groups(found.last, limit):
        leads = scene.tables.ascribing.get(group.lemma or "")
        if leads is not None and (group.passive or group.tense == "participle") and not group.negated:
            last = min(found.clause.last, group.last + _DOER)
            index = next((at for at in range(group.last, last) if scene.words[at] in leads), found.clause.last)
            return parties_at(scene, index + 1, found.clause.last, found)
        if group.finite:
            break
    return ()
