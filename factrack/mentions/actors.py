"""Actors."""

from __future__ import annotations

from factrack.mentions.analysis import Analysis


def find(analysis: Analysis) -> None:
    """Fill the analysis with the actors of the document."""
