"""Which events may have to do with each other at all: what is not tied, not even over others, is never one row.

Merging decides among the rows that an event has something in common with and that contradict none of it. So the
events of one knot of ties are merged without a look at any other, and a new article touches its own knots only.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, pairwise, product

from factrack.compare.candidates import OCCASIONS, Candidate
from factrack.compare.sameness import compatible, in_common, one_occasion, window
from factrack.compare.timeline import MEMBERS
from factrack.model import SPREAD

Window = tuple[int, int]


def tied(one: Candidate, other: Candidate) -> bool:
    """Whether merging may set one of two events against the other."""
    return compatible(one, other) and in_common(one, other) > 0


def knots(items: Sequence[Candidate], settled: Sequence[int] = ()) -> list[int]:
    """For each event the least claim number of all that it is tied to, over others too.

    `settled` are the knots of the last items, known already: all of each, so that none but an earlier item ties two.
    """
    parts = _Parts(len(items))
    home, some = parts.home, len(items) - len(settled)
    first: dict[int, int] = {}
    for number, knot in enumerate(settled, some):
        parts.join(first.setdefault(knot, number), number)
    for one, other in chain(_near_in_time(items, some), _told_together(items)):
        if home[one] != home[other] and tied(items[one], items[other]):
            parts.join(one, other)
    for one, other in _occasions(items):
        parts.join(one, other)
    least: dict[int, int] = {}
    for part, item in zip(home, items, strict=True):
        least[part] = min(item.number, least.get(part, item.number))
    return [least[part] for part in home]


def tied_to(some: Sequence[Candidate], others: Sequence[Candidate]) -> set[int]:
    """Claim numbers of those others that any of some events is tied to."""
    if not some or not others:
        return set()
    items = [*some, *others]
    found: set[int] = set()
    for pair in chain(_near_in_time(items, len(some)), _told_together(items)):
        one, other = min(pair), max(pair)
        if one < len(some) <= other and other not in found and tied(items[one], items[other]):
            found.add(other)
    found |= {max(pair) for pair in _occasions(items) if min(pair) < len(some) <= max(pair)}
    return {items[number].number for number in found}


class _Parts:
    """Which of some things hang together: `home` names the part of each; of two parts joined, the larger keeps its name."""

    def __init__(self, count: int) -> None:
        self.home = list(range(count))
        self.members: dict[int, list[int]] = {}

    def join(self, one: int, other: int) -> None:
        """Make the parts of two things one."""
        first, second = self.home[one], self.home[other]
        if first == second:
            return
        some, others = self.members.pop(first, [first]), self.members.pop(second, [second])
        if len(some) < len(others):
            first, some, others = second, others, some
        for number in others:
            self.home[number] = first
        some += others
        self.members[first] = some


def filed_under(item: Candidate) -> set[int]:
    """Marks by which an event is found again: its kind with each party, or with what its article is about."""
    kind = "party" if item.named else "about"
    marks = {f"{item.kind}|{kind}|{name}" for name in item.named or item.about} | _worded(item)
    return _numbers(marks | {f"{item.kind}|beside|{name}" for name in item.about if item.named})


def looked_for(item: Candidate) -> set[int]:
    """Marks of all the events that this one may be tied to outside its own article."""
    if item.named:
        marks = {f"{item.kind}|party|{name}" for name in item.named} | _worded(item)
        return _numbers(marks | {f"{item.kind}|about|{name}" for name in item.named | item.about})
    kinds = ("party", "about", "beside")
    return _numbers({f"{item.kind}|{kind}|{name}" for kind in kinds for name in item.about} | _worded(item))


def _worded(item: Candidate) -> set[str]:
    return {f"{item.kind}|words|{item.words}"} if item.words else set()


def _numbers(marks: set[str]) -> set[int]:
    return {zlib.crc32(mark.encode("utf-8", "surrogatepass")) for mark in marks}


def _groups(items: Sequence[Candidate]) -> Iterable[tuple[bool, list[int]]]:
    """Numbers of events of one kind and standing that share a party, or what their articles are about.

    With each whether it is `brief`: undated ones in it may be told days apart and no more. Those that may be told a
    month apart share an agent and a target, those that may be told a story apart their words: they stand in a group of
    those as well. By words alone none is tied: both articles are about one name.
    """
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    alone = {(item.kind, name) for item in items if not item.named for name in item.about}
    for number, item in enumerate(items):
        kind = (item.kind, "told" if item.standing in ("firm", "later") else item.standing, item.background)
        for name in item.named:
            groups[(*kind, "party", name)].append(number)
        for roles in product(item.agents, item.targets) if item.named else ():
            groups[(*kind, "roles", *roles)].append(number)
        for name in item.about:
            if item.words:
                groups[(*kind, "words", item.words, name)].append(number)
            if (item.kind, name) in alone:
                groups[(*kind, "about", name)].append(number)
                for roles in product(item.agents, item.targets):
                    groups[(*kind, "roles", *roles, name)].append(number)
    return [(key[3] in ("party", "about"), group) for key, group in groups.items() if len(group) > 1]


def _told_together(items: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
    """Pairs of events of one kind in one article, whenever they were."""
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        groups[(item.article, item.kind, item.standing)].append(number)
    return chain.from_iterable(combinations(group, 2) for group in groups.values())


def _near_in_time(items: Sequence[Candidate], some: int) -> Iterator[tuple[int, int]]:
    """Pairs within the groups whose windows overlap and whose places do not set them apart.

    One of each pair is among the first `some`.
    """
    windows = {brief: [window(item, brief) for item in items] for brief in (False, True)}
    for brief, group in _groups(items):
        if group[0] < some:
            yield from _swept([items[number] for number in group], group, windows[brief], some)


def _swept(
    found: Sequence[Candidate], group: Sequence[int], windows: Sequence[Window], some: int
) -> Iterator[tuple[int, int]]:
    """The pairs of one group: in order of time, each with those before it that are not over, by place."""
    places = _places(found)
    under_way: tuple[dict[str | None, list[int]], ...] = ({}, {})
    for number in sorted(range(len(group)), key=lambda at: windows[group[at]]):
        one, place = group[number], places[number]
        begin = windows[one][0]
        for by_place in under_way if one < some else under_way[:1]:
            for where in list(by_place) if place is None else (place, None):
                others = [other for other in by_place.get(where, ()) if windows[other][1] >= begin]
                if others:
                    by_place[where] = others
                    for other in others:
                        yield other, one
                else:
                    by_place.pop(where, None)
        under_way[one >= some].setdefault(place, []).append(one)


def _places(found: Sequence[Candidate]) -> list[str | None]:
    """The place of each event, by which others are told apart from it; None where another place may be the same event."""
    parties = {name for item in found for name in (*item.agents, *item.targets)}
    anywhere = (item.course or item.type in SPREAD or item.wide or item.place in parties for item in found)
    return [None if free else item.place for free, item in zip(anywhere, found, strict=True)]


def _occasions(items: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
    """Numbers of events that an article tells as one occasion; of an article with too many to compare, all of them."""
    told: dict[int, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        if item.type in OCCASIONS:
            told[item.article].append(number)
    for numbers in told.values():
        if len(numbers) > MEMBERS:
            yield from pairwise(numbers)
        else:
            yield from (pair for pair in combinations(numbers, 2) if one_occasion(items[pair[0]], items[pair[1]]))
