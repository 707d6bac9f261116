"""The scale that the claims of one group share, and each claim as a stretch of it: what every plot draws.

Places on a scale are shares of its length, 0.0 at the left end and 1.0 at the right; a terminal turns them into
columns, a page into percentages.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factrack.compare.model import Claim

LOG_FROM = 20  # a scale whose ends differ by this factor is logarithmic
NEAR_ZERO = 0.4  # a linear scale begins at 0 when its low end is below this share of the high one
_SMALLEST = 1e-9  # below it a number is as good as nothing
_MARGIN = 0.1  # of the span, free at each end
_ARROW = 0.2  # of the span, where an open bar needs room for its arrow
_STEPS = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class Bar:
    """A claim on a scale: it reaches from `low` to `high` (None: open, an arrow), and says `point` (None: no one value).

    `modality` and `qualifier` are the claim's; a vague interval is drawn with soft ends.
    """

    low: float | None
    high: float | None
    point: float | None
    modality: str
    qualifier: str

    @property
    def is_point(self) -> bool:
        """One number, nothing around it."""
        return self.low is not None and self.low == self.high


@dataclass(frozen=True, slots=True)
class Scale:
    """From `low` to `high`, linear or logarithmic; `whole`: what it shows is counted, not measured."""

    low: float
    high: float
    log: bool
    whole: bool = False

    def at(self, value: float) -> float:
        """The place of a value, 0.0 to 1.0; values beyond an end stand on it."""
        if self.log:
            value = max(value, self.low)
            share = math.log(value / self.low) / math.log(self.high / self.low)
        else:
            share = (value - self.low) / (self.high - self.low)
        return min(1.0, max(0.0, share))

    def ticks(self, most: int) -> list[float]:
        """Up to `most` (at least two) round values within the scale, in order."""
        found = self._powers(most) if self.log else []
        found = found if len(found) > 1 else self._even(most)
        if len(found) > 1:
            return found
        finer = self._even(most + 2)
        return [finer[0], finer[-1]] if len(finer) > 1 else finer

    def _even(self, most: int) -> list[float]:
        """Multiples of 1, 2 or 5 times a power of ten: the finest that are few enough."""
        step = 10.0 ** math.floor(math.log10((self.high - self.low) / max(1, most)))
        step = max(1.0, step) if self.whole else step
        for factor in _STEPS:
            first, last = math.ceil(self.low / (step * factor)), math.floor(self.high / (step * factor))
            if last - first < most:
                break
        return [_tidy(number * step * factor) for number in range(first, last + 1)]

    def _powers(self, most: int) -> list[float]:
        """1, 2 and 5 of every decade, or 1 of each, or of every other one."""
        first, last = math.floor(math.log10(self.low)), math.ceil(math.log10(self.high))
        for factors, stride in (((1, 2, 5), 1), ((1,), 1), ((1,), 2), ((1,), 3)):
            values = [_tidy(f * 10.0**p) for p in range(first, last + 1, stride) for f in factors]
            inside = [value for value in values if self.low <= value <= self.high]
            if len(inside) <= most:
                return inside
        return []


def bar_of(claim: Claim) -> Bar | None:
    """A quantity as a bar; None for an event, which has no place on a scale.

    "Fewer than" begins at nothing, which is an open end to the reader.
    """
    if claim.kind != "quantity" or (claim.low is None and claim.high is None and claim.value is None):
        return None
    low = None if claim.qualifier in ("at_most", "less_than") else claim.low
    point = claim.value if claim.qualifier in ("exact", "approx") else None
    return Bar(low, claim.high, point, claim.modality, claim.qualifier)


def scale_of(bars: Iterable[Bar]) -> Scale | None:
    """The scale that all of them fit on, with room at the ends; None when there is no number at all."""
    bars = list(bars)
    ends = [end for bar in bars for end in (bar.low, bar.point, bar.high) if end is not None]
    ends = [end for end in ends if math.isfinite(end)]
    if not ends:
        return None
    low, high = float(min(ends)), float(max(ends))
    whole = all(end == int(end) for end in ends)
    left, right = (_ARROW if any(end is None for end in side) else _MARGIN for side in _sides(bars))
    if low > _SMALLEST and high / low >= LOG_FROM:
        return Scale(low / (high / low) ** left, high * (high / low) ** right, True, whole)
    if low >= 0 and low < high * NEAR_ZERO:
        return Scale(0.0, high * (1 + right), False, whole)
    span = (high - low) or abs(high) * _MARGIN or 1.0
    first = max(0.0, low - span * left) if low >= 0 else low - span * left
    return Scale(first, high + span * right, False, whole)


def _sides(bars: Sequence[Bar]) -> tuple[list[float | None], list[float | None]]:
    return [bar.low for bar in bars], [bar.high for bar in bars]


def series(claims: Sequence[Claim]) -> list[Claim]:
    """What an evolving count was said to be, in order of the days it was told for: one claim a day, the newest told
    (never what is called an earlier count, where the same day has another).

    Empty unless two days say two different things; what is denied says no count.
    """
    told: dict[str, Claim] = {}
    for claim in sorted(claims, key=lambda one: (one.published or "", not one.earlier, one.number)):
        day = claim.high_day or claim.published
        if day and _level(claim) is not None and claim.modality not in ("denied", "negated"):
            told[day] = claim
    days = [told[day] for day in sorted(told)]
    return days if len({_level(claim) for claim in days}) > 1 else []


def heights(claims: Sequence[Claim]) -> list[float]:
    """The levels of a series as shares of the tallest, 0.0 to 1.0."""
    levels = [float(_level(claim) or 0) for claim in claims]
    top = max(map(abs, levels), default=0.0) or 1.0
    return [max(0.0, level / top) for level in levels]


def _level(claim: Claim) -> float | None:
    """The number a claim stands for in a series: what it says, else the end that is known."""
    return next((end for end in (claim.value, claim.low, claim.high) if end is not None), None)


def _tidy(value: float) -> float:
    """Without the dust of floating point."""
    return float(f"{value:.12g}")
