"""The envelope of a group: low, best and high, as UCDP GED publishes them for one event.

The best attested value is chosen, never computed: no mean of what was said, always a number that somebody said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factrack.compare.model import FIRMNESS, Best, Claim, Pair
from factrack.compare.times import as_of
from factrack.model import Modality, Number, Qualifier

POINTS: frozenset[Qualifier] = frozenset({"exact", "approx"})  # what gives a value, not only a bound
_AGAINST: frozenset[Modality] = frozenset({"denied", "negated"})
_State = tuple[Number | None, Number | None, str | None]


def envelope(claims: Sequence[Claim]) -> tuple[Number | None, Number | None]:
    """The lowest low and the highest high of the claims; None where one of them is open."""
    lows = [claim.low for claim in claims]
    highs = [claim.high for claim in claims]
    low = None if any(value is None for value in lows) else min(lows, default=None)  # type: ignore[type-var]
    high = None if any(value is None for value in highs) else max(highs, default=None)  # type: ignore[type-var]
    return low, high


def voice(claim: Claim) -> str:
    """What counts as one origin: the claimant a claim rests on, else the article its text goes back to."""
    return f"claimant {claim.voice}" if claim.voice else f"article {claim.origin}"


def best(claims: Sequence[Claim], pairs: Sequence[Pair]) -> Best | None:
    """The value that most independent voices state, of what no later state of the count has overtaken.

    Ties go to the value that is true of the latest day, then to the firmest, and of values that fit together to the most
    exactly said, then to the smallest (the most conservative, as ACLED codes). None where nobody gives a value, but
    bounds, and where rivals are attested alike: no rule takes the side of the police or of the unions.
    """
    stating: dict[Number, list[Claim]] = defaultdict(list)
    overtaken = set(_overtaken(claims, pairs))
    for claim in claims:
        states = claim.value is not None and claim.qualifier in POINTS and claim.modality not in _AGAINST
        if states and not claim.earlier and _state(claim) not in overtaken:
            stating[claim.value].append(claim)  # type: ignore[index]
    if not stating:
        return None
    ranks = {value: _rank(told) for value, told in stating.items()}
    foremost = [value for value in stating if ranks[value] == min(ranks.values())]
    if not _fit_together([claim for value in foremost for claim in stating[value]]):
        return None
    value = min(foremost, key=lambda value: (min(map(_width, stating[value])), value))
    return Best(value, len({voice(claim) for claim in stating[value]}))


def _fit_together(claims: Sequence[Claim]) -> bool:
    """Whether one number lies in all the intervals."""
    low, high = max(float(claim.low or 0) for claim in claims), min(float(claim.high or 0) for claim in claims)
    return low <= high


def _width(claim: Claim) -> float:
    return float(claim.high or 0) - float(claim.low or 0)


def _overtaken(claims: Sequence[Claim], pairs: Sequence[Pair]) -> Iterator[_State]:
    """The states of a count that a pair shows to be followed by another, where it is known which came first."""
    by_id = {claim.id: claim for claim in claims}
    for pair in pairs:
        first, later = as_of(by_id[pair.a]), as_of(by_id[pair.b])
        if pair.verdict == "evolved" and first and later and first < later:
            yield _state(by_id[pair.a])


def _state(claim: Claim) -> _State:
    return claim.low, claim.high, as_of(claim)


def _rank(claims: Sequence[Claim]) -> tuple[int, tuple[int, ...], int]:
    """How well a value is attested by those that state it: the smaller, the better."""
    latest = max(as_of(claim) or "" for claim in claims)
    voices = len({voice(claim) for claim in claims})
    return -voices, tuple(-ord(char) for char in latest), min(FIRMNESS[claim.modality] for claim in claims)
