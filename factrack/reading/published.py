"""A date as people and pages write it -> EDTF; never a guess, never today.

ISO and EDTF forms are read here; others go to dateparser, on a delimited span only, with the language
fixed and nothing relative allowed.
"""

from __future__ import annotations

import re
import warnings
from datetime import date, datetime
from typing import Any

from factrack.language.pack import languages, settings_of

MAX_LENGTH = 60
_YEARS = range(1000, 2200)
_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)", re.ASCII)
_TIMESTAMP = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{1,2}:\d{2}.{0,30}", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:\D{1,5}\d{1,2}[:h]\d{2}.{0,20})?")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_SEASONS = range(21, 25)


def read_date(value: str, language: str | None = None) -> str | None:
    """EDTF of an ISO, EDTF or written-out date ("12 mars 2024"); None when it is none.

    A date without a year is none. `language` fixes the order of day and month and the names of months; where it does
    not fix the order, a date of `two_readings` is none.
    """
    value = value.strip()
    if not value or len(value) > MAX_LENGTH:
        return None
    timestamp = _TIMESTAMP.fullmatch(value)
    found = _edtf(timestamp.group(1) if timestamp else value) or _compact(value)
    if found is None and _NUMERIC.fullmatch(value):
        days = _days(value)
        return days[0] if len(days) == 1 or (days and _is_day_first(language)) else None
    return found or _written(value, language)


def two_readings(value: str) -> tuple[str, str] | None:
    """The ISO days that "9/7/2025" may be, read with the day first and with the month first; None where it is one day."""
    days = _days(value.strip())
    return (days[0], days[1]) if len(days) == 2 else None


def _days(value: str) -> list[str]:
    """The days that a date in numbers may be, the day read first; only the day stands before a full stop."""
    match = _NUMERIC.fullmatch(value)
    if match is None:
        return []
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    orders = [(second, first)] if match[2] == "." else [(second, first), (first, second)]
    return list(dict.fromkeys(f"{year}-{month:02d}-{day:02d}" for month, day in orders if _exists(year, month, day)))


def _is_day_first(language: str | None) -> bool:
    return language is not None and (language not in languages() or settings_of(language).day_first)


def _edtf(value: str) -> str | None:
    """EDTF level 1 without open ends: a date, or an interval of two."""
    parts = value.split("/")
    if len(parts) > 2 or not all(_is_edtf_date(part) for part in parts):
        return None
    return value if len(parts) == 1 or parts[0] < parts[1] else None


def _is_edtf_date(value: str) -> bool:
    match = _ISO.fullmatch(value)
    if match is None or int(match[1]) not in _YEARS:
        return False
    if match[3]:
        return _exists(int(match[1]), int(match[2]), int(match[3]))
    return match[2] is None or 1 <= int(match[2]) <= 12 or int(match[2]) in _SEASONS


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return year in _YEARS


def _compact(value: str) -> str | None:
    match = _COMPACT.fullmatch(value)
    if match is None or not _exists(int(match[1]), int(match[2]), int(match[3])):
        return None
    return f"{match[1]}-{match[2]}-{match[3]}"


def _written(value: str, language: str | None) -> str | None:
    if _YEAR.search(value) is None:
        return None
    found = _parse(value, language, ["year", "month", "day"])
    if found is not None:
        return found.date().isoformat()
    found = _parse(value, language, ["year", "month"]) if not re.match(r"\d{1,2}\D", value) else None
    return f"{found:%Y-%m}" if found is not None else None


def _parse(value: str, language: str | None, parts: list[str]) -> datetime | None:
    import dateparser

    settings: dict[str, Any] = {
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": parts,
        "PREFER_DATES_FROM": "current_period",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found: datetime | None = dateparser.parse(
                value, languages=[language] if language else list(languages()), settings=settings
            )
        except (ValueError, OverflowError):
            return None
    return found if found is not None and found.year in _YEARS else None
