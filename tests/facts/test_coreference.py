"""Every case of the corpora calls its actors by one name, with the reason for each other name."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factrack.extract import analyse
from factrack.facts import coreference
from factrack.language.pack import load_pack
from factrack.model import Actor, Document
from factrack.reading.sentences import split

CORPUS = Path(__file__).parents[1] / "corpus"
CASES: list[tuple[str, dict[str, Any]]] = [
    (path.parent.name, case)
    for path in sorted(CORPUS.glob("*/coreference.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]


def _rows(text: str, language: str = "fr") -> dict[str, Actor]:
    pack = load_pack(language)
    document = Document("case", text, language, sentences=split(text, pack))
    return {row.name: row for row in coreference.merged(analyse(document, pack))}


@pytest.mark.parametrize(("language", "case"), CASES, ids=[f"{code}: {case['name']}" for code, case in CASES])
def test_corpus(language: str, case: dict[str, Any]) -> None:
    rows, text = _rows(case["text"], language), case["text"]
    for actor in case["actors"]:
        row = rows[actor["name"]]
        assert [text[start:end] for start, end in row.mentions] == actor["mentions"]
        assert list(row.why) == actor.get("why", [])


def test_every_other_name_has_its_reason() -> None:
    rows = _rows(
        "La Finlande se tait. Helsinki refuse, et le président finlandais Arto Kivelä aussi. Kivelä est parti."
    )
    for row in rows.values():
        assert [reason.split(": ")[0] for reason in row.why] == list(row.aliases)


@pytest.mark.parametrize(
    ("text", "language", "name", "phrase"),
    [
        ("Le maire Paul Morvan est arrivé lundi. Il a déclaré que la route était fermée.", "fr", "Paul Morvan", "Il"),
        ("Le maire Paul Morvan est arrivé lundi. Ce dernier se tait.", "fr", "Paul Morvan", "Ce dernier"),
        ("Mayor Paul Morvan arrived on Monday. He said that the road was closed.", "en", "Paul Morvan", "He"),
    ],
)
def test_what_leads_back_is_a_mention_and_no_name(text: str, language: str, name: str, phrase: str) -> None:
    row = _rows(text, language)[name]
    assert phrase in [text[start:end] for start, end in row.mentions]
    assert row.aliases == () and [reason.split(": ")[0] for reason in row.why] == [phrase]


def test_countries_of_two_articles_are_one_by_their_code() -> None:
    one, other = _rows("La Birmanie vote.")["Birmanie"], Actor("Myanmar", "country", "MMR", ())
    assert coreference.cross_article_key(one) == coreference.cross_article_key(other)


def test_people_of_two_articles_are_one_by_their_full_name() -> None:
    keys = {coreference.cross_article_key(Actor(name, "person", None, ())) for name in ("Éric Morval", "Eric  MORVAL")}
    assert len(keys) == 1
    assert coreference.cross_article_key(Actor("Morval", "person", None, ())) not in keys


@pytest.mark.parametrize(
    ("name", "code", "other", "tongue"),
    [("Londres", "fr", "London", "en"), ("Alep", "fr", "Aleppo", "en"), ("Croix-Rouge", "fr", "Red Cross", "en")],
)
def test_a_name_spelled_otherwise_elsewhere_is_one_in_every_language(
    name: str, code: str, other: str, tongue: str
) -> None:
    def key(name: str, code: str) -> str:
        return coreference.cross_article_key(Actor(name, "place", None, ()), coreference.same_names(load_pack(code)))

    assert key(name, code) == key(other, tongue)
    assert key(name, code) != coreference.cross_article_key(Actor(name, "place", None, ()))
