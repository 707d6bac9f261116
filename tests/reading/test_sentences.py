import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from factrack.language.pack import load_pack
from factrack.reading.sentences import MAX_SENTENCE, split

CASES = tomllib.loads((Path(__file__).parents[1] / "corpus/fr/sentences.toml").read_text("utf-8"))["case"]
FR = load_pack("fr")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_sentences(case: dict[str, Any]) -> None:
    found = split(case["text"], FR)
    assert [case["text"][s.start : s.end] for s in found] == case["sentences"]
    assert [s.kind for s in found] == case.get("kinds", ["text"] * len(found))


def test_paragraphs_are_numbered() -> None:
    found = split("Un. Deux.\n\nTrois.\nQuatre.", FR)
    assert [s.paragraph for s in found] == [0, 0, 1, 2]


def test_begin_leaves_what_stands_before() -> None:
    assert [(s.start, s.end) for s in split("Un. Deux. Trois.", FR, 4)] == [(4, 9), (10, 16)]


def test_long_sentences_are_capped_at_a_pause() -> None:
    text = "un mot, " * 2_000
    found = split(text, FR)
    assert max(s.end - s.start for s in found) <= MAX_SENTENCE
    assert all(text[s.end - 1] == "," for s in found)
    assert "".join(text[s.start : s.end] for s in found).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    "piece", [".", ". A", '"', '." ', "«", "M. ", "A.", "a\n", "- ", "\n\n", "1. ", "…»", "x" * 50, "é«A", "> ", "# "]
)
def test_hostile_text_keeps_order_and_cap(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    found = split(text, FR)
    assert all(0 < s.end - s.start <= MAX_SENTENCE for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
