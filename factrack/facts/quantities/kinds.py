"""What kind of people a quantity counts, and whether it counts only those found: what comparison must not mix."""

from __future__ import annotations

from collections.abc import Iterator

from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.scene import Scene

Rule = tuple[str, int, int]


def kinds_of(scene: Scene, draft: Draft, whole: Draft | None) -> Iterator[Rule]:
    """The rules that tell it, of the noun of a quantity of people, or of the one that it shares or is a part of."""
    topic = scene.topics.get(draft.topic or "")
    if draft.topic != "other" and (topic is None or not topic.people):
        return
    head = draft.head or (draft.carried.head if draft.carried else None) or (whole.head if whole else None)
    for index in range(*head) if head else ():
        for hit in scene.at("people_kind", index):
            yield f"kind: {hit.tag.key}", hit.first, hit.last
        if draft.head is not None:
            yield from (("count of remains", hit.first, hit.last) for hit in scene.at("remains", index))
