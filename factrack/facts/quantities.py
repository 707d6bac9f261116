"""Quantities."""

from __future__ import annotations

from factrack.mentions.analysis import Analysis
from factrack.model import Quantity


def find(analysis: Analysis) -> list[Quantity]:
    """The quantities of the document."""
    return []
