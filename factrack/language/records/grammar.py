"""Word classes: the small closed classes (determiners, prepositions, pronouns …) that rules look up by name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factrack.language.lexicon import Tag
from factrack.language.morphology import Morphology

FILE = "grammar"


class File(NamedTuple):
    """The schema of `grammar.toml`.

    `classes` maps a class name to its words (folded single tokens); rules ask `word in pack.classes[name]`.
    """

    classes: dict[str, tuple[str, ...]] = {}


def entries(file: File, morphology: Morphology) -> Iterator[tuple[str, Tag]]:
    """Word classes are looked up on demand and put nothing into the lexicon."""
    return iter(())
