"""Claims -> groups of comparable claims with their verdicts, most serious first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from factrack.compare import dispute
from factrack.compare.anchors import settle
from factrack.compare.envelope import best, envelope, voice
from factrack.compare.families import families
from factrack.compare.intervals import gap
from factrack.compare.judge import Judge
from factrack.compare.model import SERIOUSNESS, Claim, Group, Pair, Profile
from factrack.compare.period import period
from factrack.compare.stories import stories
from factrack.compare.verdict import judge
from factrack.compare.wholes import parted
from factrack.model import Verdict

ALL_PAIRS = 60  # a group of more claims compares only one of those by which an origin says the same
MANY = 200  # and one of still more only one of those by which outlets of one day say the same in their own voice


def groups(claims: Iterable[Claim], profiles: Mapping[int, Profile], tolerance: float = 0.0) -> list[Group]:
    """All groups of the claims given, groups of one included, in order of seriousness.

    Numbers that lie no farther apart than `tolerance`, a share of the smaller, are compatible.
    """
    buckets: dict[str, list[Claim]] = defaultdict(list)
    events: list[Claim] = []
    for claim in sorted(claims, key=lambda item: item.number):
        (events if claim.kind == "event" else buckets[claim.scope]).append(claim)
    found = [group for scope in sorted(buckets) for group in _groups_of(buckets[scope], profiles, tolerance)]
    figures = [claim for bucket in buckets.values() for claim in bucket]
    found += dispute.groups(events, figures, stories((), profiles))
    return sorted(found, key=_order)


def _groups_of(bucket: Sequence[Claim], profiles: Mapping[int, Profile], tolerance: float) -> Iterator[Group]:
    known = stories(bucket, profiles)
    judge_ = Judge(known)
    for members in families(parted(settle(bucket, known)), judge_):
        yield _group(members, judge_, tolerance)


def _group(members: Sequence[Claim], judge_: Judge, tolerance: float) -> Group:
    claims = tuple(members)
    met = (pair for pair in combinations(_told(claims), 2) if judge_.comparable(*pair))
    pairs = tuple(judge(one, other, tolerance) for one, other in met)
    first = claims[0]
    low, high = envelope(claims)
    return Group(
        topic=first.topic or "other",
        measure=first.measure,
        actor=next((claim.actor for claim in claims if claim.actor), None),
        place=next((claim.place for claim in claims if claim.place), None),
        period=period(claims),
        verdict=worst(pairs),
        low=low,
        high=high,
        origins=len({voice(claim) for claim in claims}),
        claims=claims,
        pairs=pairs,
        best=best(claims, pairs),
    )


def _told(claims: Sequence[Claim]) -> list[Claim]:
    """The claims to compare: all of them, or in a large group the first of those that say the same."""
    told = list(claims)
    if len(told) > ALL_PAIRS:
        told = _firsts(told, voice)
    return _firsts(told, lambda claim: (claim.voice, claim.published)) if len(told) > MANY else told


def _firsts(claims: Sequence[Claim], by: Callable[[Claim], object]) -> list[Claim]:
    """The first of the claims that say the same, as `by` tells who says it."""
    first: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        first.setdefault((by(claim), claim.low, claim.high, claim.qualifier, claim.low_day, claim.high_day), claim)
    return list(first.values())


def worst(pairs: Sequence[Pair]) -> Verdict:
    """The most serious verdict of a group's pairs."""
    return min((pair.verdict for pair in pairs), key=SERIOUSNESS.__getitem__, default="compatible")


def _order(group: Group) -> tuple[object, ...]:
    by_id = {claim.id: claim for claim in group.claims}
    widest = max((gap(by_id[pair.a], by_id[pair.b]) for pair in group.pairs if pair.verdict == "conflict"), default=0.0)
    latest = max((claim.published or "" for claim in group.claims), default="")
    return (SERIOUSNESS[group.verdict], -widest, -group.origins, _reversed(latest), group.topic, group.measure or "",
            group.claims[0].number)  # fmt: skip


def _reversed(day: str) -> tuple[int, ...]:
    return tuple(-ord(char) for char in day)
