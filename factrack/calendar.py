"""Calendar arithmetic: stretches of days that know their granularity and their EDTF.

A `Period` is a year, a month, a season, a week …, or a part or a chain of them. Days are `datetime.date`
objects, inclusive at both ends. What lies outside the years 1–9999 raises `ValueError` or `OverflowError`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(1)
SEASON_STARTS = {21: (3, 20), 22: (6, 21), 23: (9, 22), 24: (12, 21)}
# How many months the units that are made of months have, and how many days the others.
MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "X": 120, "C": 1200, "K": 12000}
DAYS = {"D": 1, "E": 2, "W": 7, "F": 14}
GRAIN = {
    "D": "day", "E": "weekend", "W": "week", "F": "fortnight", "M": "month", "Q": "quarter",
    "S": "season", "H": "semester", "Y": "year", "X": "decade", "C": "century", "K": "millennium",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """Days `low` to `high` (None = open), the name of their unit in `grain` (a letter of `GRAIN`), their EDTF."""

    low: date | None
    high: date | None
    grain: str
    edtf: str

    @property
    def start(self) -> date:
        """The first day; raises `ValueError` when it is open."""
        if self.low is None:
            raise ValueError("an open start")
        return self.low

    @property
    def end(self) -> date:
        """The last day; raises `ValueError` when it is open."""
        if self.high is None:
            raise ValueError("an open end")
        return self.high


def day(value: date) -> Period:
    """One day."""
    return Period(value, value, "D", value.isoformat())


def days(low: date, high: date, grain: str) -> Period:
    """A stretch of days that EDTF has no name for."""
    return Period(low, high, grain, f"{low.isoformat()}/{high.isoformat()}")


def month(year: int, number: int) -> Period:
    """A month; `number` may run over either end of the year (0 is the December before)."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    following = date(year + number // 12, number % 12 + 1, 1) if year < 9999 or number < 12 else None
    return Period(date(year, number, 1), following - DAY if following else date.max, "M", f"{year:04}-{number:02}")


def months(year: int, first: int, count: int, grain: str) -> Period:
    """`count` months from month `first` of `year` on."""
    begin, end = month(year, first), month(year, first + count - 1)
    return Period(begin.low, end.high, grain, f"{begin.edtf}/{end.edtf}")


def years(first: int, last: int, grain: str = "Y") -> Period:
    """The years `first` to `last`; whole decades and centuries have an EDTF of their own."""
    if first == last:
        edtf = f"{first:04}"
    elif last - first == 9 and first % 10 == 0:
        edtf = f"{first // 10:03}X"
    elif last - first == 99 and first % 100 == 0:
        edtf = f"{first // 100:02}XX"
    else:
        edtf = f"{first:04}/{last:04}"
    return Period(date(max(first, 1), 1, 1), date(last, 12, 31), grain, edtf)


def season(year: int, code: int) -> Period:
    """A season by its EDTF code 21–24; winter runs into the next year."""
    low = date(year, *SEASON_STARTS[code])
    after = code + 1 if code < 24 else 21
    high = date(year + (code == 24), *SEASON_STARTS[after]) - DAY
    return Period(low, high, "S", f"{year:04}-{code}")


def week(value: date) -> Period:
    """The week, Monday to Sunday, that holds a day."""
    monday = value - value.weekday() * DAY
    return days(monday, monday + 6 * DAY, "W")


def weekend(value: date) -> Period:
    """Saturday and Sunday of the week that holds a day."""
    saturday = value + (5 - value.weekday()) * DAY
    return days(saturday, saturday + DAY, "E")


def unit(grain: str, value: date, shift: int = 0) -> Period:
    """The calendar unit `grain` that holds a day, `shift` units later."""
    if grain == "D":
        return day(value + shift * DAY)
    if grain == "W":
        return week(value + 7 * shift * DAY)
    if grain == "E":
        return weekend(value + 7 * shift * DAY)
    if grain == "F":
        return days(value, value + 13 * DAY, "F") if shift >= 0 else days(value - 13 * DAY, value, "F")
    if grain == "M":
        return month(value.year, value.month + shift)
    if grain in "QH":
        size = MONTHS[grain]
        return months(value.year, (value.month - 1) // size * size + 1 + size * shift, size, grain)
    size = MONTHS[grain] // 12
    first = value.year // size * size + size * shift
    return years(first, first + size - 1, grain)


def add(value: date, amount: float, grain: str) -> date:
    """A day `amount` units later; the last of the month stays the last where the month is shorter."""
    if grain in DAYS:
        return value + int(amount * DAYS[grain]) * DAY
    target = month(value.year, value.month + round(amount * MONTHS[grain]))
    return min(target.start + (value.day - 1) * DAY, target.end)


def easter(year: int) -> date:
    """Easter Sunday (Gregorian computus after Butcher)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    number, remainder = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, number, remainder + 1)


_THIRD = {"start": 0, "mid": 1, "end": 2}


def part(period: Period, which: str) -> Period:
    """The start, mid or end third of a period (of a week three, two, three days; the middle of a month is its 10th to 19th)."""
    third, low, high = _THIRD[which], period.start, period.end
    if period.grain == "D":
        return period
    if period.grain == "M":
        bounds = [(1, 10), (10, 19), (21, high.day)][third]
        return days(low.replace(day=bounds[0]), low.replace(day=bounds[1]), "M")
    if period.grain in "EWF":
        cut = [(0, 2), (2, 3), (4, 6)][third]
        scale = ((high - low).days + 1) / 7
        return days(
            low + int(cut[0] * scale) * DAY, min(high, low + int((cut[1] + 1) * scale - 0.5) * DAY), period.grain
        )
    if period.grain in "QSHY":
        size = max(1, round(((high - low).days + 1) / 91.4))
        first = low.month + third * size
        return months(low.year, first, size, period.grain) if size > 1 else _one(low.year, first, period.grain)
    size = (high.year - low.year + 1) // 3
    first_year = low.year + third * size
    return years(first_year, high.year if third == 2 else first_year + size - 1, period.grain)


def _one(year: int, number: int, grain: str) -> Period:
    found = month(year, number)
    return Period(found.low, found.high, grain, found.edtf)
