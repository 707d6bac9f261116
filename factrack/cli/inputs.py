"""What the options say about the inputs, checked."""

from __future__ import annotations

import re

from factrack.errors import UsageError
from factrack.reading import Options

_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_]\w{1,8}){0,2}")  # "fr", "fr-CH", "zh_Hans_CN"


def given(source: str | None, published: str | None, language: str | None) -> Options:
    """The options that stand above an article's own metadata; raises `UsageError` for a date or language that is none."""
    if language is not None and not _CODE.fullmatch(language):
        from factrack.language.pack import languages

        known = ", ".join(languages())
        raise UsageError(f"--lang: {language!r} is no language code; there are rules for {known}")
    day = published_date("--published", published) if published is not None else None
    return Options(source=source, published=day, language=language)


def published_date(option: str, text: str) -> str:
    """A publication date as typed, as EDTF; raises `UsageError` for what is no date."""
    from factrack.dateinput import parse_edtf

    found = parse_edtf(text)
    if found is None:
        raise no_date(option, text)
    return found


def no_date(option: str, text: str) -> UsageError:
    """The error of a date that is none, or that may be two."""
    from factrack.reading.published import two_readings

    days = two_readings(text)
    return UsageError(f"{option}: {text!r} " + (f"may be {days[0]} or {days[1]}: write one" if days else "is no date"))
