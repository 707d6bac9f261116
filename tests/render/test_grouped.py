"""Groups of claims on a screen: bars that say what the claim says, lines that fit, and signs every screen can show."""

from __future__ import annotations

from typing import Any

import pytest
from rich.cells import cell_len

from factrack.compare.model import Group, Pair
from factrack.render.console import Screen, printed, spelled
from factrack.render.forest import LEGEND, axis, drawn, sparkline
from factrack.render.grouped import groups, reasons, sayings
from factrack.render.scale import Bar, Scale
from tests.render.making import claim, group

SCALE = Scale(0, 100, False)
LONG = "ministère de l'Intérieur et des Collectivités territoriales de la vallée"


def bar(low: float | None, high: float | None, point: float | None = None, **known: Any) -> Bar:
    return Bar(low, high, point, known.get("modality", "asserted"), known.get("qualifier", "between"))


@pytest.mark.parametrize(
    ("given", "picture"),
    [
        (bar(50, 50, 50), "     ●     "),
        (bar(50, 50, 50, modality="alleged"), "     ○     "),
        (bar(50, 50, 50, modality="planned"), "     ◇     "),
        (bar(50, 50, 50, modality="negated"), "     ×     "),
        (bar(20, 80, 50), "  ├──●──┤  "),
        (bar(20, 80), "  ├─────┤  "),
        (bar(20, 80, modality="alleged"), "  ├╌╌╌╌╌┤  "),
        (bar(20, 80, modality="denied"), "  ├╌╌×╌╌┤  "),
        (bar(20, None), "  ├───────▶"),
        (bar(None, 80), "◀───────┤  "),
        (bar(20, 80, qualifier="vague"), "  ───────  "),
        (bar(50, 51), "     ●     "),
    ],
)
def test_a_bar(given: Bar, picture: str) -> None:
    assert drawn(given, SCALE, 11) == picture


@pytest.mark.parametrize("scale", [SCALE, Scale(3, 70_000, True), Scale(9_800, 12_500, False), Scale(-5, 5, False)])
@pytest.mark.parametrize("width", [8, 16, 48])
def test_labels_of_an_axis_do_not_touch(scale: Scale, width: int) -> None:
    line = axis(scale, width)
    assert len(line) == width
    labels = [label for label in line.split(" ") if label]
    assert labels and len(labels) == len(set(labels))


def test_a_small_series() -> None:
    assert sparkline([0.0, 0.5, 1.0]) == "▁▅█"


def sample() -> Group:
    """Two outlets, long names, every hedge, one evolution, one event."""
    claims = (
        claim(1, value=9, claimant=LONG, high_day="2024-03-01", date="2024-03-01"),
        claim(2, value=12, source="le-tres-long-nom-d-un-journal.example", high_day="2024-03-04", date="2024-03-04"),
        claim(3, value=11, low=9, high=13, qualifier="approx", modality="alleged", claimant="mairie"),
        claim(
            4,
            low=20,
            high=None,
            qualifier="more_than",
            value=20,
            source=None,
            article="/news/un-fichier-au-nom-sans-fin.txt",
        ),
        claim(5, kind="event", type="denial", text="La mairie dément", modality="denied"),
    )
    pairs = (
        Pair(claims[0].id, claims[1].id, "evolved", "the count grew"),
        Pair(claims[0].id, claims[3].id, "conflict", "they cannot both be right"),
        Pair(claims[3].id, claims[0].id, "conflict", "they cannot both be right"),
    )
    return group(*claims, pairs=pairs)


def shown(screen: Screen) -> str:
    return printed(groups([sample()], screen), False, screen.width)


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_lines_fit_the_screen(width: int) -> None:
    lines = shown(Screen(width, live=True, plots=True)).splitlines()
    assert max(map(cell_len, lines)) <= width
    claims = [line for line in lines if line.startswith("  000000")]
    assert len(claims) == 5, "a claim is one line"
    assert sum("│" in line for line in claims) == 5
    assert [line[line.index("│") :].count("●") for line in claims] == [0, 1, 0, 1, 0]


def test_a_copied_story_is_one_line() -> None:
    copies = (claim(1, value=9), claim(2, value=9, source="b.example", origin=1), claim(3, value=9, origin=3))
    assert [[one.number for one in said] for said in sayings(group(*copies))] == [[1, 2], [3]]
    assert "a.example +1" in printed(groups([group(*copies)], Screen(120, True, True)), False, 120)


def test_outlets_go_by_letter_where_their_names_have_no_room() -> None:
    narrow, wide = (shown(Screen(width, live=True, plots=True)) for width in (80, 200))
    assert "a a.example" in narrow and "b le-tres-long-nom-d-un-journal.example" in narrow
    assert "a a.example" not in wide and "le-tres-long-nom" in wide


def test_a_letter_stays_with_its_outlet() -> None:
    names = [f"Le Courrier de la Vallée {number}" for number in range(1, 5)]
    said = [claim(number, value=number, source=name) for number, name in enumerate(names, 1)]
    lines = printed(groups([group(*said)], Screen(80, live=True, plots=True)), False, 80).splitlines()
    assert [sum(f"{letter} {name}" in line for line in lines) for letter, name in zip("abcd", names, strict=True)] == [
        1
    ] * 4


def test_words_come_where_there_is_room() -> None:
    assert "neuf morts" in shown(Screen(200, live=True, plots=True))
    assert "neuf morts" not in shown(Screen(80, live=True, plots=True))


def test_an_evolving_count_has_its_series_and_each_reason_once() -> None:
    text = shown(Screen(120, live=True, plots=True))
    assert "over time ▆█  9 (1 Mar 2024) → 12 (4 Mar 2024)" in text
    assert text.count("they cannot both be right") == 1
    assert text.rstrip().endswith(LEGEND)


def test_reasons_come_gravest_first_and_tell_an_order_only_where_one_is_known() -> None:
    told = {"high_day": "2024-03-04", "published": None}
    one, three = claim(1, value=9, **told), claim(3, value=20, published=None)
    two, four = claim(2, value=12, high_day="2024-03-02", published=None), claim(4, value=14, **told)
    pairs = (
        Pair(one.id, three.id, "evolved", "no date says"),
        Pair(one.id, two.id, "conflict", "they clash"),
        Pair(two.id, one.id, "evolved", "the count fell"),
        Pair(one.id, four.id, "evolved", "no hour says"),
    )
    assert [why for _, why in reasons(group(one, two, three, four, pairs=pairs))] == [
        "9 against 12: they clash", "9 and 20: no date says", "12 then 9: the count fell", "9 and 14: no hour says",
    ]  # fmt: skip


def test_a_pipe_gets_no_picture_and_every_word() -> None:
    text = shown(Screen())
    assert not set("├┤▶●○│") & set(text) and LEGEND not in text
    assert LONG in text and "neuf morts" in text and "un-fichier-au-nom-sans-fin.txt" in text


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp437", "nothing-like-it"])
def test_signs_that_a_screen_lacks_are_spelled_plainly(encoding: str) -> None:
    text = shown(Screen(120, live=True, plots=True))
    plain = spelled(text, encoding)
    assert [len(line) for line in plain.splitlines()] == [len(line) for line in text.splitlines()]
    if encoding != "nothing-like-it":
        lost = {sign for sign in plain if sign.encode(encoding, "ignore") == b""}
        assert lost <= set("éè"), "only words of the article"
    assert spelled(text, "utf-8") == text
