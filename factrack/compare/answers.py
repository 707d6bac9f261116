"""Figures that answer each other in one article: they stay together, whatever else each of them could be grouped with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factrack.compare.intervals import disjoint
from factrack.compare.judge import ANSWER, ORDER, Judge, within_times
from factrack.compare.model import Claim

NEXT = 12  # figures of an article that are tried as an answer to one before them
MEMBERS = 40  # claims of each side that are asked whether the two sides clash

Atom = list[Claim]


def joined(atoms: Sequence[Atom], judge: Judge) -> list[Atom]:
    """The atoms, those made one whose figures two voices of one article set side by side."""
    home = {claim.number: index for index, atom in enumerate(atoms) for claim in atom}
    known = list(map(list, atoms))
    for one, other in _answers(atoms, judge):
        first, second = sorted((home[one.number], home[other.number]))
        if first == second or _clash(known[first], known[second], judge):
            continue
        for claim in known[second]:
            home[claim.number] = first
        known[first] += known[second]
        known[second] = []
    return [sorted(atom, key=lambda item: item.number) for atom in known if atom]


def _answers(atoms: Sequence[Atom], judge: Judge) -> Iterator[tuple[Claim, Claim]]:
    by_article: dict[int, list[Claim]] = defaultdict(list)
    for atom in atoms:
        for claim in atom:
            if claim.claimant:
                by_article[claim.article_id].append(claim)
    for claims in by_article.values():
        claims.sort(key=lambda item: (item.start, item.number))
        for index, one in enumerate(claims):
            for other in claims[index + 1 : index + 1 + NEXT]:
                if other.start - one.start > ANSWER:
                    break
                near = other.counter or within_times(one, other, ORDER)
                answer = one.voice != other.voice and disjoint(one, other) and near
                if answer and judge.fits(one, other):
                    yield one, other


def _clash(some: Sequence[Claim], others: Sequence[Claim], judge: Judge) -> bool:
    return any(judge.clash(one, other) for one in some[:MEMBERS] for other in others[:MEMBERS])
