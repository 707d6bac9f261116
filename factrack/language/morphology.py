"""Forms of words, generated when a pack loads: no lemmatiser, no dictionary at run time.

A paradigm names the endings of an infinitive (or noun, or adjective) and the forms that replace
them; irregular words list their forms. `Morphology.verb("livrer")` gives every form with its
features, `Morphology.noun` and `Morphology.adjective` the inflected forms of a phrase's words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MorphologyFile:
    """The schema of `morphology.toml`."""


class Morphology:
    """The inflection tables of one language."""

    def __init__(self, file: MorphologyFile) -> None:
        self.file = file

    def verb(self, infinitive: str) -> dict[str, frozenset[str]]:
        """Form -> features (present imperfect past future conditional subjunctive infinitive participle gerund)."""
        return {infinitive: frozenset({"infinitive"})}

    def noun(self, phrase: str) -> Iterator[str]:
        """The phrase in singular and plural."""
        yield phrase

    def adjective(self, word: str) -> Iterator[str]:
        """The word in all genders and numbers."""
        yield word
