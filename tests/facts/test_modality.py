"""Modality: each pack's corpus, where brackets mark the fact."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from factrack.extract import analyse
from factrack.facts import resolve
from factrack.facts.modality import modality
from factrack.language.pack import load_pack
from factrack.mentions import clauses, dates, numbers, verbs
from factrack.mentions.analysis import Analysis, Frame
from factrack.mentions.scan import scan
from factrack.model import Document, Modality, Sentence

CORPUS = Path(__file__).parent.parent / "corpus"
CASES = [
    (path.parent.name, case["text"], case["modality"], case.get("published"))
    for path in sorted(CORPUS.glob("*/modality.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]


def analysis_of(code: str, text: str, published: str | None = None) -> Analysis:
    """A text of one sentence, read as far as its clauses."""
    document = Document("case", text, code, published=published, sentences=(Sentence(0, len(text), 0),))
    analysis = scan(document, load_pack(code))
    dates.find(analysis)
    numbers.find(analysis)
    verbs.find(analysis)
    clauses.find(analysis)
    resolve.resolve(analysis)
    return analysis


def marked(text: str) -> tuple[str, int, int]:
    """The text without its brackets, and where they were."""
    return text.replace("[", "").replace("]", ""), text.index("["), text.index("]") - 1


@pytest.mark.parametrize(("code", "text", "wanted", "published"), CASES)
def test_case(code: str, text: str, wanted: Modality, published: str | None) -> None:
    plain, start, end = marked(text)
    analysis = analysis_of(code, plain, published)
    found, rule = modality(analysis, analysis.token_at(start), analysis.token_at(end - 1) + 1)
    assert found == wanted
    assert bool(rule) == (wanted != "asserted")


@pytest.mark.parametrize(
    ("effect", "text", "wanted"),
    [
        ("denied", "Trois soldats auraient fui", "denied"),
        ("alleged", "Trois soldats ont fui", "alleged"),
        ("alleged", "Trois soldats vont fuir", "planned"),
        (None, "Trois soldats ont fui", "asserted"),
    ],
)
def test_frame_and_clause(effect: Modality | None, text: str, wanted: Modality) -> None:
    """A denial outdoes the clause; a softer report only colours what the clause leaves asserted."""
    analysis = analysis_of("fr", text)
    analysis.frames.append(Frame(None, (0, len(analysis.tokens)), (0, 0), "that", effect=effect, rule="report"))
    assert modality(analysis, 0, 2)[0] == wanted


def test_the_tense_of_an_inserted_report_says_nothing_of_what_is_reported() -> None:
    text = "Vingt coups en tout, notera la présidente."
    analysis = analyse(Document("case", text, "fr", sentences=(Sentence(0, len(text), 0),)), load_pack("fr"))
    assert modality(analysis, 0, 2)[0] == "asserted"
