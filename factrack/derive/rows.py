"""The rows of the timeline: those of the knots that changed events are tied to, or were tied to.

Events of one family of types are looked at together, as little of each as ties ask for; the claims themselves are read some
knots at a time: memory holds neither all events nor all reports.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain, groupby, islice
from typing import TypeVar

from factrack.compare import ties, timeline
from factrack.compare.candidates import Candidate, Candidates, family
from factrack.compare.model import Claim, Told
from factrack.matching import folded
from factrack.store import derived, known, merged
from factrack.store.touched import Touched

Item = TypeVar("Item")
BATCH = 4_000  # events of which everything is in memory at once, unless more are in one knot


def remake(connection: sqlite3.Connection, touched: Touched, articles: Set[int], events: Set[int]) -> None:
    """Bring the timeline up to date; `articles` and `events` are seen otherwise than before, though not touched."""
    stale = _by_family(merged.typed(connection, merged.events_in(connection, touched.knots)))
    if touched.everything:
        changed = _by_family(merged.all_events(connection))
    else:
        numbers = merged.events_of(connection, touched.articles | articles) | events
        changed = _by_family(merged.typed(connection, numbers))
    merged.drop_knots(connection, touched.knots)
    for name in sorted(changed.keys() | stale.keys()):
        _Family(connection).remake(set(changed[name]), set(stale[name]), alone=touched.everything)


def _by_family(events: Iterable[tuple[int, str]]) -> defaultdict[str, array[int]]:
    found: defaultdict[str, array[int]] = defaultdict(lambda: array("q"))
    for number, type_ in events:
        found[family(type_)].append(number)
    return found


class _Family:
    """Events that may be tied to each other, and to no others."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.names: dict[str, str] = {}
        self.asked: set[str] = set()
        self.countries: set[str] = set()
        self.persons: set[str] = set()
        self.made = Candidates(self.names, self.countries, self.persons)

    def remake(self, changed: set[int], stale: set[int], alone: bool) -> None:
        """The rows of the `changed` and the `stale` events and of all that are tied to them; `alone`: there are no others."""
        found = self._candidates(changed)
        near: dict[int, Candidate] = {}
        settled: dict[int, int] = {}
        if not alone:
            merged.drop_marks(self.connection, changed)
            near = self._near(found)
            loosened = merged.knots_of(self.connection, changed)
            joined = merged.knots_of(self.connection, ties.tied_to(list(found.values()), list(near.values())))
            stale |= merged.events_in(self.connection, loosened).keys()
            settled = merged.events_in(self.connection, joined - loosened)
            merged.drop_knots(self.connection, loosened | joined)
        self._file(found)
        found |= self._known(stale - found.keys(), near)
        whole = self._known(settled.keys() - found.keys(), near)
        items = [*found.values(), *whole.values()]
        knots = ties.knots(items, [settled[number] for number in whole])
        del changed, found, near, whole  # there may be very many
        self._add_rows(items, knots)

    def _known(self, numbers: Set[int], near: dict[int, Candidate]) -> dict[int, Candidate]:
        """These events, those that were looked at already and others."""
        found = {number: near[number] for number in numbers & near.keys()}
        return found | self._candidates(numbers - found.keys())

    def _candidates(self, numbers: Set[int]) -> dict[int, Candidate]:
        """Those of these events that stand as merging sees them, by number."""
        found: dict[int, Candidate] = {}
        nothing: frozenset[str] = frozenset()
        for batch in _batches(derived.told(self.connection, numbers)):
            about = known.about(self.connection, {one.article_id for one in batch})
            self._names(batch)
            found.update((one.number, self.made.of(one, about.get(one.article_id, nothing))) for one in batch)
        return found

    def _names(self, events: Sequence[Told | Claim]) -> dict[str, str]:
        """Every alias, of those that some events name at least, to the actor's name."""
        spelled = {name for one in events for name in (*one.agents, *one.targets, one.place) if name} - self.asked
        self.asked |= spelled
        meant = known.meanings(self.connection, spelled)
        self.names |= {name: meaning.name for name, meaning in meant.items()}
        self.countries |= {folded(meaning.name) for meaning in meant.values() if meaning.type == "country"}
        self.persons |= {folded(meaning.name) for meaning in meant.values() if meaning.type == "person"}
        return self.names

    def _file(self, found: dict[int, Candidate]) -> None:
        for batch in _batches(iter(sorted(found))):
            merged.add_marks(self.connection, {number: ties.filed_under(found[number]) for number in batch})

    def _near(self, changed: dict[int, Candidate]) -> dict[int, Candidate]:
        """Other events that changed ones may be tied to."""
        marks = {mark for item in changed.values() for mark in ties.looked_for(item)}
        numbers = merged.events_marked(self.connection, marks)
        numbers |= merged.events_of(self.connection, {item.article for item in changed.values()})
        return self._candidates(numbers - changed.keys())

    def _add_rows(self, items: Sequence[Candidate], knots: Sequence[int]) -> None:
        ordered = iter(sorted(range(len(items)), key=knots.__getitem__))
        together = (list(members) for _, members in groupby(ordered, key=knots.__getitem__))
        for groups in _whole(together):
            tied = {items[at].number: knots[at] for at in _flat(groups)}
            alone = [[items[at] for at in group] for group in groups if len(group) == 1]
            several = [items[at] for at in _flat(group for group in groups if len(group) > 1)]
            for clusters in _whole(chain(alone, timeline.merged(several))):
                numbers = {item.number for cluster in clusters for item in cluster}
                tellings = merged.tellings(self.connection, numbers)
                numbers.update(chain.from_iterable(tellings.values()))
                claims = {claim.number: claim for claim in derived.event_claims(self.connection, numbers)}
                rows = timeline.rows(clusters, claims, self._names(list(claims.values())), tellings)
                merged.add_rows(self.connection, rows, tied)


def _batches(items: Iterator[Item]) -> Iterator[list[Item]]:
    while batch := list(islice(items, BATCH)):
        yield batch


def _whole(groups: Iterable[list[Item]]) -> Iterator[list[list[Item]]]:
    """The groups, so many at a time as hold a batch."""
    batch: list[list[Item]] = []
    size = 0
    for group in groups:
        batch.append(group)
        size += len(group)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _flat(groups: Iterable[list[Item]]) -> list[Item]:
    return [item for group in groups for item in group]
