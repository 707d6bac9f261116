"""A date as people and pages write it -> EDTF; never a guess, never today.

ISO and EDTF forms are read here; others go to dateparser, on a delimited span only, with the language
fixed and nothing relative allowed.
"""

from __future__ import annotations

import re
import warnings
from datetime import date, datetime
from typing import Any

from factrack.language.pack import languages

MAX_LENGTH = 60
_YEARS = range(1000, 2200)
_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)", re.ASCII)
_TIMESTAMP = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{1,2}:\d{2}.{0,30}", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_SEASONS = range(21, 25)


def read_date(value: str, language: str | None = None) -> str | None:
    """EDTF of an ISO, EDTF or written-out date ("12 mars 2024"); None when it is none.

    A date without a year is none. `language` fixes the order of day and month and the names of months.
    """
    value = value.strip()
    if not value or len(value) > MAX_LENGTH:
        return None
    timestamp = _TIMESTAMP.fullmatch(value)
    return _edtf(timestamp.group(1) if timestamp else value) or _compact(value) or _written(value, language)


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
    numeric = _NUMERIC.fullmatch(value)
    if numeric is not None and int(numeric[1]) > 12 and _exists(int(numeric[4]), int(numeric[3]), int(numeric[1])):
        return f"{numeric[4]}-{int(numeric[3]):02d}-{int(numeric[1]):02d}"
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
