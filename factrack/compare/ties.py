"""Which events may have to do with each other at all: what is not tied, not even over others, is never one row.

Merging decides among the rows that an event has something in common with and that contradict none of it. So the
events of one knot of ties are merged without a look at any other, and a new article touches its own knots only.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, pairwise

from factrack.compare.candidates import OCCASIONS, Candidate
from factrack.compare.sameness import COURSE_DAYS, MONTH, RECENT_DAYS, compatible, in_common, one_occasion
from factrack.compare.timeline import MEMBERS

_EVER = 10_000_000
Window = tuple[int, int]


def tied(one: Candidate, other: Candidate) -> bool:
    """Whether merging may set one of two events against the other."""
    return compatible(one, other) and in_common(one, other) > 0


def knots(items: Sequence[Candidate]) -> list[int]:
    """For each event the least claim number of all that it is tied to, over others too."""
    home = list(range(len(items)))
    windows = [_window(item) for item in items]
    met = chain(*(_at_one_time(group, windows) for group in _groups(items)), _told_together(items))
    for one, other in met:
        first, second = _end(home, one), _end(home, other)
        if first != second and tied(items[one], items[other]):
            home[second] = first
    for one, other in _occasions(items):
        home[_end(home, other)] = _end(home, one)
    least: dict[int, int] = {}
    for number, item in enumerate(items):
        end = _end(home, number)
        least[end] = min(item.claim.number, least.get(end, item.claim.number))
    return [least[_end(home, number)] for number in range(len(items))]


def tied_to(some: Sequence[Candidate], others: Sequence[Candidate]) -> set[int]:
    """Claim numbers of those others that any of some events is tied to."""
    items = [*some, *others]
    windows = [_window(item) for item in items]
    found: set[int] = set()
    for group in _groups(items):
        here = [number for number in group if number < len(some)]
        for other in group if here else ():
            if other >= len(some) and other not in found:
                low, high = windows[other]
                met = (one for one in here if windows[one][0] <= high and low <= windows[one][1])
                if any(tied(items[one], items[other]) for one in met):
                    found.add(other)
    told = (pair for pair in _told_together(items) if tied(items[pair[0]], items[pair[1]]))
    found |= {other for one, other in chain(told, _occasions(items)) if one < len(some) <= other}
    return {items[number].claim.number for number in found}


def filed_under(item: Candidate) -> set[int]:
    """Marks by which an event is found again: its kind with each party, or with what its article is about."""
    kind = "party" if item.named else "about"
    marks = {f"{item.kind}|{kind}|{name}" for name in item.named or item.about}
    return _numbers(marks | {f"{item.kind}|beside|{name}" for name in item.about if item.named})


def looked_for(item: Candidate) -> set[int]:
    """Marks of all the events that this one may be tied to outside its own article."""
    if item.named:
        marks = {f"{item.kind}|party|{name}" for name in item.named}
        return _numbers(marks | {f"{item.kind}|about|{name}" for name in item.named | item.about})
    return _numbers({f"{item.kind}|{kind}|{name}" for kind in ("party", "about", "beside") for name in item.about})


def _numbers(marks: set[str]) -> set[int]:
    return {zlib.crc32(mark.encode("utf-8", "surrogatepass")) for mark in marks}


def _groups(items: Sequence[Candidate]) -> Iterable[list[int]]:
    """Numbers of events of one kind and standing that share a party, or what their articles are about."""
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    alone = {(item.kind, name) for item in items if not item.named for name in item.about}
    for number, item in enumerate(items):
        kind = (item.kind, item.standing, item.claim.background)
        for name in item.named:
            groups[(*kind, "party", name)].append(number)
        for name in item.about:
            if (item.kind, name) in alone:
                groups[(*kind, "about", name)].append(number)
    return [group for group in groups.values() if len(group) > 1]


def _told_together(items: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
    """Pairs of events of one kind in one article, whenever they were."""
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        groups[(item.claim.article_id, item.kind, item.standing)].append(number)
    return chain.from_iterable(combinations(group, 2) for group in groups.values())


def _at_one_time(group: Sequence[int], windows: Sequence[Window]) -> Iterator[tuple[int, int]]:
    """Pairs of a group whose windows overlap."""
    ordered = sorted(group, key=lambda number: windows[number])
    for place, one in enumerate(ordered):
        end = windows[one][1]
        for other in ordered[place + 1 :]:
            if windows[other][0] > end:
                break
            yield one, other


def _window(item: Candidate) -> Window:
    """Days such that two events of several articles whose dates agree have one of them in common.

    What two days of publication may lie apart is shared out: half of it to either side of each.
    """
    low, high, told = item.low, item.high, item.published
    dated = low is not None or high is not None
    if told is None and (item.course or not dated):
        return -_EVER, _EVER
    day = told.toordinal() if told else 0
    reach = (COURSE_DAYS if item.course else MONTH if item.agents and item.targets else RECENT_DAYS) // 2 + 1
    if not dated:
        return day - reach, day + reach
    first = low.toordinal() - RECENT_DAYS if low else -_EVER
    last = high.toordinal() + RECENT_DAYS if high else _EVER
    return (min(first, day - reach), max(last, day + reach)) if item.course else (first, last)


def _occasions(items: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
    """Numbers of events that an article tells as one occasion; of an article with too many to compare, all of them."""
    told: dict[int, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        if item.claim.type in OCCASIONS:
            told[item.claim.article_id].append(number)
    for numbers in told.values():
        if len(numbers) > MEMBERS:
            yield from pairwise(numbers)
        else:
            yield from (pair for pair in combinations(numbers, 2) if one_occasion(items[pair[0]], items[pair[1]]))


def _end(home: list[int], number: int) -> int:
    while home[number] != number:
        home[number] = home[home[number]]
        number = home[number]
    return number
