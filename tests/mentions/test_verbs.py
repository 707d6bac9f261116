"""Verb groups: each pack's corpus, the examples of its auxiliary rules, and what hostile text costs."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from factrack.language.pack import languages, load_pack
from factrack.language.records.verbs import Auxiliary
from factrack.mentions import dates, numbers, verbs
from factrack.mentions.analysis import Analysis, VerbGroup
from factrack.mentions.scan import scan
from factrack.model import Document, Sentence

CORPUS = Path(__file__).parent.parent / "corpus"
CASES = [
    (path.parent.name, case)
    for path in sorted(CORPUS.glob("*/verbs.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]
YES = [
    (code, rule, phrase)
    for code in languages()
    for rule in load_pack(code).files["verbs"].auxiliary
    for phrase in rule.yes
]


def analysis_of(code: str, text: str) -> Analysis:
    """A text of one sentence, read as far as its verbs."""
    analysis = scan(Document("case", text, code, sentences=(Sentence(0, len(text), 0),)), load_pack(code))
    dates.find(analysis)
    numbers.find(analysis)
    verbs.find(analysis)
    return analysis


def described(analysis: Analysis, group: VerbGroup) -> str:
    """A group as the corpus writes it."""
    marks = [("passive", group.passive), ("negated", group.negated), ("open", not group.finite)]
    parts = [analysis.slice(group.first, group.last), f"{group.lemma or '?'} {group.tense}"]
    parts += [name for name, holds in marks if holds]
    if group.modal:
        parts.append(f"modal {group.modal} {group.modal_tense}")
    return " | ".join(parts)


@pytest.mark.parametrize(("code", "case"), CASES)
def test_case(code: str, case: dict[str, Any]) -> None:
    analysis = analysis_of(code, case["text"])
    assert [described(analysis, group) for group in analysis.verbs] == case["verbs"]


@pytest.mark.parametrize(("code", "rule", "phrase"), YES)
def test_auxiliary_carries_on_to_its_verb(code: str, rule: Auxiliary, phrase: str) -> None:
    analysis = analysis_of(code, phrase)
    assert [(group.first, group.last) for group in analysis.verbs] == [(0, len(analysis.tokens))]
    assert analysis.verbs[0].head == len(analysis.tokens) - 1


def test_time_grows_with_length_only() -> None:
    def cost(count: int) -> float:
        text = "ont, " * count
        analysis = scan(Document("x", text, "fr", sentences=(Sentence(0, len(text), 0),)), load_pack("fr"))
        begin = time.process_time()
        verbs.find(analysis)
        return time.process_time() - begin

    cost(100)
    short, long = (min(cost(count) for _ in range(3)) for count in (1000, 8000))
    assert long < 40 * max(short, 0.002)
