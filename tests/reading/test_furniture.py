import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factrack.language.pack import languages, load_pack
from factrack.reading import Options, from_text
from factrack.reading.furniture import mark
from factrack.reading.sentences import split

CORPUS = Path(__file__).parents[1] / "corpus"
FILES = {
    language: tomllib.loads((CORPUS / language / "furniture.toml").read_text("utf-8")) for language in ("fr", "en")
}
PAGES = FILES["fr"]["page"]


def furniture(text: str, language: str = "fr") -> list[str]:
    pack = load_pack(language)
    return [text[s.start : s.end] for s in mark(text, split(text, pack), pack) if s.kind == "furniture"]


@pytest.mark.parametrize(
    ("language", "page"),
    [pytest.param(language, page, id=page["name"]) for language, file in FILES.items() for page in file["page"]],
)
def test_pages(language: str, page: dict[str, Any]) -> None:
    assert furniture(page["text"], language) == page["furniture"]


def examples() -> Iterator[tuple[str, str, str, bool]]:
    for language in languages():
        for rule in load_pack(language).files["furniture"].rule:
            yield from ((language, rule.name, text, True) for text in rule.yes)
            yield from ((language, rule.name, text, False) for text in rule.no)


@pytest.mark.parametrize(("language", "rule", "text", "expected"), list(examples()))
def test_examples_of_the_rules(language: str, rule: str, text: str, expected: bool) -> None:
    assert furniture(text, language) == ([text.strip()] if expected else [])


def test_marking_keeps_every_sentence() -> None:
    pack = load_pack("fr")
    text = PAGES[0]["text"]
    before = split(text, pack)
    after = mark(text, before, pack)
    assert [(s.start, s.end, s.paragraph) for s in after] == [(s.start, s.end, s.paragraph) for s in before]


def test_every_rule_has_examples_of_both_kinds() -> None:
    assert [rule.name for rule in load_pack("fr").files["furniture"].rule if not (rule.yes and rule.no)] == []


def test_letters_that_grow_in_lower_case_move_nothing() -> None:
    assert furniture("İİİİ a 300 habitants. Abonnez-vous ici. Fin.") == ["Abonnez-vous ici."]


def test_a_menu_may_hold_an_entry_of_four_words() -> None:
    menu = ["Accueil", "Monde", "La pêche", "Trois ans de sécheresse", "Culture", "Sports", "Météo"]
    story = "Le pont de Valmy a rouvert mardi matin après les travaux, a précisé la mairie dans un communiqué."
    sentences = from_text("page", "\n\n".join([*menu, story]), Options(language="fr")).sentences
    assert [one.kind for one in sentences] == ["furniture"] * len(menu) + ["text"]


def test_a_link_to_another_page_begins_with_an_arrow() -> None:
    story = "Le pont de Valmy a rouvert mardi matin après les travaux, a précisé la mairie dans un communiqué."
    link = ">> À Valmy, deux pêcheurs sauvés des eaux"
    assert [found.lstrip("> ") for found in furniture(f"{story}\n\n{link}\n\n{story}")] == [link.lstrip("> ")]


def test_teasers_between_the_menus_after_the_article_are_furniture() -> None:
    story = "Le pont de Valmy a rouvert mardi matin après trois semaines de travaux, a précisé la mairie. " * 6
    menu = ["Partager", "Sports", "Météo", "Culture", "Vidéos", "Contact", "Emploi", "Radio", "Jeux", "Archives"]
    teaser = "Une tempête de neige a fermé les écoles de toute la vallée ce matin, selon le rectorat."
    text = "\n\n".join([story, *menu[:5], "La neige ferme les écoles", teaser, *menu[5:], "Newsletter", "S'abonner"])
    sentences = from_text("page", text, Options(language="fr")).sentences
    kinds = {text[one.start : one.end].strip(): one.kind for one in sentences}
    assert kinds[teaser] == "furniture"
    assert (
        kinds["Le pont de Valmy a rouvert mardi matin après trois semaines de travaux, a précisé la mairie."] == "text"
    )
