"""Every case of the corpora finds exactly the actors it lists; the helpers for other stages keep their word."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from factrack.extract import analyse
from factrack.facts import coreference
from factrack.language.pack import load_pack
from factrack.mentions.analysis import Analysis
from factrack.model import Document
from factrack.reading.sentences import split

CORPUS = Path(__file__).parents[1] / "corpus"
CASES: list[tuple[str, dict[str, Any]]] = [
    (path.parent.name, case)
    for path in sorted(CORPUS.glob("*/actors.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]


def _analysis(text: str, language: str = "fr") -> Analysis:
    pack = load_pack(language)
    return analyse(Document("case", text, language, sentences=split(text, pack)), pack)


@pytest.mark.parametrize(("language", "case"), CASES, ids=[f"{code}: {case['name']}" for code, case in CASES])
def test_corpus(language: str, case: dict[str, Any]) -> None:
    found = coreference.merged(_analysis(case["text"], language))
    assert [" ".join(filter(None, (row.type, row.name, row.code))) for row in found] == case["actors"]


def test_every_country_of_iso_3166_has_a_name() -> None:
    text = "Le Vanuatu, Tuvalu, le Lesotho, la Barbade et le Liechtenstein ont voté."
    assert [row.code for row in coreference.merged(_analysis(text))] == ["VUT", "TUV", "LSO", "BRB", "LIE"]


def test_mentions_are_sorted_and_the_longer_stands_first() -> None:
    mentions = _analysis("La préfecture du Gers et le ministère norvégien de la Défense ont répondu à Oslo.").actors
    assert [(m.first, -m.last) for m in mentions] == sorted((m.first, -m.last) for m in mentions)


@pytest.mark.parametrize("hostile", ["Jean ", "du Comité de ", "Paris et ", "A. ", "ministère de la ", "« Vent "])
def test_time_grows_with_the_length_of_hostile_text(hostile: str) -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        _analysis(hostile * count)
        return time.process_time() - start

    seconds(50)
    short, long = (min(seconds(count) for _ in range(3)) for count in (500, 2000))
    assert long < 12 * max(short, 0.02)
