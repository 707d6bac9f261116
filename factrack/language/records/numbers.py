"""Number words, scales, collectives and the marks a number is written with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factrack.language.lexicon import Tag
from factrack.language.morphology import Morphology

FILE = "numbers"


@dataclass(frozen=True, slots=True)
class File:
    """The schema of `numbers.toml`."""


def entries(file: File, morphology: Morphology) -> Iterator[tuple[str, Tag]]:
    """Lexicon entries of this file."""
    return iter(())
