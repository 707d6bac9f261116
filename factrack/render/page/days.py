"""Events by date as the page shows them: one axis of days for all rows, a dot or a stretch for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from factrack.render.dates import human_date
from factrack.render.page.forests import Link, Tick, tick
from factrack.render.page.places import Places
from factrack.render.timeline import day_words, mark
from factrack.render.wording import outlet, who

Row = dict[str, Any]

LINKS = 4
_INNER = 0.05  # of the rows at each end, which do not stretch the axis
_MARGIN = 0.06
_MOST_TICKS = 3
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000)  # months between two labels, from the finest
_DAYS = (1, 2, 7, 14)


@dataclass(frozen=True, slots=True)
class Stretch:
    """When a row may have happened, in per cent of the axis; an end that is open or beyond the axis is an arrow."""

    left: float
    right: float
    open_left: bool
    open_right: bool
    told: str


@dataclass(frozen=True, slots=True)
class Event:
    """A row of the timeline; `reports` are its places in articles."""

    when: str
    mark: str
    type: str
    who: str
    place: str
    words: str
    modality: str
    clash: bool
    reports: tuple[Link, ...]
    more: int
    stretch: Stretch | None


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days an axis covers, both inclusive."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """A day in per cent of the axis, which it may lie outside of."""
        return 100 * (day - self.first).days / max(1, (self.last - self.first).days)

    def ticks(self) -> tuple[Tick, ...]:
        """Days, months or years with their labels, few enough to be read."""
        span = (self.last - self.first).days
        for step in _DAYS:
            if span / step <= _MOST_TICKS:
                days = [self.first + timedelta(n) for n in range(0, span + 1, step)]
                return tuple(tick(self.at(day), human_date(day.isoformat())) for day in days)
        for months in _MONTHS:
            if span / (months * 30.4) <= _MOST_TICKS:
                break
        return tuple(tick(self.at(day), _label(day, months)) for day in self._firsts(months))

    def _firsts(self, months: int) -> list[date]:
        """First days of every so many months within the axis."""
        number = self.first.year * 12 + self.first.month - 1
        found = []
        for month in range(-(-number // months) * months, self.last.year * 12 + self.last.month, months):
            day = date(month // 12, month % 12 + 1, 1)
            if self.first <= day <= self.last:
                found.append(day)
        return found


def calendar(rows: Sequence[Row]) -> Calendar | None:
    """The days that most rows lie in: a few from long ago do not squeeze the rest; None without any day."""
    days = sorted(day for row in rows for day in (_day(row["low"]), _day(row["high"])) if day)
    if not days:
        return None
    cut = int(len(days) * _INNER)
    first, last = days[cut], days[-1 - cut]
    room = timedelta(max(1, round((last - first).days * _MARGIN)))
    return Calendar(first - min(room, first - date.min), last + min(room, date.max - last))


def event(row: Row, axis: Calendar | None, places: Places) -> Event:
    """A row as the page shows it."""
    links: dict[str, Link] = {}
    for report in row["reports"]:
        name = outlet(report)
        if name not in links:
            href = places.link(report["article"], report["start"]) if len(links) < LINKS else None
            links[name] = Link(name, href, report["text"])
    people = " → ".join(part for part in (who(row["agents"][:3]), who(row["targets"][:2])) if part)
    place = row["place"] if row["place"] not in (*row["agents"], *row["targets"]) else None
    return Event(
        day_words(row), mark(row), row["type"], people, place or "", row["title"], row["modality"],
        row["date_conflict"], tuple(links.values())[:LINKS], max(0, len(links) - LINKS), _stretch(row, axis),
    )  # fmt: skip


def _stretch(row: Row, axis: Calendar | None) -> Stretch | None:
    low, high = _day(row["low"]), _day(row["high"])
    if axis is None or not (low or high):
        return None
    left = axis.at(low) if low else 0.0
    right = axis.at(high) if high else 100.0
    open_left, open_right = low is None or left < 0, high is None or right > 100
    return Stretch(_inside(left), _inside(right), open_left, open_right, day_words(row))


def _inside(place: float) -> float:
    return round(min(100.0, max(0.0, place)), 2)


def _label(day: date, months: int) -> str:
    return str(day.year) if months % 12 == 0 else human_date(day.isoformat()[:7])


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
