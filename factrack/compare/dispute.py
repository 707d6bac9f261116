"""Claims about events: asserted here, denied or disputed there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from factrack.compare.model import Claim, Group, Pair
from factrack.compare.period import period
from factrack.compare.stories import Stories
from factrack.matching import folded
from factrack.model import Verdict

REACH = 800  # characters within which a figure answers the event that the text sets it against
_AGAINST = frozenset({"denied", "negated"})
_FOR = frozenset({"asserted", "alleged"})


def groups(events: Sequence[Claim], quantities: Sequence[Claim], stories: Stories) -> list[Group]:
    """One group for each event that two voices assert and deny, or that an article's own words dispute."""
    found = []
    for members in _same_event([event for event in events if not event.background], stories):
        claims = [*members, *_answers(members, quantities)]
        pairs = [
            pair for index, one in enumerate(claims) for other in claims[index + 1 :] if (pair := _pair(one, other))
        ]
        if pairs:
            involved = {end for pair in pairs for end in (pair.a, pair.b)}
            found.append(_group([claim for claim in claims if claim.id in involved], pairs))
    return found


def _same_event(events: Sequence[Claim], stories: Stories) -> list[list[Claim]]:
    """Events of one type and story with an agent in common; only families someone stands against are kept."""
    by_type: dict[str, list[Claim]] = defaultdict(list)
    for event in events:
        by_type[event.type or ""].append(event)
    families = []
    for _, members in sorted(by_type.items()):
        against = [event for event in members if event.modality in _AGAINST or event.disputed]
        for event in against:
            others = [m for m in members if m.modality in _FOR and not m.disputed and _same(event, m, stories)]
            families.append([event, *others])
    return families


def _same(one: Claim, other: Claim, stories: Stories) -> bool:
    agents = {folded(name) for name in one.agents} & {folded(name) for name in other.agents}
    targets = {folded(name) for name in one.targets} & {folded(name) for name in other.targets}
    if not agents or (one.targets and other.targets and not targets):
        return False
    return stories.same(one, other) and one.claimant != other.claimant


def _answers(members: Sequence[Claim], quantities: Sequence[Claim]) -> list[Claim]:
    """Figures on the same topic by another voice, close to a disputed event in its own article."""
    return [
        claim
        for event in members
        if event.disputed and event.topic
        for claim in quantities
        if claim.article_id == event.article_id
        and claim.topic == event.topic
        and claim.claimant != event.claimant
        and 0 <= claim.start - event.start <= REACH
    ]


def _pair(one: Claim, other: Claim) -> Pair | None:
    if one.disputed != other.disputed and one.article_id == other.article_id:
        return Pair(one.id, other.id, "disputed", "the article's own words set the one against the other")
    if one.kind == other.kind == "event":
        against = one.modality in _AGAINST, other.modality in _AGAINST
        if against[0] != against[1]:
            word = one.modality if against[0] else other.modality
            return Pair(one.id, other.id, "disputed", f"{word} by one side, asserted by the other")
    return None


def _group(claims: Sequence[Claim], pairs: Sequence[Pair]) -> Group:
    event = claims[0]
    verdict: Verdict = "disputed"
    return Group(
        topic=event.topic or "event",
        measure=event.type,
        actor=next(iter(event.agents), None),
        place=event.place,
        period=period(claims),
        verdict=verdict,
        low=None,
        high=None,
        origins=len({claim.claimant or claim.origin for claim in claims}),
        claims=tuple(claims),
        pairs=tuple(pairs),
    )
