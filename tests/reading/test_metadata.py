import tomllib
from pathlib import Path
from typing import Any

import pytest

from factrack.reading.document import Options, from_text
from factrack.reading.metadata import Metadata, file_date, front_matter, host, normal_language

CASES = tomllib.loads((Path(__file__).parents[1] / "corpus/fr/metadata.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_metadata(case: dict[str, Any]) -> None:
    filed = Metadata(published=file_date(case.get("file", "")), basis="filename")
    document = from_text("x", case["text"], Options(language="fr"), filed=filed)
    found = (document.title, document.source, document.url, document.published, document.published_basis)
    assert found == tuple(case.get(key) for key in ("title", "source", "url", "published", "basis"))
    assert [problem.code for problem in document.problems] == case.get("problems", [])


def test_what_is_given_stands_above_all() -> None:
    text = "---\npublished: 2023-03-04\nsource: A\n---\nLe port ferme."
    document = from_text("x", text, Options(source="B", published="2020", language="fr"))
    assert (document.source, document.published, document.published_basis) == ("B", "2020", "given")


def test_front_matter_is_furniture_and_offsets_count_it() -> None:
    text = "---\ntitle: 300 morts\n---\nLe port ferme."
    document = from_text("x", text, Options(language="fr"))
    assert [(text[s.start : s.end], s.kind) for s in document.sentences] == [
        ("---\ntitle: 300 morts\n---", "furniture"),
        ("Le port ferme.", "text"),
    ]


def test_a_rule_between_paragraphs_is_no_front_matter() -> None:
    assert front_matter("---\nLe port ferme. Il rouvre lundi.\n---\nFin.")[1] == 0


def test_a_bomb_of_references_is_harmless() -> None:
    bomb = "---\na: &a [x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join(['*' + old] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert front_matter(bomb + "title: ok\n---\nFin.")[0].title == "ok"


@pytest.mark.parametrize(
    ("url", "name"), [("https://www.a-b.example/x", "a-b.example"), ("http://[bad", None), ("/x", None), (None, None)]
)
def test_host(url: str | None, name: str | None) -> None:
    assert host(url) == name


def test_language_codes() -> None:
    assert [normal_language(value) for value in ("fr-CH", "FR_fr", " En ", "", None)] == ["fr", "fr", "en", None, None]
