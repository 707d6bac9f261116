"""Inflection: each pack's corpus, and a toy language that shows the tables serve others."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factrack.errors import PackError
from factrack.language.morphology import Inflection, Morphology, MorphologyFile, Rows, VerbParadigm
from factrack.language.pack import load_pack

CORPUS = Path(__file__).parent.parent / "corpus"
CASES = [
    (path.parent.name, kind, case)
    for path in sorted(CORPUS.glob("*/morphology.toml"))
    for kind, cases in tomllib.loads(path.read_text("utf-8")).items()
    for case in cases
]

TOY = MorphologyFile(
    tables={"regular": Rows(present="1- | 1s", past="1ed", participle="1ed", gerund="1ing")},
    verb=(
        VerbParadigm("regular", ends=("",)),
        VerbParadigm("regular", ends=("e",), cut="e", forms=Rows(present="1e 1es")),
        VerbParadigm(
            "regular", verbs=("give",), cut="e", forms=Rows(present="1e 1es", past="gave", participle="given")
        ),
    ),
    plural=(Inflection(ends=("",), forms=("s",)), Inflection(words=("man",), cut="an", forms=("en",))),
)


@pytest.mark.parametrize(("code", "kind", "case"), [case for case in CASES if case[1] == "verb"])
def test_verb(code: str, kind: str, case: dict[str, Any]) -> None:
    forms = load_pack(code).morphology.verb(case["word"])
    for feature, words in case["forms"].items():
        assert [word for word in words if feature not in forms.get(word, ())] == []
    assert [word for word in case.get("never", ()) if word in forms] == []


@pytest.mark.parametrize(("code", "kind", "case"), [case for case in CASES if case[1] != "verb"])
def test_noun_and_adjective(code: str, kind: str, case: dict[str, Any]) -> None:
    assert list(getattr(load_pack(code).morphology, kind)(case["word"])) == case["forms"]


def test_plural_forms_are_marked() -> None:
    forms = load_pack("fr").morphology.verb("tuer")
    assert "plural" in forms["tuèrent"]
    assert "plural" not in forms["tua"]


def test_tables_serve_another_language() -> None:
    toy = Morphology(TOY)
    assert toy.verb("kill")["killed"] == {"past", "participle"}
    assert toy.verb("move")["moving"] == {"gerund"}
    assert toy.verb("give")["gave"] == {"past"}
    assert list(toy.noun("man")) == ["man", "men"]


def test_unknown_table_is_refused() -> None:
    with pytest.raises(PackError, match="nowhere"):
        Morphology(MorphologyFile(tables={}, verb=(VerbParadigm("nowhere"),)))
