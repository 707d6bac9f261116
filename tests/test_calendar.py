"""Stretches of days: units, thirds, feasts, lengths."""

from __future__ import annotations

from datetime import date

import pytest

from factrack import calendar


@pytest.mark.parametrize(
    ("year", "day"),
    [(1961, "1961-04-02"), (2000, "2000-04-23"), (2008, "2008-03-23"), (2024, "2024-03-31"), (2038, "2038-04-25")],
)
def test_easter(year: int, day: str) -> None:
    assert calendar.easter(year).isoformat() == day


@pytest.mark.parametrize(
    ("grain", "shift", "edtf"),
    [
        ("D", -1, "2024-02-28"),
        ("W", 0, "2024-02-26/2024-03-03"),
        ("E", 1, "2024-03-09/2024-03-10"),
        ("M", 11, "2025-01"),
        ("Q", -1, "2023-10/2023-12"),
        ("H", 1, "2024-07/2024-12"),
        ("Y", -24, "2000"),
        ("X", 0, "202X"),
        ("C", -1, "19XX"),
    ],
)
def test_unit_round_a_leap_day(grain: str, shift: int, edtf: str) -> None:
    assert calendar.unit(grain, date(2024, 2, 29), shift).edtf == edtf


def test_winter_runs_into_the_next_year() -> None:
    winter = calendar.season(2023, 24)
    assert (winter.low, winter.high) == (date(2023, 12, 21), date(2024, 3, 19))


def test_adding_months_keeps_to_the_last_of_the_month() -> None:
    assert calendar.add(date(2024, 1, 31), 1, "M") == date(2024, 2, 29)


@pytest.mark.parametrize("grain", list("DEWMQHYXC"))
def test_thirds_lie_in_their_unit_in_order(grain: str) -> None:
    whole = calendar.unit(grain, date(2024, 2, 29))
    thirds = [calendar.part(whole, which) for which in ("start", "mid", "end")]
    assert all(whole.start <= third.start <= third.end <= whole.end for third in thirds)
    assert [third.start for third in thirds] == sorted(third.start for third in thirds)
    assert thirds[0].start == whole.start
    assert thirds[2].end == whole.end


def test_an_open_end_is_no_day() -> None:
    with pytest.raises(ValueError, match="open"):
        _ = calendar.Period(date(2024, 1, 1), None, "Y", "2024/..").end
