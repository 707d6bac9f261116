"""The fuzz target itself works: a few articles go through all of it, and a broken promise is seen."""

from __future__ import annotations

import random
from dataclasses import replace

from factrack.extract import extract
from factrack.language.pack import load_pack
from factrack.reading import Options, from_text
from tests.fuzz.holding import broken
from tests.fuzz.making import line, page
from tests.fuzz.target import TOGETHER, Target


def test_hostile_articles_break_nothing() -> None:
    target, chance, reports = Target(), random.Random("target"), 0
    for number in range(3 * TOGETHER):
        name, data = ("a.jsonl", line(chance, f"art-{number}")) if number % 3 else page(chance)
        assert target.feed(name, data) == []
        reports += target.stored == 0
        if reports:
            return
    raise AssertionError("no reports were read")


def test_a_span_that_is_not_the_words_is_seen() -> None:
    text = "Le séisme a fait 40 morts à Brume, selon la préfecture."
    found = extract(from_text("a", text, Options(language="fr")), load_pack("fr"))
    assert broken(found) == []
    moved = replace(found.quantities[0], start=found.quantities[0].start + 1)
    assert broken(replace(found, quantities=(moved,))) != []
