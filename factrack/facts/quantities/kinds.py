"""What comparison must not mix: kinds of people, those found so far, those added to others, occasions of a series."""

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
    for index in range(_opening(draft, head[0]), head[1]) if head else ():
        kind, remains = scene.one("people_kind", index), scene.one("remains", index)
        if kind is not None:
            yield f"kind: {kind.tag.key}", kind.first, kind.last
        if remains is not None and draft.head is not None:
            yield "count of remains", remains.first, remains.last


def _opening(draft: Draft, head: int) -> int:
    """The first word of its own noun phrase, past the number: "four security personnel"."""
    return min(head, draft.number.last) if draft.head is not None and draft.number.last > draft.number.first else head


def additions(scene: Scene, draft: Draft) -> Iterator[Rule]:
    """The word that tells of more than were counted before: "40 morts supplémentaires", "28 died in the last 24 hours"."""
    limit = scene.span(draft.first).last
    end = min(draft.last + 1, limit)
    for index in range(max(scene.span(draft.first).first, draft.first - 1), end):
        hit = scene.one("addition", index)
        if hit is not None and not (
            hit.last < limit and (scene.is_in(hit.last, "than") or scene.is_in(hit.last, "of"))
        ):
            yield "increment", hit.first, hit.last
    clause = scene.clause(draft.first)
    lately = scene.within("lately", clause.first, clause.last) if scene.people(draft.topic) else None
    if lately is not None:
        yield "increment", lately.first, lately.last


def set_against(scene: Scene, draft: Draft) -> Iterator[Rule]:
    """The words that set a count against what was said before ("alors que", "de son côté"), in its sentence before it."""
    hits = scene.all_within("countering", scene.span(draft.first).first, draft.first)
    if hits:
        yield "set against another", hits[-1].first, hits[-1].last


def told_as_toll(scene: Scene, draft: Draft) -> Iterator[Rule]:
    """The word of its sentence that says that a count is a toll ("un bilan de 65 morts")."""
    span = scene.span(draft.first)
    hit = scene.within("victim_toll", span.first, span.last)
    if hit is not None:
        yield "told as a toll", hit.first, hit.last


def occasion_of(scene: Scene, draft: Draft) -> Iterator[Rule]:
    """The numbered occasion that the clause, else the sentence, tells of: "lors de l'acte 11", "la sixième journée"."""
    clause, span = scene.clause(draft.first), scene.span(draft.first)
    for first, last in ((clause.first, clause.last), (span.first, span.last)):
        found = [hit for index in range(first, last) for hit in scene.at("numbered", index) if hit.last < span.last]
        found = [hit for hit in found if scene.words[hit.last].isalnum()]
        if len({scene.words[hit.last] for hit in found}) == 1:
            yield f"occasion: {scene.words[found[0].last]}", found[0].first, found[0].last + 1
            return
        if found:
            near = min(found, key=lambda hit: abs(hit.first - draft.last))
            yield f"occasion: {scene.words[near.last]}", near.first, near.last + 1
            return
