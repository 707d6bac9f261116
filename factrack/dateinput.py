"""Dates that a person types: EDTF, "2024-03", or words of any language ("il y a 3 jours", "last friday").

Words are read by the grammars of our packs, and what none of them knows by dateparser; both are loaded when needed.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from factrack.calendar import Period
from factrack.facts.forms import View, place
from factrack.reading.published import read_date

Bounds = tuple[str | None, str | None]
_PLAIN = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_EDTF = re.compile(r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?|\d{3}X|\d\dXX)[~?%]?")
_YEAR = re.compile(r"\d{4}")
_NUMBERS = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{4}\b")
AHEAD = 31  # days
_WORDS = re.compile(r"[^\W\d_]{2}")


def parse_edtf(text: str, today: date | None = None) -> str | None:
    """What was typed as EDTF, if it is a year, a month or a day, else None; relative words are seen from `today`.

    It is for what has happened: a day and month without a year, and far ahead, are those of the year before.
    """
    today = today or date.today()
    found = _read(" ".join(text.split()), today)
    if found is None or not _PLAIN.fullmatch(found[0]):
        return None
    far = (today + timedelta(days=AHEAD)).isoformat()
    if found[0] > far and not _YEAR.search(text) and not found[0].endswith("-02-29"):
        return f"{int(found[0][:4]) - 1}{found[0][4:]}"
    return found[0]


def parse_days(text: str, today: date | None = None) -> Bounds | None:
    """First and last ISO day of what was typed (None = open), or None when it is no date."""
    found = _read(" ".join(text.split()), today or date.today())
    return found[1] if found is not None else None


@lru_cache(maxsize=256)
def _read(text: str, today: date) -> tuple[str, Bounds] | None:
    """EDTF and bounds; a date in numbers whose day may be its month is none."""
    if _NUMBERS.match(text):
        day = read_date(text)
        return (day, (day, day)) if day is not None else None
    return _edtf(text) or _known(text, today) or _parsed(text, today)


def _edtf(text: str) -> tuple[str, Bounds] | None:
    """An EDTF date, or an interval that may be open at one end."""
    low, slash, high = text.partition("/")
    first, last = _period(low), _period(high)
    if not slash:
        return (text, (_iso(first.low), _iso(first.high))) if first is not None else None
    if (first is None and low not in ("..", "")) or (last is None and high not in ("..", "")):
        return None
    if first is None and last is None:
        return None
    return text, (_iso(first.low) if first else None, _iso(last.high) if last else None)


def _period(text: str) -> Period | None:
    return place(text.rstrip("~?%"), View(None)) if _EDTF.fullmatch(text) else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _known(text: str, today: date) -> tuple[str, Bounds] | None:
    """What a pack makes of it, if it takes the whole of it for one date."""
    if len(text) > 80 or not _WORDS.search(text):
        return None
    from factrack.facts.resolve import again, resolve
    from factrack.language.pack import languages, load_pack, settings_of
    from factrack.mentions import dates
    from factrack.mentions.scan import scan
    from factrack.model import Document, Sentence

    for language in sorted(languages(), key=lambda code: settings_of(code).small):
        document = Document("", text, language, published=today.isoformat(), sentences=(Sentence(0, len(text), 0),))
        analysis = scan(document, load_pack(language))
        dates.find(analysis)
        resolve(analysis)
        analysis.whens = again([replace(when, tense=None) for when in analysis.whens], today.isoformat())
        found = analysis.whens[0] if len(analysis.whens) == 1 else None
        if found is not None and found.basis != "none" and (found.start, found.end) == (0, len(text)) and found.edtf:
            return found.edtf, (found.low, found.high)
    return None


def _parsed(text: str, today: date) -> tuple[str, Bounds] | None:
    """What dateparser makes of it, as wide as the words are: a day, a month or a year."""
    if not 3 <= len(text) <= 60 or not (_WORDS.search(text) or re.search(r"\d[./]\d", text)):
        return None
    from dateparser.date import DateDataParser

    settings = {
        "RELATIVE_BASE": datetime(today.year, today.month, today.day, 12),
        "PREFER_DATES_FROM": "current_period",
    }
    found = DateDataParser(settings=settings).get_date_data(text)
    if found is None or found.date_obj is None:
        return None
    return _wide(found.date_obj.date(), found.period or "day")


def _wide(day: date, period: str) -> tuple[str, Bounds]:
    name = day.isoformat()
    if period == "year":
        return name[:4], (f"{name[:4]}-01-01", f"{name[:4]}-12-31")
    if period == "month":
        return name[:7], (f"{name[:7]}-01", f"{name[:7]}-{monthrange(day.year, day.month)[1]}")
    return name, (name, name)
