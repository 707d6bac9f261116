"""Dates, resolved."""

from __future__ import annotations

from factrack.mentions.analysis import Analysis


def resolve(analysis: Analysis) -> None:
    """Resolve `analysis.whens` against the publication date."""
