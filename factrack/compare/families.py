"""Claims of one bucket -> families about one thing, found through an index and the same for every order.

Claims with one figure by one voice (or with one telling figure) are an atom. The most specific atoms come first, so
that one that leaves its subject open joins where it fits best. An atom is held only against families that share two
rare names near in time, an article or a subject, and of each only against `MEMBERS` claims: the work grows with the
number of claims and not with that of pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factrack.compare.intervals import disjoint
from factrack.compare.judge import Judge
from factrack.compare.model import Claim
from factrack.compare.neighbours import Neighbours, neighbours
from factrack.compare.scope import TOLLS
from factrack.compare.stories import TELLING, digits

MEMBERS = 40


def families(claims: Sequence[Claim], judge: Judge) -> list[list[Claim]]:
    """The families of one bucket; every claim stands in exactly one."""
    near = neighbours(claims, judge.stories)
    holding: dict[object, set[int]] = defaultdict(set)
    found: list[list[Claim]] = []
    for atom in sorted(_atoms(claims, judge, near), key=_specific_first):
        numbers = sorted({number for claim in atom[:MEMBERS] for key in _keys(claim, near) for number in holding[key]})
        scores = ((_score(atom, found[number], judge), -number) for number in numbers)
        score, number = max(scores, default=(0, 0))
        if not score:
            number = -len(found)
            found.append([])
        found[-number].extend(atom)
        for claim in atom:
            for key in _filed(claim):
                holding[key].add(-number)
    return [sorted(family, key=lambda item: item.number) for family in found]


def _filed(claim: Claim) -> Iterator[object]:
    """What a claim's family is found by: its article, and the subject of a lasting count."""
    yield claim.article_id
    if claim.subject and claim.change != "fixed" and claim.topic not in TOLLS:
        yield claim.subject


def _keys(claim: Claim, near: Neighbours) -> Iterator[object]:
    yield from near.of(claim)
    yield from _filed(claim)


def _score(atom: Sequence[Claim], family: Sequence[Claim], judge: Judge) -> int:
    """How much a family has to do with an atom; 0 when one of its members clashes or most have nothing to do with it."""
    score = fitting = pairs = 0
    for claim in atom[:MEMBERS]:
        for member in family[:MEMBERS]:
            if judge.clash(claim, member):
                return 0
            fits = judge.fits(claim, member)
            pairs, fitting = pairs + 1, fitting + fits
            if fits:
                score += 2 if not disjoint(claim, member) else judge.anchored(claim, member)
    return score if fitting * 2 >= pairs else 0


def _atoms(claims: Sequence[Claim], judge: Judge, near: Neighbours) -> list[list[Claim]]:
    """Claims that give one figure for one thing, each atom in order of `number`."""
    alike: dict[tuple[object, ...], dict[object, list[int]]] = defaultdict(lambda: defaultdict(list))
    atoms: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda item: (-_known(item), item.number)):
        telling = claim.value is not None and digits(float(claim.value)) >= TELLING
        holding = alike[(claim.low, claim.high, None if telling else claim.voice)]
        numbers = sorted({number for key in _keys(claim, near) for number in holding.get(key, ())})
        fitting = (n for n in numbers if all(judge.fits(claim, member) for member in atoms[n][:MEMBERS]))
        number = next(fitting, len(atoms))
        if number == len(atoms):
            atoms.append([])
        atoms[number].append(claim)
        for key in _filed(claim):
            holding[key].append(number)
    return [sorted(atom, key=lambda item: item.number) for atom in atoms]


def _specific_first(atom: Sequence[Claim]) -> tuple[int, ...]:
    return -max(map(_known, atom)), -len(atom), atom[0].number


def _known(claim: Claim) -> int:
    return (claim.place is not None) + (claim.actor is not None) + (claim.high_day is not None)
