"""Hedged numbers as intervals: do two of them leave room for one true value?"""

from __future__ import annotations

from functools import lru_cache

from factrack.compare.model import Claim
from factrack.model import Number

SOFT = frozenset({"vague"})


def disjoint(one: Claim, other: Claim) -> bool:
    """Whether no number satisfies both claims.

    Strict bounds ("more than") exclude their end. A bare round number has slack of half its grain, at most 10 %
    ("300 killed" and "about 310" agree: unhedged round numbers are read as approximate, Krifka 2009). The upper
    end of a vague plural is soft and never makes a conflict alone. There may be more dead than remains were found.
    """
    return _below(one, other) or _below(other, one)


def gap(one: Claim, other: Claim) -> float:
    """How far apart two disjoint claims are, as the ratio of the nearer ends minus one; 0 when they meet."""
    low, high = nearest_ends(one, other)
    return 0.0 if low is None or high is None else high / max(low, 1e-9) - 1.0


def nearest_ends(one: Claim, other: Claim) -> tuple[float | None, float | None]:
    """The two ends that face each other over the gap between two claims, soft or hard; None twice when they meet."""
    for lower, upper in ((one, other), (other, one)):
        if lower.high is not None and upper.low is not None and lower.high < upper.low:
            return float(lower.high), float(upper.low)
    return None, None


def _below(lower: Claim, upper: Claim) -> bool:
    if lower.high is None or upper.low is None or lower.qualifier in SOFT or lower.remains > upper.remains:
        return False
    top, bottom = float(lower.high) + _slack(lower), float(upper.low) - _slack(upper)
    strict = lower.qualifier == "less_than" or upper.qualifier == "more_than"
    return top < bottom or (strict and top == bottom)


def _slack(claim: Claim) -> float:
    if claim.qualifier != "exact" or claim.value is None:
        return 0.0
    return min(grain(claim.value) / 2, 0.1 * abs(float(claim.value)))


@lru_cache(maxsize=65536)
def grain(value: Number) -> float:
    """The place of the last digit that is no zero: 11 000 -> 1000; 1 (no slack) for numbers that are not round."""
    if not float(value).is_integer() or value == 0:
        return 0.0
    size = 10 ** (len(str(abs(int(value)))) - len(str(abs(int(value))).rstrip("0")))
    return float(size) if size >= 10 else 0.0


def envelope(claims: tuple[Claim, ...]) -> tuple[Number | None, Number | None]:
    """The lowest low and the highest high of the claims; None where one of them is open."""
    lows = [claim.low for claim in claims]
    highs = [claim.high for claim in claims]
    low = None if any(value is None for value in lows) else min(lows, default=None)  # type: ignore[type-var]
    high = None if any(value is None for value in highs) else max(highs, default=None)  # type: ignore[type-var]
    return low, high
