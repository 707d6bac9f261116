"""Claims -> groups of comparable claims with their verdicts, most serious first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from factrack.compare import dispute
from factrack.compare.anchors import settle_places
from factrack.compare.intervals import envelope, gap
from factrack.compare.model import Claim, Group, Pair
from factrack.compare.period import period
from factrack.compare.scope import Judge, Profile
from factrack.compare.verdict import judge
from factrack.matching import folded
from factrack.model import Verdict

SERIOUSNESS: dict[Verdict, int] = {"conflict": 0, "disputed": 1, "evolved": 2, "compatible": 3}


def groups(claims: Iterable[Claim], profiles: Mapping[int, Profile]) -> list[Group]:
    """All groups of the claims given, groups of one included, in order of seriousness."""
    judge_ = Judge(profiles)
    buckets: dict[str, list[Claim]] = defaultdict(list)
    events: list[Claim] = []
    for claim in sorted(claims, key=lambda item: item.number):
        (events if claim.kind == "event" else buckets[claim.scope]).append(claim)
    found = [
        _group(members, judge_)
        for scope in sorted(buckets)
        for members in _families(settle_places(buckets[scope], judge_), judge_)
    ]
    found += dispute.groups(events, [claim for bucket in buckets.values() for claim in bucket], judge_)
    return sorted(found, key=_order)


def _families(claims: Sequence[Claim], judge_: Judge) -> list[list[Claim]]:
    """Claims about one thing: each joins the first family it fits and contradicts nobody's subject, place or story of.

    The most specific come first, so that a claim that leaves its subject open joins where it fits best.
    """
    families: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda item: (-_known(item), item.number)):
        fitting = [family for family in families if all(judge_.comparable(claim, member) for member in family)]
        if not fitting:
            partly = [f for f in families if any(judge_.comparable(claim, member) for member in f) and _fits(claim, f)]
            fitting = partly
        if fitting:
            fitting[0].append(claim)
        else:
            families.append([claim])
    return [sorted(family, key=lambda item: item.number) for family in families]


def _fits(claim: Claim, family: Sequence[Claim]) -> bool:
    """No member names another subject or place."""
    return all(
        not (a and b and folded(a) != folded(b))
        for member in family
        for a, b in ((claim.actor, member.actor), (claim.place, member.place))
    )


def _known(claim: Claim) -> int:
    return (claim.place is not None) + (claim.actor is not None) + (claim.high_day is not None)


def _group(members: Sequence[Claim], judge_: Judge) -> Group:
    claims = tuple(members)
    pairs = tuple(judge(one, other) for one, other in combinations(claims, 2) if judge_.comparable(one, other))
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
    )


def worst(pairs: Sequence[Pair]) -> Verdict:
    """The most serious verdict of a group's pairs."""
    return min((pair.verdict for pair in pairs), key=SERIOUSNESS.__getitem__, default="compatible")


def voice(claim: Claim) -> str:
    """What counts as one origin: the claimant a claim rests on, else the article its text goes back to."""
    return f"claimant {folded(claim.claimant)}" if claim.claimant else f"article {claim.origin}"


def _order(group: Group) -> tuple[object, ...]:
    by_id = {claim.id: claim for claim in group.claims}
    widest = max((gap(by_id[pair.a], by_id[pair.b]) for pair in group.pairs if pair.verdict == "conflict"), default=0.0)
    latest = max((claim.published or "" for claim in group.claims), default="")
    return (SERIOUSNESS[group.verdict], -widest, -group.origins, _reversed(latest), group.topic, group.measure or "",
            group.claims[0].number)  # fmt: skip


def _reversed(day: str) -> tuple[int, ...]:
    return tuple(-ord(char) for char in day)
