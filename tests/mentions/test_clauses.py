"""Clauses: each pack's corpus, and what holds of every sentence."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factrack.language.pack import load_pack
from factrack.mentions import clauses, verbs
from factrack.mentions.analysis import Analysis
from factrack.mentions.scan import scan
from factrack.model import Document, Sentence

CORPUS = Path(__file__).parent.parent / "corpus"
CASES = [
    (path.parent.name, case)
    for path in sorted(CORPUS.glob("*/clauses.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]
PIECES = [
    "qui", "que", "si", ",", ";", "«", "»", '"', "(", ")", "et", "mais", "dont", "12", "morts", "Lyon", "a dit", "livrera",
    "de livrer", "tuant", "ont été tués", "bien que", "ne", "pas",
]  # fmt: skip


def analysis_of(code: str, text: str) -> Analysis:
    """A text of one sentence, read as far as its clauses."""
    analysis = scan(Document("case", text, code, sentences=(Sentence(0, len(text), 0),)), load_pack(code))
    verbs.find(analysis)
    clauses.find(analysis)
    return analysis


@pytest.mark.parametrize(("code", "case"), CASES)
def test_case(code: str, case: dict[str, Any]) -> None:
    analysis = analysis_of(code, case["text"])
    found = []
    for clause in analysis.clauses[0]:
        kind = clause.kind if clause.parent is None else f"{clause.kind} < {clause.parent}"
        lemma = "-" if clause.verb is None else analysis.verbs[clause.verb].lemma
        found.append(f"{kind} | {lemma} | {analysis.slice(clause.first, clause.last)}")
    assert found == case["clauses"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40))
def test_every_clause_lies_in_its_sentence_and_its_parent_comes_first(pieces: list[str]) -> None:
    analysis = analysis_of("fr", " ".join(pieces))
    used = [clause.verb for clause in analysis.clauses[0] if clause.verb is not None]
    assert len(used) == len(set(used))
    for place, clause in enumerate(analysis.clauses[0]):
        assert 0 <= clause.first <= clause.last <= len(analysis.tokens)
        assert clause.parent is None or clause.parent < place
    for token in range(len(analysis.tokens)):
        assert analysis.index.clause_at[token] in analysis.clauses[0]


def test_time_grows_with_length_only() -> None:
    def cost(count: int) -> float:
        text = "qui a dit que " * count
        analysis = scan(Document("x", text, "fr", sentences=(Sentence(0, len(text), 0),)), load_pack("fr"))
        verbs.find(analysis)
        begin = time.process_time()
        clauses.find(analysis)
        return time.process_time() - begin

    cost(50)
    short, long = (min(cost(count) for _ in range(3)) for count in (500, 4000))
    assert long < 40 * max(short, 0.002)
