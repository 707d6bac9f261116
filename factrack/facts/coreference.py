"""Names that stand for the same actor."""

from __future__ import annotations

from factrack.mentions.analysis import Analysis
from factrack.model import Actor


def resolve(analysis: Analysis) -> None:
    """Give every actor mention its canonical name."""


def merged(analysis: Analysis) -> list[Actor]:
    """The actors of the article, a row each."""
    return []
