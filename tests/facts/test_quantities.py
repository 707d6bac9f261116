"""Quantities of whole sentences: each pack's corpus, the examples of its hedges, and what a fact must hold."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import factrack
from factrack.extract import extract
from factrack.language.pack import languages, load_pack
from factrack.language.records.hedges import Hedge
from factrack.model import Document, Quantity, Sentence

CORPUS = Path(__file__).parent.parent / "corpus"
CASES = [
    (path.parent.name, case)
    for name in ("units", "topics", "quantities")
    for path in sorted(CORPUS.glob(f"*/{name}.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]
HEDGES = [(code, hedge) for code in languages() for hedge in load_pack(code).files["hedges"].hedge]


def quantities(text: str, code: str, published: str | None = None) -> tuple[Quantity, ...]:
    sentences = (Sentence(0, len(text), 0),)
    document = Document("x", text, code, published=published, sentences=sentences)
    return extract(document, load_pack(code)).quantities


@pytest.mark.parametrize(
    ("code", "case"), CASES, ids=lambda value: value if isinstance(value, str) else value["text"][:40]
)
def test_corpus(code: str, case: dict[str, Any]) -> None:
    found = quantities(case["text"], code, case.get("published"))
    wanted = case.get("want", [])
    assert len(found) >= len(wanted) if case.get("more") else len(found) == len(wanted), [one.text for one in found]
    for quantity, want in zip(found, wanted, strict=False):
        fired = {rule for rule, _, _ in quantity.rules}
        assert want.get("rule", "") in {"", *fired} and want.get("no_rule") not in fired
        for name, value in want.items():
            if name in ("rule", "no_rule"):
                continue
            held = "" if value == "" and getattr(quantity, name) is None else getattr(quantity, name)  # "": nothing
            assert held == (pytest.approx(value) if isinstance(value, float) else value), name


@pytest.mark.parametrize(("code", "hedge"), HEDGES, ids=lambda value: value if isinstance(value, str) else value.name)
def test_examples_of_hedges(code: str, hedge: Hedge) -> None:
    """Each example gives the interval it tells, each counter-example no quantity under this hedge."""
    for example in hedge.yes:
        found = [(one.low, one.high) for one in quantities(example["text"], code)]
        assert (example.get("low"), example.get("high")) in found, example["text"]
    for text in hedge.no:
        rules = [rule for one in quantities(text, code) for rule, _, _ in one.rules]
        assert not [rule for rule in rules if rule.endswith(hedge.name)], text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "Brume a compté 9 000 manifestants selon les syndicats, 4 000 selon la police et 5 000 selon un cabinet.",
            "fr",
        ),
        (
            "Brume saw 9,000 protesters according to unions, 4,000 according to police and 5,000 according to a firm.",
            "en",
        ),
    ],
)
def test_rivals_that_add_up_by_chance_are_no_parts(text: str, code: str) -> None:
    assert [(one.value, one.part_of) for one in quantities(text, code)] == [(9000, None), (4000, None), (5000, None)]


def test_every_quantity_tells_the_words_it_rests_on() -> None:
    text = "Environ 300 soldats danois ont été tués à Riga."
    (found,) = quantities(text, "fr")
    assert text[found.start : found.end] == found.text == "Environ 300 soldats danois"
    rules = {rule: text[start:end] for rule, start, end in found.rules}
    assert rules["number: approximately"] == "Environ 300"
    assert rules["topic: killed"] == "tués"


def test_offsets_hold_in_text_with_unusual_marks() -> None:
    text = "On a vu **4\u202f500\u00a0oies** et l\u2019on dit \u00ab\u00a0près de 20\u00a0cygnes\u00a0\u00bb."
    assert [text[one.start : one.end] for one in quantities(text, "fr")] == [one.text for one in quantities(text, "fr")]
    assert [one.value for one in quantities(text, "fr")] == [4500, 20]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Face à Nantes, 30 marins ont manifesté.", "place"),
        ("Quant à Nantes, 30 marins ont manifesté.", "place"),
        ("La CGT compte 60 % de grévistes.", "actor"),
        ("La firme, qui avait livré 40 obus le 3 mars, promet 900 canons.", "date"),
    ],
)
def test_what_stays_unknown(text: str, name: str) -> None:
    """A name or a date that belongs to something else says nothing of the (last) figure."""
    assert getattr(quantities(text, "fr", "2025-03-21")[-1], name) is None


def test_a_pronoun_counts_the_only_people_of_the_sentence_before() -> None:
    def counted(first: str, second: str) -> str | None:
        ends = (len(first), len(first) + 1 + len(second))
        sentences = (Sentence(0, ends[0], 0), Sentence(ends[0] + 1, ends[1], 0))
        document = Document("x", f"{first} {second}", "fr", sentences=sentences)
        return extract(document, load_pack("fr")).quantities[-1].counted

    then = "Ils sont actuellement quelque 1 100 dans la ville."
    assert counted("L'État déploie des soldats dans les rues.", then) == "soldats"
    assert counted("Des soldats et des manifestants se font face.", then) is None
    assert counted("Les agriculteurs ont bloqué le port.", "Ils étaient environ 200.") == "agriculteurs"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Au Togo, la crue monte encore. Douze bergers ont péri.", "Togo"),
        ("À la Martinique : repli du virus. Au total, 32 cas ont été relevés.", "Martinique"),
        ("Au Togo, la crue monte. Le bilan à Londres est de 30 morts. Douze bergers ont péri.", None),
        ("Au Togo, la crue monte encore.\n\nDouze bergers ont péri.", None),
    ],
)
def test_a_place_that_opens_a_sentence_holds_for_its_paragraph(text: str, place: str | None) -> None:
    """Until a count is told of another country, and no farther than the paragraph."""
    assert factrack.extract_text(text, language="fr").quantities[-1].place == place


def test_a_rate_is_told_of_by_a_pronoun_in_the_next_sentence() -> None:
    found = factrack.extract_text("Le chômage reste élevé. Il a reculé de 2 %.", language="fr").quantities
    assert [one.counted for one in found] == ["chômage"]
