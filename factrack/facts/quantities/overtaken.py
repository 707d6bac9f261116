"""Figures that their own sentence says have been overtaken: "un précédent bilan faisait état de 13 morts"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.scene import Scene
from factrack.mentions.analysis import Hit

_LEAD = 2  # tokens of "dans un" before a toll
_LINK = 8  # tokens between two figures that one phrase is about


def overtaken(scene: Scene, drafts: Sequence[Draft]) -> Iterator[tuple[Hit, Draft]]:
    """The phrases that say so, each with the figures it means: the next of its sentence, else the one before.

    What the next one is told together with ("12 morts et 30 blessés", "300 dont 40 à Brest") is as old.
    """
    for kind in ("earlier", "overtaken"):
        for hit in scene.analysis.of(kind):
            if _is_given(scene, hit):
                continue
            span = scene.span(hit.first)
            counts = [draft for draft in drafts if span.first <= draft.first < span.last and draft.unit is None]
            behind = [draft for draft in counts if draft.first >= hit.last and kind == "earlier"]
            before = [draft for draft in counts if draft.last <= hit.first]
            for draft in _together(scene, behind) if behind else before[-1:]:
                yield hit, draft


def _is_given(scene: Scene, hit: Hit) -> bool:
    """Whether somebody gives the toll right now, be it the first ("a dit le maire dans un premier bilan")."""
    before = hit.first - _LEAD
    return (
        before >= scene.span(hit.first).first
        and scene.is_in(before, "inside")
        and scene.is_in(before + 1, "determiner")
    )


def _together(scene: Scene, behind: Sequence[Draft]) -> Iterator[Draft]:
    """The first figure, and those of other topics that one link after another joins to it."""
    topics: set[str | None] = set()
    last = behind[0].last
    for draft in behind:
        if (draft.topic in topics and draft.part_of is None) or draft.first - last > _LINK:
            return
        joined = range(last, draft.first)
        if topics and not any(scene.is_in(index, "links") or scene.is_in(index, "whole") for index in joined):
            return
        topics.add(draft.topic)
        last = draft.last
        yield draft
