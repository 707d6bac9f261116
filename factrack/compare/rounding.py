"""What numbers and nouns stand for beyond their letters, worked out once a claim."""

from __future__ import annotations

from functools import lru_cache

from factrack.matching import folded
from factrack.model import Number

PERCENT = "%"


@lru_cache(maxsize=65536)
def grain(value: Number) -> float:
    """The place of the last digit that is no zero: 11 000 -> 1000; 1 (no slack) for numbers that are not round."""
    if not float(value).is_integer() or value == 0:
        return 0.0
    size = 10 ** (len(str(abs(int(value)))) - len(str(abs(int(value))).rstrip("0")))
    return float(size) if size >= 10 else 0.0


@lru_cache(maxsize=65536)
def slack(value: Number, unit: str | None = None) -> float:
    """How far off the true number may be where a bare number is given: half its grain, at most a tenth.

    Percentages are rounded to their last digit: "8 %" may be 7.97 %.
    """
    if unit == PERCENT:
        return 10.0 ** -len(f"{float(value):g}".partition(".")[2]) / 2
    return min(grain(value) / 2, 0.1 * abs(float(value)))


@lru_cache(maxsize=65536)
def stems(counted: str) -> frozenset[str]:
    """The words of a noun phrase without their plurals."""
    return frozenset(word.rstrip("sx") for word in folded(counted).split())
