"""What comparison must not mix, as rules of the quantities."""

from __future__ import annotations

import pytest

from factrack.extract import extract
from factrack.language.pack import load_pack
from factrack.model import Document, Sentence


@pytest.mark.parametrize(
    ("text", "code", "rule", "wanted"),
    [
        (
            "La ligue a compté 690 marcheurs lors de l'acte 11 et 580 pour l'acte 12.",
            "fr",
            "occasion: 11",
            ["690 marcheurs"],
        ),
        ("La ligue a compté 690 marcheurs lors de l'acte 11 et 580 pour l'acte 12.", "fr", "occasion: 12", ["580"]),
        ("Le maire a pris acte : 690 marcheurs sont venus.", "fr", "occasion: :", []),
        ("La crue a fait 40 morts supplémentaires.", "fr", "increment", ["40 morts supplémentaires"]),
        ("Il y a 51 noyés de plus, et plus de 300 blessés.", "fr", "increment", ["51 noyés"]),
        ("Il y a 51 noyés, de plus de 300 villages.", "fr", "increment", []),
        ("Le pays a recensé 22 nouveaux décès.", "fr", "increment", ["22 nouveaux décès"]),
        ("Au cours des 24 dernières heures, 119 personnes sont décédées.", "fr", "increment", ["119 personnes"]),
        ("The army said 28 people were killed in the last 24 hours.", "en", "increment", ["28 people"]),
        ("Five new deaths were reported.", "en", "increment", ["Five new deaths"]),
        ("Twelve more people died, more than 40 were hurt.", "en", "increment", ["Twelve more people"]),
    ],
)
def test_what_is_told_apart(text: str, code: str, rule: str, wanted: list[str]) -> None:
    document = Document("x", text, code, sentences=(Sentence(0, len(text), 0),))
    facts = extract(document, load_pack(code)).quantities
    assert [one.text for one in facts if rule in [name for name, _, _ in one.rules]] == wanted
