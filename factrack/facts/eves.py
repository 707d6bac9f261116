"""The day before or after an event whose own date stands beside it: "au lendemain du scrutin de dimanche"."""

from __future__ import annotations

from collections.abc import Sequence

from factrack.facts.forms import is_bounded, names_day
from factrack.frozen import replace
from factrack.mentions.analysis import Analysis
from factrack.model import When

_EVENT = "EV"  # what stands for the date of an event in a form
_LEANING = "@D"  # … and "the next day"
_REACH = 8  # words between "the day after" and the date of the event


def of_events(analysis: Analysis, found: Sequence[When]) -> list[When]:
    """The same dates; one seen from an event takes the date of the event, or that of the day it explains.

    So does one seen from another day that a comma joins to a day: "the next day, 6 February".
    """
    return [
        _of_event(analysis, found, index) if (when.relative or "").startswith((_EVENT, _LEANING)) else when
        for index, when in enumerate(found)
    ]


def _of_event(analysis: Analysis, found: Sequence[When], index: int) -> When:
    when, tokens = found[index], analysis.when_tokens
    first, last = tokens[index]
    if index + 1 < len(found) and _is_day(found[index + 1]) and _is_comma(analysis, last, tokens[index + 1][0]):
        return replace(when, relative=found[index + 1].relative, tense=found[index + 1].tense)
    if not (when.relative or "").startswith(_EVENT):
        return when
    if index + 1 < len(found) and _is_day(found[index + 1]) and _runs(analysis, last, tokens[index + 1][0]):
        step = (when.relative or "").removeprefix(_EVENT)
        return replace(when, relative=f"{found[index + 1].relative}{step}", tense=found[index + 1].tense)
    if index and _is_day(found[index - 1]) and _is_comma(analysis, tokens[index - 1][1], first):
        return replace(when, relative=found[index - 1].relative, tense=found[index - 1].tense)
    return when


def _is_day(when: When) -> bool:
    form = when.relative or ""
    return when.kind == "date" and "/" not in form and is_bounded(form) and names_day(form)


def _is_comma(analysis: Analysis, first: int, last: int) -> bool:
    return analysis.tokens.words[first:last] == [","]


def _runs(analysis: Analysis, first: int, last: int) -> bool:
    """Only a few words of one phrase stand between."""
    words = analysis.tokens.words[first:last]
    return (
        len(words) <= _REACH
        and all(word[0].isalnum() for word in words)
        and analysis.span_of(first - 1) is analysis.span_of(last)
    )
