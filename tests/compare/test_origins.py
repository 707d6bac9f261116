"""Copies are found whatever came in first, and count once."""

from __future__ import annotations

import random
from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factrack.compare import origins
from factrack.compare.origins import Copy, Sketched, copies, sketch


def words(begin: int, count: int) -> str:
    return " ".join(f"mot{number}" for number in range(begin, begin + count))


def article(number: int, text: str, published: str = "2025-03-04") -> Sketched:
    return Sketched(number, (published, f"/{number}"), frozenset(sketch([text])))


WIRE = words(0, 300)


def test_the_same_text_is_a_copy_of_the_first_published() -> None:
    found = copies([article(1, WIRE, "2025-03-05"), article(2, WIRE, "2025-03-04"), article(3, words(1000, 300))])
    assert found == [Copy(1, 2, 1.0)]


def test_a_wire_story_with_a_new_head_is_a_copy() -> None:
    found = copies([article(1, WIRE), article(2, words(5000, 60) + " " + WIRE)])
    assert [(copy.article, copy.original) for copy in found] == [(2, 1)]
    assert found[0].shared > 0.9


def test_a_quotation_in_common_makes_no_copy() -> None:
    assert copies([article(1, WIRE), article(2, words(5000, 300) + " " + words(100, 40))]) == []


def test_short_texts_are_no_copies() -> None:
    assert copies([article(1, words(0, 12)), article(2, words(0, 12))]) == []


def test_a_family_has_one_original() -> None:
    texts = [WIRE, words(40, 300), words(80, 300), words(120, 300)]
    found = copies([article(number, text) for number, text in enumerate(texts)])
    assert [(copy.article, copy.original) for copy in found] == [(1, 0), (2, 0), (3, 0)]


@given(st.permutations(range(6)), st.randoms(use_true_random=False))
def test_no_order_changes_the_copies(order: list[int], chance: random.Random) -> None:
    articles = [article(number, words(number // 2 * 1000, 200)) for number in range(6)]
    assert copies([articles[number] for number in order]) == copies(articles)


@pytest.mark.parametrize("text", ["", "un deux trois", "\ud800 " * 20])
def test_a_sketch_of_anything(text: str) -> None:
    assert isinstance(sketch([text]), tuple)


def test_case_marks_and_parting_do_not_count() -> None:
    whole = sketch([WIRE])
    assert (
        whole == sketch([WIRE.upper()]) == sketch([WIRE.replace(" ", ", ")]) == sketch([words(0, 150), words(150, 150)])
    )
    assert 40 <= len(whole) <= 110, "about one 8-gram in four is kept"


@pytest.mark.parametrize("seed", range(30))
def test_pairs_are_those_that_a_comparison_of_all_with_all_finds(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is left out on the way: formulas are not followed, and only larger articles are looked at from each."""
    chance = random.Random(seed)
    monkeypatch.setattr(origins, "COMMON", chance.choice([3, 200]))
    pool, count = range(chance.choice([20, 60, 200])), chance.randrange(2, 30)
    articles = [
        Sketched(n, ("", str(n)), sorted(chance.sample(pool, chance.randrange(min(30, len(pool))))))
        for n in range(count)
    ]
    holding = Counter(code for article in articles for code in article.sketch)
    told = {article.id: {c for c in article.sketch if holding[c] <= origins.COMMON} for article in articles}
    wanted = set(chance.sample(range(count), chance.choice([count, count // 2])))
    expected = {}
    for one, other in combinations(articles, 2):
        least = min(len(one.sketch), len(other.sketch))
        shared = len(told[one.id] & told[other.id])
        if wanted & {one.id, other.id} and least >= origins.MINIMUM and shared / least >= origins.SHARE:
            expected[one.id, other.id] = shared / least
    assert {(pair.one, pair.other): pair.shared for pair in origins.overlaps(articles, wanted)} == expected
