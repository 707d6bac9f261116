"""How firmly a fact is asserted."""

from __future__ import annotations

from factrack.mentions.analysis import Analysis
from factrack.model import Modality


def modality(analysis: Analysis, first: int, last: int) -> tuple[Modality, str]:
    """Modality of the fact at tokens `[first, last)`, with the rule that decided it."""
    return "asserted", ""
