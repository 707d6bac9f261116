"""At whose call people march or strike ("à l'appel de la CGT"): they act too, beside those who follow."""

from __future__ import annotations

from factrack.facts.events.complements import behind, people_in, with_next
from factrack.facts.events.lists import Names
from factrack.facts.events.scene import Scene
from factrack.facts.events.triggers import Found

_REACH = 24  # words between the trigger and the call
_ADVERB = 3  # words between the call and the "of" that names them
_NAME = 4  # words between that "of" and a name
_PEOPLE = 8  # words of a phrase for people without a name


def organisers(scene: Scene, found: Found) -> Names:
    """Who called for a protest, behind its trigger in the same clause; none where nobody is told."""
    if found.rule.rule.root != "PROTEST":
        return ()
    words, tables = scene.words, scene.tables
    first = behind(found)
    last = min(scene.analysis.span_of(found.first).last, first + _REACH)
    for index in range(first + 1, last):
        if not tables.calling.ends_at(words, first, index):
            continue
        of = next((at for at in range(index, min(last, index + _ADVERB)) if words[at] in tables.of), None)
        return () if of is None or of + 1 >= last else _named(scene, found, of + 1)
    return ()


def _named(scene: Scene, found: Found, first: int) -> Names:
    limit = min(scene.analysis.span_of(first).last, first + _REACH)
    near = [mention for mention in scene.actors(first, min(limit, first + _NAME)) if scene.acts(mention)]
    people = people_in(scene, first, min(limit, first + _PEOPLE))
    if near and not near[0].adjective and (not people or near[0].first <= first + 1):
        return with_next(scene, found, near[0], limit)
    return people
