"""What becomes of an open hedge: turned round by a negation, or of no weight before a figure that others have given.

"N'a pas fait plus de 40 morts" is a figure of at most 40, and no denial of it; "less than the 300 announced" tells of 300.
"""

from __future__ import annotations

from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.scene import Scene
from factrack.frozen import replace
from factrack.mentions.analysis import NumberMention
from factrack.model import Modality, Qualifier

_TOLD = 3  # tokens behind a number in which a participle tells who has given it
_TURNED: dict[Qualifier, Qualifier] = {"more_than": "at_most", "at_least": "less_than", "at_most": "at_most"}


def capped(scene: Scene, draft: Draft, mode: Modality, rule: str) -> NumberMention | None:
    """The number with its hedge turned round, where its verb is negated; None where nothing is turned."""
    number = draft.number
    denied = mode == "negated" and rule == "negation" and not draft.denied
    if number.qualifier not in _TURNED or number.value is None or not (denied or _behind_a_quote(scene, draft)):
        return None
    inside = range(number.first, number.core[0])
    if number.qualifier == "at_least" and any(scene.pack.is_a(scene.words[token], "negation") for token in inside):
        return number  # "no fewer than 15": the hedge's own "no" denies nothing
    return replace(number, qualifier=_TURNED[number.qualifier], low=0, high=number.value)


def as_told(scene: Scene, draft: Draft) -> NumberMention | None:
    """The bare number where it is a known one that somebody has given; None where it is as it reads."""
    number = draft.number
    if number.qualifier not in ("more_than", "less_than") or number.value is None:
        return None
    before = number.core[0] - 1
    if before < scene.span(draft.first).first or not scene.pack.is_a(scene.words[before], "definite", "contraction"):
        return None
    limit = min(number.last + _TOLD, scene.span(draft.first).last)
    groups = (scene.verb_at(token) for token in range(number.last, limit) if token in scene.speech)
    if not any(group is None or not group.finite for group in groups):
        return None
    return replace(number, qualifier="exact", low=number.value, high=number.value)


def _behind_a_quote(scene: Scene, draft: Draft) -> bool:
    """Whether a negated verb stands right before quotation marks that the number opens: "n'a pas fait « plus de 40 »"."""
    before = draft.first - 1
    if before <= scene.span(draft.first).first or not scene.is_in(before, "quotes"):
        return False
    group = scene.verb_at(before - 1)
    return group is not None and group.finite and group.negated
