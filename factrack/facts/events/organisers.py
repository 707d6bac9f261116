"""At whose call people march or strike ("à l'appel de la CGT"): they act too, beside those who follow."""

from __future__ import annotations

from factrack.facts.events.complements import REACH, behind, parties_at
from factrack.facts.events.lists import Names
from factrack.facts.events.scene import Scene
from factrack.facts.events.triggers import Found

_ADVERB = 3  # words between the call and the "of" that names them


def organisers(scene: Scene, found: Found) -> Names:
    """Who called for a protest, behind its trigger or at the head of its sentence; none where nobody is told."""
    if found.rule.rule.root != "PROTEST":
        return ()
    span, after = scene.analysis.span_of(found.first), behind(found)
    return _called(scene, found, after, min(span.last, after + REACH)) or _called(
        scene, found, span.first, min(found.first, span.first + _ADVERB + 1)
    )


def _called(scene: Scene, found: Found, first: int, last: int) -> Names:
    """Those behind the "of" of the first call that stands at tokens `[first, last)`."""
    words, of, end = scene.words, scene.tables.of, scene.analysis.span_of(found.first).last
    index = next((at for at in range(first + 1, last) if scene.tables.calling.ends_at(words, first, at)), None)
    if index is None:
        return ()
    named = next((at + 1 for at in range(index, min(end, index + _ADVERB)) if words[at] in of), end)
    return parties_at(scene, named, min(end, named + REACH), found) if named < end else ()
