"""What is counted (topics) and which count of it (measures)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factrack.language.lexicon import Tag
from factrack.language.morphology import Morphology

FILE = "topics"


@dataclass(frozen=True, slots=True)
class File:
    """The schema of `topics.toml`."""


def entries(file: File, morphology: Morphology) -> Iterator[tuple[str, Tag]]:
    """Lexicon entries of this file."""
    return iter(())
