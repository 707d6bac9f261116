"""Dates in text: each pack's corpus, the examples of its patterns, and what hostile text costs."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from factrack.errors import PackError
from factrack.language.pack import languages, load_pack
from factrack.language.records.dates import Pattern
from factrack.mentions import dates
from factrack.mentions.analysis import Analysis
from factrack.mentions.dates.guards import GUARDS
from factrack.mentions.dates.lengths import iso
from factrack.mentions.dates.patterns import Compiler
from factrack.mentions.dates.vocabulary import number_values
from factrack.mentions.scan import scan
from factrack.model import Document, Sentence

CORPUS = Path(__file__).parent.parent / "corpus"
CASES = [
    (path.parent.name, case)
    for path in sorted(CORPUS.glob("*/dates.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]
PATTERNS = [(code, pattern) for code in languages() for pattern in load_pack(code).files["dates"].pattern]
YES = [(code, pattern, text) for code, pattern in PATTERNS for text in pattern.yes if pattern.makes != "part"]
NO = [(code, pattern, text) for code, pattern in PATTERNS for text in pattern.no]


def scanned(code: str, text: str) -> Analysis:
    """A text of one sentence, scanned."""
    return scan(Document("case", text, code, sentences=(Sentence(0, len(text), 0),)), load_pack(code))


def analysis_of(code: str, text: str) -> Analysis:
    """A text of one sentence, read as far as its dates."""
    analysis = scanned(code, text)
    dates.find(analysis)
    return analysis


@pytest.mark.parametrize(("code", "case"), CASES, ids=lambda value: value["text"] if isinstance(value, dict) else value)
def test_finds_the_words_of_each_date(code: str, case: dict[str, Any]) -> None:
    found = [f"{when.text} | {when.kind}" for when in analysis_of(code, case["text"]).whens]
    assert found == [" ".join(row.split()).rsplit(" | ", 2)[0].rsplit(" ", 1)[0] for row in case["dates"]]


@pytest.mark.parametrize(("code", "pattern", "text"), YES)
def test_pattern_takes_its_example_whole(code: str, pattern: Pattern, text: str) -> None:
    found = [(when.text, when.rule) for when in analysis_of(code, text).whens]
    assert found == [(text, pattern.rule)]


@pytest.mark.parametrize(("code", "pattern", "text"), NO)
def test_pattern_leaves_its_counter_example(code: str, pattern: Pattern, text: str) -> None:
    assert pattern.rule not in [when.rule for when in analysis_of(code, text).whens]


@pytest.mark.parametrize(("code", "pattern"), PATTERNS)
def test_pattern_asks_for_guards_that_exist(code: str, pattern: Pattern) -> None:
    assert set(pattern.guards) <= GUARDS.keys()


def test_token_ranges_stand_beside_the_dates() -> None:
    analysis = analysis_of("fr", "Le 5 mars 2024, puis hier.")
    assert [analysis.slice(*tokens) for tokens in analysis.when_tokens] == ["Le 5 mars 2024", "hier"]


def test_offsets_hold_with_curly_apostrophes_and_narrow_spaces() -> None:
    text = "\N{ZERO WIDTH SPACE}Fermé depuis l’été\N{NARROW NO-BREAK SPACE}2024."
    assert [text[when.start : when.end] for when in analysis_of("fr", text).whens] == [
        "depuis l’été\N{NARROW NO-BREAK SPACE}2024"
    ]


@pytest.mark.parametrize(
    ("form", "duration"),
    [
        ("P3M", "P3M"),
        ("P3Q", "P9M"),
        ("P2X", "P20Y"),
        ("P1C", "P100Y"),
        ("PXX", "PXXY"),
        ("P15TM", "PT15M"),
        ("P1.5Y", "P1.5Y"),
    ],
)
def test_lengths_are_iso_8601(form: str, duration: str) -> None:
    assert iso(form) == duration


@pytest.mark.parametrize(
    ("token", "classes"),
    [
        ("7", {"number", "day", "month_number", "century"}),
        ("1984", {"number", "year"}),
        ("32", {"number", "yy", "short"}),
        ("13.5.2015", {"dotted"}),
    ],
)
def test_a_number_may_be(token: str, classes: set[str]) -> None:
    assert set(number_values(token)) == classes


@pytest.mark.parametrize("match", ["day month?)", "(day month", "day?", "weekday", "day !"])
def test_a_pattern_that_is_none_is_refused(match: str) -> None:
    with pytest.raises(PackError):
        Compiler("rule", {"day": "a", "month": "b"}, frozenset()).compile(match)


@pytest.mark.parametrize("text", ["le 5 et ", "5-", "de ", "janvier et ", "mi-", "1990-", "3 ans et "])
def test_cost_grows_with_the_text_only(text: str) -> None:
    def seconds(times: int) -> float:
        analysis = scanned("fr", text * times)
        began = time.process_time()
        dates.find(analysis)
        return time.process_time() - began

    analysis_of("fr", text * 100)
    short, long = (min(seconds(times) for _ in range(3)) for times in (2_000, 8_000))
    assert long < 10 * short + 0.1
