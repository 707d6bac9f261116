"""Which days a date means: each pack's corpus, single forms, and the same again for another publication date."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from edtf import parse_edtf

from factrack.facts import resolve
from factrack.facts.forms import View, place
from factrack.language.pack import load_pack
from factrack.mentions import clauses, dates, verbs
from factrack.mentions.scan import scan
from factrack.model import Document, Sentence, When

CORPUS = Path(__file__).parent.parent / "corpus"
CASES = [
    (path.parent.name, case)
    for path in sorted(CORPUS.glob("*/dates.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]
DATED = [(code, case) for code, case in CASES if len(case.get("published", "")) == 10]


def resolved(code: str, text: str, published: str | None) -> list[When]:
    """The dates of a text whose sentences end in full stops."""
    sentences = tuple(Sentence(match.start(), match.end(), 0) for match in re.finditer(r"[^.]+\.?", text))
    analysis = scan(Document("case", text, code, published=published, sentences=sentences), load_pack(code))
    dates.find(analysis)
    verbs.find(analysis)
    clauses.find(analysis)
    resolve.resolve(analysis)
    return analysis.whens


def row(when: When) -> str:
    """A date as the corpus writes it."""
    days = f"{when.low or '..'} {when.high or '..'}"
    return f"{when.text} | {when.kind} {when.edtf or '?'} | {days} | {when.basis}"


@pytest.mark.parametrize(("code", "case"), CASES, ids=lambda value: value["text"] if isinstance(value, dict) else value)
def test_case(code: str, case: dict[str, Any]) -> None:
    assert [row(when) for when in resolved(code, case["text"], case.get("published"))] == case["dates"]


@pytest.mark.parametrize(("code", "case"), CASES)
def test_edtf_is_edtf(code: str, case: dict[str, Any]) -> None:
    for when in resolved(code, case["text"], case.get("published")):
        if when.kind == "date" and when.edtf is not None:
            parse_edtf(when.edtf)


@pytest.mark.parametrize(("code", "case"), DATED)
@pytest.mark.parametrize("published", ["2019-11-02", "2024-02", None])
def test_again_is_the_same_as_to_read_again(code: str, case: dict[str, Any], published: str | None) -> None:
    stored = resolved(code, case["text"], case["published"])
    assert resolve.again(stored, published) == resolved(code, case["text"], published)


FRIDAY = date(2025, 3, 21)


@pytest.mark.parametrize(
    ("form", "tense", "edtf"),
    [
        ("WD5", "past", "2025-03-21"),
        ("WD5<", "past", "2025-03-14"),
        ("WD5>", "future", "2025-03-28"),
        ("WD1", "past", "2025-03-17"),
        ("WD1", "future", "2025-03-24"),
        ("WD7", None, "2025-03-23"),
        ("MD12-30", "past", "2024-12-30"),
        ("MD06-30", "past", "2025-06-30"),
        ("MD02-29", None, "2024-02-29"),
        ("MD09-05", "past", "2024-09-05"),
        ("MD09-05", "future", "2025-09-05"),
        ("M06", "past", "2024-06"),
        ("M06", "future", "2025-06"),
        ("SE22", None, "2025-22"),
        ("SE24=", None, "2024-24"),
        ("Q1", "past", "2025-01/2025-03"),
        ("WE0", "past", "2025-03-15/2025-03-16"),
        ("D-2", None, "2025-03-19"),
        ("M-3/M-1", None, "2024-12/2025-02"),
        ("M-2.DD31", None, "2025-01-31"),
        ("-P1M", None, "2025-02"),
        ("+P10D", None, "2025-03-31"),
        ("Y-1:end", None, "2024-09/2024-12"),
        ("WD6/WD7", "past", "2025-03-15/2025-03-16"),
        ("MD12-20/MD01-05", "past", "2024-12-20/2025-01-05"),
        ("M10.W#2", "past", "2024-10-14/2024-10-20"),
        ("2027.W#3", None, "2027-01-18/2027-01-24"),
        ("M11.WD4#4", "past", "2024-11-28"),
        ("2024.ES+39", None, "2024-05-09"),
        ("2022:start", None, "2022-01/2022-04"),
        ("196X:end", None, "1966/1969"),
        (">=2023-08", None, "2023-08/.."),
        ("<2025", None, "../2024"),
        ("~1950", None, "1950~"),
    ],
)
def test_form(form: str, tense: str | None, edtf: str) -> None:
    found = place(form, View(FRIDAY, tense))
    assert found is not None
    assert found.edtf == edtf
    parse_edtf(found.edtf)


@pytest.mark.parametrize("form", ["2023-02-30", "2024-13", "@D-1", "EV|+P1D", "-P9999C", "", "M10.W#9", "1953/1950"])
def test_what_is_no_date_has_no_days(form: str) -> None:
    assert place(form, View(FRIDAY)) is None


def test_a_month_of_publication_resolves_only_what_it_tells() -> None:
    assert resolve.resolve_one("M-1", "2024-03") == ("2024-02", "2024-02-01", "2024-02-29", "publication")
    assert resolve.resolve_one("D-1", "2024-03") == (None, None, None, "none")


def test_an_absolute_form_needs_no_publication() -> None:
    assert resolve.resolve_one(">=2023-08", None) == ("2023-08/..", "2023-08-01", None, "explicit")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Le pont a été fermé le 27 janvier.\nLe 2, il a cédé.\nLe 5, une pile est tombée.",
            ["01-27", "02-02", "02-05"],
        ),
        ("En janvier 2025, le pont a été fermé.\nLe 12, il a cédé.", ["01-01", "01-12"]),
        ("Le pont avait été inauguré en 2020.\nLe 12, il a cédé.", ["01-01", "03-12"]),
    ],
)
def test_a_day_of_the_month_is_of_the_month_just_named(text: str, days: list[str]) -> None:
    assert [(when.low or "")[5:] for when in resolved("fr", text, "2025-03-19")] == days
