"""What kind of people is counted, and counts of those found."""

from __future__ import annotations

import pytest

from factrack.extract import extract
from factrack.language.pack import load_pack
from factrack.model import Document, Sentence


@pytest.mark.parametrize(
    ("text", "code", "wanted"),
    [
        ("L'attaque a tué 14 gendarmes et 6 assaillants.", "fr", ["kind: police", "kind: assailants"]),
        ("Sur 32 ravisseurs, 29 ont été tués.", "fr", ["kind: assailants", "kind: assailants"]),
        ("L'attaque a tué 14 personnes.", "fr", []),
        ("Le pont compte 14 piles.", "fr", []),
        ("Les plongeurs ont remonté 11 corps.", "fr", ["count of remains"]),
        ("The raid killed 14 soldiers and six gunmen.", "en", ["kind: soldiers", "kind: assailants"]),
        ("Divers recovered 11 bodies.", "en", ["count of remains"]),
        ("The raid killed 14 people.", "en", []),
    ],
)
def test_kinds(text: str, code: str, wanted: list[str]) -> None:
    document = Document("x", text, code, sentences=(Sentence(0, len(text), 0),))
    facts = extract(document, load_pack(code)).quantities
    found = [
        rule for one in facts for rule, _, _ in one.rules if rule.startswith("kind: ") or rule == "count of remains"
    ]
    assert found == wanted
