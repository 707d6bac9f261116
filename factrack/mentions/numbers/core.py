"""A bare number while it is being read."""

from __future__ import annotations

from dataclasses import dataclass

from factrack.model import Number, Qualifier


@dataclass(slots=True)
class Core:
    """A number at tokens `[first, last)`: exact, or with the interval that its own words give it.

    `scale` is the last scale word's (1 without), so that a range can share it. `noun`: links with "de" to what it
    counts. `article`: only an article, no number unless something says so. `share`: a part of one. `inside`: tokens of
    the noun within a share ("un Français sur trois"). `suffix`: what hedges it in the same word ("twenty-odd").
    `again`: how many of its last tokens only write it once more ("douze (12)").
    """

    first: int
    last: int
    value: float | None
    low: float | None = None
    high: float | None = None
    qualifier: Qualifier = "exact"
    scale: float = 1
    noun: bool = False
    article: bool = False
    digits: bool = False
    share: bool = False
    rule: str = "digits"
    inside: tuple[int, int] | None = None
    suffix: str = ""
    again: int = 0


def tidy(value: float | None) -> Number | None:
    """Whole numbers as int, others without the noise of floating point."""
    if value is None:
        return None
    rounded = round(float(f"{value:.13g}"), 9)
    return int(rounded) if rounded == int(rounded) else rounded
