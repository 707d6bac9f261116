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
        kind, remains = scene.one("people_kind", index), scene.one("remains", index)
        if kind is not None:
            yield f"kind: {kind.tag.key}", kind.first, kind.last
        if remains is not None and draft.head is not None:
            yield "count of remains", remains.first, remains.last
