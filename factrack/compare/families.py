"""Claims of one bucket -> families about one thing, found through an index and the same for every order.

Claims with one figure by one voice (or with one telling figure) are an atom. The most specific atoms come first, so
that one that leaves its subject open joins where it fits best. An atom is held only against families that share a
rare name near in time, an article or a subject, and of each only against `MEMBERS` claims: the work grows with the
number of claims and not with that of pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from factrack.compare.intervals import disjoint
from factrack.compare.judge import Judge
from factrack.compare.model import Claim
from factrack.compare.stories import TELLING, digits

MEMBERS = 40
ATOMS = 40
WINDOW = 10  # days
Token = tuple[str, int | None]


@dataclass(slots=True)
class Index:
    """Families by what their claims are known by; numbers are those of `families`."""

    judge: Judge
    families: list[list[Claim]] = field(default_factory=list)
    found: dict[Token, set[int]] = field(default_factory=lambda: defaultdict(set))
    any_time: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def add(self, atom: Sequence[Claim]) -> None:
        """Put claims that are one into the family they fit best, or into one of their own."""
        number = self._home(atom)
        if number is None:
            number = len(self.families)
            self.families.append([])
        self.families[number].extend(atom)
        for claim in atom[:MEMBERS]:
            for name, window in self._filed(claim):
                self.found[(name, window)].add(number)
                self.any_time[name].add(number)

    def _home(self, atom: Sequence[Claim]) -> int | None:
        near = {number for claim in atom[:MEMBERS] for number in self._near(claim)}
        scores = ((self._score(atom, self.families[number]), -number) for number in sorted(near))
        score, number = max(scores, default=(0, 0))
        return -number if score else None

    def _score(self, atom: Sequence[Claim], family: Sequence[Claim]) -> int:
        """How much a family has to do with an atom; 0 when one of its members clashes or most have nothing to do with it."""
        score = fitting = pairs = 0
        for claim in atom[:MEMBERS]:
            for member in family[:MEMBERS]:
                if self.judge.clash(claim, member):
                    return 0
                fits = self.judge.fits(claim, member)
                pairs, fitting = pairs + 1, fitting + fits
                if fits:
                    score += 2 if not disjoint(claim, member) else self.judge.anchored(claim, member)
        return score if fitting * 2 >= pairs else 0

    def _near(self, claim: Claim) -> set[int]:
        found: set[int] = set()
        for name, window in self._filed(claim):
            if window is None:
                found |= self.any_time.get(name, set())
            else:
                for near in (window - 1, window, window + 1, None):
                    found |= self.found.get((name, near), set())
        return found

    def _filed(self, claim: Claim) -> Iterator[Token]:
        yield f"article {claim.origin}", None
        yield f"article {claim.article_id}", None
        if claim.subject and claim.change != "fixed":
            yield f"subject {claim.subject}", None
        profile = self.judge.stories.profiles.get(claim.article_id)
        if profile is not None:
            window = profile.day.toordinal() // WINDOW if profile.day else None
            for name in sorted(profile.names):
                yield name, window


def families(claims: Sequence[Claim], judge: Judge) -> list[list[Claim]]:
    """The families of one bucket; every claim stands in exactly one."""
    index = Index(judge)
    for atom in sorted(_atoms(claims, judge), key=_specific_first):
        index.add(atom)
    return [sorted(family, key=lambda item: item.number) for family in index.families]


def _atoms(claims: Sequence[Claim], judge: Judge) -> list[list[Claim]]:
    """Claims that give one figure for one thing, each atom in order of `number`."""
    alike: dict[tuple[object, ...], list[list[Claim]]] = defaultdict(list)
    for claim in sorted(claims, key=lambda item: (-_known(item), item.number)):
        telling = claim.value is not None and digits(float(claim.value)) >= TELLING
        found = alike[(claim.low, claim.high, None if telling else claim.voice)]
        home = next((atom for atom in found[:ATOMS] if all(judge.fits(claim, m) for m in atom[:MEMBERS])), None)
        if home is None:
            found.append([claim])
        else:
            home.append(claim)
    return [sorted(atom, key=lambda item: item.number) for atoms in alike.values() for atom in atoms]


def _specific_first(atom: Sequence[Claim]) -> tuple[int, ...]:
    return -max(map(_known, atom)), -len(atom), atom[0].number


def _known(claim: Claim) -> int:
    return (claim.place is not None) + (claim.actor is not None) + (claim.high_day is not None)
