"""Where a value stands on the scale of its group."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factrack.render.scale import LOG_FROM, Bar, bar_of, heights, scale_of, series
from tests.render.making import claim


def bars(*values: float) -> list[Bar]:
    return [Bar(value, value, value, "asserted", "exact") for value in values]


@pytest.mark.parametrize(
    ("values", "log"), [((10, 20), False), ((1, LOG_FROM), True), ((0, 5000), False), ((-3, 4000), False)]
)
def test_a_wide_range_of_positive_numbers_is_logarithmic(values: tuple[float, ...], log: bool) -> None:
    scale = scale_of(bars(*values))
    assert scale is not None and scale.log is log


@given(st.lists(st.floats(-1e12, 1e12), min_size=1, max_size=6), st.integers(2, 9))
def test_every_value_has_its_place_in_order(values: list[float], most: int) -> None:
    scale = scale_of(bars(*values))
    assert scale is not None and scale.low < scale.high
    places = [scale.at(value) for value in sorted(values)]
    assert places == sorted(places) and all(0 <= place <= 1 for place in places)
    ticks = scale.ticks(most)
    assert len(ticks) <= most and ticks == sorted(ticks)
    assert all(math.isfinite(tick) for tick in ticks)


def test_a_linear_scale_begins_at_nothing_only_when_near_it() -> None:
    near, far = scale_of(bars(100, 1000)), scale_of(bars(900, 1000))
    assert near and near.low == 0
    assert far and 0 < far.low < 900


def test_an_axis_has_two_ends_to_be_read() -> None:
    scale = scale_of(bars(5200, 6800))
    assert scale is not None and scale.ticks(2) == [5500, 6500]


def test_what_is_counted_has_no_halves() -> None:
    counted, measured = scale_of(bars(2, 3)), scale_of(bars(2.5, 3))
    assert counted and counted.ticks(5) == [2, 3]
    assert measured and 2.6 in measured.ticks(6)
    same = scale_of(bars(2))
    assert same and same.ticks(5) == [2]


def test_no_number_no_scale() -> None:
    assert scale_of([]) is None
    assert scale_of([Bar(None, None, None, "asserted", "vague")]) is None


@pytest.mark.parametrize(
    ("qualifier", "low", "high", "bar"),
    [
        ("exact", 9, 9, (9, 9, 9)),
        ("approx", 90, 110, (90, 110, 100)),
        ("more_than", 100, None, (100, None, None)),
        ("at_most", 0, 100, (None, 100, None)),
        ("between", 10, 20, (10, 20, None)),
        ("vague", 20, None, (20, None, None)),
    ],
)
def test_a_hedge_is_a_stretch(qualifier: str, low: int, high: int, bar: tuple[float | None, ...]) -> None:
    value = {"exact": 9, "between": None, "vague": None}.get(qualifier, 100)
    found = bar_of(claim(qualifier=qualifier, value=value, low=low, high=high))
    assert found is not None and (found.low, found.high, found.point) == bar


def test_an_event_has_no_place_on_a_scale() -> None:
    assert bar_of(claim(kind="event", type="death")) is None


def test_a_series_is_one_number_a_day_the_newest_told() -> None:
    days = [
        claim(1, value=9, high_day="2024-03-01"),
        claim(2, value=12, high_day="2024-03-03"),
        claim(3, value=10, high_day="2024-03-01", published="2024-03-02"),
        claim(4, value=99, high_day="2024-03-04", modality="denied"),
    ]
    assert [one.number for one in series(days)] == [3, 2]
    assert heights(series(days)) == [10 / 12, 1.0]
    assert series(days[:1]) == [] and series([days[0], claim(5, value=9, high_day="2024-03-09")]) == []
