"""Units of measure and currencies: how they are written, their code, and the topic that they measure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factrack.language.lexicon import Tag
from factrack.language.morphology import Morphology

FILE = "units"
NOUN = frozenset({"noun"})
SYMBOL = frozenset({"symbol"})


class Unit(NamedTuple):
    """One unit. `code`: ISO 4217 for money, the SI symbol or the English name of a stretch of time else.

    `nouns` inflect; `symbols` are written exactly so. `before`: symbols that may stand before the number.
    `of_topic` is the topic of a bare measure. `one`: an article before it is the number ("un euro", not "un jour");
    `one_of`: before "of" and what it measures ("a pint of milk", not "a pint").
    `age`: with a number it may be somebody's age. `hundredth`: of whatever currency stands before it.
    `rate`: a rate or a price moves by so many of it ("l'inflation a gagné 0,3 point").
    `parts`: smaller units by code that may follow in one amount, and how many of them make one ("5 feet 10 inches").
    `until`: the ISO year up to which the code holds (then `code_after`). `full_names`: codes of currencies of the
    same name, which it is where the article writes one of them in full ("francs CFA", then "francs"); `countries`: its
    code by the country (ISO 3166 alpha-3) that the article tells of most, or where the article writes that code's name.
    """

    code: str
    of_topic: str
    nouns: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    one: bool = False
    one_of: bool = False
    age: bool = False
    hundredth: bool = False
    rate: bool = False
    parts: dict[str, int] = {}
    until: str | None = None
    code_after: str | None = None
    full_names: tuple[str, ...] = ()
    countries: dict[str, str] = {}


class File(NamedTuple):
    """The schema of `units.toml`."""

    unit: tuple[Unit, ...]


def entries(file: File, morphology: Morphology) -> Iterator[tuple[str, Tag]]:
    """Units as nouns and as symbols (kind unit), and the symbols that stand before a number (kind unit_before)."""
    for unit in file.unit:
        for phrase in unit.nouns:
            for form in morphology.noun(phrase):
                yield form, Tag("unit", unit.code, NOUN, unit)
        for symbol in unit.symbols:
            yield symbol, Tag("unit", unit.code, SYMBOL, unit)
        for symbol in unit.before:
            yield symbol, Tag("unit_before", unit.code, SYMBOL, unit)
