"""Verdicts on figures, from cases of the corpus, in every order."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factrack.compare.conflicts import groups, worst
from factrack.compare.envelope import envelope, voice
from factrack.compare.intervals import disjoint, gap
from factrack.compare.model import SERIOUSNESS, Claim, Pair
from factrack.compare.rounding import grain
from factrack.compare.verdict import judge
from tests.compare.making import cases, figure, profiles

CASES = cases("figures")
SHARED = ("change", "actor", "topic")


def claims_of(case: dict[str, Any]) -> list[Claim]:
    shared = {name: case[name] or None for name in SHARED if name in case}
    return [figure(number, **{**shared, **claim}) for number, claim in enumerate(case["claims"], 1)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_verdict(case: dict[str, Any]) -> None:
    claims = claims_of(case)
    stories = {int(number): name for number, name in case.get("stories", {}).items()}
    for ordered in (claims, claims[::-1]):
        happenings = {int(number): told for number, told in case.get("happenings", {}).items()}
        about = profiles(claims, stories, happenings)
        for number, town in enumerate(case.get("towns", ()), 1):
            about[number] = replace(about[number], names=frozenset({town}), places=(town,))
        if "country" in case:
            about = {number: replace(one, main=(case["country"], *one.main)) for number, one in about.items()}
        found = groups([claim for claim in ordered if claim.scope], about)
        if case.get("apart"):
            assert all(len(group.claims) == 1 for group in found)
            continue
        assert len(found) == 1 and len(found[0].pairs) == 1
        assert found[0].verdict == found[0].pairs[0].verdict == case["verdict"]
        assert case.get("why", "") in found[0].pairs[0].why


def test_the_cases_hold_every_verdict() -> None:
    assert {case.get("verdict") for case in CASES} == {"conflict", "disputed", "evolved", "compatible", None}


FIGURES = st.lists(
    st.builds(
        lambda low, width, qualifier, change, published, claimant, actor: {
            "low": low, "high": None if width is None else low + width, "value": low, "qualifier": qualifier,
            "change": change, "published": published, "claimant": claimant, "actor": actor,
        },
        st.integers(0, 500), st.none() | st.integers(0, 200),
        st.sampled_from(["exact", "approx", "at_least", "more_than", "at_most", "less_than", "between", "vague"]),
        st.sampled_from(["cumulative", "stock", "fixed"]), st.sampled_from(["", "2025-03-02", "2025-03-04", "2025-03-20"]),
        st.sampled_from([None, "police", "mairie"]), st.sampled_from([None, "Orvaine", "Brume"]),
    ),
    min_size=2, max_size=7,
)  # fmt: skip


@given(FIGURES, st.randoms(use_true_random=False))
def test_no_order_of_claims_changes_a_group(values: list[dict[str, Any]], chance: random.Random) -> None:
    claims = [figure(number, **value) for number, value in enumerate(values, 1)]
    shuffled = claims.copy()
    chance.shuffle(shuffled)
    assert groups(shuffled, profiles(claims)) == groups(claims, profiles(claims))


@given(FIGURES)
def test_a_pair_is_the_same_from_both_sides(values: list[dict[str, Any]]) -> None:
    same = {"change": values[0]["change"]}  # claims of one measure change alike
    one, other = (figure(number, **{**value, **same}) for number, value in enumerate(values[:2], 1))
    assert disjoint(one, other) == disjoint(other, one)
    assert gap(one, other) == gap(other, one)
    forth, back = judge(one, other), judge(other, one)
    assert (forth.verdict, forth.why) == (back.verdict, back.why)


@given(FIGURES)
def test_a_group_is_as_serious_as_its_worst_pair(values: list[dict[str, Any]]) -> None:
    claims = [figure(number, **value) for number, value in enumerate(values, 1)]
    for group in groups(claims, profiles(claims)):
        assert group.verdict == worst(group.pairs)
        ids = {claim.id for claim in group.claims}
        assert all({pair.a, pair.b} <= ids for pair in group.pairs)


def test_every_claim_stands_in_one_group() -> None:
    claims = [figure(number, exact=number * 10, actor=name) for number, name in enumerate("abacbda", 1)]
    found = groups(claims, profiles(claims))
    assert sorted(claim.number for group in found for claim in group.claims) == list(range(1, 8))


def test_the_most_serious_group_comes_first() -> None:
    claims = [
        figure(1, exact=5, actor="a"), figure(2, exact=5, actor="a"), figure(3, exact=137, actor="b"),
        figure(4, exact=411, actor="b"), figure(5, exact=137, actor="c"), figure(6, exact=212, actor="c"),
    ]  # fmt: skip
    found = groups(claims, profiles(claims))
    assert [(group.actor, group.verdict) for group in found] == [
        ("b", "conflict"),
        ("c", "conflict"),
        ("a", "compatible"),
    ]


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [([], "compatible"), (["evolved", "compatible"], "evolved"), (["evolved", "disputed"], "disputed"),
     (["disputed", "conflict"], "conflict")],
)  # fmt: skip
def test_worst(verdicts: list[Any], expected: str) -> None:
    assert worst([Pair("a", "b", verdict, "") for verdict in verdicts]) == expected
    assert list(SERIOUSNESS) == ["conflict", "disputed", "evolved", "compatible"]


@pytest.mark.parametrize(
    ("value", "size"), [(11000, 1000), (300, 100), (310, 10), (312, 0), (0, 0), (2.5, 0), (10**6, 10**6)]
)
def test_grain(value: float, size: float) -> None:
    assert grain(value) == size


def test_the_envelope_holds_every_claim() -> None:
    closed, open_ = figure(1, low=10, high=12), figure(2, low=11, high=None)
    assert envelope((closed,)) == (10, 12)
    assert envelope((closed, open_)) == (10, None)


def test_origins_are_voices_and_not_articles() -> None:
    claims = [
        figure(1, exact=5, claimant="Préfecture"), figure(2, exact=5, claimant="prefecture"), figure(3, exact=5),
        figure(4, exact=5, origin=3), figure(5, exact=5),
    ]  # fmt: skip
    assert len({voice(claim) for claim in claims}) == 3
    assert groups(claims, profiles(claims))[0].origins == 3


@pytest.mark.parametrize(("tolerance", "verdict"), [(0.0, "conflict"), (0.19, "conflict"), (0.21, "compatible")])
def test_the_tolerance_is_a_share_of_the_smaller_number(tolerance: float, verdict: str) -> None:
    one, other = figure(1, exact=101, change="fixed"), figure(2, exact=121, change="fixed")
    assert judge(one, other, tolerance).verdict == verdict


def test_counts_that_add_up_to_one_before_them_are_its_parts() -> None:
    told = [(97, "mairie"), (60, "police"), (30, "police"), (7, "police")]
    claims = [
        figure(number, exact=value, claimant=who, article=1, start=100 * number, topic="killed")
        for number, (value, who) in enumerate(told, 1)
    ]
    assert not [
        pair for group in groups(claims, profiles(claims)) for pair in group.pairs if pair.verdict == "conflict"
    ]
    fewer = groups(claims[:3], profiles(claims))
    assert [pair.verdict for group in fewer for pair in group.pairs] == ["conflict"]


@pytest.mark.parametrize(("places", "met"), [(("Valmer", "Brume", "Aubrac"), False), (("Valmer", "Brume"), True)])
def test_a_place_of_a_row_is_not_the_whole_that_another_article_counts(places: tuple[str, ...], met: bool) -> None:
    row = [
        figure(
            number,
            exact=40 - number,
            topic="killed",
            change="cumulative",
            actor=None,
            article=1,
            place=place,
            start=30 * number,
        )
        for number, place in enumerate(places, 1)
    ]
    free = figure(9, exact=72, topic="killed", change="cumulative", actor=None, article=2, start=100)
    claims = [*row, free]
    known = profiles(claims)
    known |= {2: replace(known[2], places=("valmer",))}
    pairs = [pair for group in groups(claims, known) for pair in group.pairs]
    assert any(free.id in (pair.a, pair.b) for pair in pairs) is met


@pytest.mark.parametrize(
    ("places", "met"),
    [(("orvaine", "brume"), True), (("ORV", "valmer"), False), (("ORV",), True), ((), True)],
)
def test_counts_without_a_place_meet_where_their_articles_may_be_about_one_town(
    places: tuple[str, ...], met: bool
) -> None:
    claims = [
        figure(number, exact=value, topic="protesters", measure="protesters", change="fixed", actor=None, day="2025-03-04",
               claimant=who, start=100)
        for number, (value, who) in enumerate(((3120, "police"), (4710, "syndicats")), 1)
    ]  # fmt: skip
    known = profiles(claims)
    known = {1: replace(known[1], places=("orvaine",)), 2: replace(known[2], places=places)}
    assert any(group.pairs for group in groups(claims, known)) is met


def test_a_town_that_an_article_only_mentions_is_not_that_of_its_counts() -> None:
    placed = figure(1, exact=3120, topic="killed", change="cumulative", actor=None, place="Valmer", start=100)
    free = figure(2, exact=4710, topic="killed", change="cumulative", actor=None, start=100)
    known = profiles([placed, free])
    for places, met in ((("valmer", "orvaine"), True), (("orvaine", "valmer"), False)):
        found = groups([placed, free], known | {2: replace(known[2], places=places)})
        assert any(group.pairs for group in found) is met
