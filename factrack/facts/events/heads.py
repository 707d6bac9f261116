"""Nouns for people beside another noun: which one of a compound is meant, what a conjunction joins."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factrack.facts.events.scene import Scene

_SHORT = 3  # letters of the longest word that is no plural noun


def compounded(scene: Scene, token: int, last: int, limit: int) -> int:
    """The length of the noun for people at tokens `[token, last)` with the one that it only qualifies ("gang members").

    0 where that is a thing ("police cars", "civilian rule").
    """
    tables, words = scene.tables, scene.words
    qualifies = words[last - 1] in tables.qualifying
    if qualifies and last < limit and scene.somebody.get(last) == 1:
        return last + 1 - token
    if last >= limit or not _is_noun(scene, last):
        return last - token
    if not words[last].endswith(tables.plural_ends):
        return 0 if qualifies else last - token
    person = tables.people.at(words, last, limit) or words[last].endswith(tables.person_ends)
    return last + 1 - token if person else 0


def is_joined(scene: Scene, token: int) -> bool:
    """Whether a conjunction joins a token to a noun for people right before it ("users and elected members")."""
    tables, words, before = scene.tables, scene.words, token - 2
    if before < 0 or words[token - 1] not in tables.conjunction or words[token] in tables.inert:
        return False
    if scene.group_at(before) is not None:
        return False
    return before in scene.somebody or tables.people.at(words, before, token - 1) > 0


def _is_noun(scene: Scene, token: int) -> bool:
    """Whether a token is a plain word in small letters and no part of a date."""
    small = scene.analysis.tokens.raw[token][0].islower() and len(scene.words[token]) > _SHORT
    return small and scene.is_plain(token) and token not in scene.dated
