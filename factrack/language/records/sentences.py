"""Words that tell the end of a sentence from a full stop that only abbreviates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factrack.language.lexicon import Tag
from factrack.language.morphology import Morphology

FILE = "sentences"


class File(NamedTuple):
    """The schema of `sentences.toml`; abbreviations are written as in the text, without their last full stop.

    `titles` stand before a name and never end a sentence; `abbreviations` end one only before one of `starters`,
    the words that often begin a sentence and never a name; `before_numbers` do not end one before a digit.
    """

    titles: tuple[str, ...]
    abbreviations: tuple[str, ...]
    before_numbers: tuple[str, ...]
    starters: tuple[str, ...]


def entries(file: File, morphology: Morphology) -> Iterator[tuple[str, Tag]]:
    """The splitter runs before the scan and puts nothing into the lexicon."""
    return iter(())
