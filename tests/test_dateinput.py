"""Dates that a person types."""

from __future__ import annotations

from datetime import date

import pytest

from factrack.dateinput import parse_days, parse_edtf

FRIDAY = date(2025, 3, 21)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        (" 2024-02-03 ", "2024-02-03", "2024-02-03"),
        ("2024-22", "2024-06-21", "2024-09-21"),
        ("196X", "1960-01-01", "1969-12-31"),
        ("2023-08/..", "2023-08-01", None),
        ("../2025", None, "2025-12-31"),
        ("2022~", "2022-01-01", "2022-12-31"),
        ("il y a 3 jours", "2025-03-18", "2025-03-18"),
        ("vendredi dernier", "2025-03-14", "2025-03-14"),
        ("fin janvier", "2025-01-21", "2025-01-31"),
        ("last friday", "2025-03-14", "2025-03-14"),
        ("yesterday", "2025-03-20", "2025-03-20"),
        ("vor drei Tagen", "2025-03-18", "2025-03-18"),
        ("marzo de 2024", "2024-03-01", "2024-03-31"),
        ("21/3/2024", "2024-03-21", "2024-03-21"),
        ("9.7.2024", "2024-07-09", "2024-07-09"),
    ],
)
def test_reads(text: str, low: str | None, high: str | None) -> None:
    assert parse_days(text, FRIDAY) == (low, high)


@pytest.mark.parametrize(
    "text", ["", "12", "sometimes", "2024-13", "2023-02-30", "../..", "2024/never", "9/7/2024", "9/7/2024 22:10"]
)
def test_refuses(text: str) -> None:
    assert parse_days(text, FRIDAY) is None


@pytest.mark.parametrize(
    ("text", "edtf"),
    [("mars 2024", "2024-03"), ("hier", "2025-03-20"), ("2024", "2024"), ("fin mars 2024", None), ("2024/2025", None)],
)
def test_a_publication_date_is_a_day_a_month_or_a_year(text: str, edtf: str | None) -> None:
    assert parse_edtf(text, FRIDAY) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("3 juin", "2024-06-03"),
        ("3 mars", "2025-03-03"),
        ("24 mars", "2025-03-24"),
        ("3 juin 2025", "2025-06-03"),
        ("juin 2025", "2025-06"),
    ],
)  # fmt: skip
def test_what_was_published_is_not_far_ahead(text: str, edtf: str) -> None:
    assert parse_edtf(text, FRIDAY) == edtf
