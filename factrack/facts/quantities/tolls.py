"""Tolls: a noun before a number that says what befell those it counts ("the death toll rose to 41")."""

from __future__ import annotations

from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.scene import Scene
from factrack.language.records.topics import Topic
from factrack.mentions.analysis import Hit

_LOOK_BACK = 12
_TOLL_REACH = 26  # tokens from a toll to the number that its verb leads to
_CHANGED = 7  # tokens from a verb of change to the number that it leads to
_NUMBERED = 6  # tokens behind "number" in which those are told whom it is of


def toll_before(scene: Scene, draft: Draft) -> bool:
    """ "The death toll rose to 41": a noun before the number says what it is the count of."""
    reach = _TOLL_REACH if _moves(scene, draft.first) else _LOOK_BACK
    begin = max(scene.clause(draft.first).first, draft.first - reach)
    for index in range(draft.first - 1, begin - 1, -1):
        hit = scene.one("topic_toll", index) or _number_of(scene, index, draft.first)
        if hit is None or draft.number.definite:
            continue
        topic = hit.tag.data if hit.tag.kind == "topic_toll" else hit.tag.data[0]
        if gathered(scene, topic):
            draft.topic, draft.measure, draft.change = topic.name, topic.measure, topic.change
            draft.counted = scene.analysis.slice(index, hit.last)
            draft.rules.append((f"toll: {topic.name}", hit.first, hit.last))
            return True
    return False


def _moves(scene: Scene, first: int) -> bool:
    """Whether a verb of change, or one that says what something is, stands right before the number at `first`."""
    for index in range(first - 1, max(-1, first - _CHANGED), -1):
        group = scene.verb_at(index)
        if group is not None:
            changes = any(scene.one("change", token) for token in range(group.first, group.last))
            return group.finite and (changes or group.lemma in scene.sets["linking"])
    return False


def _number_of(scene: Scene, index: int, limit: int) -> Hit | None:
    """What befell those whose number stands at `index` ("the number known to have died", "the number missing")."""
    hit = scene.one("number_noun", index)
    if hit is None or hit.last >= limit or scene.is_in(hit.last, "of"):
        return None
    for token in range(hit.last, min(hit.last + _NUMBERED, limit)):
        if scene.counted_between(hit.last, token):
            return None
        told = scene.one("topic_adjective", token) or scene.one("topic_verb", token)
        if told is not None and told.tag.data[0].people:
            return told
    return None


def gathered(scene: Scene, topic: Topic) -> bool:
    """Whether the article tells of a gathering, where the toll is that of a crowd: voters have a turnout too."""
    told = topic.name in scene.named_topics
    hits = (*scene.analysis.of("topic_context"), *scene.analysis.of("topic_gathering"))
    return not topic.crowd or told or any(hit.tag.key == topic.name for hit in hits)
