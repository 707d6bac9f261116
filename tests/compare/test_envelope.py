"""The best attested value of a group: by voices first, then by each rule for ties in turn."""

from __future__ import annotations

from typing import Any

import pytest

from factrack.compare.conflicts import groups
from factrack.compare.envelope import best
from factrack.compare.model import Best, Claim, Pair
from tests.compare.making import cases, figure, profiles

CASES = cases("envelope")


def claims_of(case: dict[str, Any]) -> list[Claim]:
    shared = {"topic": "killed", "measure": "killed", "change": "cumulative", "actor": None, "place": "Valmer"}
    return [figure(number, **{**shared, **told}) for number, told in enumerate(case["claims"], 1)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_best(case: dict[str, Any]) -> None:
    claims = claims_of(case)
    for ordered in (claims, claims[::-1]):
        (found,) = groups(ordered, profiles(claims))
        assert found.best == (Best(*case["best"]) if "best" in case else None)


def test_a_state_that_repeats_one_overtaken_is_overtaken_too() -> None:
    claims = [
        figure(1, exact=312, published="2025-03-03"), figure(2, exact=312, published="2025-03-03"),
        figure(3, exact=347, published="2025-03-04"),
    ]  # fmt: skip
    pairs = [Pair(claims[0].id, claims[2].id, "evolved", "")]
    assert best(claims, pairs) == Best(347, 1)
    assert best(claims, []) == Best(312, 2)
