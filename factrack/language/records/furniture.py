"""Phrases and shapes of page furniture, and the words before a publication date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from factrack.language.lexicon import Tag
from factrack.language.morphology import Morphology

FILE = "furniture"
Covers = Literal["sentence", "line", "list", "rest"]


class Rule(NamedTuple):
    """One kind of furniture. A sentence is furniture when it has one of the phrases in its place.

    `starts` and `whole` are words at its start and all its words ("#" stands for a number, "@" for
    a capitalised word, "*" for up to eight words);
    `holds` and `ends` stand inside it and at its end. It has at most `max_words` words; `unfinished`: it does not end
    as a sentence does; `edges`: it stands before the first or after the last paragraph of running text; a sentence
    with quotation marks counts only when `quoted`.
    `covers`: how far the furniture goes: the sentence, its line, the list of short lines below it as well, or
    the rest of the page (when running text stands before it). `yes` and `no` are examples that the tests run.
    """

    name: str
    starts: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    max_words: int = 60
    unfinished: bool = False
    edges: bool = False
    quoted: bool = False
    covers: Covers = "sentence"
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


class File(NamedTuple):
    """The schema of `furniture.toml`.

    `published` are the words before the day a page was published, `updated` those before its last change;
    `at` are words that may stand between or after such a date and the clock; `agencies` sign a dateline; `bylines`
    open a line that says who wrote it and when ("par"), `beside` may join the names in it.
    """

    rule: tuple[Rule, ...]
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


def entries(file: File, morphology: Morphology) -> Iterator[tuple[str, Tag]]:
    """Furniture is marked before the scan and puts nothing into the lexicon."""
    return iter(())
