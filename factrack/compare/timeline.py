"""Events of many articles -> one row a real event, the same for every order of ingestion.

An event joins a row of its type that shares an agent and contradicts neither its date, its target nor its place.
The narrowest dates come first, so that "in 2024" finds the June that it means. Rows are looked up by type, agent
and month, so the work grows with the number of events and not with that of pairs.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from factrack.compare.model import Claim, TimelineRow
from factrack.compare.rows import row_of
from factrack.matching import folded
from factrack.model import Modality

SLACK_DAYS = 1
RECENT_DAYS = 3
STORY_DAYS = 10
MONTH = 31
MONTHS_LISTED = 4
YEARS_LISTED = 6
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
_FIRM: frozenset[Modality] = frozenset({"asserted", "alleged", "unconfirmed"})
_LATER: frozenset[Modality] = frozenset({"planned", "possible"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event as merging sees it: names made one across articles, days as dates."""

    claim: Claim
    agents: frozenset[str]
    targets: frozenset[str]
    place: str | None
    low: date | None
    high: date | None
    published: date | None
    standing: str

    @property
    def span(self) -> int:
        """How many days its date leaves open; a date without an end counts as very many."""
        return (self.high - self.low).days if self.low and self.high else 1_000_000


@dataclass(slots=True)
class Cluster:
    """A row in the making."""

    members: list[Candidate] = field(default_factory=list)


def merge(events: Sequence[Claim], names: Mapping[str, str]) -> list[TimelineRow]:
    """The rows of the timeline, in no particular order; `names` maps every alias to the actor's name."""
    by_key: dict[tuple[str, str, str], list[Cluster]] = defaultdict(list)
    clusters: list[Cluster] = []
    for item in sorted((_candidate(event, names) for event in events), key=_narrow_first):
        cluster = _home(item, by_key)
        if cluster is None:
            cluster = Cluster()
            clusters.append(cluster)
        cluster.members.append(item)
        for key in _keys(item):
            if not any(cluster is known for known in by_key[key]):
                by_key[key].append(cluster)
    return [row_of([item.claim for item in cluster.members], row_id(cluster), names) for cluster in clusters]


def row_id(cluster: Cluster) -> str:
    """A hash of the events merged."""
    ids = " ".join(sorted(item.claim.id for item in cluster.members))
    return hashlib.sha256(ids.encode()).hexdigest()[:12]


def _candidate(claim: Claim, names: Mapping[str, str]) -> Candidate:
    def keys(found: Sequence[str]) -> frozenset[str]:
        return frozenset(folded(names.get(name, name)) for name in found)

    standing = "firm" if claim.modality in _FIRM else "later" if claim.modality in _LATER else claim.modality
    place = folded(names.get(claim.place, claim.place)) if claim.place else None
    published = _day(claim.published) if claim.published and len(claim.published) == 10 else None
    return Candidate(
        claim,
        keys(claim.agents),
        keys(claim.targets),
        place,
        _day(claim.low_day),
        _day(claim.high_day),
        published,
        standing,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _narrow_first(item: Candidate) -> tuple[object, ...]:
    return (item.span, item.low or date.max, item.high or date.max, item.claim.type or "", item.claim.id)


def _home(item: Candidate, by_key: Mapping[tuple[str, str, str], list[Cluster]]) -> Cluster | None:
    """The fitting row with the most in common, the first made of several equal ones."""
    best, most = None, 0
    seen: set[int] = set()
    for key in _keys(item, wider=True):
        for cluster in by_key.get(key, ()):
            if id(cluster) in seen:
                continue
            seen.add(id(cluster))
            score = _fit(item, cluster)
            if score > most:
                best, most = cluster, score
    return best


def _fit(item: Candidate, cluster: Cluster) -> int:
    """How much an event and a row have in common; 0 when they cannot be one."""
    score = 0
    for member in cluster.members:
        common = _in_common(item, member)
        if not common or not _compatible(item, member):
            return 0
        score += common
    return score


def _in_common(one: Candidate, other: Candidate) -> int:
    """Shared agents, targets and place; who agreed, met or worked together are parties, whatever their slot.

    An event that names no agent has only its own article to be known by.
    """
    agents, targets = len(one.agents & other.agents), len(one.targets & other.targets)
    if one.claim.root in MUTUAL:
        agents = len((one.agents | one.targets) & (other.agents | other.targets))
    place = one.place is not None and one.place == other.place
    score = 4 * agents + 2 * targets + place
    if agents or (one.agents and other.agents):
        return score if agents else 0
    return score + 1 if one.claim.article_id == other.claim.article_id else 0


def _compatible(one: Candidate, other: Candidate) -> bool:
    if one.standing != other.standing or one.claim.background != other.claim.background:
        return False
    mutual = one.claim.root in MUTUAL
    if not mutual and one.targets and other.targets and not one.targets & other.targets:
        return False
    elsewhere = one.place and other.place and one.place != other.place
    if elsewhere and not {one.place, other.place} & (one.targets | other.targets | one.agents | other.agents):
        return False
    return _dates_agree(one, other)


def _dates_agree(one: Candidate, other: Candidate) -> bool:
    dated = [item for item in (one, other) if item.low or item.high]
    if len(dated) == 2:
        slack = timedelta(days=SLACK_DAYS if one.span <= 1 and other.span <= 1 else 0)
        return (one.low or date.min) <= _plus(other.high, slack) and (other.low or date.min) <= _plus(one.high, slack)
    if one.claim.article_id == other.claim.article_id:
        return not dated or dated[0].span > MONTH or _near(dated[0].high, dated[0].published, STORY_DAYS)
    same_roles = bool(one.agents & other.agents and one.targets & other.targets)
    if not dated:
        return _near(one.published, other.published, MONTH if same_roles else RECENT_DAYS)
    fixed, free = dated[0], other if dated[0] is one else one
    if fixed.span <= MONTH:
        return _near(free.published, fixed.high, RECENT_DAYS)
    return same_roles and (
        free.published is None or (fixed.low or date.min) <= free.published <= _plus(fixed.high, timedelta())
    )


def _plus(day: date | None, slack: timedelta) -> date:
    return date.max if day is None or day.year > 9000 else day + slack


def _near(one: date | None, other: date | None, days: int) -> bool:
    return one is not None and other is not None and abs((one - other).days) <= days


def _keys(item: Candidate, wider: bool = False) -> Iterator[tuple[str, str, str]]:
    """Where a row is filed: by type, agent and month; by year when its date is wider. `wider`: where to look for one."""
    periods = list(dict.fromkeys(_periods(item, wider)))
    parties = sorted(item.agents | item.targets if item.claim.root in MUTUAL else item.agents)
    for party in (*parties, f"article {item.claim.article_id}"):
        for period in periods:
            yield item.claim.type or "", party, period


def _periods(item: Candidate, wider: bool) -> Iterator[str]:
    low, high = item.low, item.high
    if low is None and high is None:
        low = high = item.published
    if wider:
        yield "wide"
    if low is None or high is None:
        if not wider:
            yield "wide"
        low = high = low or high
        if low is None or high is None:
            return
    yield from _months(low, high, wider)


def _months(low: date, high: date, wider: bool) -> Iterator[str]:
    if wider:
        low, high = low - timedelta(days=RECENT_DAYS), high + timedelta(days=RECENT_DAYS)
    months = (high.year - low.year) * 12 + high.month - low.month + 1
    if months <= MONTHS_LISTED or (wider and months <= 12 * YEARS_LISTED):
        for index in range(months):
            year, month = divmod(low.year * 12 + low.month - 1 + index, 12)
            yield f"{year}-{month + 1:02}"
    if months > MONTHS_LISTED or wider:
        if high.year - low.year < YEARS_LISTED:
            yield from (str(year) for year in range(low.year, high.year + 1))
        elif not wider:
            yield "wide"
