"""Numbers and hedges: each pack's corpus, the marks of digits, and what hostile text costs."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from factrack.language.pack import load_pack
from factrack.language.records.hedges import Hedge
from factrack.language.records.numbers import Digits
from factrack.mentions import dates, numbers
from factrack.mentions.analysis import Analysis
from factrack.mentions.numbers.digits import value_of
from factrack.mentions.numbers.hedging import bounds
from factrack.mentions.scan import scan
from factrack.model import Document, Sentence

CORPUS = Path(__file__).parent.parent / "corpus"
CASES = [
    (path.parent.name, case)
    for name in ("numbers", "hedges")
    for path in sorted(CORPUS.glob(f"*/{name}.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]
FRENCH = Digits(",", (" ", ".", "'"))
ENGLISH = Digits(".", (" ", ",", "'"))


def read(text: str, code: str) -> Analysis:
    analysis = scan(Document("x", text, code, sentences=(Sentence(0, len(text), 0),)), load_pack(code))
    dates.find(analysis)
    numbers.find(analysis)
    return analysis


@pytest.mark.parametrize(
    ("code", "case"), CASES, ids=lambda value: value if isinstance(value, str) else value["text"][:40]
)
def test_corpus(code: str, case: dict[str, Any]) -> None:
    analysis = read(case["text"], code)
    wanted = case.get("want", [])
    assert [analysis.slice(number.first, number.last) for number in analysis.numbers] == [
        want["text"] for want in wanted
    ]
    for number, want in zip(analysis.numbers, wanted, strict=True):
        for name in _fields(want):
            assert getattr(number, name) == (pytest.approx(want[name]) if name in want else None), name


def _fields(want: dict[str, Any]) -> set[str]:
    """What a case tells of a number: with its qualifier also that an absent bound is open."""
    return (want.keys() - {"text"}) | ({"low", "high"} if "qualifier" in want else set())


@pytest.mark.parametrize(
    ("token", "digits", "value"),
    [
        ("10.000", FRENCH, 10000), ("10,000", FRENCH, 10000), ("1,234,567", FRENCH, 1234567), ("0.500", FRENCH, 0.5),
        ("1.234,5", FRENCH, 1234.5), ("49.3", FRENCH, 49.3), ("12.03.2019", FRENCH, None), ("192.168.1", FRENCH, None),
        ("10,000", ENGLISH, 10000), ("1.234", ENGLISH, 1.234), ("1,234.5", ENGLISH, 1234.5), ("30'000", ENGLISH, 30000),
    ],
)  # fmt: skip
def test_marks_follow_language_and_shape(token: str, digits: Digits, value: float | None) -> None:
    assert value_of(token, digits) == value


def test_bounds_of_whole_numbers_go_outward() -> None:
    about = Hedge("about", "approx", low=0.9, high=1.1, outward=True)
    assert bounds(15, about) == (13, 17)
    assert bounds(8.5, about) == pytest.approx((7.65, 9.35))
    assert bounds(-10, about) == (-11, -9)


def test_hostile_numbers_cost_no_more_than_their_length() -> None:
    """Four times the text takes about four times the time, whatever it is made of."""
    for piece in (
        "1 000 ",
        "deux cent ",
        "entre 1 et ",
        "des milliers de ",
        "plus de moins de ",
        "3 à ",
        "1/2 ",
        "un ",
        "-",
    ):
        short, long = (min(_seconds(piece * (length // len(piece))) for _ in range(3)) for length in (2000, 8000))
        assert long < 10 * short + 0.02, piece


def _seconds(text: str) -> float:
    start = time.process_time()
    read(text, "fr")
    return time.process_time() - start
