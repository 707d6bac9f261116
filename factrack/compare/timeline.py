"""Events of many articles -> one row a real event, the same for every order of ingestion.

An event joins a row of its type that shares an agent and contradicts neither its date, its target nor its place.
The narrowest dates come first, so that "in 2024" finds the June that it means. Rows are looked up by type, agent
and month, so the work grows with the number of events and not with that of pairs.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from factrack.compare.candidates import (
    FIRST_DAY,
    LAST_DAY,
    OCCASIONS,
    SINGLE,
    Candidate,
    Candidates,
    narrow_first,
    partials,
)
from factrack.compare.model import Claim, TimelineRow
from factrack.compare.rows import row_of
from factrack.compare.sameness import (
    EVER,
    RECENT_DAYS,
    closeness,
    compatible,
    dates_agree,
    in_common,
    one_occasion,
    window,
)

MONTHS_LISTED = 4
YEARS_LISTED = 6
MEMBERS = 40  # a report is held against so many reports of a row
Key = tuple[str, str, str]


class Cluster(list[Candidate]):
    """The events of one row, and the days that are open to another.

    `opens closes` are days with the article that sets them: no event of another article whose own days are over before
    the one or begin after the other agrees with all.
    """

    __slots__ = ("closes", "opens")

    def __init__(self) -> None:
        self.opens, self.closes = (-EVER, 0), (EVER, 0)

    def take(self, item: Candidate, first: int, last: int) -> None:
        """Add an event with the days that it is open to."""
        if len(self) < MEMBERS:
            self.opens = max(self.opens, (first, item.article))
            self.closes = min(self.closes, (last, item.article))
        self.append(item)

    def is_shut(self, item: Candidate, first: int, last: int) -> bool:
        """Whether the days that an event is open to tell that its date contradicts one here."""
        return (last < self.opens[0] and item.article != self.opens[1]) or (
            first > self.closes[0] and item.article != self.closes[1]
        )


Index = defaultdict[Key, dict[int, Cluster]]  # the rows filed under a key, in order, each once (by its identity)


class Filed(NamedTuple):
    """Where an event is filed, where a row for it is looked for, and the days (`window`) that it is open to."""

    under: tuple[Key, ...]
    around: tuple[Key, ...]
    days: tuple[int, int]


Filing = Mapping[int, Filed]  # by number


def merge(
    events: Sequence[Claim],
    names: Mapping[str, str],
    about: Mapping[int, frozenset[str]] | None = None,
    countries: Set[str] = frozenset(),
    persons: Set[str] = frozenset(),
) -> list[TimelineRow]:
    """The rows of the timeline, in no particular order.

    `names` maps every alias to the actor's name, `about` articles to the few rare names that they are about;
    `countries` and `persons` are names of such, as they are matched.
    """
    made, known = Candidates(names, countries, persons), about or {}
    found = [made.of(event, known.get(event.article_id, frozenset())) for event in events]
    return rows(merged(found), {event.number: event for event in events}, names)


def rows(
    clusters: Iterable[Sequence[Candidate]],
    claims: Mapping[int, Claim],
    names: Mapping[str, str],
    tellings: Mapping[int, Sequence[int]] | None = None,
) -> list[TimelineRow]:
    """A row for each of some clusters, the claims of which are given by number.

    `tellings` gives for an event the numbers of those that only tell it: reports of its row that do not shape it.
    """
    made = []
    for cluster in clusters:
        own = [claims[item.number] for item in cluster]
        telling = [claims[number] for item in cluster for number in (tellings or {}).get(item.number, ())]
        made.append(row_of(own, row_id(cluster), names, telling))
    return made


def merged(found: Sequence[Candidate]) -> list[list[Candidate]]:
    """The events that are one row each; what is tied to none of them (`ties`) would change nothing of it."""
    items = sorted(found, key=narrow_first)
    same: dict[Key, Key] = {}  # most events are filed where others are
    partly = any(item.partial or item.adrift for item in items)
    filing = {
        item.number: Filed(
            tuple(same.setdefault(key, key) for key in keys(item, partly=partly)),
            tuple(same.setdefault(key, key) for key in keys(item, wider=True, partly=partly)),
            window(item),
        )
        for item in items
    }
    by_key: Index = defaultdict(dict)
    clusters: list[Cluster] = []
    for item in items:
        filed = filing[item.number]
        cluster = _home(item, by_key, filed)
        if cluster is None:
            cluster = Cluster()
            clusters.append(cluster)
        cluster.take(item, *filed.days)
        _file(cluster, (item,), by_key, filing)
    return _joined(_reunited(clusters, filing))


def row_id(cluster: Sequence[Candidate]) -> str:
    """A hash of the events merged."""
    ids = " ".join(sorted(item.id for item in cluster))
    return hashlib.sha256(ids.encode()).hexdigest()[:12]


def _home(item: Candidate, by_key: Index, filed: Filed) -> Cluster | None:
    """The fitting row with the most in common, of several equal ones the nearest in time, then the first made."""
    best, most = None, (0, 0.0)
    first, last = filed.days
    for cluster in _under(filed.around, by_key):
        if cluster.is_shut(item, first, last):
            continue
        score = _fit(item, cluster)
        if score[0] and score > most:
            best, most = cluster, score
    return best


def _under(wanted: Iterable[Key], by_key: Index) -> Iterable[Cluster]:
    """The rows filed under any of some keys, each once."""
    found: dict[int, Cluster] = {}
    for rows in map(by_key.get, wanted):
        if rows:
            found |= rows
    return found.values()


def _fit(item: Candidate, cluster: Cluster) -> tuple[int, float]:
    """How much an event has in common with the report of a row most like it, and how near in time that is.

    0 when one of the reports contradicts it.
    """
    best, stranger, known = 0, False, False
    for member in cluster[:MEMBERS]:
        if not compatible(item, member):
            return 0, 0.0
        common = in_common(item, member)
        stranger |= not common and bool(item.named and member.named)
        known |= not item.named.isdisjoint(member.named)
        best = max(best, common)
    return (0, 0.0) if stranger and not known else (best, closeness(item, cluster[0]))


def _reunited(clusters: Sequence[Cluster], filing: Filing) -> list[Cluster]:
    """The rows, those made one that only a report without a name could bring together, or that came before it did."""
    by_key: Index = defaultdict(dict)
    nameless: Index = defaultdict(dict)  # those of them with a report that names nobody
    kept: list[Cluster] = []
    for cluster in clusters:
        looked_at = by_key if any(not item.named for item in cluster) else nameless
        wide = cluster if len(cluster) <= MEMBERS and looked_at else []
        found = _under((key for item in wide for key in filing[item.number].around), looked_at)
        open_ = (row for row in found if not any(row.is_shut(item, *filing[item.number].days) for item in cluster))
        home = next((row for row in open_ if _is_one(cluster, row)), None)
        if home is None:
            home = Cluster()
            kept.append(home)
        for item in cluster:
            home.take(item, *filing[item.number].days)
        _file(home, cluster, by_key, filing)
        if any(not item.named for item in home):
            _file(home, home if all(item.named for item in home[: -len(cluster)]) else cluster, nameless, filing)
    return kept


def _file(row: Cluster, items: Iterable[Candidate], by_key: Index, filing: Filing) -> None:
    for item in items:
        for key in filing[item.number].under:
            by_key[key][id(row)] = row


def _is_one(cluster: Cluster, row: Cluster) -> bool:
    """Whether two rows have something in common and no report of one contradicts any of the other."""
    if all(item.named for item in cluster) and all(item.named for item in row):
        return False
    pairs = [(item, member) for item in cluster for member in row[:MEMBERS]]
    return all(
        (not (item.named and member.named) or not item.named.isdisjoint(member.named)) and compatible(item, member)
        for item, member in pairs
    ) and any(in_common(item, member) for item, member in pairs)


def _joined(clusters: Sequence[Cluster]) -> list[list[Candidate]]:
    """The rows, those made one that an article tells in one breath: a visit and what was signed during it."""
    home = list(range(len(clusters)))
    parts = [list(cluster) for cluster in clusters]
    for one, other in _told_together(clusters):
        first, second = sorted((_end(home, one), _end(home, other)))
        if first != second and all(dates_agree(a, b) for a in parts[first][:MEMBERS] for b in parts[second][:MEMBERS]):
            home[second] = first
            parts[first] += parts[second]
            parts[second] = []
    return [part for part in parts if part]


def _told_together(clusters: Sequence[Sequence[Candidate]]) -> Iterator[tuple[int, int]]:
    """Numbers of rows of which an article tells one occasion."""
    by_article: dict[int, list[tuple[Candidate, int]]] = defaultdict(list)
    for number, cluster in enumerate(clusters):
        for item in cluster:
            if item.type in OCCASIONS:
                by_article[item.article].append((item, number))
    for found in by_article.values():
        ordered = sorted(found, key=lambda pair: (pair[0].start, pair[0].end, pair[0].id))
        for (one, first), (other, second) in combinations(ordered[:MEMBERS], 2):
            if first != second and one_occasion(one, other):
                yield first, second


def _end(home: Sequence[int], number: int) -> int:
    while home[number] != number:
        number = home[number]
    return number


def keys(item: Candidate, wider: bool = False, partly: bool = False) -> Iterator[Key]:
    """Where a row is filed: by type, agent and month; by year when its date is wider. `wider`: where to look for one.

    What names no agent is looked for under what its article is about; what names one is filed there as well. What is
    told in many words is filed under them too, whenever it was, with each name that its article is about. `partly`:
    under its weekday and its day of the year too, for pages that tell no more than those.
    """
    periods = list(dict.fromkeys(_periods(item, wider)))
    if partly:
        periods += sorted(item.partial or (partials(item.first) if item.span <= 1 else ()))
        periods += ["single"] if item.kind in SINGLE else []
    parties = [f"party {party}" for party in sorted(item.named)]
    if not (wider and parties):
        parties += [f"about {name}" for name in sorted(item.about)]
    if not item.named:
        parties += [f"party {name}" for name in sorted(item.about)]
    for name in item.about if item.words else ():
        yield item.kind, f"words {item.words}", name
    for name in sorted(item.victims):
        yield item.kind, "victim", name
    for party in (*parties, f"article {item.article}"):
        for period in periods:
            yield item.kind, party, period


def _periods(item: Candidate, wider: bool) -> Iterator[str]:
    if item.course:
        yield "course"
        return
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


@lru_cache(maxsize=20_000)
def _months(first: int, last: int, wider: bool) -> tuple[str, ...]:
    return tuple(_each_month(first, last, wider))


def _each_month(first: int, last: int, wider: bool) -> Iterator[str]:
    reach = RECENT_DAYS if wider else 0
    low, high = date.fromordinal(max(first - reach, FIRST_DAY)), date.fromordinal(min(last + reach, LAST_DAY))
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
