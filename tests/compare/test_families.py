"""The index by which families are found gives what looking everywhere gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factrack.compare.families import Shelf
from factrack.compare.neighbours import neighbours
from factrack.compare.stories import stories
from tests.compare.making import figure, profiles

ARTICLES = st.integers(1, 8)
FILED = st.lists(st.lists(ARTICLES, min_size=1, max_size=4), max_size=12)


@given(FILED, st.lists(ARTICLES, min_size=1, max_size=3), st.dictionaries(ARTICLES, st.sampled_from(["quay", "mine"])))
def test_a_shelf_finds_what_is_filed_under_a_near_article(
    filed: list[list[int]], asked: list[int], told: dict[int, str]
) -> None:
    claims = [figure(number, article=number, topic="killed", actor="") for number in range(1, 9)]
    near = neighbours(claims, stories(claims, profiles(claims, told)))
    shelf = Shelf()
    for number, articles in enumerate(filed):
        shelf.file(number, articles)
    some = [claims[article - 1] for article in asked]
    around = {article for claim in some for article in near.of(claim)}
    plain = {number for number, articles in enumerate(filed) if around & set(articles)}
    assert shelf.near(some, near) == plain
