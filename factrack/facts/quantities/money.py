"""Sums whose currency is left out: "le bénéfice est passé de 4 milliards d'euros à 5 milliards"."""

from __future__ import annotations

from collections.abc import Sequence

from factrack.facts.quantities.antecedents import carry
from factrack.facts.quantities.draft import Draft
from factrack.facts.quantities.scene import Scene

_MILLION = 1_000_000
_RECENT = 4


def take_currency(scene: Scene, draft: Draft, kept: Sequence[Draft]) -> bool:
    """Give a bare sum of millions the currency of the sums before; False where nothing tells that it is money."""
    number = draft.number
    size = number.value or number.low or 0
    if size < _MILLION or number.definite or not scene.phrase_links(number):
        return False
    sums = [one for one in reversed(kept) if _is_sum(one) or _is_large(one)]
    before = next((one for one in sums[:_RECENT] if not _converted(scene, one, draft)), None)
    if (
        before is None
        or not _is_sum(before)
        or not (_of_money(scene, draft) or any(one is before for one in kept[-_RECENT:]))
    ):
        return False
    carry(draft, before, "currency of the sum before")
    draft.counted = None
    return True


def _is_sum(draft: Draft) -> bool:
    return draft.measured is not None and draft.measured.of_topic == "money"


def _converted(scene: Scene, one: Draft, draft: Draft) -> bool:
    """Whether a sum of the same sentence stands in brackets, where another currency is told."""
    return scene.span(one.first) is scene.span(draft.first) and scene.bracketed(one.first, draft.first)


def _is_large(draft: Draft) -> bool:
    """Whether it is a count that what follows may be told against ("5 millions de foyers, contre 4 millions")."""
    return draft.measured is None and (draft.number.value or draft.number.low or 0) >= _MILLION


def _of_money(scene: Scene, draft: Draft) -> bool:
    """Whether a noun for money stands before the sum in its clause."""
    begin = max(scene.clause(draft.first).first, scene.window(draft.first, draft.last)[0])
    return scene.within("money_noun", begin, draft.first) is not None
