"""Claims of one bucket -> families about one thing, found through an index and the same for every order.

Claims with one figure by one voice (or with one telling figure) are an atom. The most specific atoms come first, so
that one that leaves its subject open joins where it fits best. An atom is held only against families that share two
rare names near in time, an article or a subject, and of each only against `MEMBERS` claims: the work grows with the
number of claims and not with that of pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from factrack.compare.answers import joined
from factrack.compare.intervals import disjoint
from factrack.compare.judge import Judge
from factrack.compare.model import Claim
from factrack.compare.neighbours import Neighbours, neighbours
from factrack.compare.scope import TOLLS
from factrack.compare.stories import TELLING, digits
from factrack.compare.times import days_apart

MEMBERS = 40


@dataclass(slots=True)
class Shelf:
    """Numbers of atoms or families by what they are filed under, and the other way round."""

    under: dict[object, set[int]] = field(default_factory=lambda: defaultdict(set))
    keys: dict[int, set[object]] = field(default_factory=lambda: defaultdict(set))

    def file(self, number: int, keys: Iterable[object]) -> None:
        """File a number under these keys."""
        for key in keys:
            self.under[key].add(number)
            self.keys[number].add(key)

    def near(self, claims: Sequence[Claim], near: Neighbours) -> set[int]:
        """What is filed under an article near to one of these claims, or under what they are filed by themselves."""
        found = {n for claim in claims for key in _filed(claim) if key in self.under for n in self.under[key]}
        for around in {near.of(claim) for claim in claims}:
            if len(self.keys) < len(around):
                found |= {number for number, keys in self.keys.items() if not keys.isdisjoint(around)}
            else:
                found.update(*(self.under[key] for key in around if key in self.under))
        return found


@dataclass(slots=True)
class Family:
    """Claims about one thing, and what of its first `MEMBERS` rules others out at a glance.

    They name these `subjects` and `places`; they are of days from `earliest` (the first of their last days) to `latest`
    (the last of their first days), ordinals, where days can tell two counts of the kind apart at all.
    """

    claims: list[Claim] = field(default_factory=list)
    subjects: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    earliest: int = date.max.toordinal()
    latest: int = 0

    def add(self, atom: Sequence[Claim], judge: Judge) -> None:
        """Take in an atom."""
        for claim in atom[: max(0, MEMBERS - len(self.claims))]:
            self.subjects |= {claim.subject} if claim.subject else set()
            self.places |= {claim.where} if claim.where else set()
            days = judge.days_of(claim)
            if days is not None:
                self.earliest, self.latest = min(self.earliest, days[1]), max(self.latest, days[0])
        self.claims.extend(atom)

    def shut_to(self, claim: Claim, days: tuple[int, int] | None) -> bool:
        """Whether a claim clashes with a member by name or day, `days` being its own."""
        if (claim.subject and self.subjects - {claim.subject}) or (claim.where and self.places - {claim.where}):
            return True
        room = days_apart(claim)
        return room is not None and days is not None and max(days[0] - self.earliest, self.latest - days[1]) > room


def families(claims: Sequence[Claim], judge: Judge) -> list[list[Claim]]:
    """The families of one bucket; every claim stands in exactly one."""
    near = neighbours(claims, judge.stories)
    shelf = Shelf()
    found: list[Family] = []
    for atom in sorted(joined(_atoms(claims, judge, near), judge), key=_specific_first):
        numbers = sorted(shelf.near(atom[:MEMBERS], near))
        days = [judge.days_of(claim) for claim in atom[:MEMBERS]]
        open_ = (n for n in numbers if not any(map(found[n].shut_to, atom, days)))
        scores = ((_score(atom, found[number].claims, judge), -number) for number in open_)
        score, number = max(scores, default=(0, 0))
        if not score:
            number = -len(found)
            found.append(Family())
        found[-number].add(atom, judge)
        shelf.file(-number, {key for claim in atom for key in _filed(claim)})
    return [sorted(family.claims, key=_told) for family in found]


def _filed(claim: Claim) -> Iterator[object]:
    """What a claim's family is found by: its article, and the subject of a lasting count."""
    yield claim.article_id
    if claim.subject and claim.change != "fixed" and claim.topic not in TOLLS:
        yield claim.subject


def _score(atom: Sequence[Claim], family: Sequence[Claim], judge: Judge) -> int:
    """How much a family has to do with an atom; 0 when one of its members clashes or most have nothing to do with it."""
    some, members = atom[:MEMBERS], family[:MEMBERS]
    score, strange = 0, 0
    for claim in some:
        for member in members:
            if judge.clash(claim, member):
                return 0
            if judge.goes_with(claim, member):
                score += 2 if not disjoint(claim, member) else judge.anchored(claim, member)
            else:
                strange += 1
                if strange * 2 > len(some) * len(members):
                    return 0
    return score


def _atoms(claims: Sequence[Claim], judge: Judge, near: Neighbours) -> list[list[Claim]]:
    """Claims that give one figure for one thing, each atom in order of `number`."""
    alike: dict[tuple[object, ...], Shelf] = defaultdict(Shelf)
    atoms: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda item: (-_known(item), *_told(item))):
        telling = claim.value is not None and digits(float(claim.value)) >= TELLING
        shelf = alike[(claim.low, claim.high, None if telling else claim.voice)]
        numbers = sorted(shelf.near((claim,), near))
        fitting = (n for n in numbers if all(judge.fits(claim, member) for member in atoms[n][:MEMBERS]))
        number = next(fitting, len(atoms))
        if number == len(atoms):
            atoms.append([])
        atoms[number].append(claim)
        shelf.file(number, _filed(claim))
    return [sorted(atom, key=lambda item: item.number) for atom in atoms]


def _specific_first(atom: Sequence[Claim]) -> tuple[int | str, ...]:
    return -max(map(_known, atom)), -len(atom), *min(map(_told, atom))


def _told(claim: Claim) -> tuple[int | str, ...]:
    """When and where a claim is told: its number comes last, for that depends on where the article is kept."""
    return claim.published or "", claim.source or "", claim.start, claim.text, claim.number


def _known(claim: Claim) -> int:
    return (claim.place is not None) + (claim.actor is not None) + (claim.high_day is not None)
