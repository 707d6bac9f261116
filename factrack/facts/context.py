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
_NEAR = 1  # sentences back in which a year still holds


def anchor_of(done: Sequence[When], places: Sequence[int], when: When) -> int | None:
    """Index in `done` of the date that `when` leans on, or None; `places` are the sentences of all dates.

    The choice does not ask for the publication date, so that it stands when that becomes known.
    """
    if when.relative is None:
        return None
    if forms.leans(when.relative):
        return next((index for index in reversed(range(len(done))) if _is_bounded(done[index])), None)
    if _BARE_MONTH.match(when.relative):
        return _year_before(done, places)
    return None


def _is_bounded(when: When) -> bool:
    return when.kind == "date" and when.relative is not None and forms.is_bounded(when.relative)


def _year_before(done: Sequence[When], places: Sequence[int]) -> int | None:
    """The last date of this or the sentence before, if it names its year and is no open range."""
    if not done:
        return None
    index, named = len(done) - 1, done[-1]
    if places[len(done)] - places[index] > _NEAR or named.basis != "explicit" or not _is_bounded(named):
        return None
    return index if named.granularity in ("year", "month", "day") else None
