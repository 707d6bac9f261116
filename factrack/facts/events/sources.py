"""The words that say from whom a report is: who is named in them, and when they date, does not belong to what it tells."""

from __future__ import annotations

from collections.abc import Mapping

from factrack.facts.events.tables import Tables
from factrack.mentions.analysis import Analysis


def sources(analysis: Analysis, tables: Tables) -> dict[int, tuple[int, int]]:
    """Each token of the words for a source ("according to a count given on Monday") -> the cue that opens them."""
    return {
        token: frame.cue
        for frame in analysis.frames
        if frame.kind == "source"
        for token in range(frame.cue[0], _end(analysis, tables, frame.cue[1]))
    }


def _end(analysis: Analysis, tables: Tables, last: int) -> int:
    """Where the words for a source end, with the participle behind them ("a count | published by the mayor")."""
    group = analysis.index.verb_at.get(last)
    if group is None or group.finite or group.tense != "participle":
        return last
    end = analysis.span_of(group.first).last
    stops = (index for index in range(group.last, end) if analysis.tokens.words[index] in tables.breaks)
    verbs = (other.first for other in analysis.index.verbs(group.last, end) if other.finite)
    return min(next(stops, end), next(verbs, end))


def is_sourced(known: Mapping[int, tuple[int, int]], token: int, other: int) -> bool:
    """Whether token `other` belongs to the words for a source, and `token`, of a trigger, does not."""
    return other in known and known.get(token) != known[other]
