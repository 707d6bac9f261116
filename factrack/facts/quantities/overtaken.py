"""Figures that their own sentence says have been overtaken: "un précédent bilan faisait état de 13 morts"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.scene import Scene
from factrack.mentions.analysis import Hit


def overtaken(scene: Scene, drafts: Sequence[Draft]) -> Iterator[tuple[Hit, Draft]]:
    """The phrases that say so, each with the figure it means: the next one of its sentence, else the one before."""
    for kind in ("earlier", "overtaken"):
        for hit in scene.analysis.of(kind):
            span = scene.span(hit.first)
            counts = [draft for draft in drafts if span.first <= draft.first < span.last and draft.unit is None]
            behind = [draft for draft in counts if draft.first >= hit.last and kind == "earlier"]
            before = [draft for draft in counts if draft.last <= hit.first]
            if behind or before:
                yield hit, behind[0] if behind else before[-1]
