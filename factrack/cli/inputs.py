"""What the options say about the inputs, checked."""

from __future__ import annotations

from calendar import monthrange

from factrack.errors import InputError, UsageError
from factrack.reading import Options


def given(source: str | None, published: str | None, language: str | None) -> Options:
    """The options that stand above an article's own metadata; raises `UsageError` for a date that is none."""
    day = published_date("--published", published) if published is not None else None
    return Options(source=source, published=day, language=language)


def published_date(option: str, text: str) -> str:
    """A publication date as typed, as EDTF: a day, a month or a year; raises `UsageError` for anything else."""
    from factrack.dateinput import read_date

    try:
        low, high = read_date(text)
    except InputError as error:
        raise UsageError(f"{option}: {error}") from error
    found = _shortest(low, high)
    if found is None:
        raise UsageError(f"{option}: {text!r} is no single day, month or year")
    return found


def _shortest(low: str | None, high: str | None) -> str | None:
    """The EDTF of a whole day, month or year; None for any other stretch of days."""
    if low is None or high is None:
        return None
    if low == high:
        return low
    if (low[5:], high[5:], low[:4]) == ("01-01", "12-31", high[:4]):
        return low[:4]
    last = monthrange(int(low[:4]), int(low[5:7]))[1]
    return low[:7] if (low[:8] + f"{last:02}", low[8:]) == (high, "01") else None
