"""The same figure by the same voice in two articles of one story is one figure: what one says of it, holds in the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from factrack.compare.model import Claim
from factrack.compare.scope import Judge
from factrack.matching import folded


def settle_places(claims: Sequence[Claim], judge: Judge) -> list[Claim]:
    """The claims, with the place of those that leave it open taken from their like, where that is one place only."""
    alike: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.claimant:
            alike[(claim.low, claim.high, folded(claim.claimant))].append(claim)
    return [_placed(claim, alike, judge) for claim in claims]


def _placed(claim: Claim, alike: dict[tuple[object, ...], list[Claim]], judge: Judge) -> Claim:
    if claim.place or not claim.claimant:
        return claim
    like = alike[(claim.low, claim.high, folded(claim.claimant))]
    places = {other.place for other in like if other.place and judge.same_story(claim, other)}
    return replace(claim, place=places.pop()) if len(places) == 1 else claim
