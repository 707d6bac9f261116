"""The unresolved forms of dates, and what days they mean seen from a day of publication.

A form is a base, steps that narrow or move it, and a frame around them:

    base    2024-03-05  2024-22  196X  18XX      as EDTF
            D-1 W+0 M-1 Y+1 Q-1 H-1 X+0 E+0      a calendar unit, so many units from here (E: weekend, X: decade)
            -P3W +P2M                            a point so long before or after here
            WD5 WE0 MD06-30 M01 SE22 Q3 H1 DD15 ES+39   a weekday, weekend, day and month, month, season … days from Easter
            UYend UWstart                           a third of the unit we are in, or of one beside it
            WD5<  M06>  SE22=  WD5>3             the last one, the next one, this one, the third from here
            MD06-05W6  DD15W4                    a day that must be that weekday (nearest year or month where it is)
            @ before a base                      seen from the date the text leans on, not from publication
    steps   .M06 .MD12-25 .DD15 .WD1 .Q3 .SE22   that one in the base
            .WD5#1 .W#2 .D#-1                    the first, second … last one in the base
            .W                                   the unit that holds the base
            :start :mid :end                     a third of it
            |+P2D |-P1W                          so long after or before it
    frame   >>=A  >=A  >A  <=A  <A  ~A  A/B      since (of what was), from, after, by, before, about, from … to

A `View` says what "here" is. A form that cannot be placed gives None.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from factrack import calendar
from factrack.calendar import DAY, Period
from factrack.facts import named
from factrack.frozen import frozen, replace

_BASE = re.compile(
    r"(?P<context>@)?(?:(?P<sign>[+-])P(?P<length>[\d.WDMYQHXCFEK]+)"
    r"|(?P<unit>[DWMYQHXCEFK])(?P<shift>[+-]\d{1,4})"
    r"|(?P<absolute>\d{4}(?:-\d\d){0,2}|\d{3}X|\d\dXX)"
    r"|(?P<name>WD|WE|MD|M|SE|Q|H|DD|ES|U[A-Z])(?P<value>[+-]?\d{1,2}(?:-\d\d)?|start|mid|end)(?:W(?P<weekday>\d))?(?:(?P<select>[<>=])(?P<count>\d{1,2})?)?)"
)
_STEP = re.compile(
    r":(?P<part>start|mid|end)|\|(?P<sign>[+-])P(?P<length>[\d.WDMYQHXCFEK]+)"
    r"|\.(?P<kind>WD|MD|M|SE|Q|H|DD|ES|D|W|F|E)(?P<value>[+-]?\d{1,2}(?:-\d\d)?)?(?:W\d)?(?:#(?P<nth>-?\d{1,2}))?(?:[<>=]\d{0,2})?"
)
_STRETCH = re.compile(r"([YMQH])\+0(?=\.[A-Z]#)")
_SATURDAY = 6
_WEEK = 7
_OF_DAYS = ("WD", "MD", "DD", "ES", "D")
_LOOSE = re.compile(r"MD|DD|SE|[MQH]\d")
_EVENT = "EV"
_LENGTH = re.compile(r"(\d{1,5}(?:\.\d{1,3})?)([DWMYQHXCFEK])")


@frozen
class View:
    """Where a form is seen from: the day of publication, the tense of its clause, the date the text leans on.

    `begun`: what the form names is no later than here.
    """

    here: date | None
    tense: str | None = None
    anchor: Period | None = None
    begun: bool = False


@lru_cache(maxsize=4096)
def place(form: str, view: View) -> Period | None:
    """The days a form means, or None when the view does not tell."""
    try:
        return _frame(form, view)
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=4096)
def is_absolute(form: str) -> bool:
    """Whether a form means the same days whenever it was written."""
    bases = [_BASE.match(side.lstrip("<>=~")) for side in form.split("/")]
    return all(base is not None and base["absolute"] is not None for base in bases)


def leans(form: str) -> bool:
    """Whether a form is seen from another date of the text."""
    return "@" in form


def on_event(form: str) -> bool:
    """Whether a form is seen from an event that it only names ("the day after the vote")."""
    return form.startswith(_EVENT)


def from_anchor(form: str) -> str:
    """The same form, seen from the day of that event as the date the text leans on."""
    return f"@D+0{form.removeprefix(_EVENT)}"


def is_bounded(form: str) -> bool:
    """Whether a form has a first and a last day, wherever it is placed."""
    return form[:1] not in "<>" and not on_event(form)


def is_day_of_year(form: str) -> bool:
    """Whether a form is a day and month alone."""
    return form.startswith("MD") and len(form) == len("MD06-30")


def is_day_of_month(form: str) -> bool:
    """Whether a form is a day of some month alone."""
    return form.startswith("DD") and form[2:].isdigit()


def names_day(form: str) -> bool:
    """Whether a form ends with a day, wherever it is placed."""
    last = form.split("/")[-1].lstrip("<>=~@")
    base = _BASE.match(last)
    if base is None:
        return False
    steps = list(_STEP.finditer(last, base.end()))
    if steps:
        return (steps[-1]["kind"] or "") in _OF_DAYS or (steps[-1]["length"] or "")[-1:] in ("D", "W")
    if base["absolute"]:
        return len(base["absolute"]) == len("2024-03-05")
    return base["name"] in _OF_DAYS or base["unit"] == "D" or (base["length"] or "")[-1:] in ("D", "W")


def from_publication(form: str) -> str:
    """The same form, seen from the day of publication."""
    return form.replace("@", "")


def _frame(form: str, view: View) -> Period | None:
    if "/" in form:
        left, right = form.lstrip("~").split("/", 1)
        return _range(left, right, view)
    mark = re.match(r">>=|[<>]=?|~", form)
    if mark is not None and mark[0] == ">>=":
        view = replace(view, begun=True)
    elif mark is not None and mark[0] == "<=" and view.tense == "past":
        view = replace(view, tense=None)  # what was decided may last until a day to come
    found = _path(form[mark.end() if mark else 0 :], view)
    if found is None or mark is None:
        return found
    if mark[0] == "~":
        return replace(found, edtf=found.edtf + "~" if "/" not in found.edtf else found.edtf)
    return _open(found, mark[0])


def _open(found: Period, mark: str) -> Period:
    first, last = _bounds(found)
    if mark[0] == ">":
        return Period(found.low, None, found.grain, f"{first}/..")
    if mark == "<=":
        return Period(None, found.high, found.grain, f"../{last}")
    before = found.start - DAY
    name = (
        f"{before.year:04}" if found.grain in "YXC" and found.start.strftime("%m%d") == "0101" else before.isoformat()
    )
    return Period(None, before, found.grain, f"../{name}")


def _bounds(found: Period) -> tuple[str, str]:
    """EDTF of the ends of a period, which no decade or century may be."""
    if found.grain in "XCK":
        return f"{found.start.year:04}", f"{found.end.year:04}"
    sides = found.edtf.split("/")
    return sides[0], sides[-1]


def _range(left: str, right: str, view: View) -> Period | None:
    """From one date to another; the end that is named more loosely is the one nearest the other."""
    if view.tense == "past" and view.here and (unit := _STRETCH.match(left)) and right.startswith(unit[0]):
        end = _path(right, view)
        if end is not None and end.end > view.here:  # "the first six months of the year", told of in January
            left, right = (f"{unit[1]}-1{side.removeprefix(unit[0])}" for side in (left, right))
    if left.startswith("WD") and not is_absolute(right):
        begin = _path(left, view)
        end = _path(right, replace(view, here=begin.end, tense="future")) if begin else None
    else:
        end = _path(right, view)
        loose = end is not None and _LOOSE.match(left)
        begin = _path(left, replace(view, here=end.end, tense="past") if loose and end else view)
    if begin is None or end is None or begin.start > end.end:
        return None
    low, high = _bounds(begin)[0], _bounds(end)[1]
    return Period(begin.low, end.high, end.grain, low if low == high else f"{low}/{high}")


def _path(form: str, view: View) -> Period | None:
    match = _BASE.match(form)
    if match is None:
        return None
    found = _base(match, view)
    position = match.end()
    while found is not None and position < len(form):
        step = _STEP.match(form, position)
        if step is None:
            return None
        found = _step(step, found)
        position = step.end()
    return found


def _base(match: re.Match[str], view: View) -> Period | None:
    if match["absolute"]:
        return absolute(match["absolute"])
    here = view.here
    if match["context"]:
        if view.anchor is None:
            return None
        here = view.anchor.low if match["sign"] == "-" or (match["shift"] or "").startswith("-") else view.anchor.high
    if here is None:
        return None
    if match["unit"]:
        beside = _beside(match, view.anchor) if match["context"] and view.anchor is not None else None
        return beside or calendar.unit(match["unit"], here, int(match["shift"]))
    if match["length"]:
        return _offset(here, match["sign"], match["length"])
    candidates = named.candidates(match["name"], match["value"], here)
    if view.begun and match["name"][0] != "U":
        candidates = [item for item in candidates if item.start <= here]
    if match["weekday"]:
        fitting = [item for item in candidates if named.fits(item, int(match["weekday"]), here)]
        return named.fitting(fitting or candidates, here, view.tense)
    count = int(match["count"] or 1)
    return named.choose(match["name"], candidates, here, named.Choice(match["select"], count, view.tense))


def _beside(match: re.Match[str], anchor: Period) -> Period | None:
    """The week right before or after seven days that are no calendar week ("du 6 au 12 …, la semaine précédente")."""
    length = (anchor.end - anchor.start).days + 1
    if match["unit"] != "W" or length != _WEEK or match["shift"] not in ("-1", "+1"):
        return None
    move = int(match["shift"]) * _WEEK * DAY
    return calendar.days(anchor.start + move, anchor.end + move, "D")


@lru_cache(maxsize=4096)
def absolute(edtf: str) -> Period:
    """A year, month, day, season, decade or century by its EDTF; raises `ValueError`."""
    if edtf.endswith("XX"):
        return calendar.years(int(edtf[:2]) * 100, int(edtf[:2]) * 100 + 99, "C")
    if edtf.endswith("X"):
        return calendar.years(int(edtf[:3]) * 10, int(edtf[:3]) * 10 + 9, "X")
    numbers = [int(part) for part in edtf.split("-")]
    if len(numbers) == 3:
        return calendar.day(date(*numbers))
    if len(numbers) == 1:
        return calendar.years(numbers[0], numbers[0])
    if numbers[1] > 20:
        return calendar.season(numbers[0], numbers[1])
    return calendar.month(numbers[0], date(2000, numbers[1], 1).month)


def _offset(here: date, sign: str, length: str) -> Period:
    """The point so long before or after a day, as coarse as its length: to the day for weeks, to the year for decades."""
    grain = "D"
    for amount, grain in _LENGTH.findall(length):
        here = calendar.add(here, float(sign + amount), grain)
    if grain in "YXCK":
        return calendar.unit("Y", here)
    return calendar.unit(grain, here) if grain == "M" else calendar.unit("M" if grain in "QH" else "D", here)


def _step(step: re.Match[str], found: Period) -> Period | None:
    if step["part"]:
        return calendar.part(found, step["part"])
    if step["length"]:
        day = found.start if step["sign"] == "-" else found.end
        return _offset(day, step["sign"], step["length"])
    kind, value = step["kind"], step["value"]
    if step["nth"]:
        return _nth(kind, value, int(step["nth"]), found)
    if value is None:
        return calendar.unit(kind, found.start)
    if kind == "WD":
        day = found.start + (int(value) - found.start.isoweekday()) % 7 * DAY
        return calendar.day(day) if found.grain in "WED" else None
    if kind == "DD":
        return calendar.day(found.start.replace(day=int(value))) if found.grain in "MD" else None
    return named.in_year(kind, value, found.start.year) if found.grain in "YMD" else None


def _nth(kind: str, value: str | None, nth: int, found: Period) -> Period | None:
    """The nth weekday, day, week, fortnight … of a period; negative from its end."""
    if kind == "F":
        low = found.start + (14 if nth == 2 else 0) * DAY
        return calendar.days(low, found.end if nth == 2 else low + 13 * DAY, "F")
    if kind == "W" and found.grain == "Y" and nth > 0:
        return calendar.week(date.fromisocalendar(found.start.year, nth, 1))
    if kind in "MQH":
        return calendar.unit(kind, found.start if nth > 0 else found.end, nth - 1 if nth > 0 else nth + 1)
    weekday = _SATURDAY if kind == "E" else int(value or 1) if kind in ("WD", "W") else None
    step = 1 if weekday is None else 7
    first = found.start if weekday is None else found.start + (weekday - found.start.isoweekday()) % 7 * DAY
    count = (found.end - first).days // step + 1
    day = first + (nth - 1 if nth > 0 else count + nth) * step * DAY
    if not found.start <= day <= found.end:
        return None
    return calendar.week(day) if kind == "W" else calendar.unit(kind if kind == "E" else "D", day)
