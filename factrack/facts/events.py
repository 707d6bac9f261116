"""Events."""

from __future__ import annotations

from factrack.mentions.analysis import Analysis
from factrack.model import Event


def find(analysis: Analysis) -> list[Event]:
    """The events of the document."""
    return []
