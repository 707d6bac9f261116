"""Figures that their own sentence calls earlier ones."""

from __future__ import annotations

import pytest

from factrack.extract import extract
from factrack.language.pack import load_pack
from factrack.model import Document, Sentence


@pytest.mark.parametrize(
    ("text", "code", "wanted"),
    [
        ("L'incendie a fait 11 morts. Un précédent bilan faisait état de 13 morts.", "fr", ["13 morts"]),
        ("Un bilan de 13 morts a été donné avant d'être revu à la baisse à 11 morts.", "fr", ["13 morts"]),
        ("La crue a fait 13 morts, a dit la mairie dans un premier bilan.", "fr", []),
        ("Le premier bulletin fait état de 13 morts.", "fr", []),
        ("Un précédent bilan faisait état de 13 morts et de 40 blessés.", "fr", ["13 morts", "40 blessés"]),
        ("Un précédent bilan faisait état de 137 cas dont 86 décès.", "fr", ["137 cas", "86 décès"]),
        ("Selon un premier bilan, 137 marins sont morts, dont 40 à Brest.", "fr", ["137 marins", "40"]),
        ("Le port a d'abord fait état de 13 noyés ; 40 marins sont rentrés.", "fr", ["13 noyés"]),
        ("La préfecture avait dans un premier temps compté 60 disparus.", "fr", ["60 disparus"]),
        ("The mayor had earlier announced that 60 sailors were missing.", "en", ["60 sailors"]),
        ("The mayor earlier left the port with 60 sailors.", "en", []),
        ("The fire killed 11 people; an earlier toll was 14 dead.", "en", ["14 dead"]),
    ],
)
def test_figures_that_have_been_overtaken_are_marked(text: str, code: str, wanted: list[str]) -> None:
    document = Document("x", text, code, sentences=(Sentence(0, len(text), 0),))
    facts = extract(document, load_pack(code)).quantities
    found = [one.text for one in facts if any(rule == "earlier count" for rule, _, _ in one.rules)]
    assert found == wanted


def test_what_had_been_counted_then_is_of_the_day_told_of_before() -> None:
    told = (
        "La marche a réuni plus de monde que la précédente, le 10 octobre.",
        "La ligue avait alors recensé 45 000 manifestants à Brest.",
        "Les autorités avaient compté 26 000 personnes.",
        "Jeudi, la mairie a compté 52 000 manifestants.",
    )
    starts = [sum(len(text) + 1 for text in told[:index]) for index in range(len(told))]
    spans = tuple(Sentence(start, start + len(text), 0) for start, text in zip(starts, told, strict=True))
    document = Document("x", " ".join(told), "fr", published="2025-11-22", sentences=spans)
    dates = [fact.date for fact in extract(document, load_pack("fr")).quantities]
    assert dates == ["2025-10-10", "2025-10-10", "2025-11-20"]
