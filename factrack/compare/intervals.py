"""Hedged numbers as intervals: do two of them leave room for one true value?"""

from __future__ import annotations

from factrack.compare.model import Claim

SOFT = frozenset({"vague"})
ROOM = 0.1  # the share by which "up to" may be exceeded


def disjoint(one: Claim, other: Claim) -> bool:
    """Whether no number satisfies both claims.

    Strict bounds ("more than") exclude their end. A bare round number has slack of half its grain, at most 10 %
    ("300 killed" and "about 310" agree: unhedged round numbers are read as approximate, Krifka 2009). The upper
    end of a vague plural is soft and never makes a conflict alone. There may be more dead, and more remains, than were found.
    """
    return below(one, other) or below(other, one)


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


def below(lower: Claim, upper: Claim) -> bool:
    """Whether all that the one leaves possible is less than all that the other does."""
    if lower.high is None or upper.low is None or lower.qualifier in SOFT or lower.remains:
        return False
    if lower.qualifier == "at_most":  # "up to 40" is what some fear, no count
        return lower.top * (1 + ROOM) < upper.bottom
    strict = lower.qualifier == "less_than" or upper.qualifier == "more_than"
    return lower.top < upper.bottom or (strict and lower.top == upper.bottom)
