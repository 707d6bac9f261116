"""Which earlier date of the text an unresolved one leans on.

"The day before" leans on the last day named; a month without a year leans on a year named just before it
("in 1997, … in January"), a day without a year on the same day with one, wherever that stands ("the attacks of 22 March
2016 … those of 22 March"), or on one dated soon before it, and a day without a month on the day or month just named.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from factrack.facts import forms
from factrack.model import When

_BARE_MONTH = re.compile(r"M\d\d(?::\w+)?$")
_MONTH = re.compile(r"(\d{4}-\d\d|M[+-]?\d+)$")
_BARE_DAY = re.compile(r"MD\d\d-\d\d$")
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
_SOON = 92  # days after a dated day within which one without a year is of the same year
_FAR = 3  # paragraphs back in which a day still tells the month of another
_NEAR = 1  # sentences back in which a year still holds


class Spot(NamedTuple):
    """Where a date stands: indices of its sentence and its paragraph."""

    sentence: int
    paragraph: int


def days_of_year(whens: Sequence[When]) -> dict[str, int]:
    """Day and month of the dates that name their year, as an unresolved form, -> index of the first of them."""
    found: dict[str, int] = {}
    for index, when in enumerate(whens):
        if when.relative is not None and _FULL_DAY.match(when.relative):
            found.setdefault(f"MD{when.relative[5:]}", index)
    return found


def anchor_of(
    done: Sequence[When], places: Sequence[Spot], when: When, named: Mapping[str, int] | None = None
) -> int | None:
    """Index of the date that `when` leans on, or None; `places` are those of all dates, `named` as of `days_of_year`.

    That date is in `done`, but for the same day with its year, which may come later.

    The choice does not ask for the publication date, so that it stands when that becomes known.
    """
    if when.relative is None:
        return None
    if forms.leans(when.relative):
        day, year = when.relative.startswith("@D"), when.relative.startswith("@Y")
        found = (i for i in reversed(range(len(done))) if _may_bear(done[i], when, day) or (year and _opens(done[i])))
        return next(found, None)
    if _BARE_MONTH.match(when.relative) and when.tense != "future":
        near = not done or places[len(done)].paragraph == places[len(done) - 1].paragraph
        return _year_before(done, places) if near else None
    if _BARE_DAY.match(when.relative) and when.tense != "future":
        same = (named or {}).get(when.relative)
        return same if same is not None else _day_before(done, places, when.relative)
    if forms.is_day_of_month(when.relative):
        return _month_before(done, places)
    return None


def _may_bear(earlier: When, when: When, day: bool) -> bool:
    """Whether a date may be seen from an earlier one: what was is not seen from what is to come."""
    return _is_bounded(earlier, day) and not (when.tense == "past" and earlier.tense == "future")


def _is_bounded(when: When, day: bool = False) -> bool:
    """Whether a date has two ends, and is a day where it must be."""
    if when.kind != "date" or when.relative is None or not forms.is_bounded(when.relative):
        return False
    return not day or forms.names_day(when.relative)


def _opens(when: When) -> bool:
    """Whether a date is a range that begins with a year ("since 1996")."""
    return when.kind == "date" and when.low is not None and when.high is None and when.basis == "explicit"


def _year_before(done: Sequence[When], places: Sequence[Spot]) -> int | None:
    """The last date of this or the sentence before, if it names its year and is no open range."""
    if not done:
        return None
    index, named = len(done) - 1, done[-1]
    if (
        places[len(done)].sentence - places[index].sentence > _NEAR
        or named.basis != "explicit"
        or not _is_bounded(named)
    ):
        return None
    return index if named.granularity in ("year", "month", "day") else None


def _month_before(done: Sequence[When], places: Sequence[Spot]) -> int | None:
    """The last date before, if it is a day of this or one of the paragraphs before, or a month of this one."""
    if not done or not _is_bounded(done[-1]):
        return None
    back = places[len(done)].paragraph - places[len(done) - 1].paragraph
    near = back <= _FAR if _is_bounded(done[-1], day=True) else back == 0 and _MONTH.match(done[-1].relative or "")
    return len(done) - 1 if near else None


def _day_before(done: Sequence[When], places: Sequence[Spot], form: str) -> int | None:
    """The last date of this or the sentence before, if it names its day and year and the new day follows it soon."""
    index = _year_before(done, places)
    if index is None or (low := done[index].low) is None or done[index].granularity != "day":
        return None
    here = date.fromisoformat(low)
    following = forms.place(f"{here.year:04}.{form}", forms.View(None))
    return index if following is not None and 0 <= (following.start - here).days <= _SOON else None
