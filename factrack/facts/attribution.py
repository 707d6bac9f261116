"""Who asserts what."""

from __future__ import annotations

from factrack.mentions.analysis import Analysis
from factrack.model import Attribution


def find(analysis: Analysis) -> None:
    """Fill `analysis.frames`."""


def attribute(analysis: Analysis, first: int, last: int) -> Attribution:
    """Who asserts the fact at tokens `[first, last)`."""
    return Attribution()
