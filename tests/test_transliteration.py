"""Names as they sound: spellings of one name meet, other names stay apart."""

from __future__ import annotations

import pytest

from factrack.transliteration import distinct, one_person, sounded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Igor Tchernouchenko", "Igor Chernushenko"),
        ("Ievgueni Malinine", "Yevgeny Malinin"),
        ("Mouhsen Kadhari", "Muhsen al-Gaddari"),
        ("Wladimir Rostovski", "Vladimir Rostovskyy"),
        ("Oleg Chostakov", "Oleg Shostakoff"),
        ("Nadejda Prijova", "Nadezhda Prizhova"),
        ("Hossein Rouzbeh", "Hosein Ruzbeh"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert sounded(one) == sounded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Daniel Morval", "Danielle Morval"),
        ("Anne Roche", "Anna Roche"),
        ("Jean Dupond", "Jean Dupont"),
        ("Marie Trévallon", "Mario Trévallon"),
        ("Luc Besard", "Luc Bezard"),
    ],
)
def test_other_names(one: str, other: str) -> None:
    assert sounded(one) != sounded(other)


def test_short_surnames_tell_nobody() -> None:
    assert not distinct(sounded("Li Lee"))
    assert distinct(sounded("Igor Chernushenko"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Alexandre Tchernouchenko", "Alexander Chernushenko", True),
        ("Alexandre Chernushenko", "Alexander Chernushenko", False),
        ("Ivan Chernushenko", "Alexandre Tchernouchenko", False),
        ("Oleg Chostakov", "Oleg Shostakoff", True),
        ("Jeanne Leroy", "Jeannette Leroi", False),
    ],
)
def test_first_names_that_differ(one: str, other: str, same: bool) -> None:
    assert one_person(one, other) is same
