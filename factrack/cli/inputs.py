"""What the options say about the inputs, checked."""

from __future__ import annotations

from factrack.errors import UsageError
from factrack.reading import Options


def given(source: str | None, published: str | None, language: str | None) -> Options:
    """The options that stand above an article's own metadata; raises `UsageError` for a date that is none."""
    day = published_date("--published", published) if published is not None else None
    return Options(source=source, published=day, language=language)


def published_date(option: str, text: str) -> str:
    """A publication date as typed, as EDTF; raises `UsageError` for what is no date."""
    from factrack.dateinput import parse_edtf

    found = parse_edtf(text)
    if found is None:
        raise UsageError(f"{option}: {text!r} is no date")
    return found
