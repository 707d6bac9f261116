"""Dates named without their year, month or week: which of those that could be meant is.

`candidates` lists the days, months, seasons … of a name round a day; `choose` takes one of them:

* a weekday, a weekend, a month, "the start of the year": the last one in a clause of the past (that of the publication
  included), the next one in a clause of the future, the nearest (the start of that we are in) where the tense says nothing;
* a day and month, a season, a quarter: the nearest, unless that is so far that the tense must say;
* with a selection: `<` the last one before, `>` the next one after (or the second, third …), `=` this one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from factrack import calendar
from factrack.calendar import DAY, Period
from factrack.frozen import frozen

_NEAR = 150  # days from publication within which a day and month needs no tense
_DATELINE = 45  # days within which a date on a line of its own may tell when the text was written
_SLIP = 800  # days beyond which a wrong weekday is likelier than a day named without its year
_WEEKS = 10  # weeks looked at on either side for a weekday
_EQUAL = 31  # days by which two candidates are about equally near
_YEARS = 7  # years looked at on either side: within them a day and month falls on every weekday
_MONTHS = 24  # months looked at on either side for a day of the month


def candidates(name: str, value: str, here: date) -> list[Period]:
    """All that a name may mean round a day, in order of time."""
    if name == "WD":
        first = here + (int(value) - here.isoweekday() - 7 * _WEEKS) * DAY
        return [calendar.day(first + 7 * week * DAY) for week in range(2 * _WEEKS + 1)]
    if name == "WE":
        return [calendar.weekend(here + 7 * week * DAY) for week in (-1, 0, 1)]
    if name == "DD":
        return _days_of_months(int(value), here)
    if name[0] == "U":
        return [calendar.part(calendar.unit(name[1], here, shift), value) for shift in (-1, 0, 1)]
    found = []
    for year in range(max(here.year - _YEARS, 1), here.year + _YEARS + 1):
        try:
            found.append(in_year(name, value, year))
        except ValueError:
            continue  # 29 February
    return found


def in_year(name: str, value: str, year: int) -> Period:
    """What a name means in one year; raises `ValueError` for a day that year has not."""
    if name == "MD":
        month, day = value.split("-")
        return calendar.day(date(year, int(month), int(day)))
    if name == "ES":
        return calendar.day(calendar.easter(year) + int(value) * DAY)
    if name == "SE":
        return calendar.season(year, int(value))
    if name == "M":
        return calendar.month(year, int(value))
    size = calendar.MONTHS[name]
    return calendar.months(year, size * (int(value) - 1) + 1, size, name)


@frozen
class Choice:
    """How one is chosen: a selection `<`, `>`, `=` or None, with `<` and `>` the how many-th, and the tense.

    The tense is "past", "future", "agenda" (nothing but the date stands on its line) or None.
    """

    select: str | None = None
    count: int = 1
    tense: str | None = None


def choose(name: str, found: Sequence[Period], here: date, choice: Choice) -> Period | None:
    """The one of the candidates that is meant, or None."""
    select, tense = choice.select, choice.tense
    past = [item for item in found if item.end < here or (item.start <= here and select in (None, "="))]
    future = [item for item in found if item.start > here or (item.end >= here and select in (None, "="))]
    if select == "<" or select == ">":
        chosen = past[::-1] if select == "<" else future
        return chosen[choice.count - 1] if len(chosen) >= choice.count else None
    best = fitting(found, here, tense)
    if name in ("Q", "H") and select is None and tense is None:
        tense = "past"  # of quarters, results are told
    by_tense = {"past": past[-1] if past else best, "future": future[0] if future else best}.get(tense or "", best)
    if name[0] == "U" and by_tense is best:
        return found[len(found) // 2]
    if name in ("WD", "WE", "DD") or name[0] == "U" or (name in ("M", "Q", "H") and select is None):
        return by_tense
    if select is not None or best is None or _distance(best, here) <= _NEAR:
        return best
    return by_tense if tense else _this_year(found, best, here)


def fitting(found: Sequence[Period], here: date, tense: str | None) -> Period | None:
    """The nearest candidate; but on a line of its own that is far from here, an agenda's, the next one."""
    best = nearest(found, here)
    if tense != "agenda" or best is None or _distance(best, here) <= _DATELINE:
        return best
    return next((item for item in found if item.start > here), best)


def _this_year(found: Sequence[Period], best: Period, here: date) -> Period:
    """Half a year away and no tense to tell: the one of this calendar year, where it is about as near as the other."""
    same = next((item for item in found if item.start.year == here.year), best)
    return same if _distance(same, here) - _distance(best, here) <= _EQUAL else best


def fits(item: Period, weekday: int, here: date) -> bool:
    """A day is that weekday, and not so far that one rather took the weekday for another."""
    return item.start.isoweekday() == weekday and _distance(item, here) <= _SLIP


def nearest(found: Sequence[Period], here: date) -> Period | None:
    """The candidate nearest a day, the earlier of two."""
    return min(found, key=lambda item: _distance(item, here), default=None)


def _distance(item: Period, here: date) -> int:
    """Days between a period and a day, 0 inside."""
    return max((item.start - here).days, (here - item.end).days, 0)


def _days_of_months(number: int, here: date) -> list[Period]:
    found = []
    for shift in range(-_MONTHS, _MONTHS + 1):
        month = calendar.month(here.year, here.month + shift)
        if number <= month.end.day:
            found.append(calendar.day(month.start.replace(day=number)))
    return found
