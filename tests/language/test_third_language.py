"""A language beyond the two full ones is data alone: an article in it is told, read and attributed."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from factrack import extract_text
from factrack.language.pack import languages

CORPUS = Path(__file__).parent.parent / "corpus"
ARTICLES = [tomllib.loads(path.read_text("utf-8")) for path in sorted(CORPUS.glob("*/article.toml"))]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["language"])
def test_article(article: dict[str, Any]) -> None:
    found = extract_text(article["text"], published=article["published"])
    assert not found.problems
    dates = [" ".join(filter(None, (when.text, when.edtf if when.kind == "date" else None))) for when in found.dates]
    assert dates == article["dates"]
    rows = [
        f"{item.text} | {item.low} {'..' if item.high is None else item.high} | {item.claimant or ''} | {item.modality}"
        for item in found.quantities
    ]
    assert [" ".join(row.split()) for row in rows] == [" ".join(row.split()) for row in article["quantities"]]


def test_a_pack_is_loaded_for_its_own_texts_only() -> None:
    program = (
        "from factrack import extract_text\n"
        "from factrack.language import pack\n"
        "loaded, cached = [], pack.cached\n"
        "pack.cached = lambda code, *rest: (loaded.append(code), cached(code, *rest))[1]\n"
        "extract_text('Le maire a dit que le port de la ville est fermé pour les bateaux.')\n"
        "print(*loaded)\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["fr"]


def test_there_is_one_for_every_small_pack() -> None:
    assert {article["language"] for article in ARTICLES} == set(languages()) - {"fr", "en"}


@pytest.mark.parametrize("code", ["de", "it", "pt"])
def test_a_language_without_a_pack_is_said_to_have_none(code: str) -> None:
    found = extract_text("Nichts, niente, nada.", language=code)
    assert [problem.code for problem in found.problems] == ["no_pack"] and not found.quantities and not found.dates
