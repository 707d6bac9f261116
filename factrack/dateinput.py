"""Dates as people type them on the command line, in any language: EDTF and ISO first, then dateparser."""

from __future__ import annotations

import re
from functools import lru_cache

_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@lru_cache(maxsize=256)
def parse_edtf(text: str) -> str | None:
    """`text` as EDTF (a year, a month or a day), or None when it is no date."""
    from datetime import date

    match = _EDTF.fullmatch(text.strip())
    if match:
        year, month, day = match.groups()
        try:
            date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            return None
        return text.strip()
    return _by_dateparser(text)


def parse_days(text: str) -> tuple[str, str] | None:
    """First and last day (ISO, inclusive) of a typed date, or None when it is no date."""
    from calendar import monthrange

    found = parse_edtf(text)
    if found is None:
        return None
    parts = found.split("-")
    if len(parts) == 3:
        return found, found
    if len(parts) == 2:
        return f"{found}-01", f"{found}-{monthrange(int(parts[0]), int(parts[1]))[1]:02}"
    return f"{found}-01-01", f"{found}-12-31"


def _by_dateparser(text: str) -> str | None:
    from dateparser.date import DateDataParser

    found = DateDataParser().get_date_data(text.strip())
    if found is None or found.date_obj is None:
        return None
    length = {"year": 4, "month": 7}.get(found.period, 10)
    return found.date_obj.date().isoformat()[:length]
