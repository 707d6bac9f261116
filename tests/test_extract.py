"""An article may stop anywhere: nothing in the extraction needs a sentence to go on."""

from __future__ import annotations

import random

import pytest

import factrack.extract as cascade
from factrack.extract import extract, extract_each
from factrack.language.pack import languages, load_pack
from factrack.mentions.analysis import Analysis
from factrack.reading import Options, from_text
from tests.fuzz.holding import broken
from tests.fuzz.making import sentences

TRIES = 250


@pytest.mark.parametrize("language", languages())
def test_a_text_that_stops_in_the_middle(language: str) -> None:
    chance, pack = random.Random(f"1 {language}"), load_pack(language)
    for _ in range(TRIES):
        words = chance.choice(sentences()).split(" ")
        text = " ".join(words[: chance.randrange(1, len(words) + 1)])
        if text.strip():
            document = from_text("a", text, Options(published="2025-03-21", language=language))
            assert broken(extract(document, pack)) == [], text


@pytest.mark.parametrize(("language", "text"), [("en", "Nobody knows why and it appears"), ("fr", "Il apparaît que")])
def test_a_report_of_nothing(language: str, text: str) -> None:
    document = from_text("a", text, Options(language=language))
    assert extract(document, load_pack(language)).quantities == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Dax, au sud-ouest, avec 40 morts ; Auch, au nord, avec 30 morts ; Pau, au sud, avec 20 morts"),
        ("fr", "30 vies ont été perdues dans la province de Dax, 20 dans la province d'Auch, 10 dans la province"),
        ("en", "Red Cross (Red Cross) and the Free Syrian Army (Syrian Observatory for Human Rights"),
    ],
)
def test_a_row_that_nothing_follows(language: str, text: str) -> None:
    document = from_text("a", text, Options(published="2025-03-21", language=language))
    assert broken(extract(document, load_pack(language))) == []


def test_a_doubtful_verb_opens_the_sentence_behind_a_number() -> None:
    document = from_text("a", "The ferry could seat about 40. Reports differ on the rest.", Options(language="en"))
    assert [found.text for found in extract(document, load_pack("en")).quantities] == ["about 40"]


def test_several_together_give_what_each_gives_alone() -> None:
    pack, texts = load_pack("fr"), sentences()[:20]
    documents = [from_text(str(at), text, Options(language="fr")) for at, text in enumerate(texts)]
    assert extract_each(documents, pack) == [extract(document, pack) for document in documents]


def test_one_that_breaks_a_rule_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def stage(analysis: Analysis) -> None:
        if analysis.document.id == "b":
            raise ZeroDivisionError

    pack = load_pack("fr")
    documents = [from_text(name, "Douze soldats sont morts lundi.", Options(language="fr")) for name in "abc"]
    monkeypatch.setattr(cascade, "_STAGES", (*cascade._STAGES, stage))
    first, broken_one, last = extract_each(documents, pack)
    assert isinstance(broken_one, ZeroDivisionError)
    assert first == extract(documents[0], pack) and last == extract(documents[2], pack)
