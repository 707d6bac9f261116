"""The tense of the clause that a date stands in: "past", "future" or None when it says neither."""

from __future__ import annotations

from factrack.mentions.analysis import Analysis


def tenses(analysis: Analysis) -> list[str | None]:
    """One tense for each of `analysis.whens`."""
    return [None] * len(analysis.whens)
