"""What the options say about the inputs, checked."""

from __future__ import annotations

from factrack.errors import UsageError
from factrack.reading import Options


def given(source: str | None, published: str | None, language: str | None) -> Options:
    """The options that stand above an article's own metadata; raises `UsageError` for a date that is none."""
    day = None
    if published is not None:
        from factrack.dateinput import parse_edtf

        day = parse_edtf(published)
        if day is None:
            raise UsageError(f"--published: {published!r} is no date")
    return Options(source=source, published=day, language=language)
