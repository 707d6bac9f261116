"""Countries, demonyms, capitals, roles, titles, kinds of organisations and other names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factrack.language.lexicon import Tag
from factrack.language.morphology import Morphology

FILE = "actors"


@dataclass(frozen=True, slots=True)
class File:
    """The schema of `actors.toml`."""


def entries(file: File, morphology: Morphology) -> Iterator[tuple[str, Tag]]:
    """Lexicon entries of this file."""
    return iter(())
