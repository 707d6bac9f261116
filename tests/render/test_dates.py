"""Dates in words."""

from __future__ import annotations

import pytest

from factrack.render.dates import human_date


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-01-21/2025-01-31", "late Jan 2025"),
        ("2024-02-21/2024-02-29", "late Feb 2024"),
        ("2024-03-10/2024-03-19", "mid Mar 2024"),
        ("2024-22", "summer 2024"),
        ("2023-08/..", "since Aug 2023"),
        ("../2025", "by 2025"),
        ("/2025", "by 2025"),
        ("2025-03-21", "21 Mar 2025"),
        ("1950/1953", "1950–1953"),
        ("196X", "the 1960s"),
        ("2022~", "about 2022"),
        ("19XX", "the 1900s"),
        ("2022-01/2022-04", "early 2022"),
        ("2017-07/2017-09", "Q3 2017"),
        ("2024-03-11/2024-03-17", "week of 11 Mar 2024"),
        ("2024-03-09/2024-03-12", "9–12 Mar 2024"),
        ("2023-12/2024-02", "Dec 2023 – Feb 2024"),
        (None, ""),
    ],
)
def test_in_words(edtf: str | None, words: str) -> None:
    assert human_date(edtf) == words
