"""Remarks say what is certain by arithmetic, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from factrack.compare.conflicts import groups
from factrack.compare.model import Claim
from factrack.compare.remarks import remarked
from tests.compare.making import figure, profiles


def of_one_article(*values: dict[str, Any]) -> list[Claim]:
    """Figures of one article, numbered from 1."""
    return [
        replace(figure(number, **each), article_id=1, article="a.txt", source="Le Fil")
        for number, each in enumerate(values, 1)
    ]


def notes(claims: list[Claim]) -> list[str]:
    found = remarked(groups(claims, profiles(claims, {}, {})), claims)
    return sorted({note for group in found for note in group.notes})


def soldiers(measure: str, exact: int, **values: Any) -> dict[str, Any]:
    topic = "troops" if measure in ("deployed", "still_engaged") else measure
    return {"topic": topic, "measure": measure, "exact": exact, "text": f"{exact} {topic}", **values}


def test_a_part_that_exceeds_its_whole_is_noted_on_both() -> None:
    claims = of_one_article({"exact": 12, "text": "douze"}, {"exact": 15, "text": "quinze", "part_of": 1})
    assert notes(claims) == ["“quinze” is given as part of “douze”, and is more (Le Fil)"]


def test_parts_of_another_unit_exceed_nothing() -> None:
    assert notes(of_one_article({"exact": 12}, {"exact": 15, "unit": "%", "part_of": 1})) == []


def test_parts_that_add_up_are_noted() -> None:
    parts = [{"exact": 7, "text": "sept", "part_of": 1}, {"exact": 5, "text": "cinq", "part_of": 1}]
    claims = of_one_article({"exact": 12, "text": "douze"}, *parts)
    assert notes(claims) == ["“douze” is the sum of its parts: “sept” and “cinq” (Le Fil)"]


@pytest.mark.parametrize("parts", [(7, 4), (12,)])
def test_parts_that_do_not_add_up_are_not(parts: tuple[int, ...]) -> None:
    assert notes(of_one_article({"exact": 12}, *({"exact": part, "part_of": 1} for part in parts))) == []


def test_what_losses_leave_of_those_deployed_is_noted() -> None:
    counts = {"deployed": 12000, "killed": 1000, "wounded": 3000, "still_engaged": 8000}
    assert notes(of_one_article(*(soldiers(*count) for count in counts.items()))) == [
        "“8000 troops” still engaged is what “1000 killed” killed and “3000 wounded” wounded leave of “12000 troops” deployed"
        " (Le Fil)"
    ]


@pytest.mark.parametrize(
    "losses",
    [
        [soldiers("killed", 1000), soldiers("wounded", 2500)],
        [soldiers("killed", 1000, actor="Brume"), soldiers("wounded", 3000, actor="Brume")],
        [soldiers("killed", 1000), soldiers("killed", 3000)],
    ],
)
def test_losses_that_do_not_come_out_or_are_of_others_are_not(losses: list[dict[str, Any]]) -> None:
    assert notes(of_one_article(soldiers("deployed", 12000), soldiers("still_engaged", 8000), *losses)) == []
