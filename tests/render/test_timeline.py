"""When a row of the timeline was, as a person reads it."""

from __future__ import annotations

from typing import Any

import pytest

from factrack.render.timeline import day_words


def row(date: str | None, *words: str | None) -> dict[str, Any]:
    return {"date": date, "reports": [{"date_text": said} for said in words]}


CASES = [
    (row("2025-03-04", "mardi"), "4 Mar 2025"),
    (row(None, None, "mardi 4 mars"), "“mardi 4 mars”"),
    (row(None, "dans la nuit de mardi à mercredi"), "“dans la nuit de…”"),
    (row(None, None), "no date"),
]


@pytest.mark.parametrize(("told", "words"), CASES)
def test_a_row_without_a_year_shows_the_words_of_a_report(told: dict[str, Any], words: str) -> None:
    assert day_words(told) == words
