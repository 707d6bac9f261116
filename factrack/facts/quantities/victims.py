"""Victims that are the dead: "victime" is said of the wounded, too, and meets a count of deaths only where its text says so."""

from __future__ import annotations

from collections.abc import Sequence

from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.scene import Scene
from factrack.model import DEAD

_TOLL = 8  # tokens between the word for a toll, or its verb, and the victims ("le plus lourd bilan, avec 7 victimes")
_KILLED, _WOUNDED, _BOTH = "killed", "wounded", "casualties"


def dead_among(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Mark the counts of victims that a toll gives, in a text that tells of deaths, where no word makes them wounded."""
    if _KILLED not in scene.named_topics:
        return
    wholes = {draft.part_of for draft in drafts}
    for place, draft in enumerate(drafts):
        if draft.topic != _BOTH or draft.head is None or scene.one("victim", draft.head[0]) is None:
            continue
        alone = place not in wholes and draft.part_of is None and not draft.number.definite
        if alone and _is_toll(scene, draft) and not _some_live(scene, draft):
            draft.rules.append((DEAD, *draft.head))


def _is_toll(scene: Scene, draft: Draft) -> bool:
    """Whether it is what something took ("le séisme a fait 7 victimes"), or what a toll or somebody gives."""
    begin = max(scene.span(draft.first).first, draft.first - _TOLL)
    if scene.within("victim_toll", begin, draft.first) is not None:
        return True
    before = next((group for group in reversed(scene.verbs(begin, draft.first)) if group.last <= draft.first), None)
    verbs = [before, *scene.verbs(draft.last, min(scene.span(draft.first).last, draft.last + _TOLL))]
    if before is not None and scene.reports(before):
        return True
    return any(group is not None and group.lemma in scene.sets["victim_verbs"] for group in verbs)


def _some_live(scene: Scene, draft: Draft) -> bool:
    """Whether the sentence tells of wounded people: they may be among the victims."""
    span = scene.span(draft.first)
    kinds = ("topic", "topic_adjective", "topic_word")
    return any(hit.tag.key == _WOUNDED for kind in kinds for hit in scene.all_within(kind, span.first, span.last))
