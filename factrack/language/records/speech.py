"""Reporting verbs, nouns and frames; words that change the modality of a clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factrack.language.lexicon import Tag
from factrack.language.morphology import Morphology

FILE = "speech"


@dataclass(frozen=True, slots=True)
class File:
    """The schema of `speech.toml`."""


def entries(file: File, morphology: Morphology) -> Iterator[tuple[str, Tag]]:
    """Lexicon entries of this file."""
    return iter(())
