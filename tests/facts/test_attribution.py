"""Every case of the corpus, and every example of the pack's own records, has the claimant it states."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from factrack.extract import analyse
from factrack.facts.attribution import attribute
from factrack.facts.modality import modality
from factrack.language.pack import ROOT, compile_pack, languages, load_pack
from factrack.language.records.speech import Case
from factrack.mentions.analysis import Analysis
from factrack.model import Attribution, Document
from factrack.reading.sentences import split

CORPUS = Path(__file__).parents[1] / "corpus"
CASES: list[tuple[str, dict[str, Any]]] = [
    (path.parent.name, case)
    for path in sorted(CORPUS.glob("*/attribution.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]


def _analysis(text: str, code: str = "fr") -> Analysis:
    pack = load_pack(code)
    return analyse(Document("case", text, code, sentences=split(text, pack)), pack)


def _tokens(analysis: Analysis, text: str, fact: str) -> tuple[int, int]:
    start = text.index(fact)
    return analysis.token_at(start), analysis.token_at(start + len(fact) - 1) + 1


def _asked(text: str, fact: str, code: str = "fr") -> Attribution:
    analysis = _analysis(text, code)
    return attribute(analysis, *_tokens(analysis, text, fact))


def _records() -> Iterator[tuple[str, Case]]:
    for code in languages():
        file = load_pack(code).files["speech"]
        for record in chain(file.verb, file.noun, file.source, file.impersonal, file.origin):
            yield from ((code, case) for case in (*record.yes, *record.no))


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [(code, case["text"], fact) for code, case in CASES for fact in case["facts"]],
    ids=[f"{code}: {case['name']}: {fact['fact']}" for code, case in CASES for fact in case["facts"]],
)
def test_corpus(code: str, text: str, expected: dict[str, Any]) -> None:
    analysis = _analysis(text, code)
    fact = _tokens(analysis, text, expected["fact"])
    found = attribute(analysis, *fact)
    assert (found.claimant or "", found.via) == (expected["claimant"], tuple(expected.get("via", ())))
    if "modality" in expected:
        assert modality(analysis, *fact)[0] == expected["modality"]


FIRMNESS = [
    (code, case["text"], fact["fact"], fact["modality"])
    for code, case in CASES
    for fact in case["facts"]
    if "modality" in fact
]


@pytest.mark.parametrize(("code", "text", "fact", "expected"), FIRMNESS)
def test_corpus_modality(code: str, text: str, fact: str, expected: str) -> None:
    """What the report makes of what it reports: denied, unconfirmed."""
    analysis = _analysis(text, code)
    assert modality(analysis, *_tokens(analysis, text, fact))[0] == expected


@pytest.mark.parametrize(("code", "case"), list(_records()), ids=lambda value: getattr(value, "text", value))
def test_examples_of_the_records(code: str, case: Case) -> None:
    found = _asked(case.text, case.fact, code)
    assert (found.claimant or "", found.via) == (case.claimant, case.via)


def test_effect_of_a_denial() -> None:
    analysis = _analysis("Le général dément que 50 chars aient été perdus.")
    assert [frame.effect for frame in analysis.frames if frame.claimant == "général"] == ["denied"]


def test_effect_of_a_missing_confirmation() -> None:
    analysis = _analysis("Le ministre n'a pas confirmé que trois otages avaient été libérés.")
    assert [frame.effect for frame in analysis.frames] == ["unconfirmed"]


def test_a_carried_speaker_is_marked() -> None:
    found = _asked("« Tout va bien », dit le maire. « Il reste deux pompes. »", "deux pompes")
    assert (found.claimant, found.carried) == ("maire", True)


def test_a_lost_quotation_mark_spoils_its_paragraph_only() -> None:
    text = "« Il y a cinq fuites, dit le maire.\n\nTrois cents foyers sont sans eau."
    assert _asked(text, "Trois cents foyers").claimant is None


@pytest.mark.parametrize(
    "text",
    [
        "Le maire chante trente ponts ont cédé.",
        "Trente ponts ont cédé, le maire chante.",
        "« Trente ponts ont cédé », le maire chante.",
    ],
)
def test_frames_without_that_and_without_inversion(text: str, tmp_path: Path) -> None:
    """What other languages do: "the mayor says bridges fell" and "bridges fell, the mayor says"."""
    added = tmp_path / "fr" / "speech.toml"
    added.parent.mkdir()
    added.write_text('[[verb]]\nname = "sing"\nverbs = ["chanter"]\nframes = ["clause", "tail"]\n', "utf-8")
    pack = compile_pack(ROOT / "fr", (tmp_path,))
    analysis = analyse(Document("case", text, "fr", sentences=split(text, pack)), pack)
    first = next(at for at, word in enumerate(analysis.tokens.words) if word == "ponts")
    assert attribute(analysis, first, first + 1).claimant == "maire"


def test_cost_grows_with_the_text_only() -> None:
    """A long paragraph of reports and quotation marks gives frames of one sentence each."""
    text = "« Il y a cinq fuites », dit le maire, mais selon la police il y en a six. " * 200
    frames = _analysis(text).frames
    assert frames and max(frame.scope[1] - frame.scope[0] for frame in frames) < 40
