"""The same figure by the same voice in two articles of one story is one figure: what one says of it, holds in the other.

A day that an article's figures have nowhere else gives way to the one they have in most other articles ("on Tuesday",
read from a page that first appeared the day before); a claim without place or day gets them from its like.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from factrack.compare.model import Claim
from factrack.compare.stories import STORY_DAYS, Stories
from factrack.compare.times import days_between, reported

Key = tuple[object, ...]
Days = tuple[str | None, str | None, str | None]
LIKE = 50  # how many claims with one figure and voice are looked at
OUTVOTED = 2  # how many claims elsewhere must agree on another day


def settle(claims: Sequence[Claim], stories: Stories) -> list[Claim]:
    """The claims with days that their like outvote corrected, and with open places and days filled from their like."""
    votes: dict[tuple[int, Days], Counter[Days]] = defaultdict(Counter)
    heard: set[int] = set()
    for claim, other in _pairs(claims, stories):
        if _one_day(claim) and _one_day(other):
            own = votes[(claim.article_id, _days(claim))]
            own[_days(other)] += 1
            own[_days(claim)] += claim.number not in heard
            heard.add(claim.number)
    dated = [_corrected(claim, votes) for claim in claims]
    like: dict[int, list[Claim]] = defaultdict(list)
    for claim, other in _pairs(dated, stories):
        like[claim.number].append(other)
    return [_filled(claim, like[claim.number]) if claim.number in like else claim for claim in dated]


def _pairs(claims: Sequence[Claim], stories: Stories) -> Iterator[tuple[Claim, Claim]]:
    """Each claim with every other that has its figure and voice, in another article of its story."""
    alike: dict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.claimant:
            alike[(claim.low, claim.high, claim.voice)].append(claim)
    for found in alike.values():
        for claim in found:
            for other in found[:LIKE]:
                if other.article_id != claim.article_id and stories.same(claim, other):
                    yield claim, other


def _corrected(claim: Claim, votes: Mapping[tuple[int, Days], Counter[Days]]) -> Claim:
    own = _days(claim)
    found = votes.get((claim.article_id, own)) if _one_day(claim) else None
    if not found:
        return claim
    best = min(found, key=lambda days: (-found[days], str(days)))
    outvoted = best != own and found[best] > found[own] and found[best] >= OUTVOTED
    return _on(claim, best) if outvoted and days_between(own[2] or "", best[2] or "") <= STORY_DAYS else claim


def _filled(claim: Claim, like: Sequence[Claim]) -> Claim:
    places = {other.where: other for other in like if other.place}
    if not claim.place and len(places) == 1:
        (model,) = places.values()
        claim = replace(claim, place=model.place, place_key=model.place_key)
    days = Counter(_days(other) for other in like if _one_day(other) and _is_news(other, claim))
    if claim.change == "fixed" and not claim.high_day and days:
        claim = _on(claim, min(days, key=lambda found: (-days[found], str(found))))
    return claim


def _is_news(dated: Claim, claim: Claim) -> bool:
    """Whether the day of one claim can be that of which the other's article is news."""
    told = reported(claim)
    if told is None or not (dated.low_day and dated.high_day):
        return True
    return dated.low_day <= told and days_between(dated.high_day, told) <= STORY_DAYS


def _one_day(claim: Claim) -> bool:
    return claim.change == "fixed" and claim.high_day is not None


def _on(claim: Claim, days: Days) -> Claim:
    return replace(claim, date=days[0], low_day=days[1], high_day=days[2])


def _days(claim: Claim) -> Days:
    return claim.date, claim.low_day, claim.high_day
