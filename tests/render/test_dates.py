"""Dates in words."""

from __future__ import annotations

import pytest

from factrack.render.dates import human_date, precision


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-01-21/2025-01-31", "late Jan 2025"),
        ("2024-02-21/2024-02-29", "late Feb 2024"),
        ("2024-03-10/2024-03-19", "mid Mar 2024"),
        ("2024-22", "summer 2024"),
        ("2023-08/..", "since Aug 2023"),
        ("../2025", "until 2025"),
        ("2025-03-21", "21 Mar 2025"),
        ("1950/1953", "1950–1953"),
        ("196X", "the 1960s"),
        ("2022~", "about 2022"),
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


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("2024-03-09", "2024-03-09", "9 Mar 2024"),
        ("2024-03-09", None, "since 9 Mar 2024"),
        (None, "2024-03-09", "until 9 Mar 2024"),
    ],
)
def test_days_alone(low: str | None, high: str | None, words: str) -> None:
    assert human_date(None, low, high) == words


@pytest.mark.parametrize(
    ("edtf", "known_to"),
    [
        (None, ""), ("2024", "year"), ("2024-06", "month"), ("2024-06-01", "day"), ("2024-22", "season"), ("2022~", "about"),
        ("2023-08/..", "since"), ("../2024", "by"), ("/2024", "by"), ("1950/1953", "years"), ("196X", "decade"),
        ("19XX", "century"), ("2025-01-21/2025-01-31", "days"), ("2024-01/2024-04", "months"),
    ],
)  # fmt: skip
def test_how_closely_a_date_is_known(edtf: str | None, known_to: str) -> None:
    assert precision(edtf) == known_to
