"""Twice the text is twice the work, whatever it repeats: for every rule of every pack, and every pattern."""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
import sys
from functools import partial

import pytest

import factrack
from factrack.extract import extract
from factrack.language.pack import load_pack
from factrack.reading import MAX_SENTENCE, Options, from_text
from tests.faults.growth import phrases, seconds, steps

SEED = 1
TIMES_TWO = 2.6  # what twice the text may cost; four times as much would be quadratic
UNDER = 0.05  # seconds: what is over so soon tells nothing about growth
SALT = (
    "«",
    "»",
    '"',
    "(",
    ")",
    ",",
    ";",
    ":",
    "10 000",
    "12,5",
    "%",
    "et",
    "de",
    "and",
    "of",
    "Brume",
    "3 mars",
    "3 March",
)
pytestmark = pytest.mark.faults
UNITS = [
    pytest.param(language, name, texts, id=name)
    for language in ("fr", "en")
    for name, texts in sorted(phrases(language).items())
]


def work_of(text: str, language: str) -> int:
    """The steps of reading and extraction, once everything is loaded."""
    knowledge, options = load_pack(language), Options(published="2025-03-21", language=language)
    extract(from_text("a", text, options), knowledge)
    return steps(lambda: extract(from_text("a", text, options), knowledge))


def repeated(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


@pytest.mark.parametrize(("language", "name", "texts"), UNITS)
def test_a_sentence_of_one_rule_over_and_over(language: str, name: str, texts: list[str]) -> None:
    """All lengths stay below the cut that bounds every sentence, so that nothing hides behind it.

    A rule that sets in with the second doubling is no growth; what grows does so in both.
    """
    chance = random.Random(f"{SEED} {name}")
    for text in chance.sample(texts, min(2, len(texts))):
        unit = f"{text} {chance.choice(SALT)} "
        if 12 * len(unit) > MAX_SENTENCE:
            continue
        few, one, two = (work_of(repeated(unit, length), language) for length in (470, 940, 1_880))
        assert min(two / one, one / few) < TIMES_TWO, f"{unit!r}: {few} steps, {one}, then {two}"


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_article_of_many_sentences(language: str, seed: int) -> None:
    chance = random.Random(f"{SEED} {seed}")
    words = [text for texts in phrases(language).values() for text in texts if len(text) < 60]
    sentence = " ".join(chance.choice(words + list(SALT)) for _ in range(25)).capitalize() + ". "
    one, two = (work_of(sentence * count, language) for count in (20, 40))
    assert two < TIMES_TWO * one, f"{sentence!r}: {one} steps, then {two}"


def patterns() -> list[re.Pattern[str]]:
    """Every compiled pattern of the program."""
    for module in pkgutil.walk_packages(factrack.__path__, "factrack."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    ours = [module for name, module in sys.modules.items() if name.startswith("factrack")]
    values = [value for module in ours for value in vars(module).values()]
    return sorted(
        {value for value in values if isinstance(value, re.Pattern) and isinstance(value.pattern, str)},
        key=lambda pattern: pattern.pattern,
    )


HOSTILE = (
    "a",
    " ",
    "\n",
    "1",
    "1 ",
    "1.",
    "-",
    "a-",
    "*",
    "[",
    "<",
    "<a ",
    "&",
    "a@",
    "//",
    '="',
    "#",
    "|",
    "\t\n",
    "é’",
    "A. ",
)


def test_there_are_patterns_to_try() -> None:
    assert len(patterns()) > 20


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.pattern[:40])
def test_no_pattern_goes_back_over_its_text(pattern: re.Pattern[str]) -> None:
    def over(text: str) -> None:
        sum(1 for _ in pattern.finditer(text))
        pattern.match(text)

    for unit in HOSTILE:
        size = 4_000
        while size <= 32_000:
            one, two = (seconds(partial(over, repeated(unit, length) + "\0")) for length in (size, 2 * size))
            assert two < UNDER or two < 3.2 * one, f"{pattern.pattern!r} on {unit!r}: {one:.4f} s, then {two:.4f} s"
            size *= 2
