"""An article may stop anywhere: nothing in the extraction needs a sentence to go on."""

from __future__ import annotations

import random

import pytest

from factrack.extract import extract
from factrack.language.pack import languages, load_pack
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
