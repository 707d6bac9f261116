"""Phrases that turn a number into an interval."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factrack.language.lexicon import Tag
from factrack.language.morphology import Morphology

FILE = "hedges"


@dataclass(frozen=True, slots=True)
class File:
    """The schema of `hedges.toml`."""


def entries(file: File, morphology: Morphology) -> Iterator[tuple[str, Tag]]:
    """Lexicon entries of this file."""
    return iter(())
