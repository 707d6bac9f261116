"""Events: the rules' own examples, then cases with several fields as data."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from factrack.extract import analyse, extract
from factrack.facts import events
from factrack.language.pack import languages, load_pack
from factrack.language.records.events import Example, Rule
from factrack.model import Document, Event, Sentence
from tests.faults.growth import steps

CORPUS = Path(__file__).parent.parent / "corpus"
RULES = [(code, rule) for code in languages() for rule in load_pack(code).files["events"].event]
YES = [(code, rule, example) for code, rule in RULES for example in rule.yes]
NO = [(code, rule, text) for code, rule in RULES for text in rule.no]
CASES = [
    (path.parent.name, case)
    for path in sorted(CORPUS.glob("*/events.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]


def events_of(code: str, text: str, published: str | None = "2025-03-21") -> list[Event]:
    """The events of a text with a sentence a line, a paragraph after each empty line."""
    lines = re.finditer(r"[^\n]+", text)
    sentences = tuple(Sentence(line.start(), line.end(), text.count("\n\n", 0, line.start())) for line in lines)
    document = Document("case", text, code, published=published, published_basis="given", sentences=sentences)
    return list(extract(document, load_pack(code)).events)


@pytest.mark.parametrize(("code", "rule", "example"), YES)
def test_example_gives_its_type(code: str, rule: Rule, example: str | Example) -> None:
    wanted = Example(example) if isinstance(example, str) else example
    found = [event for event in events_of(code, wanted.text) if event.type == rule.type]
    assert found, wanted.text
    event = found[0]
    assert wanted.agent is None or wanted.agent in event.agents
    assert wanted.target is None or wanted.target in event.targets
    assert wanted.place is None or wanted.place == event.place
    assert wanted.modality is None or wanted.modality == event.modality


@pytest.mark.parametrize(("code", "rule", "text"), NO)
def test_counter_example_does_not(code: str, rule: Rule, text: str) -> None:
    assert rule.type not in [event.type for event in events_of(code, text)]


@pytest.mark.parametrize(("code", "case"), CASES)
def test_case(code: str, case: dict[str, Any]) -> None:
    """Each expected event is found, in order, with the fields that the case names."""
    found = events_of(code, case["text"], case.get("published", "2025-03-21"))
    assert [event.type for event in found] == [wanted["type"] for wanted in case["event"]]
    for event, wanted in zip(found, case["event"], strict=True):
        for field, value in wanted.items():
            actual = getattr(event, field)
            assert (list(actual) if isinstance(actual, tuple) else actual) == (None if value == "" else value), field


def test_one_long_sentence_costs_in_proportion_to_its_length() -> None:
    """Twice the clauses, twice the steps: whatever a rule looks at lies in a window of its own."""
    few, many = (
        _steps_of("Selon le ministre chilien, le Pérou a livré des canons à la Bolivie, et " * n) for n in (60, 120)
    )
    assert many < 2.6 * few


def _steps_of(text: str) -> int:
    document = Document("long", text, "fr", sentences=(Sentence(0, len(text), 0),))
    analysis = analyse(document, load_pack("fr"))
    events.find(analysis)  # what is made once is made
    return steps(lambda: events.find(analysis))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le maire Luc Morel a annoncé que la digue tenait.", True),
        ("« La digue tient », a annoncé le maire Luc Morel.", True),
        ("Le maire Luc Morel a annoncé une réforme.", False),
    ],
)
def test_what_is_announced_in_a_clause_or_a_quotation_is_marked(text: str, words: bool) -> None:
    (event,) = (event for event in events_of("fr", text) if event.type == "announcement")
    assert ("only says" in [rule for rule, _, _ in event.rules]) is words
